import { z } from 'zod'
import { civilDate } from '../../core/civil-day.ts'
import { AGENCY_KINDS, type AgencyKind } from '../../core/contacts.ts'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { time } from '../../core/time.ts'
import { WHAT } from '../../lib/report-classes/index.ts'
import { REPORT_DESKS } from './desks.ts'

/** Most agencies of one country; the largest set of facts has a dozen. */
export const MAX_AGENCIES = 500
/** Rows of one step of an import. */
export const MAX_FACTS_PER_STEP = 100
/** Languages of a country that a node takes note of. */
export const MAX_LANGUAGES = 8
/** Set-up items that may be marked as not applicable. */
export const MAX_WAIVERS = 50

/** Country code, `KEN`. Source: ISO 3166-1 alpha-3. */
export const iso3 = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, for example KEN')

/** Language code, `sw`. Source: ISO 639-1, or 639-2 where there is no shorter one. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'a code like en or ar')

export const agencyKind = z.enum(AGENCY_KINDS)
export type { AgencyKind }

/** What other States have for each other: whom to reach by day and night, and who answers requests for mutual assistance. */
export const POINT_KINDS = ['point-24-7', 'central-authority'] as const

export function isPoint(kind: AgencyKind): boolean {
  return POINT_KINDS.some((one) => one === kind)
}

/** Ways to reach an agency that facts and the form of an agency know, one of each. */
export const CONTACT_KINDS = ['website', 'phone', 'emergency', 'mail'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]
/** Them by kind. */
export type Contacts = { readonly [kind in ContactKind]?: string | undefined }

/** What sort of reports an agency takes that is no election authority: the table of `desks.ts` is told in these. */
export const reportDesk = z.enum(REPORT_DESKS)

/** Classes of what happened that an agency may act on itself, separated by spaces. */
const actsOn = z
  .string()
  .trim()
  .max(300)
  .refine(
    (spaced) => spaced.split(' ').every((one) => WHAT.some((what) => what === one)),
    'classes like vote-buying with spaces between',
  )

export const confidence = z.enum(['high', 'medium', 'low'])

/** A row of `facts/agencies.csv`, and of what `import facts` takes; a contact that is left out is not known. */
export const agencyFact = z.strictObject({
  kind: agencyKind,
  /** Only of an agency that takes reports. */
  desk: reportDesk.optional(),
  iso3,
  name: line(200),
  nameLocal: line(200).optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  phone: line(60).optional(),
  emergency: line(20).optional(),
  mail: z.email().max(200).optional(),
  /** Codes separated by spaces. */
  languages: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}( [a-z]{2,3}){0,7}$/, 'codes like en or ar with spaces between')
    .optional(),
  actsOn: actsOn.optional(),
  confidence,
  source: line(400),
  /** A day, month or year, as exactly as the source says. */
  asOf: z.string().regex(/^(\d{4}(-\d\d(-\d\d)?)?)?$/, 'write it like 2026-11-24'),
})
export type AgencyFact = z.infer<typeof agencyFact>

export const agencyRow = z.strictObject({
  id,
  /** What people call it by: AGY- and eight digits of its id. */
  code: z.string(),
  /** What it was proposed or imported as: kind, country and name; null where a person added it. */
  fact: z.string().nullable(),
  iso3,
  kind: agencyKind,
  /** Null where its kind says it, or nobody does. */
  desk: reportDesk.nullable(),
  name: z.string(),
  nameLocal: z.string().nullable(),
  languages: z.string(),
  /** Empty where its sort says it, or nobody does. */
  actsOn: z.string(),
  source: z.string(),
  asOf: z.string(),
  confidence,
  /** Null while unverified. */
  confirmedBy: z.string().nullable(),
  confirmedAt: time.nullable(),
  confirmedSource: z.string().nullable(),
  addedBy: z.string(),
  /** Where a person stated it that another one confirms; null for everything else. */
  addedDevice: z.string().nullable(),
  addedAt: time,
  removedAt: time.nullable(),
})
export type AgencyRow = z.infer<typeof agencyRow>

/** How often the finder named an agency on a day (`2026-11-24`, UTC). */
export const useRow = z.strictObject({ agency: id, day: z.string(), answers: z.number().int() })

/** What is read of an agency to show it. */
export const agencyPart = agencyRow.omit({
  fact: true,
  addedBy: true,
  addedDevice: true,
  addedAt: true,
  removedAt: true,
})

/** An agency as the directory shows it. */
export const agency = agencyPart
  .omit({ confirmedBy: true, confirmedAt: true, confirmedSource: true })
  .extend({
    website: z.string().nullable(),
    phone: z.string().nullable(),
    emergency: z.string().nullable(),
    mail: z.string().nullable(),
    /** Null while unverified. */
    confirmed: z.strictObject({ by: z.string(), at: time, source: z.string() }).nullable(),
  })
export type Agency = z.infer<typeof agency>

/** The country of the node; there is one. */
export const nationRow = z.strictObject({
  what: z.literal('nation'),
  iso3,
  languages: z.string(),
  chosenBy: z.string(),
  chosenAt: time,
})

/** Who checks the administrator: as little as is needed to turn to them. */
export const overseerFields = { name: line(200), post: line(200), phone: line(60).optional() }

/** Who was named to check the administrator; there is one. */
export const overseerRow = z.strictObject({
  what: z.literal('overseer'),
  name: z.string(),
  post: z.string(),
  phone: z.string().nullable(),
  namedBy: z.string(),
  namedAt: time,
})

/** Key of a set-up item. */
export const itemKey = z.string().regex(/^[a-z][a-z-]{1,39}$/, 'not an item of the set-up')

/** A set-up item that does not apply here. */
export const waiverRow = z.strictObject({
  item: itemKey,
  reason: z.string(),
  givenBy: z.string(),
  givenAt: time,
})

/** Treaties of which the node knows who is a Party: the Convention on Cybercrime (Budapest, 2001). */
export const BUDAPEST = 'ETS 185'
export const treaty = z.enum([BUDAPEST])
export type Treaty = z.infer<typeof treaty>

/** How a State stands to a treaty: bound by it, has signed or was invited only, or nothing of it. */
export const treatyStatus = z.enum(['party', 'signed', 'invited', 'none'])

/** A row of `facts/accessions.csv`; a day that is empty is not known. */
export const accessionFact = z.strictObject({
  iso3,
  treaty,
  status: treatyStatus,
  signed: z.string(),
  consented: z.string(),
  inForce: z.string(),
  confidence,
  source: z.string().min(1),
  asOf: z.string(),
})
export type AccessionFact = z.infer<typeof accessionFact>

/** What a person confirmed of it. */
export const accessionRow = z.strictObject({
  iso3,
  treaty,
  status: treatyStatus,
  inForce: civilDate.nullable(),
  ended: civilDate.nullable(),
  source: z.string(),
  confirmedBy: z.string(),
  confirmedAt: time,
})
export type AccessionRow = z.infer<typeof accessionRow>

/** How a State stands to a treaty, as far as it is known. */
export const accession = z.strictObject({
  iso3,
  treaty,
  status: treatyStatus.nullable(),
  inForce: z.string().nullable(),
  ended: z.string().nullable(),
  /** `confirmed` by a person here; else how sure the fact is that came with the product, `none` where there is none. */
  confidence: z.enum(['confirmed', 'high', 'medium', 'low', 'none']),
  source: z.string(),
  asOf: z.string(),
  /** Null while unverified. */
  confirmed: z.strictObject({ by: z.string(), at: time, source: z.string() }).nullable(),
})
export type Accession = z.infer<typeof accession>
