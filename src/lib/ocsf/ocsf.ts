import { asObject, JsonError, parseBoundedJson } from '../json/bounded.ts'

/** Longest event in UTF-16 units: detection findings with all their evidence are some 10,000. */
export const MAX_OCSF_LENGTH = 64 * 1024
/** The schema's own objects nest to about ten; the rest is room for `unmapped` and `enrichments`. */
export const MAX_OCSF_DEPTH = 20
/** Texts that are taken out of an event are cut here. */
const MAX_TEXT = 300

/** A text that is no OCSF event; `reason` says in which way. */
export class OcsfError extends Error {
  override readonly name = 'OcsfError'
  readonly reason: 'too_long' | 'too_deep' | 'syntax' | 'no_event'

  constructor(reason: OcsfError['reason'], cause?: unknown) {
    super(`not an OCSF event: ${reason}`, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

/** What is read of an event of the Open Cybersecurity Schema Framework. */
export interface OcsfEvent {
  readonly classUid: number
  /** 0 unknown, 1 informational, 2 low, 3 medium, 4 high, 5 critical, 6 fatal, 99 other. */
  readonly severityId: number
  /** Milliseconds since 1970. */
  readonly timeMs: number
  /** Id of the rule or finding, where the event has one. */
  readonly uid: string | null
  readonly title: string
  readonly source: string | null
  readonly destination: string | null
}

const SEVERITIES: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 99]

/**
 * Reads one event in JSON. Throws OcsfError for a text beyond the limits, that is no JSON, or that lacks what the
 * schema demands of every event. Source: OCSF 1.3, base event and Detection Finding [2004].
 */
export function parseOcsf(text: string): OcsfEvent {
  const event = asObject(parsed(text))
  if (event === null) throw new OcsfError('no_event')
  const { class_uid: classUid, severity_id: severityId, time: timeMs } = event
  if (!isCount(classUid) || !isCount(timeMs) || asObject(event['metadata']) === null) {
    throw new OcsfError('no_event')
  }
  if (!isCount(severityId) || !SEVERITIES.includes(severityId)) throw new OcsfError('no_event')
  // `finding` is the older name of the same object, in Security Finding [2001].
  const about = asObject(event['finding_info']) ?? asObject(event['finding']) ?? {}
  const rule = asObject(about['analytic']) ?? {}
  return {
    classUid,
    severityId,
    timeMs,
    uid: textOf(rule['uid']) ?? textOf(about['uid']),
    title: textOf(about['title']) ?? textOf(event['message']) ?? `class ${classUid}`,
    source: endpoint(event, 'src_endpoint'),
    destination: endpoint(event, 'dst_endpoint'),
  }
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text, { maxLength: MAX_OCSF_LENGTH, maxDepth: MAX_OCSF_DEPTH })
  } catch (error) {
    throw error instanceof JsonError ? new OcsfError(error.reason, error) : error
  }
}

/** Address of an endpoint of the event itself or of its first evidence. */
function endpoint(
  event: Readonly<Record<string, unknown>>,
  name: 'src_endpoint' | 'dst_endpoint',
): string | null {
  const evidences = Array.isArray(event['evidences']) ? (event['evidences'] as unknown[]) : []
  const place = asObject(event[name]) ?? asObject(asObject(evidences[0])?.[name])
  return textOf(place?.['ip']) ?? textOf(place?.['hostname'])
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, MAX_TEXT) : null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
