import { z } from 'zod'
import { spanMs } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { observation } from '../../core/observation.ts'
import { areaPath } from '../../core/permission.ts'
import { DAY, MINUTE, time } from '../../core/time.ts'
import { DOMAIN, readAddress } from './address.ts'
import { severity, verdict } from './checks/check.ts'
import { baseline } from './checks/index.ts'
import { certificateSeen } from './traits.ts'
import { watchedPage } from './watched.ts'

/** Shortest and longest time between two visits of a site. */
export const MIN_VISIT_MS = 5_000
export const MAX_VISIT_MS = DAY

/** Longest validity of an authorisation, days. Source: docs of the owner age; a year is what audits accept. */
export const MAX_AUTHORISATION_DAYS = 366
/** Longest time for which a risk may be accepted, days. */
export const MAX_ACCEPTED_DAYS = 366

/** A site not seen for this many intervals, and at least this long, is unknown: never shown as ok. */
export const STALE_VISITS = 3
export const MIN_STALE_MS = 10 * MINUTE

/** For how long it is counted how a site was reached, days: a little more than its page shows. */
export const KEPT_REACH_DAYS = 32

/** Visits of a site kept whole, newest first; then one for each day, this many days back. */
export const KEPT_VISITS = 20
export const KEPT_DAYS = 90

/** Messages up to this size stand in the visit's row; HTTP bodies and longer ones become files. */
export const MAX_ROW_BYTES = 32 * 1024

/** Observations of one visit; the probe makes about twenty. */
export const MAX_OBSERVATIONS = 256

/** Areas that one site can concern; more is the nation. */
export const MAX_AFFECTED_AREAS = 100

export { line, severity, verdict }

const NO_HOST = 'write the name alone, like vote.example'
const NO_ADDRESS = 'Write the name of a site, such as vote.example, or its whole address.'

/** Name of a web host without scheme, port and path; kept in lower case, other scripts as `xn--`. */
export const host = z
  .string()
  .trim()
  .max(253)
  .transform((text) => text.toLowerCase().replace(/\.$/, ''))
  .transform(
    (text) => URL.parse(`https://${/[/@?#:\\\s]/.test(text) ? '-' : text}/`)?.hostname ?? '',
  )
  .pipe(z.string().regex(DOMAIN, NO_HOST))

/** Longest address that is read: host, port and path. */
export const MAX_ADDRESS = 800

/** A host's name alone, or a whole address as a browser shows it: `readAddress` takes it apart. */
export const siteAddress = z
  .string()
  .max(MAX_ADDRESS)
  .refine((text) => readAddress(text) !== null, NO_ADDRESS)

export const port = z.number().int().min(1).max(65_535)

/** Path of the page that is looked at. */
export const sitePath = z
  .string()
  .trim()
  .max(500)
  .regex(/^\/[!-"$-~]*$/, 'a path begins with / and has no spaces and no #')

export const siteStatus = z.enum(['ok', 'at_risk', 'degraded', 'down', 'unknown'])
export type SiteStatus = z.infer<typeof siteStatus>

export const letter = z.enum(['A+', 'A', 'B', 'C', 'D', 'F', 'T', 'M'])

/**
 * `suspect`: seen once, being looked at again; `open`: confirmed; `closed`: confirmed to be mended; `lapsed`: a
 * suspicion that was not confirmed. Closed and lapsed are ends: the same trouble later is a new finding.
 */
export const findingState = z.enum(['suspect', 'open', 'closed', 'lapsed'])
export type FindingState = z.infer<typeof findingState>

/** What people say about a finding; none of them changes its state. */
export const markKind = z.enum(['acknowledged', 'attack', 'accepted-risk', 'false-positive'])
export type MarkKind = z.infer<typeof markKind>

/** Whether a mark takes a finding out of what a site is judged by. */
export function isExcuse(kind: MarkKind): boolean {
  return excuseOf(kind) !== null
}

/** The excuse that a mark is, as records name it; null for a mark that excuses nothing. */
export function excuseOf(kind: string): 'accepted-risk' | 'false-positive' | null {
  return kind === 'accepted-risk' || kind === 'false-positive' ? kind : null
}

/** Passive looks are what every visitor's browser does; active ones need a second person. */
export const scope = z.enum(['passive', 'active'])

/** An observation on its way into the store; `bytes` in base64 where they are short and no HTTP body. */
export const observedItem = z.strictObject({
  seen: observation,
  bytes: z
    .base64()
    .max(Math.ceil(MAX_ROW_BYTES / 3) * 4)
    .nullable(),
})

/** Everything a visit brought: what `monitoring.observe` takes. */
export const visitResult = z.strictObject({
  site: id,
  durationMs: spanMs,
  observations: z.array(observedItem).max(MAX_OBSERVATIONS),
  verdicts: z.array(verdict).max(100),
  /** What could be approved as right; null when the page was not seen whole. */
  snapshot: baseline.nullable(),
  certificate: certificateSeen.nullable(),
  /** What the change watch says of the page; null where none was seen. */
  watched: watchedPage.nullable(),
  /** Added to the site's interval, so that visits spread over time. */
  jitterMs: z.number().int().min(0).max(MAX_VISIT_MS),
})
export type VisitResult = z.infer<typeof visitResult>

/** What is asked of a new site, and what may be changed later, in the order of the form. */
export const siteFields = {
  name: line(200),
  area: areaPath,
  /** Areas whose voters rely on it; empty: its own area. */
  areas: z.array(areaPath).max(MAX_AFFECTED_AREAS).default([]),
  host,
  path: sitePath.default('/'),
  httpsPort: port.default(443),
  httpPort: port.default(80),
  keyword: line(200).nullable().default(null),
  visitMs: z.number().int().min(MIN_VISIT_MS).max(MAX_VISIT_MS).nullable().default(null),
  movesAddresses: z.boolean().default(false),
  allowPrivate: z.boolean().default(false),
  isPublic: z.boolean().default(true),
  phrases: z
    .array(line(100).pipe(z.string().min(3)))
    .max(50)
    .default([]),
  slowMs: z.number().int().min(100).max(60_000).default(5000),
}

/** The same as somebody types it: the host may be a whole address, which is taken apart. */
export const typedSiteFields = { ...siteFields, host: siteAddress }

/** Permission of a site's owner, as somebody records it. */
export const authorisationFields = {
  scope: scope.default('passive'),
  legalBasis: line(500),
  grantedBy: line(200),
  days: z.number().int().min(1).max(MAX_AUTHORISATION_DAYS),
}

/** A finding in lists: about a site, or about a system; the other is null. */
export const findingItem = z.strictObject({
  id,
  site: id.nullable(),
  system: id.nullable(),
  /** Name of the site or system. */
  siteName: z.string(),
  /** Empty for a system. */
  host: z.string(),
  area: areaPath,
  check: z.string(),
  subject: z.string(),
  state: findingState,
  reason: z.string(),
  severity,
  suspectedAt: time,
  openedAt: time.nullable(),
  closedAt: time.nullable(),
  marks: z.array(markKind),
})

/** The same in lists of findings. */
export const listedFinding = findingItem.extend({
  /** The window in which it was seen first, of a change of a page that was announced. */
  announced: id.nullable(),
  /** Of a change of a page that nobody settled: since the last reminder nobody marked it. */
  reminder: z.strictObject({ at: time, of: z.string() }).nullable(),
})
