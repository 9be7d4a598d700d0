// Runs of four characters: what two texts share of them tells likeness where words are misspelt or have no stemmer.

/** What is asked of a word here. */
interface Word {
  readonly plain: string
  readonly term: string | null
  readonly places: readonly number[]
}

const LENGTH = 4
/** Runs are told apart by a hash into so many places: two that share one are rare, and a table of all would only grow. */
const PLACES = 1 << 18

/** In how many documents each run stands. */
export interface GramTable {
  readonly counts: Uint32Array
  documents: number
}

/** Runs of one text with how often each stands there. */
export type Grams = ReadonlyMap<number, number>

/** Runs by weight, and the length of the whole. */
interface Weighed {
  readonly weights: ReadonlyMap<number, number>
  readonly length: number
}

export function gramTable(): GramTable {
  return { counts: new Uint32Array(PLACES), documents: 0 }
}

/** The runs of one word and the spaces around it, as places in a table. */
export function gramPlaces(word: string): readonly number[] {
  const text = ` ${word} `
  const places: number[] = []
  for (let at = 0; at + LENGTH <= text.length; at += 1) {
    let hash = 0
    for (let n = 0; n < LENGTH; n += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at + n), 0x01000193) ^ (hash >>> 15)
    places.push((hash ^ (hash >>> 16)) & (PLACES - 1))
  }
  return places
}

/** The runs of a text, each word once; words that say nothing would only be noise. */
export function gramsOf(words: readonly Word[]): Map<number, number> {
  const grams = new Map<number, number>()
  const seen = new Set<string>()
  for (const { plain, term, places } of words) {
    if (term === null || seen.has(plain)) continue
    seen.add(plain)
    for (const place of places) grams.set(place, (grams.get(place) ?? 0) + 1)
  }
  return grams
}

/** Counts the runs of a document in, or out again with -1. */
export function countGrams(table: GramTable, places: Iterable<number>, by: 1 | -1): void {
  table.documents += by
  for (const place of places) table.counts[place] = (table.counts[place] ?? 0) + by
}

/** Runs weighed by how rare they are. */
export function weighGrams(table: GramTable, grams: Grams): Weighed {
  const weights = new Map<number, number>()
  let squares = 0
  for (const [place, count] of grams) {
    const weight = weightOf(table, place, count)
    weights.set(place, weight)
    squares += weight * weight
  }
  return { weights, length: Math.sqrt(squares) }
}

/** How alike two texts are: the cosine of their runs, 0 to 1; 0 where one of them has none. */
export function gramLikeness(table: GramTable, one: Weighed, other: Grams): number {
  let [product, squares] = [0, 0]
  for (const [place, count] of other) {
    const weight = weightOf(table, place, count)
    squares += weight * weight
    product += weight * (one.weights.get(place) ?? 0)
  }
  return product === 0 ? 0 : product / (one.length * Math.sqrt(squares))
}

/** How often a run stands in a text, by how rare it is. */
function weightOf({ counts, documents }: GramTable, place: number, count: number): number {
  return count * Math.log(1 + documents / (1 + (counts[place] ?? 0)))
}
