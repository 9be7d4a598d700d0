import type { HttpExchange, Observation, TlsSession } from '../../core/observation.ts'
import { observeExchange, openPool, type Pool } from './exchange.ts'
import { isLocalhost, type SiteVisit } from './site-visit.ts'
import { observeFurtherServer, type ServerLooks, sessionAt } from './tls-server.ts'

/** Addresses of a name that are looked at, the one of the visit included; larger sets belong to delivery networks. */
const MAX_ADDRESSES = 8
/** Addresses looked at side by side: eight silent ones are done in time, and no server meets more than one of them. */
const MAX_OPEN = 3
/** Leaves the rest of a visit its time. */
const ADDRESSES_MS = 30_000

/** What the visit already did, and what it is to look at. */
export interface Reached extends ServerLooks {
  readonly ip: string
  readonly home: URL
  readonly plain: URL
  readonly families: ReadonlySet<string>
}

/**
 * At each further address of the site, A and AAAA: one TLS session, the home page over https and over http, and what
 * the server takes. An address that cannot be reached is an observation with an error.
 */
export async function observeAddresses(visit: SiteVisit, reached: Reached): Promise<Observation[]> {
  // The names of the machine itself stand for whichever of its addresses answers.
  if (isLocalhost(visit.host)) return []
  const bounded = { ...visit, deadline: visit.deadline.within(ADDRESSES_MS) }
  const known = await visit.addressesOf(visit.host)
  return await atEach([reached.ip, ...known], 1, (ip) =>
    observeAddress(bounded, { ...reached, ip }),
  )
}

/** What a look gives at each of these addresses, some side by side; the first `skipped` were looked at before. */
export async function atEach(
  addresses: readonly string[],
  skipped: number,
  look: (ip: string) => Promise<Observation[]>,
): Promise<Observation[]> {
  const seen: Observation[] = []
  const rest = [...new Set(addresses)].slice(skipped, MAX_ADDRESSES)
  const lane = async () => {
    for (let ip = rest.shift(); ip !== undefined; ip = rest.shift()) seen.push(...(await look(ip)))
  }
  await Promise.all(Array.from({ length: MAX_OPEN }, lane))
  return seen
}

async function observeAddress(visit: SiteVisit, address: Reached): Promise<Observation[]> {
  const { ip, home, plain, families, isTrusted } = address
  const pool = openPool()
  try {
    const look = await sessionAt(visit, ip, isTrusted)
    const session = { ...look.observation, ip } as TlsSession
    if (look.connection) pool.give(home.origin, look.connection)
    const at = { visit: pinned(visit, visit.host, ip), ip, pool }
    const asked = families.has('http')
      ? [
          await entry(at, { purpose: 'address', url: home, known: look.error }),
          await entry(at, { purpose: 'address-plain', url: plain, known: null }),
        ]
      : []
    if (!families.has('tls')) return asked
    // Where no TLS answers at all there is nothing to offer versions to.
    const isServer = look.error === null || look.error.stage === 'tls'
    const server = isServer ? await observeFurtherServer(visit, { ip, session }, address) : []
    return [session, ...asked, ...server]
  } finally {
    pool.close()
  }
}

/** The visit with one name that leads to one address. */
export function pinned(visit: SiteVisit, name: string, ip: string): SiteVisit {
  return {
    ...visit,
    addressesOf: (host) => (host === name ? Promise.resolve([ip]) : visit.addressesOf(host)),
  }
}

/** The page as this address alone gives it; the body is that of the visit, or nobody's, and is not kept. */
export async function entry(
  { visit, ip, pool }: { readonly visit: SiteVisit; readonly ip: string; readonly pool: Pool },
  look: {
    readonly purpose: HttpExchange['purpose']
    readonly url: URL
    readonly known: HttpExchange['error']
  },
): Promise<Observation> {
  const { bytes: _, ...observation } = await observeExchange(visit, pool, look)
  return { ...observation, ip, sha256: null }
}
