import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { CsvError, delimiterOf, readRecords, withoutBom } from '../../lib/csv/csv.ts'
import { refusal } from './refusals.ts'
import { type AgencyFact, agencyFact, confidence, iso3 } from './schema.ts'

const origin = { confidence, source: z.string().min(1), asOf: z.string() }
const spaced = z.string().transform((text) => text.split(' ').filter((part) => part !== ''))

const country = z.object({
  iso3,
  iso2: z.string().length(2),
  en: z.string().min(1),
  fr: z.string(),
  es: z.string(),
  ru: z.string(),
  zh: z.string(),
  ar: z.string().min(1),
  zones: spaced,
  languages: spaced,
  ...origin,
})
/** A country with its names, time zones (that of the seat of government first) and official languages. */
export type Country = z.infer<typeof country>

const election = z.object({
  iso3,
  office: z.string().min(1),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  status: z.string(),
  ...origin,
})
const stationCount = z.object({
  iso3,
  stations: z.coerce.number().int(),
  precision: z.string(),
  year: z.string(),
  ...origin,
})
const technology = z.object({
  iso3,
  technology: z.string(),
  scope: z.string(),
  status: z.string(),
  since: z.string(),
  ...origin,
})

/** All reference facts that a new node is filled in with. */
export interface Facts {
  readonly countries: ReadonlyMap<string, Country>
  readonly agencies: readonly AgencyFact[]
  readonly elections: readonly z.infer<typeof election>[]
  readonly pollingStations: readonly z.infer<typeof stationCount>[]
  readonly votingTechnology: readonly z.infer<typeof technology>[]
}

type Shipped = NodeFacts['referenceFacts']

/** What was read before: the files of a product do not change while it runs. */
const known = new WeakMap<Shipped, Facts>()

/** The shipped facts, read when somebody first asks. Throws where a file is not as `facts/README.md` says: a fault of the product. */
export function factsOf({ referenceFacts }: Pick<NodeFacts, 'referenceFacts'>): Facts {
  const facts = known.get(referenceFacts) ?? readFacts(referenceFacts)
  known.set(referenceFacts, facts)
  return facts
}

function readFacts(text: Shipped): Facts {
  const countries = rowsOf(text('countries')).map((row) => country.parse(row))
  return {
    countries: new Map(countries.map((one) => [one.iso3, one])),
    agencies: readAgencyFacts(text('agencies')),
    elections: rowsOf(text('elections')).map((row) => election.parse(row)),
    pollingStations: rowsOf(text('polling-stations')).map((row) => stationCount.parse(row)),
    votingTechnology: rowsOf(text('voting-technology')).map((row) => technology.parse(row)),
  }
}

/** Most rows of one file of facts: two thousand countries' worth. */
const MAX_FACT_ROWS = 20_000

const NEEDED_COLUMNS = ['kind', 'iso3', 'name', 'confidence', 'source', 'asOf']

/**
 * Reads a CSV of agencies, in the columns of `facts/agencies.csv`. Throws Problem `directory.bad_columns` or
 * `directory.bad_facts` with the row, counted from 1 below the header.
 */
export function readAgencyFacts(text: string): AgencyFact[] {
  const rows = rowsOf(text)
  const [first] = rows
  if (first === undefined || NEEDED_COLUMNS.some((column) => !(column in first))) {
    throw refusal('badColumns')
  }
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
function rowsOf(text: string): Record<string, string>[] {
  const whole = withoutBom(text)
  const [header = [], ...records] = recordsOf(whole)
  const columns = header.map((name) =>
    name.trim().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  )
  return records
    .filter((fields) => fields.length > 1 || fields[0] !== '')
    .map((fields) => Object.fromEntries(columns.map((name, at) => [name, fields[at] ?? ''])))
}

function recordsOf(text: string): string[][] {
  try {
    const options = { delimiter: delimiterOf(text), isLast: true, limit: MAX_FACT_ROWS }
    return readRecords(text, options).records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal('badFacts', { params: { row: error.record, what: error.reason } })
  }
}

/** What a row of agency facts is known by: proposed or imported again, it is the same row. */
export function factKey(fact: Pick<AgencyFact, 'kind' | 'iso3' | 'name'>): string {
  return `${fact.kind}|${fact.iso3}|${fact.name}`
}

/** Languages to propose for a country: its official ones, then those in which its agencies answer. */
export function proposedLanguages(facts: Facts, code: string): string[] {
  const own = facts.countries.get(code)?.languages ?? []
  const others = facts.agencies
    .filter((fact) => fact.iso3 === code)
    .flatMap((fact) => fact.languages?.split(' ') ?? [])
  return [...new Set([...own, ...others])]
}
