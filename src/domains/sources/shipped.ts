// References that ship with the product: proposed, until a person of the node looks at one and keeps it.
import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { line } from '../../core/line.ts'
import { searchWords } from '../../core/search-words.ts'
import { factRows } from '../../core/shipped-facts.ts'
import { type Item, item, sameKeys } from '../../lib/csl/index.ts'
import { FOUND_WORDS, itemCode } from './schema.ts'

/** A row of `facts/references.csv`. */
const fact = z.strictObject({
  code: itemCode,
  type: z.string(),
  title: line(400),
  publisher: z.string(),
  author: z.string(),
  year: z.string().regex(/^(\d{4})?$/),
  doi: z.string(),
  isbn: z.string(),
  url: z.string(),
  topic: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  source: line(500),
  as_of: z.string().regex(/^\d{4}-\d\d-\d\d$/),
})

/** A reference as it ships: who noted it, how sure that is, and as of when. */
export interface Shipped {
  readonly code: string
  readonly csl: Item
  readonly confidence: 'high' | 'medium' | 'low'
  readonly noted: string
  readonly asOf: string
  /** Its words as they are searched, and by what it is the same work as another. */
  readonly found: readonly string[]
  readonly keys: readonly string[]
}

const known = new WeakMap<NodeFacts['referenceFacts'], ReadonlyMap<string, Shipped>>()

/** The shipped references by their codes. Throws where the file is not as `facts/README.md` says: a fault of the product. */
export function shippedItems({ referenceFacts }: Pick<NodeFacts, 'referenceFacts'>) {
  const made = known.get(referenceFacts) ?? readShipped(referenceFacts('references'))
  known.set(referenceFacts, made)
  return made
}

function readShipped(file: string): ReadonlyMap<string, Shipped> {
  return new Map(
    factRows(file, fact).map((row) => {
      const { code, confidence, source: noted, as_of: asOf } = row
      const text = [code, row.title, row.publisher, row.author, row.year, row.topic].join(' ')
      const found = searchWords(text, FOUND_WORDS)
      const csl = cslOf(row)
      return [code, { code, csl, confidence, noted, asOf, found, keys: sameKeys(csl) }]
    }),
  )
}

function cslOf(row: z.infer<typeof fact>): Item {
  const { code, type, title, publisher, year, doi, isbn, url } = row
  const author = row.author
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [family = one, given] = one.split(', ')
      return given === undefined ? { literal: one } : { family, given }
    })
  return item.parse({
    id: code,
    type,
    title,
    ...(author.length > 0 && { author }),
    ...(year !== '' && { issued: { 'date-parts': [[Number(year)]] } }),
    ...(publisher !== '' && { publisher }),
    ...(doi !== '' && { DOI: doi }),
    ...(isbn !== '' && { ISBN: isbn }),
    URL: url,
  })
}
