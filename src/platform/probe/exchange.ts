import type { HttpExchange, Observation, ProbeError } from '../../core/observation.ts'
import type { GrowingBytes } from '../../lib/bytes/index.ts'
import { LookFailed, permittedPort } from '../egress.ts'
import { type Connection, openTcp, openTls } from './connection.ts'
import { type Deadline, requireTime } from './deadline.ts'
import { NoAnswer, requestText, type Response, sendRequest } from './request.ts'
import { beginLook, type Fetching, problemOf, type SiteVisit } from './site-visit.ts'

/**
 * Idle connections of one visit by origin, so that a site is greeted once and asked several times, and the way that the
 * look at its page took, so that what leads there need not go it again.
 */
export interface Pool {
  take(origin: string): Connection | null
  give(origin: string, connection: Connection): void
  /** How the look at the page went on from this URL; null where it did not come by. */
  wayFrom(href: string): Way | null
  noteWay(way: Way): void
  close(): void
}

/** A way from one answer to the last one; the body at its end is recorded once, with the page. */
export interface Way {
  readonly hops: HttpExchange['hops']
  readonly error: ProbeError | null
  readonly end: Pick<HttpExchange, 'bodyBytes' | 'truncated'>
}

/**
 * An empty pool, or one that knows the way that another one does. A visit asks one thing after the other, so there is at
 * most one connection per origin.
 */
export function openPool(like?: Pool): Pool {
  const idle = new Map<string, Connection>()
  let way: Way | null = null
  return {
    wayFrom(href) {
      if (way === null) return like?.wayFrom(href) ?? null
      const { hops, ...rest } = way
      const place = hops.findIndex(({ url }) => url === href)
      return place < 0 ? null : { ...rest, hops: hops.slice(place) }
    },
    noteWay(own) {
      way = own
    },
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

/** What is recorded where no answer came, or the page itself is its body. */
const NOTHING = { body: Buffer.alloc(0), isTruncated: false }

/** Looks whose way others may come to. */
const PAGES: readonly Purpose[] = ['home', 'address']

/** One GET with its redirects. `known` is a problem that was met before: then nothing is sent. */
export async function observeExchange(
  visit: SiteVisit,
  pool: Pool,
  look: { readonly purpose: Purpose; readonly url: URL; readonly known: ProbeError | null },
): Promise<Observation> {
  const { purpose, url, known } = look
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const finish = beginLook(visit, port)
  const hops: Hop[] = []
  const { error, rest } =
    known === null ? await follow(visit, pool, { url, hops }) : { error: known, rest: null }
  const all = hops.map(answerOn)
  if (rest !== null) all.push(...rest.hops)
  const { body: bytes, isTruncated: truncated } =
    (rest === null && hops.at(-1)?.response) || NOTHING
  const end = rest?.end ?? { bodyBytes: bytes.length, truncated }
  if (PAGES.includes(purpose)) pool.noteWay({ hops: all, error, end })
  const ip = all.at(-1)?.ip ?? null
  const seen = finish({ ip, error, bytes })
  const name = visit.asBrowser ? { asBrowser: true as const } : {}
  return { ...seen, ...end, ...name, kind: 'http.exchange', purpose, url: url.href, hops: all }
}

function answerOn({ url, ip, response }: Hop): HttpExchange['hops'][number] {
  const { status, headers } = response.head
  return { url: url.href, ip, status, headers: headers.map(([name, value]) => [name, value]) }
}

/** How a look ended: with a problem, or on the way of the page, which goes on as `rest`. */
interface Followed {
  readonly error: ProbeError | null
  readonly rest: Way | null
}

/**
 * Adds hops until an answer is no redirect, a problem ends it early, or it comes to where the page has been. `sinkFor`
 * gives what takes the body of each: then every answer is asked for.
 */
export async function follow(
  visit: Fetching,
  pool: Pool,
  {
    url,
    hops,
    sinkFor,
  }: { readonly url: URL; readonly hops: Hop[]; readonly sinkFor?: () => GrowingBytes },
): Promise<Followed> {
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
      const rest = sinkFor === undefined ? pool.wayFrom(current.href) : null
      if (rest !== null) {
        requireModest([...hops.map(answerOn), ...rest.hops])
        return { error: rest.error, rest }
      }
      const hop = await fetchOne(visit, pool, { url: current, deadline, sinkFor })
      requireModest([...hops, hop].map(answerOn))
      hops.push(hop)
      if (hop.response.error) return { error: hop.response.error, rest: null }
      next = redirectTarget(hop)
    }
    return { error: null, rest: null }
  } catch (error) {
    return { error: problemOf(error), rest: null }
  }
}

/**
 * Header of all answers of one exchange together: characters, and lines. Some dozen redirects with the cookies of an
 * honest site stay far below; each answer alone may have more, but all of it is stored with every visit.
 */
const MAX_HOPS_TEXT = 128 * 1024
const MAX_HOPS_LINES = 1000

/** Throws LookFailed (limit) where the answers so far carry more header than is kept. */
function requireModest(hops: HttpExchange['hops']): void {
  const lines = hops.flatMap(({ headers }) => headers)
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

/** What is sent for a URL. What is hashed or kept has to travel in one form only. */
export function askFor(visit: Fetching, url: URL, isPlain: boolean): string {
  const { userAgent, moreLines } = visit
  return requestText(url, userAgent, {
    ...(isPlain && { coding: 'identity' }),
    ...(moreLines && { more: moreLines }),
  })
}

interface Fetch {
  readonly url: URL
  readonly deadline: Deadline
  readonly sinkFor?: (() => GrowingBytes) | undefined
}

async function fetchOne(visit: Fetching, pool: Pool, fetch: Fetch): Promise<Hop> {
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
async function open(visit: Fetching, { url, deadline }: Fetch, port: number): Promise<Connection> {
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
  const { context, mustTrust = false } = visit
  return openTls(connection, { host, context, mustTrust, connectMs, deadline })
}

async function sendOn(
  connection: Connection,
  visit: Fetching,
  pool: Pool,
  { url, deadline, sinkFor }: Fetch,
): Promise<Hop> {
  const text = askFor(visit, url, sinkFor !== undefined)
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
