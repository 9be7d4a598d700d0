import { z } from 'zod'
import { id } from '../../core/id.ts'
import { civilDate } from '../../core/civil-day.ts'
import { line, lines } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import type { RsitClass } from '../../lib/rsit/index.ts'

/** Classes of RSIT that are explained; `test` is an exercise and never told. */
export const KINDS = [
  'availability',
  'intrusions',
  'intrusion-attempts',
  'malicious-code',
  'information-content-security',
  'information-gathering',
  'fraud',
  'abusive-content',
  'vulnerable',
  'other',
] as const satisfies readonly RsitClass[]
export const kind = z.enum(KINDS)

/** What of an election, or of the state, the public used. */
export const SERVICES = [
  'register',
  'voting',
  'results',
  'information',
  'messages',
  'public-service',
] as const
export const service = z.enum(SERVICES)
export type Service = z.infer<typeof service>

/** Which service an incident is about, by what it is about there. */
export const SERVICE_OF: Readonly<Record<string, Service>> = {
  'voter-register': 'register',
  'registration-portal': 'register',
  'candidate-portal': 'register',
  'e-poll-book': 'register',
  'ballot-production': 'voting',
  'voting-machine': 'voting',
  'internet-voting': 'voting',
  'station-network': 'voting',
  'count-aggregation': 'results',
  'results-transmission': 'results',
  'results-site': 'results',
  'information-site': 'information',
  'dns-zone': 'information',
  'mail-domain': 'messages',
  'alert-channel': 'messages',
}

export const attackCode = z.string().regex(/^ATT-[A-Z0-9]{8}$/)
/** Code of a case of elsewhere: `REP-` and what the shipped fact is called by. */
export const reportedCode = z.string().regex(/^REP-[A-Z0-9-]{3,40}$/)
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const year = z.number().int().min(1980).max(2200)

/**
 * `draft` while somebody writes; `sent` to the second person and the prosecutor; `published`, out of which leads
 * `withdrawn`; `refused` by one of the two.
 */
export const STATES = ['draft', 'sent', 'published', 'refused', 'withdrawn'] as const
export const state = z.enum(STATES)
export type State = z.infer<typeof state>

/** Parts of the tree under the nation down to which a place is told: region and district. */
export const PLACE_DEPTH = 2
/** Words of one form that are found by searching. */
export const FOUND_WORDS = 400

/** What a person writes for the public. */
export const content = z.strictObject({
  title: line(150),
  kind,
  service,
  month,
  happened: lines(3_000),
  effect: lines(1_500),
  learnt: lines(1_500),
  advice: lines(1_500),
  place: areaPath.optional(),
  /** What the service is called, where the authority wants it named. */
  site: line(100).optional(),
  /** Court, day and number of the final judgment, where the words say who did it. */
  judgment: line(300).optional(),
  language,
})
export type Content = z.infer<typeof content>

/** Things in a text that could name somebody: by what they look like. */
export const pointed = z.strictObject({
  kind: z.enum(['person', 'mail', 'phone', 'address', 'host', 'site']),
  text: z.string(),
})
export type Pointed = z.infer<typeof pointed>

const word = z.string()
export const formRow = z.strictObject({
  id,
  code: attackCode,
  version: z.number().int(),
  incident: id,
  area: areaPath,
  state,
  isCurrent: z.boolean(),
  language,
  kind,
  service,
  month,
  place: areaPath.nullable(),
  placeName: word.nullable(),
  site: word.nullable(),
  title: word,
  happened: word,
  effect: word,
  learnt: word,
  advice: word,
  judgment: word.nullable(),
  confirmed: z.array(pointed),
  writtenBy: word,
  writtenDevice: word.nullable(),
  writtenAt: time,
  sentAt: time.nullable(),
  approvedBy: word.nullable(),
  approvedAt: time.nullable(),
  consent: z.enum(['given', 'refused']).nullable(),
  consentBy: word.nullable(),
  consentAt: time.nullable(),
  publishedAt: time.nullable(),
  reason: word.nullable(),
  endedBy: word.nullable(),
  endedAt: time.nullable(),
  isHidden: z.boolean(),
})
export type FormRow = z.infer<typeof formRow>

export const wordRow = z.strictObject({ word, form: id })
export const leftRow = z.strictObject({
  incident: id,
  area: areaPath,
  reason: word,
  leftBy: word,
  leftAt: time,
})

/** What is told in one language of a case of elsewhere. */
export const reportedWords = z.strictObject({
  title: line(150),
  happened: line(1_000),
  effect: line(600),
  learnt: line(600),
})

/** A case of elsewhere: what it was, when and where, who says so, and its words by language, in English always. */
export const reported = z.strictObject({
  code: reportedCode,
  kind,
  service,
  month: month.or(z.string().regex(/^\d{4}$/)),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  url: z.url({ protocol: /^https?$/ }).max(300),
  confidence: z.enum(['high', 'medium', 'low']),
  source: line(500),
  /** The day on which the source was read. */
  asOf: civilDate,
  judgment: line(300).nullable(),
  words: z.record(word, reportedWords),
})
/** One that the node was given, or that was taken away. */
export const reportedRow = reported.extend({
  importedAt: time,
  removedAt: time.nullable(),
  removedBy: word.nullable(),
  reason: word.nullable(),
})
