// Techniques of attacks as the two lists of the field number and call them: what is in neither is no technique.
import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { line } from '../../core/line.ts'
import { searchWords } from '../../core/search-words.ts'
import { factRows } from '../../core/shipped-facts.ts'
import { framework, technique } from './schema/observation.ts'

/** A row of `facts/techniques.csv`; the name of a part begins with that of the whole. */
const fact = z.strictObject({
  framework,
  technique,
  name: line(200),
  confidence: z.enum(['high', 'medium', 'low']),
  source: line(200),
  as_of: z.iso.date(),
})

type Named = Pick<z.infer<typeof fact>, 'framework' | 'technique' | 'name'>
type Facts = Pick<NodeFacts, 'referenceFacts'>
type Listed = Named & { readonly words: readonly string[] }

/** Techniques that one search shows. */
const MAX_TECHNIQUES = 30
/** Words of a name that are searched. */
const FOUND_WORDS = 20

const known = new WeakMap<NodeFacts['referenceFacts'], ReadonlyMap<string, Listed>>()
const keyOf = (list: string, number: string) => `${list} ${number}`

/** Read when somebody first asks: the files of a product do not change while it runs. */
function listed({ referenceFacts }: Facts): ReadonlyMap<string, Listed> {
  const read = () => {
    const rows = factRows(referenceFacts('techniques'), fact)
    return new Map(
      rows.map(({ framework: list, technique: number, name }) => {
        const words = searchWords(`${number} ${name}`, FOUND_WORDS)
        return [keyOf(list, number), { framework: list, technique: number, name, words }]
      }),
    )
  }
  const all = known.get(referenceFacts) ?? read()
  known.set(referenceFacts, all)
  return all
}

/** What a technique is called; null where its list has none of this number, or where none is named. */
export function techniqueName(
  facts: Facts,
  {
    framework: list,
    technique: number,
  }: { readonly framework: string | null; readonly technique: string | null },
): string | null {
  if (list === null || number === null) return null
  return listed(facts).get(keyOf(list, number))?.name ?? null
}

/** The techniques whose number and name have a word that begins with each word of the question, and how many there are. */
export function techniquesCalled(facts: Facts, question: string): { items: Named[]; all: number } {
  const asked = searchWords(question)
  const items = [...listed(facts).values()].filter(
    ({ words }) =>
      asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one))),
  )
  return {
    items: items.slice(0, MAX_TECHNIQUES).map(({ words: _words, ...one }) => one),
    all: items.length,
  }
}
