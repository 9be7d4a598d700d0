import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { EveError, parseEve } from '../../lib/eve/eve.ts'
import { OcsfError, parseOcsf } from '../../lib/ocsf/ocsf.ts'
import { parseSyslog, SyslogError } from '../../lib/syslog/syslog.ts'
import { refusal } from './refusals.ts'
import * as noun from './system-schema.ts'

/** The part of a signal that its MAC covers. */
export interface SignedParts {
  readonly system: string
  readonly at: string
  readonly number: number
  readonly kind: string
  readonly format: string
  /** Base64 as it was sent, so that nothing has to be written anew to be checked. */
  readonly payload: string
}

/** The text that is signed: a name of the form, then six lines, each with a line end. */
export function signedText({ system, at, number, kind, format, payload }: SignedParts): string {
  return `scrutineer-signal-v1\n${system}\n${at}\n${number}\n${kind}\n${format}\n${payload}\n`
}

/** HMAC-SHA256 over {@link signedText} in hex; `key` is 32 bytes in hex. Source: RFC 2104, FIPS 198-1. */
export function macOf(key: string, parts: SignedParts): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(signedText(parts)).digest('hex')
}

/** Whether `mac` (64 hex digits) is the right one, in a time that does not depend on where it differs. */
export function isSignedWith(key: string, parts: SignedParts, mac: string): boolean {
  const right = Buffer.from(macOf(key, parts), 'hex')
  const given = Buffer.from(mac, 'hex')
  return given.length === right.length && timingSafeEqual(right, given)
}

const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const more = z.union([z.number(), z.string()])

/** What each kind must say; more values may always be told. */
const NEEDED: Readonly<Record<Exclude<noun.SignalKind, 'sensor-alert'>, z.ZodType>> = {
  heartbeat: z.object({}).catchall(more),
  'backup-finished': z
    .object({ bytes: count.min(1), sha256, age_s: count.exactOptional() })
    .catchall(more),
  'restore-tested': z.object({ result: z.enum(['ok', 'failed']) }).catchall(more),
  'register-exported': z.object({ rows: count, sha256 }).catchall(more),
  'poll-books-synchronised': z.object({ count }).catchall(more),
  'results-sent': z.object({ count }).catchall(more),
}

/**
 * What a payload says. Throws Problem `monitoring.bad_payload` for one that is too long, no text, in a format that does
 * not fit the kind, or lacks what the kind must say.
 */
export function contentOf(
  kind: noun.SignalKind,
  format: noun.SignalFormat,
  payload: string,
): noun.SignalContent {
  if ((kind === 'sensor-alert') === (format === 'values')) throw bad('format')
  if (kind !== 'sensor-alert') {
    const values = valuesOf(payload)
    const checked = NEEDED[kind].safeParse(values)
    if (!checked.success) throw bad(String(checked.error.issues[0]?.path[0] ?? 'values'))
    return { values, events: [] }
  }
  const lines = payload.split(/\r?\n/).filter((text) => text.trim() !== '')
  if (lines.length === 0 || lines.length > noun.MAX_EVENTS) throw bad('events')
  return { values: {}, events: lines.flatMap((text, n) => eventOf(format, text, n + 1)) }
}

/** The payload as text. Throws Problem `monitoring.bad_payload` where it is too long or no UTF-8 text. */
export function payloadText(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > noun.MAX_PAYLOAD_BYTES) throw bad('length')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\u0000')) throw bad('text')
    return text
  } catch (cause) {
    throw bad('text', cause)
  }
}

function bad(part: string, cause?: unknown) {
  return refusal('badPayload', { params: { part }, ...(cause === undefined ? {} : { cause }) })
}

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/
const WORD = /^[A-Za-z0-9._:+-]{1,64}$/

/** `rows=120000 sha256=…`: names and values without spaces. */
function valuesOf(payload: string): noun.SignalValues {
  const words = payload.split(/\s+/).filter((word) => word !== '')
  if (words.length > noun.MAX_VALUES) throw bad('values')
  const values = new Map<string, number | string>()
  for (const word of words) {
    const at = word.indexOf('=')
    const name = noun.valueName.safeParse(word.slice(0, Math.max(at, 0))).data
    const text = word.slice(at + 1)
    if (name === undefined || values.has(name) || !WORD.test(text)) throw bad('values')
    // A hash of digits alone is a word all the same.
    values.set(name, NUMBER.test(text) && name !== 'sha256' ? Number(text) : text)
  }
  return Object.fromEntries(values)
}

const OCSF_SEVERITY = { 0: 'L', 1: 'i', 2: 'L', 3: 'M', 4: 'H', 5: 'C', 6: 'C', 99: 'L' } as const
const EVE_SEVERITY = { 1: 'H', 2: 'M', 3: 'L' } as const
const SYSLOG_SEVERITY = ['C', 'C', 'C', 'H', 'M', 'L', 'i', 'i'] as const

/** One line of a sensor; nothing for a Suricata event that is no alert. */
function eventOf(format: noun.SignalFormat, text: string, n: number): noun.SensorEvent[] {
  try {
    if (format === 'ocsf') return [fromOcsf(text)]
    return format === 'eve' ? fromEve(text) : [fromSyslog(text)]
  } catch (error) {
    const isForm =
      error instanceof OcsfError || error instanceof EveError || error instanceof SyslogError
    if (isForm) throw bad(`${format}:${n}:${error.reason}`, error)
    throw error
  }
}

function fromOcsf(text: string): noun.SensorEvent {
  const { severityId, uid, title, classUid, source, destination } = parseOcsf(text)
  const severity = OCSF_SEVERITY[severityId as keyof typeof OCSF_SEVERITY]
  return shown({ rule: uid ?? `${classUid}:${title}`, title, severity, source, destination })
}

function fromEve(text: string): noun.SensorEvent[] {
  const { alert, source, destination } = parseEve(text)
  if (alert === null) return []
  const severity = EVE_SEVERITY[alert.severity as keyof typeof EVE_SEVERITY] ?? 'i'
  return [shown({ rule: alert.rule, title: alert.signature, severity, source, destination })]
}

function fromSyslog(text: string): noun.SensorEvent {
  const { severity, app, messageId, message, host } = parseSyslog(text)
  const level = SYSLOG_SEVERITY[severity] ?? 'i'
  // Numbers in a message change with every repeat: what stays the same is its rule.
  const rule = `${app ?? '-'}:${messageId ?? message.replaceAll(/\d+/g, '#')}`
  const title = message.trim() === '' ? rule : message
  return shown({ rule, title, severity: level, source: host, destination: null })
}

/** Foreign words as they can be shown in one line: without control and direction signs, cut. */
function shown(event: noun.SensorEvent): noun.SensorEvent {
  const { rule, title, source, destination } = event
  return {
    ...event,
    rule: plain(rule, 100),
    title: plain(title, 200),
    source: source && plain(source, 100),
    destination: destination && plain(destination, 100),
  }
}

function plain(text: string, most: number): string {
  const words = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return words === '' ? '–' : Array.from(words).slice(0, most).join('')
}
