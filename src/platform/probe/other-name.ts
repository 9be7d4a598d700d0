import type { HttpExchange, Observation } from '../../core/observation.ts'
import { addressBytes } from '../../lib/dns/index.ts'
import { LookFailed } from '../egress.ts'
import { observeExchange, openPool } from './exchange.ts'
import { isLocalhost, type SiteVisit } from './site-visit.ts'

/** Leaves the rest of a visit its time. */
const OTHER_NAME_MS = 10_000

/**
 * Where the site's other name (with `www.`, or without) leads over https and over http. Nothing where DNS does not know
 * that name.
 */
export async function observeOtherName(visit: SiteVisit): Promise<Observation[]> {
  const { host, httpsPort, httpPort, path } = visit
  if (addressBytes(host) !== null || isLocalhost(host)) return []
  const other = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`
  if (!(await isKnown(visit, other))) return []
  const bounded = { ...visit, deadline: visit.deadline.within(OTHER_NAME_MS) }
  const pool = openPool()
  const look = async (purpose: HttpExchange['purpose'], url: string) => {
    const order = { purpose, url: new URL(url), known: null }
    // Pages are judged under the name of the site.
    const { bytes: _, ...seen } = await observeExchange(bounded, pool, order)
    return { ...seen, sha256: null }
  }
  try {
    return [
      await look('other-name', `https://${other}:${httpsPort}${path}`),
      await look('other-name-plain', `http://${other}:${httpPort}${path}`),
    ]
  } finally {
    pool.close()
  }
}

/** Whether the name has addresses, be they ones that may be visited or not. */
async function isKnown(visit: SiteVisit, name: string): Promise<boolean> {
  try {
    await visit.addressesOf(name)
    return true
  } catch (error) {
    if (error instanceof LookFailed) return error.problem.stage !== 'resolve'
    throw error
  }
}
