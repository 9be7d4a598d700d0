import type { CapIssue } from './check.ts'
import { capLanguage } from './model.ts'
import type { CapAlert, CapInfo } from './model.ts'
import { capTimeSeconds } from './time.ts'

/** The `code` that marks a message as following our profile. */
export const OUR_PROFILE_CODE = 'Scrutineer-1.0'
/** The `valueName` of our event code. */
export const OUR_EVENT_CODE_NAME = 'Scrutineer'

/** What an alert of an election can be about. */
export const EVENT_CODES = [
  'SITE_BREACH',
  'DEFACEMENT',
  'DDOS',
  'PHISHING',
  'RESULTS_TAMPERING',
  'POLLBOOK_OUTAGE',
  'PORTAL_OUTAGE',
  'CREDENTIAL_LEAK',
  'FALSE_PROCEDURE_CLAIM',
  'DEVICE_MALWARE',
  'NETWORK_OUTAGE',
  'PHYSICAL_THREAT',
] as const

export type EventCode = (typeof EVENT_CODES)[number]

/** An alert that nobody renews is over after this time. */
const MAX_LIFETIME_S = 24 * 3600

/** What the node asks of its own alerts. */
export interface OurProfileOptions {
  /** Language tags that every alert needs a block in; `ar` is met by `ar` and by `ar-EG`. */
  readonly mandatoryLanguages: readonly string[]
  /**
   * The cancellation text prepared at draft time, by language tag. It is no part of the message,
   * so it is demanded only where the caller hands it in; an empty map means that none is prepared.
   */
  readonly cancelText?: Readonly<Record<string, string>>
}

/** Whether a language tag is the wanted one or a regional form of it. */
function isLanguage(tag: string, wanted: string): boolean {
  const [lower, lowerWanted] = [tag.toLowerCase(), wanted.toLowerCase()]
  return lower === lowerWanted || lower.startsWith(`${lowerWanted}-`)
}

/** What all language blocks of one alert must agree on, as text to compare. */
function neutralCore(block: CapInfo): string {
  const { urgency, severity, certainty, effective, onset, expires } = block
  // areaDesc is text in the language of the block, so it may differ.
  const areas = block.area.map((area) => [
    area.polygon,
    area.circle,
    area.geocode.map((code) => [code.valueName, code.value]),
    area.altitude,
    area.ceiling,
  ])
  return JSON.stringify([urgency, severity, certainty, effective, onset, expires, areas])
}

function ourEventCodes(block: CapInfo): string[] {
  return block.eventCode
    .filter((code) => code.valueName === OUR_EVENT_CODE_NAME)
    .map((code) => code.value)
}

function checkBlock(alert: CapAlert, block: CapInfo, path: string): CapIssue[] {
  const issues: CapIssue[] = []
  const error = (name: string, code: string): void => {
    issues.push({ path: `${path}/${name}`, level: 'error', code })
  }
  const [code, ...more] = ourEventCodes(block)
  if (code === undefined) error('eventCode', 'event_code_missing')
  else if (more.length > 0) error('eventCode', 'event_code_repeated')
  else if (!EVENT_CODES.some((known) => known === code)) error('eventCode', 'event_code_unknown')

  const sent = capTimeSeconds(alert.sent) ?? 0
  const expires = block.expires === undefined ? null : capTimeSeconds(block.expires)
  if (expires === null) error('expires', 'expires_missing')
  else if (expires - sent > MAX_LIFETIME_S) error('expires', 'expires_after_24_hours')
  else if (expires <= sent) error('expires', 'expires_before_sent')

  if (block.area.length === 0 && alert.addresses === undefined) {
    error('area', 'neither_area_nor_addresses')
  }
  if (block.instruction === undefined) error('instruction', 'instruction_missing')
  if (block.contact === undefined) {
    issues.push({ path: `${path}/contact`, level: 'warning', code: 'contact_missing' })
  }
  return issues
}

/**
 * The rules of our own alerts on top of CAP: profile code, one event code from our list, an end
 * within 24 hours, a target, an instruction, every mandatory language with one and the same core,
 * and the prepared cancellation. Reports everything; an empty list means fit for release. Run
 * checkCap as well. Source: OASIS CAP 1.2 and the profile page of the design.
 */
export function checkOurProfile(alert: CapAlert, options: OurProfileOptions): CapIssue[] {
  const issues: CapIssue[] = []
  const error = (path: string, code: string): void => {
    issues.push({ path, level: 'error', code })
  }
  if (!alert.code.includes(OUR_PROFILE_CODE)) error('/alert/code', 'profile_code_missing')

  const [first] = alert.info
  if (first === undefined) error('/alert/info[1]', 'info_missing')
  alert.info.forEach((block, index) => {
    const path = `/alert/info[${index + 1}]`
    issues.push(...checkBlock(alert, block, path))
    if (first === undefined) return
    if (neutralCore(block) !== neutralCore(first)) error(path, 'blocks_differ')
    if (ourEventCodes(block).join() !== ourEventCodes(first).join()) {
      error(`${path}/eventCode`, 'event_codes_differ')
    }
  })

  for (const wanted of options.mandatoryLanguages) {
    if (!alert.info.some((block) => isLanguage(capLanguage(block), wanted))) {
      error('/alert/info', `language_missing:${wanted}`)
    }
    const isPrepared = Object.entries(options.cancelText ?? {}).some(
      ([tag, text]) => isLanguage(tag, wanted) && text.trim() !== '',
    )
    if (options.cancelText !== undefined && !isPrepared) {
      error('/alert', `cancel_text_missing:${wanted}`)
    }
  }
  return issues
}
