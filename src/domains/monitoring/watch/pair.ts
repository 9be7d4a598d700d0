import type { Block, Reading } from '../../../lib/html/index.ts'
import { type Firm, isInItsPlace } from './known.ts'

/** What was there and what is there now; one of them may be missing. */
export interface Pair {
  readonly firm: Firm | null
  /** Place of the block in the reading. */
  readonly index: number | null
}

/** Texts of each side that are compared word by word. */
const MAX_COMPARED = 200
/** Share of words that makes two texts one that was changed. */
const ALIKE = 0.5

/**
 * Pairs firm parts that are gone with blocks that nobody knows: by their shape, by half of their words, by standing
 * between the same texts, and last where one place lost one and got one.
 */
export function pairUp(gone: readonly Firm[], fresh: readonly number[], reading: Reading): Pair[] {
  const left = { gone: new Set(gone), fresh: new Set(fresh) }
  const pairs: Pair[] = []
  const take = (firm: Firm, index: number) => {
    pairs.push({ firm, index })
    left.gone.delete(firm)
    left.fresh.delete(index)
  }
  const blockOf = (index: number) => reading.blocks[index]
  for (const firm of gone) {
    const index = [...left.fresh].slice(0, MAX_COMPARED).find((one) => {
      const block = blockOf(one)
      if (!block || (firm.isPinned && !isInItsPlace(firm, reading, one))) return false
      return block.shapeKey === firm.shape.key
    })
    if (index !== undefined) take(firm, index)
  }
  pairByWords(left, reading, take)
  for (const firm of left.gone) {
    const here = [...left.fresh].filter((index) => isSamePlace(firm, blockOf(index)))
    const placed = here.find((index) => isInItsPlace(firm, reading, index))
    const isAlone =
      here.length === 1 && [...left.gone].filter(({ path }) => path === firm.path).length === 1
    const index = placed ?? (isAlone && !firm.isPinned ? here[0] : undefined)
    if (index !== undefined) take(firm, index)
  }
  for (const firm of left.gone) if (!firm.isPinned) pairs.push({ firm, index: null })
  for (const index of left.fresh) pairs.push({ firm: null, index })
  return pairs
}

function isSamePlace(firm: Firm, block: Block | undefined): boolean {
  return block?.path === firm.path
}

type Take = (firm: Firm, index: number) => void

function pairByWords(
  left: { readonly gone: ReadonlySet<Firm>; readonly fresh: ReadonlySet<number> },
  reading: Reading,
  take: Take,
): void {
  const olds = [...left.gone]
    .slice(0, MAX_COMPARED)
    .map((firm) => [firm, wordsOf(firm.sample)] as const)
  for (const index of [...left.fresh].slice(0, MAX_COMPARED)) {
    const words = wordsAtStart(reading.blocks[index]?.text ?? '')
    let best: Firm | null = null
    let most = ALIKE
    for (const [firm, before] of olds) {
      if (!left.gone.has(firm) || (firm.isPinned && !isInItsPlace(firm, reading, index))) continue
      const share = shareOf(before, words)
      if (share >= most) [best, most] = [firm, share]
    }
    if (best) take(best, index)
  }
}

/** Characters of a text that are compared. */
const MAX_TEXT = 400

/** Whether one text is the other with some words changed. */
export function isLike(one: string, other: string): boolean {
  return areLike(wordsAtStart(one), wordsAtStart(other))
}

/** Words by which two texts are like each other, where one is compared with many. */
export function wordsAtStart(text: string): ReadonlySet<string> {
  return wordsOf(text.slice(0, MAX_TEXT))
}

/** The same of words that were taken before. */
export function areLike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return shareOf(one, other) >= ALIKE
}

function wordsOf(text: string): Set<string> {
  const pairs = Array.from(
    text.matchAll(/[\u3040-\u9fff](?=([\u3040-\u9fff]))/gu),
    (found) => found[0] + found[1],
  )
  return new Set([
    ...(text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []).filter(
      (word) => !/[\u3040-\u9fff]/.test(word),
    ),
    ...pairs,
  ])
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const word of one) if (other.has(word)) common++
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size)
}
