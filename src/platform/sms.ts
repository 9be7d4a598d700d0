import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { SmsSettings } from '../core/config.ts'
import type { Sms, SmsMessage, SmsReceipt } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import { SECOND } from '../core/time.ts'
import { partsOf } from '../lib/sms/index.ts'
import type { LiveSettings } from './settings.ts'
import { SMS_GATEWAYS, type SmsGatewayShape, smsGatewayShape } from './sms-gateways.ts'

/** How long a gateway may take for one message before it is tried again later. */
const SEND_TIMEOUT_MS = 15 * SECOND

/** Largest answer of a gateway that is read. */
const MAX_ANSWER_BYTES = 16 * 1024

/** Longest rest that a gateway may ask for with Retry-After. */
const MAX_REST_MS = 5 * 60 * SECOND

/** Most messages that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 500

/** A visible sink: keeps what would have been sent. The Exercise and nodes without a gateway use it. */
export function smsSink(): Sms & { readonly sent: readonly SmsMessage[] } {
  const sent: SmsMessage[] = []
  return {
    sent,
    async send(message) {
      sent.push(message)
      if (sent.length > SINK_SIZE) sent.shift()
      return { providerId: null, isSink: true }
    },
  }
}

/**
 * Sends by a gateway over HTTP, never faster than its contract allows and not at all while it asks for a rest. Throws
 * Error with one sentence when the shape is neither known nor a readable file.
 */
export function smsGateway(settings: SmsSettings): Sms {
  const shape = shapeOf(settings.gateway)
  const pace = createPace(SECOND / settings.perSecond)
  return {
    async send(message) {
      await pace.turn()
      const response = await fetch(requestFor(shape, settings, message), {
        redirect: 'error',
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      })
      const answer = await answerText(response)
      if (response.status === 429 || response.status === 503) {
        pace.rest(restMs(response.headers.get('retry-after')))
      }
      return judged(shape, response.status, answer)
    },
  }
}

/**
 * SMS by the gateway that is set when a message is sent; a visible sink while none is. Throws as {@link smsGateway} for one that is
 * set wrong from the start.
 */
export function smsAsSet(settings: LiveSettings): Sms {
  const sink = smsSink()
  let made: { readonly of: string; readonly sms: Sms } | null = null
  const current = () => {
    const { sms } = settings.now
    if (sms === null) return sink
    const of = JSON.stringify(sms)
    if (made?.of !== of) made = { of, sms: smsGateway(sms) }
    return made.sms
  }
  current()
  return { send: (message) => current().send(message) }
}

function shapeOf(gateway: string): SmsGatewayShape {
  const known = SMS_GATEWAYS[gateway]
  if (known !== undefined) return known
  try {
    return smsGatewayShape.parse(JSON.parse(readFileSync(gateway, 'utf8')))
  } catch (cause) {
    const names = Object.keys(SMS_GATEWAYS).join(', ')
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Error(
      `SMS_GATEWAY is neither one of ${names} nor a file that describes one: ${why}`,
      {
        cause,
      },
    )
  }
}

/** Lets one through at a time, `everyMs` apart. */
function createPace(everyMs: number) {
  let next = 0
  return {
    async turn(): Promise<void> {
      const at = performance.now()
      const mine = Math.max(at, next)
      next = mine + everyMs
      if (mine > at) await pause(mine - at)
    },
    rest(ms: number): void {
      next = Math.max(next, performance.now() + ms)
    },
  }
}

function restMs(header: string | null): number {
  const seconds = Number(header ?? 1)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1) * SECOND, MAX_REST_MS) : SECOND
}

function requestFor(shape: SmsGatewayShape, settings: SmsSettings, message: SmsMessage): Request {
  const isWide = partsOf(message.text).alphabet === 'ucs2'
  const values: Readonly<Record<string, string>> = {
    to: shape.plus ? message.to : message.to.replace(/^\+/, ''),
    text: message.text,
    id: message.id,
    from: settings.from,
    user: settings.user,
    password: settings.password,
    coding: isWide ? shape.coding.ucs2 : shape.coding.gsm7,
    report: settings.reportUrl ?? '',
  }
  const fields = Object.entries(shape.fields)
    .map(([name, pattern]): [string, string] => [name, filled(pattern, values)])
    // Left out where nothing is set: a gateway takes an empty sender for a wrong one.
    .filter(([, value]) => value !== '')
  const url = new URL(settings.url)
  const headers = new Headers({ accept: 'application/json, text/plain' })
  for (const [name, pattern] of Object.entries(shape.headers)) {
    const value = filled(pattern, values)
    if (value !== '') headers.set(name, value)
  }
  const basic = Buffer.from(`${settings.user}:${settings.password}`).toString('base64')
  if (shape.auth === 'basic') headers.set('authorization', `Basic ${basic}`)
  if (shape.auth === 'bearer') headers.set('authorization', `Bearer ${settings.password}`)
  if (shape.body === 'query') {
    for (const [name, value] of fields) url.searchParams.set(name, value)
    return new Request(url, { method: shape.method, headers })
  }
  if (shape.body === 'form') {
    return new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) })
  }
  headers.set('content-type', 'application/json')
  return new Request(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(Object.fromEntries(fields)),
  })
}

/** `{name}` in the pattern becomes its value; a pattern with a value that is empty is empty. */
function filled(pattern: string, values: Readonly<Record<string, string>>): string {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => (values[name] ?? '') === '')) return ''
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

async function answerText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MAX_ANSWER_BYTES) throw new Error('the gateway said too much')
  }
  return text
}

/** What the answer means. Throws Problem `sms.refused` where a repeat is of no use, Error where it may help. */
function judged(shape: SmsGatewayShape, status: number, answer: string): SmsReceipt {
  const isTaken = shape.taken === null || new RegExp(shape.taken).test(answer)
  if (status >= 200 && status < 300 && isTaken) {
    const id = shape.id === null ? undefined : new RegExp(shape.id).exec(answer)?.[1]
    return { providerId: id ?? null, isSink: false }
  }
  // The number stands in some gateways' answers: only the status is passed on.
  const isOver = status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status)
  if (isOver) throw new Problem('sms.refused', 422, `The gateway refused it with ${status}.`)
  throw new Error(`the gateway answered ${status}`)
}
