import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { CsvError, delimiterOf, readRecords, withoutBom } from '../../lib/csv/csv.ts'
import { refusal } from './refusals.ts'
import { accessionFact, type AgencyFact, agencyFact, confidence, iso3 } from './schema.ts'

const text = z.string()
const sourced = { iso3, confidence, source: text.min(1), asOf: text }
const spaced = z.string().transform((list) => list.split(' ').filter((part) => part !== ''))

/** Names of a country in six languages. */
export const names = z.strictObject({
  en: text.min(1),
  fr: text,
  es: text,
  ru: text,
  zh: text,
  ar: text.min(1),
})

/** A country with its names, time zones (that of the seat of government first) and official languages. */
const country = z
  .object({ iso3, ...names.shape, zones: spaced, languages: spaced })
  .transform(({ iso3: code, zones, languages, ...own }) => {
    return { iso3: code, names: own, zones, languages }
  })

export const election = z.object({
  ...sourced,
  office: text.min(1),
  date: text.regex(/^\d{4}-\d\d-\d\d$/),
  status: text,
})
export const stationCount = z.object({
  ...sourced,
  stations: z.coerce.number().int(),
  precision: text,
  year: text,
})
export const technology = z.object({
  ...sourced,
  technology: text,
  scope: text,
  status: text,
  since: text,
})

/** What was read before: the files of a product do not change while it runs. */
const known = new WeakMap<NodeFacts['referenceFacts'], ReturnType<typeof readFacts>>()

/** The country of every exercise, by a code of the part of ISO 3166 that everybody may use as he likes. */
export const EXERCISE_COUNTRY = {
  iso3: 'XAL',
  names: {
    en: 'Practica',
    fr: 'Practica',
    es: 'Practica',
    ru: 'Практика',
    zh: '普拉克提卡',
    ar: 'براكتيكا',
  },
  zones: ['UTC'],
  languages: ['en', 'ar'],
}

/**
 * The shipped facts, read when somebody first asks; in an exercise with its country besides. Throws where a file is not as
 * `facts/README.md` says: a fault of the product.
 */
export function factsOf({ referenceFacts, realm }: Pick<NodeFacts, 'referenceFacts' | 'realm'>) {
  const facts = known.get(referenceFacts) ?? readFacts(referenceFacts)
  known.set(referenceFacts, facts)
  return realm === 'exercise' ? facts.rehearsed : facts.shipped
}

/** All reference facts that a new node is filled in with. */
function readFacts(files: NodeFacts['referenceFacts']) {
  const read = <S extends z.ZodType>(name: string, row: S) => {
    return z.array(row).parse(rowsOf(files(name)))
  }
  const shipped = {
    countries: new Map(read('countries', country).map((one) => [one.iso3, one])),
    accessions: read('accessions', accessionFact),
    agencies: readAgencyFacts(files('agencies')),
    elections: read('elections', election),
    pollingStations: read('polling-stations', stationCount),
    votingTechnology: read('voting-technology', technology),
  }
  const countries = new Map(shipped.countries).set(EXERCISE_COUNTRY.iso3, EXERCISE_COUNTRY)
  return { shipped, rehearsed: { ...shipped, countries } }
}

/** Most rows of one file of facts: two thousand countries' worth. */
const MAX_FACT_ROWS = 20_000

const NEEDED_COLUMNS = ['kind', 'iso3', 'name', 'confidence', 'source', 'asOf']

/**
 * Reads a CSV of agencies, in the columns of `facts/agencies.csv`. Throws Problem `directory.bad_columns` or
 * `directory.bad_facts` with the row, counted from 1 below the header.
 */
export function readAgencyFacts(file: string): AgencyFact[] {
  const rows = rowsOf(file)
  const [first] = rows
  if (first === undefined || NEEDED_COLUMNS.some((column) => !(column in first)))
    throw refusal('badColumns')
  return rows.map((row, index) => {
    const given = Object.entries(row).filter(([column, value]) => value !== '' || column === 'asOf')
    const parsed = agencyFact.safeParse(Object.fromEntries(given))
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    const what = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()
    throw refusal('badFacts', { params: { row: index + 1, what } })
  })
}

/** The rows of a CSV by column name; `as_of` is `asOf`, as everywhere in the code. */
export function rowsOf(file: string): Record<string, string>[] {
  const [header = [], ...records] = recordsOf(withoutBom(file))
  const columns = header.map((name) =>
    name.trim().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  )
  return records
    .filter((fields) => fields.length > 1 || fields[0] !== '')
    .map((fields) => Object.fromEntries(columns.map((name, at) => [name, fields[at] ?? ''])))
}

function recordsOf(file: string): string[][] {
  try {
    const options = { delimiter: delimiterOf(file), isLast: true, limit: MAX_FACT_ROWS }
    return readRecords(file, options).records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal('badFacts', { params: { row: error.record, what: error.reason } })
  }
}

/** Facts that shipped once and are none any more: what nobody confirmed of them is shown to no citizen. */
export const RETIRED: ReadonlySet<string> = new Set([
  'authority|COM|Commission electorale nationale independante (CENI)',
  'authority|GAB|Ministry of Interior (2025 elections)',
  'authority|PSE|Central Elections Commission Palestine',
  'reporting|BOL|FELCC cybercrime division',
  'reporting|BRA|Civil police online stations; SaferNet hotline',
  'reporting|CYP|Cyprus Police cyber crime platform',
  'reporting|GAB|Police nationale',
  'reporting|GBR|Action Fraud',
  'reporting|GNB|Policia Judiciaria',
  'reporting|GRC|Hellenic Police Cyber Crime Division',
  'reporting|MAR|DGSN e-Blagh platform',
  'reporting|MDG|Gendarmerie / Police cyber unit',
  'reporting|MMR|Myanmar Police Force',
  'reporting|MOZ|SERNIC',
  'reporting|MRT|Direction generale de la surete nationale',
  'reporting|PAK|FIA cyber crime wing',
  'reporting|PSE|Palestinian Police cybercrime unit',
])

/** What a row of agency facts is known by: proposed or imported again, it is the same row. */
export function factKey(fact: Pick<AgencyFact, 'kind' | 'iso3' | 'name'>): string {
  return `${fact.kind}|${fact.iso3}|${fact.name}`
}
