import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { line } from '../../core/line.ts'
import { searchWords } from '../../core/search-words.ts'
import { language as languageCode } from '../../core/text.ts'
import { isEmptyRow, readRecords, withoutBom } from '../../lib/csv/csv.ts'
import * as noun from './schema.ts'

/** A case of elsewhere as it ships: what it was, when, where, and who says so. */
const fact = z.strictObject({
  code: noun.reportedCode,
  kind: noun.kind,
  service: noun.service,
  month: noun.month.or(z.string().regex(/^\d{4}$/)),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  url: z.url({ protocol: /^https?$/ }),
  confidence: z.enum(['high', 'medium', 'low']),
  source: line(500),
  as_of: z.string().regex(/^\d{4}-\d\d-\d\d$/),
})

/** What is written of it in one language; all but English is a draft. */
const written = z.strictObject({
  code: noun.reportedCode,
  language: languageCode,
  title: line(150),
  happened: line(1_000),
  effect: line(600),
  learnt: line(600),
})

/** The words of a case in one language, as those of the node's own attacks. */
type Words = Pick<noun.Content, 'title' | 'happened' | 'effect' | 'learnt' | 'advice'>

/** A case of elsewhere: reported there, not verified by this node. */
export interface Reported extends z.infer<typeof fact> {
  /** By language, English always. */
  readonly words: ReadonlyMap<string, Words>
  /** Its words as they are searched. */
  readonly found: readonly string[]
}

/** Words of one case that are found, of all its languages. */
const MAX_FOUND = 3_000

const known = new WeakMap<NodeFacts['referenceFacts'], readonly Reported[]>()

/** The shipped cases, the latest first. Throws where a file is not as `facts/README.md` says: a fault of the product. */
export function reportedCases({ referenceFacts }: Pick<NodeFacts, 'referenceFacts'>) {
  const cases = known.get(referenceFacts) ?? readCases(referenceFacts)
  known.set(referenceFacts, cases)
  return cases
}

function readCases(files: NodeFacts['referenceFacts']): readonly Reported[] {
  const all = z.array(written).parse(rowsOf(files('attack-words')))
  const facts = z.array(fact).parse(rowsOf(files('attacks')))
  const made = facts.map((one) => {
    const own = all.filter(({ code }) => code === one.code)
    const text = own.map((row) => Object.values(row).join(' ')).join(' ')
    const byLanguage = new Map(
      own.map(({ language, title, happened, effect, learnt }) => {
        return [language as string, { title, happened, effect, learnt, advice: '' }]
      }),
    )
    if (!byLanguage.has('en')) throw new Error(`the case ${one.code} has no words in English`)
    return { ...one, words: byLanguage, found: searchWords(`${one.code} ${text}`, MAX_FOUND) }
  })
  return made.toSorted((a, b) => (a.month < b.month ? 1 : -1))
}

/** Most rows of one file of cases, in all languages. */
const MAX_ROWS = 5_000

function rowsOf(file: string): Record<string, string>[] {
  const options = { delimiter: ',', isLast: true, limit: MAX_ROWS } as const
  const [header = [], ...rows] = readRecords(withoutBom(file), options).records
  return rows
    .filter((fields) => !isEmptyRow(fields))
    .map((fields) => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])))
}
