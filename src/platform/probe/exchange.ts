import type { HttpExchange, Observation, ProbeError } from '../../core/observation.ts'
import type { GrowingBytes } from '../../lib/bytes/index.ts'
import { LookFailed, permittedPort } from '../egress.ts'
import { type Connection, openTcp, openTls } from './connection.ts'
import { type Deadline, requireTime } from './deadline.ts'
import { NoAnswer, requestText, type Response, sendRequest } from './request.ts'
import { beginLook, problemOf, type SiteVisit } from './site-visit.ts'

/** Idle connections of one visit by origin, so that a site is greeted once and asked several times. */
export interface Pool {
  take(origin: string): Connection | null
  give(origin: string, connection: Connection): void
  close(): void
}

/** An empty pool. A visit asks one thing after the other, so there is at most one connection per origin. */
export function openPool(): Pool {
  const idle = new Map<string, Connection>()
  return {
    take(origin) {
      const connection = idle.get(origin) ?? null
      idle.delete(origin)
      return connection
    },
    give(origin, connection) {
      idle.get(origin)?.socket.destroy()
      idle.set(origin, connection)
    },
    close() {
      for (const { socket } of idle.values()) socket.destroy()
      idle.clear()
    },
  }
}

export interface Hop {
  readonly url: URL
  readonly ip: string
  readonly response: Response
}

type Purpose = HttpExchange['purpose']

/** One GET with its redirects. `known` is a problem that was met before: then nothing is sent. */
export async function observeExchange(
  visit: SiteVisit,
  pool: Pool,
  look: { readonly purpose: Purpose; readonly url: URL; readonly known: ProbeError | null },
): Promise<Observation> {
  const { purpose, url, known } = look
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const end = beginLook(visit, port)
  const hops: Hop[] = []
  const error = known ?? (await follow(visit, pool, { url, hops }))
  const last = hops.at(-1)
  const body = last?.response.body ?? Buffer.alloc(0)
  return {
    ...end({ ip: last?.ip ?? null, error, bytes: body }),
    kind: 'http.exchange',
    purpose,
    url: url.href,
    hops: hops.map((hop) => ({
      url: hop.url.href,
      ip: hop.ip,
      status: hop.response.head.status,
      headers: hop.response.head.headers.map(([name, value]) => [name, value]),
    })),
    bodyBytes: body.length,
    truncated: last?.response.isTruncated ?? false,
  }
}

/** Adds hops until an answer is no redirect; returns the problem that ended it early. `sinkFor` gives what takes the body of each. */
export async function follow(
  visit: SiteVisit,
  pool: Pool,
  {
    url,
    hops,
    sinkFor,
  }: { readonly url: URL; readonly hops: Hop[]; readonly sinkFor?: () => GrowingBytes },
): Promise<ProbeError | null> {
  const deadline = visit.deadline.within(visit.limits.exchangeMs)
  const visited = new Set<string>()
  let next: URL | null = url
  try {
    while (next) {
      const current: URL = next
      if (visited.has(current.href)) {
        throw new LookFailed('limit', 'redirect-loop', `${current.href} leads back to itself.`)
      }
      if (hops.length > visit.limits.redirects) {
        throw new LookFailed('limit', 'too-many-redirects', 'There are too many redirects.')
      }
      visited.add(current.href)
      const hop = await fetchOne(visit, pool, { url: current, deadline, sinkFor })
      requireModest([...hops, hop])
      hops.push(hop)
      if (hop.response.error) return hop.response.error
      next = redirectTarget(hop)
    }
    return null
  } catch (error) {
    return problemOf(error)
  }
}

/**
 * Header of all answers of one exchange together: characters, and lines. Some dozen redirects with the cookies of an
 * honest site stay far below; each answer alone may have more, but all of it is stored with every visit.
 */
const MAX_HOPS_TEXT = 128 * 1024
const MAX_HOPS_LINES = 1000

/** Throws LookFailed (limit) where the answers so far carry more header than is kept. */
function requireModest(hops: readonly Hop[]): void {
  const lines = hops.flatMap(({ response }) => response.head.headers)
  const text = lines.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (lines.length <= MAX_HOPS_LINES && text <= MAX_HOPS_TEXT) return
  throw new LookFailed('limit', 'header-too-large', 'The redirects carry too much header.')
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Where the answer leads, null when it is the last one; throws LookFailed for a target that is no URL. */
function redirectTarget({ url, response }: Hop): URL | null {
  const { status, headers } = response.head
  const location = headers.find(([name]) => name === 'location')?.[1]
  if (!REDIRECTS.has(status) || location === undefined) return null
  const target = URL.parse(location, url.href)
  if (!target) throw new LookFailed('receive', 'bad-location', 'The redirect leads to no URL.')
  target.hash = ''
  return target
}

interface Fetch {
  readonly url: URL
  readonly deadline: Deadline
  readonly sinkFor?: (() => GrowingBytes) | undefined
}

async function fetchOne(visit: SiteVisit, pool: Pool, fetch: Fetch): Promise<Hop> {
  const port = permittedPort(fetch.url, visit.grant)
  const kept = pool.take(fetch.url.origin)
  if (kept) {
    try {
      return await sendOn(kept, visit, pool, fetch)
    } catch (error) {
      // The server may have closed the kept connection meanwhile; a fresh one decides.
      if (!(error instanceof NoAnswer)) throw error
    }
  }
  return sendOn(await open(visit, fetch, port), visit, pool, fetch)
}

/** Looks the host up (once in a visit), has every address judged, and connects to one of them. */
async function open(visit: SiteVisit, { url, deadline }: Fetch, port: number): Promise<Connection> {
  requireTime(deadline)
  const { connectMs } = visit.limits
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const addresses = await visit.addressesOf(host)
  const connection = await openTcp(addresses, port, {
    connectMs,
    deadline,
    onlyPlaces: visit.onlyPlaces,
  })
  if (url.protocol === 'http:') return connection
  return openTls(connection, { host, context: visit.context, connectMs, deadline })
}

async function sendOn(
  connection: Connection,
  visit: SiteVisit,
  pool: Pool,
  { url, deadline, sinkFor }: Fetch,
): Promise<Hop> {
  // What is hashed has to travel in one form only.
  const text = requestText(url, visit.userAgent, sinkFor && 'identity')
  let isKept = false
  try {
    const { limits } = visit
    const options = { limits, deadline, sink: sinkFor?.() }
    const response = await sendRequest(connection.socket, text, options)
    isKept = response.canContinue
    if (isKept) pool.give(url.origin, connection)
    return { url, ip: connection.ip, response }
  } finally {
    if (!isKept) connection.socket.destroy()
  }
}
