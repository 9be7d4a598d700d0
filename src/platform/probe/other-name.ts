import type { HttpExchange, Observation, TlsSession } from '../../core/observation.ts'
import { addressBytes } from '../../lib/dns/index.ts'
import { LookFailed } from '../egress.ts'
import { atEach, entry, pinned } from './addresses.ts'
import { type Pool, observeExchange, openPool } from './exchange.ts'
import { isLocalhost, type SiteVisit } from './site-visit.ts'
import { sessionAt } from './tls-server.ts'
import type { TrustedChain } from './trust.ts'

/** Leaves the rest of a visit its time. */
const OTHER_NAME_MS = 15_000

/**
 * The certificate of the site's other name (with `www.`, or without) and where that name leads over https and over http,
 * at each of its addresses. Nothing where DNS does not know the name. `home` knows where the site's own page leads.
 */
export async function observeOtherName(
  visit: SiteVisit,
  home: Pool,
  isTrusted: TrustedChain,
): Promise<Observation[]> {
  const { host, httpsPort, httpPort, path } = visit
  if (addressBytes(host) !== null || isLocalhost(host)) return []
  const name = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`
  const bounded = { ...visit, deadline: visit.deadline.within(OTHER_NAME_MS) }
  const secure = new URL(`https://${name}:${httpsPort}${path}`)
  const plain = new URL(`http://${name}:${httpPort}${path}`)
  const addresses = await addressesOf(visit, name)
  // What may not be visited is said once for each way.
  if (addresses === 'refused')
    return [
      await refusedAt(bounded, 'other-name', secure),
      await refusedAt(bounded, 'other-name-plain', plain),
    ]
  return await atEach(addresses, 0, async (ip) => {
    const pool = openPool(home)
    try {
      const look = await sessionAt({ ...bounded, host: name }, ip, isTrusted)
      const session = { ...look.observation, ip, purpose: 'other-name' } as TlsSession
      if (look.connection) pool.give(secure.origin, look.connection)
      const at = { visit: pinned(bounded, name, ip), ip, pool }
      return [
        session,
        await entry(at, { purpose: 'other-name', url: secure, known: look.error }),
        await entry(at, { purpose: 'other-name-plain', url: plain, known: null }),
      ]
    } finally {
      pool.close()
    }
  })
}

async function refusedAt(
  visit: SiteVisit,
  purpose: HttpExchange['purpose'],
  url: URL,
): Promise<Observation> {
  const pool = openPool()
  try {
    return await observeExchange(visit, pool, { purpose, url, known: null })
  } finally {
    pool.close()
  }
}

/** Addresses of the name, none where DNS does not know it; `refused` where it leads to what may not be visited. */
async function addressesOf(visit: SiteVisit, name: string): Promise<readonly string[] | 'refused'> {
  try {
    return await visit.addressesOf(name)
  } catch (error) {
    if (!(error instanceof LookFailed)) throw error
    return error.problem.stage === 'resolve' ? [] : 'refused'
  }
}
