import { request, Agent } from 'node:https'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { newBytes } from '../core/id.ts'
import { PRIVATE_NETWORKS } from '../core/network.ts'
import type { Push, PushMessage, PushReceipt } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import { HOUR, MINUTE, nowMs, SECOND } from '../core/time.ts'
import {
  audienceOf,
  encryptPush,
  MAX_PUSH_TEXT_BYTES,
  vapidAuthorization,
  type VapidKey,
} from '../lib/webpush/index.ts'
import { permittedLookup } from './egress-lookup.ts'
import { LookFailed, permittedAddresses, permittedPort } from './egress.ts'

/** How long a push service may take for one message before it is tried again later. */
const SEND_TIMEOUT_MS = 15 * SECOND

/** A token is good for this long, and made anew well before. */
const TOKEN_MS = 12 * HOUR
const TOKEN_REST_MS = HOUR

/** Push services of which a token is kept: there are a handful in the world; more would be made-up addresses. */
const MAX_SERVICES = 100

/** Longest rest that a push service may ask for with Retry-After. */
const MAX_REST_MS = 10 * MINUTE

/** Longest that a message may wait for a telephone that is off. Source: RFC 8030 §5.2. */
const MAX_TTL_SECONDS = 24 * 60 * 60

const MAX_ENDPOINT = 1_000
const TOPIC = /^[\w-]{1,32}$/

/** Most messages that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 500

/** A visible sink: keeps what would have been sent. */
export function pushSink(): Push & { readonly sent: readonly PushMessage[] } {
  const sent: PushMessage[] = []
  return {
    sent,
    async send(message) {
      sent.push(message)
      if (sent.length > SINK_SIZE) sent.shift()
      return { status: 201, isSink: true, isGone: false }
    },
  }
}

/** What web push is built from. */
export interface PushOptions {
  readonly key: VapidKey
  /** `mailto:` or `https:` address by which a push service can reach who sends. */
  readonly subject: string
  /** Private and loopback addresses, for tests and push services of one's own. */
  readonly allowPrivate: boolean
  /** PEM of roots that are trusted besides the usual ones. */
  readonly ca?: readonly string[] | undefined
}

/** Web push to any push service that a browser names, under the egress policy: https only, no private addresses, no redirects. */
export function webPush(options: PushOptions): Push {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 8,
    lookup: permittedLookup((found) => permittedAddresses(found, openedBy(options))),
    ...(options.ca === undefined ? {} : { ca: [...rootCertificates, ...options.ca] }),
  })
  const tokens = createTokens(options)
  const rests = new Map<string, number>()
  return {
    async send(message) {
      const url = endpointOf(message, openedBy(options))
      const audience = audienceOf(url.href)
      if ((rests.get(audience) ?? 0) > nowMs()) throw new Error('the push service asked for a rest')
      const body = encrypted(message)
      const headers = { ...headersOf(message, body), Authorization: tokens(audience) }
      const { status, retryAfter } = await post(url, { agent, headers, body })
      if (status === 429 || status === 503) {
        if (rests.size >= MAX_SERVICES) rests.clear()
        rests.set(audience, nowMs() + restMs(retryAfter))
      }
      return judged(status)
    },
  }
}

const openedBy = ({ allowPrivate }: PushOptions) => (allowPrivate ? PRIVATE_NETWORKS : [])

/** One token per push service, made anew an hour before it ends. */
function createTokens({ key, subject }: PushOptions): (audience: string) => string {
  const known = new Map<string, { readonly token: string; readonly goodUntil: number }>()
  return (audience) => {
    const kept = known.get(audience)
    if (kept !== undefined && kept.goodUntil > nowMs()) return kept.token
    if (known.size >= MAX_SERVICES) known.clear()
    const expires = Math.floor((nowMs() + TOKEN_MS) / SECOND)
    const token = vapidAuthorization(key, { audience, subject, expires })
    known.set(audience, { token, goodUntil: nowMs() + TOKEN_MS - TOKEN_REST_MS })
    return token
  }
}

function refused(sentence: string, cause?: unknown): Problem {
  return new Problem('push.refused', 422, sentence, cause === undefined ? {} : { cause })
}

/** The address of the push service, judged as far as it can be before its name is looked up. */
function endpointOf({ to, topic, ttlSeconds }: PushMessage, opened: readonly string[]): URL {
  if (!TOPIC.test(topic)) throw new RangeError('a topic has 1 to 32 letters, digits, - or _')
  if (!(ttlSeconds >= 0 && ttlSeconds <= MAX_TTL_SECONDS))
    throw new RangeError('not a time to live')
  const url = to.endpoint.length > MAX_ENDPOINT ? null : URL.parse(to.endpoint)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw refused('This is no address of a push service.')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  try {
    permittedPort(url, { host, privateNetworks: opened, ports: [], openPorts: [] })
    // A numeric host is connected to without a look-up.
    if (isIP(host) !== 0) permittedAddresses([host], opened)
  } catch (cause) {
    if (cause instanceof LookFailed) throw asRefused(cause)
    throw cause
  }
  return url
}

function encrypted({ to, text }: PushMessage): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length > MAX_PUSH_TEXT_BYTES) throw refused('The message is too long for web push.')
  const receiver = {
    publicKey: Buffer.from(to.p256dh, 'base64url'),
    auth: Buffer.from(to.auth, 'base64url'),
  }
  try {
    return encryptPush(bytes, receiver, { privateKey: newBytes(32), salt: newBytes(16) })
  } catch (cause) {
    throw refused('The keys of this subscription are not keys.', cause)
  }
}

/** Source: RFC 8030 §5.2–§5.4, RFC 8188 §2. */
function headersOf({ topic, ttlSeconds }: PushMessage, body: Buffer): Record<string, string> {
  return {
    TTL: String(Math.floor(ttlSeconds)),
    Urgency: 'high',
    Topic: topic,
    'Content-Type': 'application/octet-stream',
    'Content-Encoding': 'aes128gcm',
    'Content-Length': String(body.length),
  }
}

interface PostParts {
  readonly agent: Agent
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** The status alone: whatever a push service says besides is thrown away unread. */
function post(
  url: URL,
  { agent, headers, body }: PostParts,
): Promise<{ status: number; retryAfter: string | undefined }> {
  return new Promise((done, fail) => {
    const signal = AbortSignal.timeout(SEND_TIMEOUT_MS)
    const sent = request(url, { agent, headers, method: 'POST', signal })
    // Once for the answer, and again where the time runs out while the rest of it comes.
    sent.on('error', (error) => fail(error instanceof LookFailed ? asRefused(error) : error))
    sent.once('response', (response) => {
      response.on('error', () => undefined).resume()
      done({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
    })
    sent.end(body)
  })
}

function asRefused(cause: LookFailed): Problem {
  return refused('The push service has an address where nothing may be sent.', cause)
}

function restMs(header: string | undefined): number {
  const seconds = Number(header ?? 30)
  const ms = Number.isFinite(seconds) ? seconds * SECOND : 30 * SECOND
  return Math.min(Math.max(ms, SECOND), MAX_REST_MS)
}

/** Source: RFC 8030 §5, §7.2–§7.3. */
function judged(status: number): PushReceipt {
  if (status >= 200 && status < 300) return { status, isSink: false, isGone: false }
  if (status === 404 || status === 410) return { status, isSink: false, isGone: true }
  if (status === 400 || status === 413) throw refused(`The push service refused it with ${status}.`)
  throw new Error(`the push service answered ${status}`)
}
