import { asObject, JsonError, parseBoundedJson } from '../json/bounded.ts'

/** Longest line in UTF-16 units: an alert with its payload and the HTTP exchange is some 20,000. */
export const MAX_EVE_LENGTH = 64 * 1024
/** Suricata's own events nest to about six. */
export const MAX_EVE_DEPTH = 16
/** Texts that are taken out of an event are cut here. */
const MAX_TEXT = 300

/** A line that is no EVE event; `reason` says in which way. */
export class EveError extends Error {
  override readonly name = 'EveError'
  readonly reason: 'too_long' | 'too_deep' | 'syntax' | 'no_event'

  constructor(reason: EveError['reason'], cause?: unknown) {
    super(`not an EVE event: ${reason}`, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

/** What a rule of Suricata said. */
export interface EveAlert {
  /** `gid:sid`, the same for every revision of the rule. */
  readonly rule: string
  readonly signature: string
  /** 1 is the most severe; rules use 1 to 4, the engine allows 255. */
  readonly severity: number
}

/** One line of Suricata's EVE log. */
export interface EveEvent {
  /** As Suricata writes it: `2026-11-24T08:00:00.123456+0000`. */
  readonly timestamp: string
  readonly eventType: string
  readonly source: string | null
  readonly destination: string | null
  /** null for events of any other type. */
  readonly alert: EveAlert | null
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/

/**
 * Reads one line of EVE JSON. Throws EveError for a text beyond the limits, that is no JSON, or an event without
 * timestamp and type, or an alert without rule. Source: Suricata user guide, EVE JSON format.
 */
export function parseEve(line: string): EveEvent {
  const event = asObject(parsed(line))
  if (event === null) throw new EveError('no_event')
  const { timestamp, event_type: eventType } = event
  if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp)) throw new EveError('no_event')
  if (typeof eventType !== 'string' || !/^[a-z0-9_-]{1,40}$/.test(eventType)) {
    throw new EveError('no_event')
  }
  return {
    timestamp,
    eventType,
    source: textOf(event['src_ip']),
    destination: textOf(event['dest_ip']),
    alert: eventType === 'alert' ? alertOf(event['alert']) : null,
  }
}

function alertOf(value: unknown): EveAlert {
  const alert = asObject(value) ?? {}
  const { gid = 1, signature_id: sid, severity } = alert
  const signature = textOf(alert['signature'])
  if (!isNumber(gid) || !isNumber(sid) || !isNumber(severity) || severity > 255) {
    throw new EveError('no_event')
  }
  return { rule: `${gid}:${sid}`, signature: signature ?? `${gid}:${sid}`, severity }
}

function parsed(line: string): unknown {
  try {
    return parseBoundedJson(line, { maxLength: MAX_EVE_LENGTH, maxDepth: MAX_EVE_DEPTH })
  } catch (error) {
    throw error instanceof JsonError ? new EveError(error.reason, error) : error
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, MAX_TEXT) : null
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
