import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { kept } from '../../core/kept.ts'
import type { Tx } from '../../core/port.ts'
import { searchWords } from '../../core/search-words.ts'
import { language } from '../../core/text.ts'
import { CsvError, FIRST_ROW, isEmptyRow, readRecords, withoutBom } from '../../lib/csv/csv.ts'
import { accusedIn, pointedOut } from './pointed.ts'
import { refusal } from './refusals.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** A case of elsewhere: reported there, not verified by this node. */
export type Reported = z.infer<typeof noun.reported>

const { code, words: _, ...facts } = noun.reported.shape
/** The first row of a case has its words in English, with what it was and who says so; rows of other languages words alone. */
const row = z.strictObject({ code, language, ...noun.reportedWords.shape })
const begun = row.extend({ ...facts, judgment: facts.judgment.default(null) })

/** Most rows of one file of cases, in all languages. */
const MAX_ROWS = 5_000

/**
 * Reads a CSV of cases in the columns of `facts/attacks.csv`; nothing that it could not have read by `today` is let in.
 * Throws Problems `attacks.bad_case`, `attacks.case_names` and `attacks.case_accuses` with the row as a spreadsheet counts.
 */
export function readCases(file: string, today: string): Reported[] {
  const cases = new Map<string, Reported>()
  rowsOf(file).forEach((fields, n) => {
    if (Object.keys(fields).length === 0) return
    const at = n + FIRST_ROW
    const { of, tongue, own } = readRow(fields, at, cases.get(fields['code'] ?? ''))
    checkRow(of, own, { at, today })
    cases.set(of.code, { ...of, words: { ...of.words, [tongue]: own } })
  })
  return [...cases.values()]
}

function readRow(fields: Record<string, string>, at: number, known: Reported | undefined) {
  const bad = (what: string) => refusal('badCase', { params: { row: at, what } })
  const parsed = (known === undefined ? begun : row).safeParse(fields)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw bad(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  }
  const { language: tongue, title, happened, effect, learnt, ...rest } = parsed.data
  const own = { title, happened, effect, learnt }
  const isFirst = known === undefined
  if (isFirst && tongue !== 'en') throw bad('a case begins with its row in English')
  if (known?.words[tongue] !== undefined) throw bad(`${known.code} stands twice in ${tongue}`)
  return { tongue, own, of: known ?? { ...(rest as Omit<Reported, 'words'>), words: {} } }
}

/** What holds for every case: its source was read after it happened, and it accuses nobody and tells no address of anybody. */
function checkRow(
  { asOf, month, source, url, judgment }: Reported,
  own: Reported['words'][string],
  { at, today }: { readonly at: number; readonly today: string },
): void {
  if (asOf > today || asOf.slice(0, month.length) < month)
    throw refusal('badCase', { params: { row: at, what: `as_of ${asOf} is not when it was read` } })
  const text = Object.values(own).join('\n')
  const [pointed] = pointedOut(text, [])
  if (pointed !== undefined) throw refusal('caseNames', { params: { row: at, what: pointed.text } })
  const accused = accusedIn(`${text}\n${source}\n${url}`)
  if (accused !== null && judgment === null)
    throw refusal('caseAccuses', { params: { row: at, what: accused } })
}

/** The rows of a CSV by column name, `as_of` as `asOf`, without what is empty. Throws Problem `attacks.bad_case`. */
function rowsOf(file: string): Record<string, string>[] {
  const options = { delimiter: ',', isLast: true, limit: MAX_ROWS } as const
  try {
    const [header = [], ...rows] = readRecords(withoutBom(file), options).records
    const names = header.map((name) => (name.trim() === 'as_of' ? 'asOf' : name.trim()))
    return rows.map((fields) => {
      if (isEmptyRow(fields)) return {}
      const named = fields.map((field, at) => [names[at] ?? `column ${at + 1}`, field] as const)
      return Object.fromEntries(named.filter(([, field]) => field !== ''))
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refusal('badCase', { params: { row: error.record + 1, what: error.reason } })
  }
}

const known = new WeakMap<NodeFacts['referenceFacts'], readonly Reported[]>()

/** The cases that ship with the product. Throws where their file is not as `facts/README.md` says: a fault of the product. */
export function shippedCases({ referenceFacts }: Pick<NodeFacts, 'referenceFacts'>) {
  const cases = known.get(referenceFacts) ?? readCases(referenceFacts('attacks'), '9999-12-31')
  known.set(referenceFacts, cases)
  return cases
}

/** Cases that one node is given; all are read for a page. Shipped ones that were taken away come on top. */
export const MAX_REPORTED = 200
export const MAX_READ = 2 * MAX_REPORTED

/** The cases that everybody reads, the latest first: those of the node stand in the place of shipped ones of their code. */
export async function reportedCases(ctx: {
  readonly tx: Tx
  readonly node: Pick<NodeFacts, 'referenceFacts'>
}): Promise<readonly Reported[]> {
  const own = await store.reported.many(ctx.tx, {}, { limit: MAX_READ })
  const codes = new Set(own.map((one) => one.code))
  const shipped = shippedCases(ctx.node).filter((one) => !codes.has(one.code))
  const order = ({ month, code: of }: Reported) => `${month} ${of}`
  return [...shipped, ...own.filter(({ removedAt }) => removedAt === null)].toSorted((a, b) =>
    order(a) < order(b) ? 1 : -1,
  )
}

/** Words of one case that are found, of all its languages. */
const MAX_FOUND = 3_000
const foundIn = kept(MAX_READ, (text: string) => searchWords(text, MAX_FOUND))

/** Whether words that begin so stand in it, in any of its languages. */
export function isFound({ code: of, words }: Reported, looked: readonly string[]): boolean {
  if (looked.length === 0) return true
  const text = Object.values(words).flatMap((own) => Object.values(own))
  const all = foundIn(`${of} ${text.join(' ')}`)
  return looked.every((word) => all.some((one) => one.startsWith(word)))
}
