// Runs of four characters: what two texts share of them tells likeness where words are misspelt or have no stemmer.
import type { Word } from './words.ts'

const LENGTH = 4
/** Runs are told apart by a hash into so many places: two that share one are rare, and a table of all would only grow. */
const PLACES = 1 << 18

/** In how many documents each run stands. */
export interface GramTable {
  readonly counts: Uint32Array
  documents: number
}

/** Runs of one text, each once: repeating a word says nothing new. */
export type Grams = readonly number[]

/** Runs by weight, and the length of the whole. */
interface Weighed {
  readonly weights: ReadonlyMap<number, number>
  readonly length: number
}

export function gramTable(): GramTable {
  return { counts: new Uint32Array(PLACES), documents: 0 }
}

/** By place the last text that had it: a set for each text would take a third of the time of an index. */
const seenBy = new Uint32Array(PLACES)
let texts = 0

/** The runs of texts, by their words with the small ones, over the spaces between them. */
export function gramsOf(...all: readonly (readonly Word[])[]): number[] {
  texts = texts === 0xffff_ffff ? 1 : texts + 1
  if (texts === 1) seenBy.fill(0)
  const places: number[] = []
  for (const words of all) {
    const text = ` ${words.map(({ plain }) => plain).join(' ')} `
    for (let at = 0; at + LENGTH <= text.length; at += 1) {
      const place = placeOf(text, at)
      if (seenBy[place] === texts) continue
      seenBy[place] = texts
      places.push(place)
    }
  }
  return places
}

function placeOf(text: string, from: number): number {
  let hash = 0
  for (let at = from; at < from + LENGTH; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 15)
  return (hash ^ (hash >>> 16)) & (PLACES - 1)
}

/** Counts the runs of a document in, or out again with -1. */
export function countGrams(table: GramTable, places: Grams, by: 1 | -1): void {
  table.documents += by
  for (const place of places) table.counts[place] = (table.counts[place] ?? 0) + by
}

/** Runs weighed by how rare they are. */
export function weighGrams(table: GramTable, grams: Grams): Weighed {
  const weights = new Map<number, number>()
  let squares = 0
  for (const place of grams) {
    const weight = rarityOf(table, place)
    weights.set(place, weight)
    squares += weight * weight
  }
  return { weights, length: Math.sqrt(squares) }
}

/** How alike two texts are: the cosine of their runs, 0 to 1; 0 where one of them has none. */
export function gramLikeness(table: GramTable, one: Weighed, other: Grams): number {
  let [product, squares] = [0, 0]
  for (const place of other) {
    const weight = rarityOf(table, place)
    squares += weight * weight
    product += weight * (one.weights.get(place) ?? 0)
  }
  return product === 0 ? 0 : product / (one.length * Math.sqrt(squares))
}

function rarityOf({ counts, documents }: GramTable, place: number): number {
  return Math.log(1 + documents / (1 + (counts[place] ?? 0)))
}
