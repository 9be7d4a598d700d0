// Fetches what a capture asks for: each address judged by the egress policy, all bodies within one number of bytes.
import { setTimeout as wait } from 'node:timers/promises'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import type { CaptureFault } from '../../core/capture.ts'
import type { ProbeError } from '../../core/observation.ts'
import type { Time } from '../../core/time.ts'
import { type GrowingBytes, growingBytes } from '../../lib/bytes/index.ts'
import { LookFailed } from '../egress.ts'
import type { Connection } from '../probe/connection.ts'
import { deadlineIn } from '../probe/deadline.ts'
import { openDnsClient } from '../probe/dns-client.ts'
import { askFor, follow, type Hop, type Pool } from '../probe/exchange.ts'
import { systemResolvers } from '../probe/index.ts'
import { checkProbeOptions } from '../probe/options.ts'
import { type Fetching, resolving } from '../probe/site-visit.ts'
import { CAPTURE_LIMITS, type CaptureLimits, type CaptureOrder } from './options.ts'

/** What came of one address. */
export interface Fetched {
  readonly at: Time
  readonly hops: readonly Hop[]
  /** Why it is not whole; null where it is. */
  readonly fault: CaptureFault | null
  /** Stage and code, for experts; empty where it is whole. */
  readonly code: string
}

/** The fetching of one capture. */
export interface Fetcher {
  readonly limits: CaptureLimits
  /** What was sent for this address. */
  requestOf(url: URL): string
  /** Milliseconds that are left. */
  left(): number
  /** Fetches with its redirects, at most `most` bytes of a body, on the connection of a lane. Never rejects for what a site does. */
  fetch(url: URL, most: number, lane: Lane): Promise<Fetched>
  /** A connection of one's own, that is used again for the same origin. */
  lane(): Lane
  close(): void
}

export interface Lane {
  readonly pool: Pool
}

/** A fetcher for one page. `range` asks for the first bytes alone. Throws RangeError for a resolver or user agent that is none. */
export function openFetcher(
  { options, wanted }: CaptureOrder,
  now: () => Time,
  range: string | null = null,
): Fetcher {
  const limits: CaptureLimits = { ...CAPTURE_LIMITS, ...options.limits }
  const fetching = openFetching({ options, wanted }, limits, now)
  const visit: Fetching = {
    ...fetching.visit,
    ...(range !== null && { moreLines: [`Range: ${range}`] }),
  }
  const budget = { left: limits.allBytes }
  const turns = turnsOf(limits.hostGapMs)
  const lanes: Lane[] = []
  return {
    limits,
    requestOf: (url) => askFor(visit, url, true),
    left: () => visit.deadline.left(),
    lane() {
      const lane = { pool: oneConnection() }
      lanes.push(lane)
      return lane
    },
    async fetch(url, most, { pool }) {
      await turns(url.host, visit.deadline.left())
      const at = now()
      const hops: Hop[] = []
      const sinkFor = () => withinBudget(budget, most)
      const { error } = await follow(visit, pool, { url, hops, sinkFor })
      const isCut = hops.some(({ response }) => response.isTruncated && response.error === null)
      if (error === null && !isCut) return { at, hops, fault: null, code: '' }
      return error === null
        ? { at, hops, fault: 'size', code: 'limit/body-too-large' }
        : { at, hops, fault: faultOf(error), code: `${error.stage}/${error.code}` }
    },
    close() {
      for (const { pool } of lanes) pool.close()
      fetching.close()
    },
  }
}

function openFetching(
  { options, wanted }: CaptureOrder,
  limits: CaptureLimits,
  now: () => Time,
): { visit: Fetching; close(): void } {
  const resolvers = checkProbeOptions(options) ?? systemResolvers()
  const onlyPlaces = options.onlyPlaces ?? null
  const url = new URL(wanted.url)
  const { privateNetworks, openPorts } = wanted
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const grant = { host, privateNetworks, openPorts, ports: [port] }
  const deadline = deadlineIn(limits.visitMs)
  const { dnsTries: tries, dnsMs: tryMs } = limits
  const dns = openDnsClient({ resolvers, tries, tryMs, deadline, onlyPlaces })
  const { addressesOf } = resolving(dns, { grant, onlyPlaces, now })
  const context = trustingContext(options.extraCa ?? [])
  const { userAgent } = options
  const visit = { grant, onlyPlaces, limits, deadline, context, userAgent, addressesOf }
  return { visit: { ...visit, mustTrust: true }, close: () => dns.close() }
}

/** Reading all roots takes some 15 ms; a realm has one set of further ones. */
const contexts = new Map<string, SecureContext>()
const MAX_CONTEXTS = 4

/** Trusts what browsers do, and these. */
function trustingContext(extraCa: readonly string[]): SecureContext {
  const key = extraCa.join('\n')
  const known = contexts.get(key)
  if (known !== undefined) return known
  if (contexts.size >= MAX_CONTEXTS) contexts.clear()
  const made = createSecureContext({ ca: [...rootCertificates, ...extraCa] })
  contexts.set(key, made)
  return made
}

/** One idle connection: so there are never more than there are lanes. */
function oneConnection(): Pool {
  let held: { readonly origin: string; readonly connection: Connection } | null = null
  const close = () => {
    held?.connection.socket.destroy()
    held = null
  }
  return {
    take(origin) {
      if (held?.origin !== origin) close()
      const { connection = null } = held ?? {}
      held = null
      return connection
    },
    give(origin, connection) {
      close()
      held = { origin, connection }
    },
    wayFrom: () => null,
    noteWay: () => undefined,
    close,
  }
}

/** Waits for one's turn at a host: turns are a gap apart. */
function turnsOf(gapMs: number): (host: string, leftMs: number) => Promise<void> {
  const nextAt = new Map<string, number>()
  return async (host, leftMs) => {
    const at = performance.now()
    const turn = Math.max(at, nextAt.get(host) ?? 0)
    nextAt.set(host, turn + gapMs)
    const ms = Math.min(turn - at, leftMs)
    if (ms >= 1) await wait(ms)
  }
}

/** Takes bytes of one body, as long as there is room for it and for all. */
function withinBudget(budget: { left: number }, most: number): GrowingBytes {
  const body = growingBytes(most)
  return {
    append(piece) {
      const room = Math.max(0, Math.min(piece.length, budget.left))
      budget.left -= piece.length
      return body.append(piece.subarray(0, room)) && room === piece.length
    },
    bytes: () => body.bytes(),
  }
}

const BY_STAGE: Readonly<Record<ProbeError['stage'], CaptureFault>> = {
  policy: 'address',
  resolve: 'name',
  connect: 'unreachable',
  tls: 'certificate',
  send: 'unreachable',
  receive: 'answer',
  limit: 'answer',
}

const BY_CODE: Readonly<Record<string, CaptureFault>> = {
  timeout: 'time',
  'visit-timeout': 'time',
  'redirect-loop': 'redirects',
  'too-many-redirects': 'redirects',
}

/** A fault in words that people know. */
function faultOf({ stage, code }: ProbeError): CaptureFault {
  if (stage === 'connect') return 'unreachable'
  return BY_CODE[code] ?? BY_STAGE[stage]
}

/** Throws LookFailed (policy) for an address of another kind than the web's. */
export function webAddress(written: string): URL {
  const url = URL.parse(written)
  if (url !== null && /^https?:$/.test(url.protocol)) {
    url.hash = ''
    return url
  }
  throw new LookFailed('policy', 'forbidden-scheme', 'Only http and https are looked at.')
}
