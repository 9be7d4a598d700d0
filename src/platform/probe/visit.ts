import { newSecret } from '../../core/id.ts'
import type { HttpExchange, Observation, ProbeError, TlsSession } from '../../core/observation.ts'
import type { Time } from '../../core/time.ts'
import { permittedOwnPort } from '../egress.ts'
import { observeAddresses } from './addresses.ts'
import { type Connection, openTcp } from './connection.ts'
import { observeExchange, openPool, type Pool } from './exchange.ts'
import { observeFiles } from './files.ts'
import { observeOtherName } from './other-name.ts'
import { observePageFiles } from './page-files.ts'
import { observeDns } from './questions.ts'
import { observeSession } from './session.ts'
import { problemOf, type SiteVisit } from './site-visit.ts'
import { observeOwnServer } from './tls-server.ts'
import type { TrustedChain } from './trust.ts'

export type Family = 'dns' | 'tls' | 'http'

/**
 * Looks at a site in two lanes, so that few connections are open to it at once: the TLS session with the requests that
 * use it, and the raw hellos one after the other, two at a time for the list of suites. DNS questions run beside them,
 * and the site's further addresses.
 */
export async function lookAt(
  visit: SiteVisit,
  families: ReadonlySet<Family>,
  isTrusted: TrustedChain,
): Promise<Observation[]> {
  const dns = families.has('dns') ? observeDns(visit) : Promise.resolve([])
  if (!families.has('tls') && !families.has('http')) return dns
  const pool = openPool()
  try {
    const tcp = await connect(visit)
    const session = observeSession(visit, tcp, isTrusted)
    const reached = 'socket' in tcp ? { ip: tcp.ip } : tcp
    const hasTls = families.has('tls')
    const seen = session.then(({ observation }) => observation as TlsSession)
    const { promise: listedAt, resolve: onList } = Promise.withResolvers<Time | null>()
    if (!hasTls) onList(null)
    const urls = { home: homeUrl(visit), plain: plainUrl(visit) }
    const lanes = await Promise.all([
      dns,
      hasTls ? seen.then((one) => [one]) : [],
      hasTls ? observeOwnServer(visit, reached, { session: seen, isTrusted, onList }) : [],
      session.then((look) => {
        if (!families.has('http')) {
          // A small server may have one connection for everybody.
          look.connection?.socket.destroy()
          return []
        }
        if (look.connection) pool.give(urls.home.origin, look.connection)
        return exchanges(visit, { pool, isTrusted, families }, look.error)
      }),
      'ip' in reached
        ? observeAddresses(visit, { ...reached, ...urls, families, isTrusted, listedAt })
        : [],
    ])
    return lanes.flat()
  } finally {
    pool.close()
  }
}

/** The connection that becomes the session, or the problem that nothing else needs to meet again. */
async function connect(visit: SiteVisit): Promise<Connection | ProbeError> {
  try {
    const { limits, deadline, onlyPlaces } = visit
    const { connectMs } = limits
    const port = permittedOwnPort(visit.httpsPort, visit.grant)
    const addresses = await visit.addressesOf(visit.host)
    return await openTcp(addresses, port, { connectMs, deadline, onlyPlaces })
  } catch (error) {
    return problemOf(error)
  }
}

/**
 * A site that cannot be reached over TLS, or lets the home page wait until the limit, is not asked for more over TLS;
 * plain HTTP stands for itself. The other name is asked where the site itself answered.
 */
async function exchanges(
  visit: SiteVisit,
  { pool, isTrusted, families }: PageLooks,
  known: ProbeError | null,
): Promise<Observation[]> {
  const home = homeUrl(visit)
  const at = (path: string) => new URL(path, home.origin)
  const look = (purpose: HttpExchange['purpose'], url: URL, problem: ProbeError | null) =>
    observeExchange(visit, pool, { purpose, url, known: problem })
  const first = await look('home', home, known)
  const problem = known ?? (first.error?.code === 'timeout' ? first.error : null)
  const file = await look('security-txt', at('/.well-known/security.txt'), problem)
  return [
    first,
    file,
    // The place from before the standard, where the file may stand alone.
    ...(isMissing(file) ? [await look('security-txt-legacy', at('/security.txt'), problem)] : []),
    await look('not-found', at(`/${newSecret(96)}`), problem),
    await look('home-plain', plainUrl(visit), null),
    ...(first.error === null ? await otherName(visit, { pool, isTrusted, families }) : []),
    ...(first.error === null ? await observePageFiles(visit, pool) : []),
    ...(first.error === null ? await observeFiles(visit, pool, home) : []),
  ]
}

interface PageLooks {
  readonly pool: Pool
  readonly isTrusted: TrustedChain
  readonly families: ReadonlySet<Family>
}

async function otherName(visit: SiteVisit, looks: PageLooks): Promise<Observation[]> {
  const seen = await observeOtherName(visit, looks.pool, looks.isTrusted)
  return looks.families.has('tls') ? seen : seen.filter(({ kind }) => kind !== 'tls.session')
}

/** The server says that there is nothing. */
function isMissing(seen: Observation): boolean {
  const status = seen.kind === 'http.exchange' && !seen.error ? seen.hops.at(-1)?.status : undefined
  return status === 404 || status === 410
}

function homeUrl(visit: SiteVisit): URL {
  return new URL(`https://${urlHost(visit)}:${visit.httpsPort}${visit.path}`)
}

function plainUrl(visit: SiteVisit): URL {
  return new URL(`http://${urlHost(visit)}:${visit.httpPort}${visit.path}`)
}

function urlHost({ host }: SiteVisit): string {
  return host.includes(':') ? `[${host}]` : host
}
