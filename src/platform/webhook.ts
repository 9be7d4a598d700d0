import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { cleanedLine } from '../core/line.ts'
import type { Webhook, WebhookMessage, WebhookReceipt } from '../core/port.ts'
import { MINUTE, nowMs, SECOND } from '../core/time.ts'
import { permittedLookup } from './egress-lookup.ts'
import { addressRefusal, LookFailed, permittedAddresses, permittedPort } from './egress.ts'
import { webhookRequest, type WebhookRequest } from './webhook-forms.ts'

/** How long a service may take for one message with its redirects, before it is tried again later. */
const SEND_TIMEOUT_MS = 10 * SECOND

/** Most of an answer that is read, and most of it that is shown. */
const MAX_ANSWER_BYTES = 2 * 1024
const MAX_WORDS = 150

/** Redirects that are followed: to another path of the same host, and to its encrypted door. */
const MAX_REDIRECTS = 2

/** Longest rest that a service may ask for, the rest without a figure, and that of one that hangs. */
const MAX_REST_MS = 10 * MINUTE
const REST_MS = 30 * SECOND

/** Targets whose rests are kept; more would be made-up addresses. */
const MAX_RESTS = 1_000

/** Most messages that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 500

/** A visible sink: keeps what would have been sent. */
export function webhookSink(): Webhook & { readonly sent: readonly WebhookMessage[] } {
  const sent: WebhookMessage[] = []
  return {
    sent,
    async send(message) {
      sent.push(message)
      if (sent.length > SINK_SIZE) sent.shift()
      return { ...NOTHING, outcome: 'taken', isSink: true }
    },
  }
}

const NOTHING = { fault: null, status: null, ms: 0, words: '', restMs: 0, isSink: false } as const

/** What webhooks are built from. */
export interface WebhookOptions {
  /** PEM of roots that are trusted besides the usual ones. */
  readonly ca?: readonly string[] | undefined
  /** Default: {@link SEND_TIMEOUT_MS}. */
  readonly timeoutMs?: number
}

/** What one answer was. */
interface Answer {
  readonly status: number
  readonly words: string
  readonly location: string | undefined
  readonly retryAfter: string | undefined
}

/**
 * Webhooks over HTTP. Encrypted, but for private addresses that the administrator opened; a redirect is followed on the
 * same host only, and every connection is judged by the address that it goes to.
 */
export function httpWebhook(options: WebhookOptions = {}): Webhook {
  const rests = new Map<string, number>()
  return {
    async send(message) {
      const key = JSON.stringify([message.to.url, message.to.to])
      const restMs = (rests.get(key) ?? 0) - nowMs()
      if (restMs > 0) return { ...NOTHING, outcome: 'failed', fault: 'resting', restMs }
      rests.delete(key)
      const begun = performance.now()
      const judged = await posted(message, options)
      if (judged.restMs > 0) {
        if (rests.size >= MAX_RESTS) rests.clear()
        rests.set(key, nowMs() + judged.restMs)
      }
      return { ...judged, ms: Math.round(performance.now() - begun) }
    },
  }
}

type Judged = Omit<WebhookReceipt, 'ms'>

async function posted(message: WebhookMessage, options: WebhookOptions): Promise<Judged> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? SEND_TIMEOUT_MS)
  try {
    let next = webhookRequest(message)
    for (let redirects = 0; ; redirects += 1) {
      const answer = await post(next, { opened: message.opened, ca: options.ca, signal })
      const { status } = answer
      if (status < 300 || status >= 400) return receiptOf(answer, message)
      const url = redirects < MAX_REDIRECTS ? onSameHost(next.url, answer) : null
      if (url === null) return { ...NOTHING, outcome: 'refused', fault: 'redirect', status }
      next = { ...next, url }
    }
  } catch (error) {
    return failure(error, signal)
  }
}

function failure(error: unknown, signal: AbortSignal): Judged {
  if (error instanceof LookFailed) return { ...NOTHING, outcome: 'refused', fault: 'address' }
  // One that hangs would hold a place of those that answer with each of its messages.
  if (signal.aborted) return { ...NOTHING, outcome: 'failed', fault: 'timeout', restMs: REST_MS }
  const { code = '' } = error as { readonly code?: unknown }
  const words = /^[A-Z_]{1,40}$/.test(String(code)) ? String(code) : ''
  return { ...NOTHING, outcome: 'failed', fault: 'network', words }
}

/** Where a redirect leads that keeps the body and stays on the host; null for any other. Source: RFC 9110 §15.4.8–9. */
function onSameHost(from: URL, { status, location }: Answer): URL | null {
  if ((status !== 307 && status !== 308) || location === undefined) return null
  const to = URL.parse(location, from.href)
  if (to === null || to.hostname !== from.hostname) return null
  const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:'
  return to.origin === from.origin || isUpgrade ? to : null
}

interface PostParts {
  readonly opened: WebhookMessage['opened']
  readonly ca: readonly string[] | undefined
  readonly signal: AbortSignal
}

/** Throws LookFailed where the address must not be connected to. */
function judgeAddresses(url: URL, addresses: readonly string[], networks: readonly string[]): void {
  permittedAddresses(addresses, networks)
  if (url.protocol === 'https:' || addresses.every(isPrivate)) return
  throw new LookFailed('policy', 'not-encrypted', 'Only private addresses are posted to by http.')
}

function isPrivate(address: string): boolean {
  return addressRefusal(address, [])?.code === 'private-address'
}

function post(next: WebhookRequest, { opened, ca, signal }: PostParts): Promise<Answer> {
  const { url, method, headers, body } = next
  const { networks, ports } = opened
  const host = url.hostname.replace(/^\[|\]$/g, '')
  permittedPort(url, { host, privateNetworks: networks, ports, openPorts: ports })
  // A numeric host is connected to without a look-up.
  if (isIP(host) !== 0) judgeAddresses(url, [host], networks)
  const options = {
    method,
    signal,
    agent: false as const,
    lookup: permittedLookup((found) => judgeAddresses(url, found, networks)),
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ...ca] }),
    headers: {
      ...headers,
      Accept: 'application/json, text/plain',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
    },
  }
  return new Promise((done, fail) => {
    const sent = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options)
    // Once for the answer, and again where the time runs out while the rest of it comes.
    sent.on('error', fail)
    sent.once('response', (response) => {
      readAnswer(response).then(done, fail)
    })
    sent.end(body)
  })
}

/** The first bytes of the answer; of a private address only the status, so that nobody reads there by this way. */
async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers, socket } = response
  const isOpen = !isPrivate(socket.remoteAddress ?? '')
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length >= MAX_ANSWER_BYTES) break
  }
  const text = Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString()
  const retryAfter = headers['retry-after'] ?? saidRest(text)
  return { status, words: isOpen ? text : '', location: headers.location, retryAfter }
}

/** Telegram says the rest in its body. Source: Bot API, ResponseParameters. */
function saidRest(text: string): string | undefined {
  return /"retry_after"\s*:\s*(\d{1,6})/.exec(text)?.[1]
}

/** Statuses of 400 to 499 that are no fault of the message. */
const PASSING: readonly number[] = [408, 425, 429]

/** What an answer means; what it repeats of the target's secrets is left out. */
export function receiptOf(answer: Answer, message: WebhookMessage): Judged {
  const { status, words: text, retryAfter } = answer
  const hidden = secretsOf(message).reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
  const words = cleanedLine(hidden, MAX_WORDS).trim()
  const said = { status, words, isSink: false }
  if (status >= 200 && status < 300) return { ...said, outcome: 'taken', fault: null, restMs: 0 }
  const isOver = status >= 400 && status < 500 && !PASSING.includes(status)
  const restMs = status === 429 || status === 503 ? asked(retryAfter) : 0
  return { ...said, outcome: isOver ? 'refused' : 'failed', fault: 'answer', restMs }
}

function asked(retryAfter: string | undefined): number {
  const ms = Number(retryAfter ?? '') * SECOND
  return Number.isFinite(ms) && ms > 0 ? Math.min(Math.max(ms, SECOND), MAX_REST_MS) : REST_MS
}

/** Parts of the target that its service may say back, and nobody should read. */
function secretsOf({ to }: WebhookMessage): string[] {
  const url = new URL(to.url)
  const parts = [
    ...url.pathname.split('/'),
    ...url.searchParams.values(),
    to.key ?? '',
    to.to ?? '',
  ]
  const all = [to.url, ...parts, ...parts.flatMap((part) => part.split(':'))]
  return all.filter((part) => part.length >= 6).toSorted((a, b) => b.length - a.length)
}
