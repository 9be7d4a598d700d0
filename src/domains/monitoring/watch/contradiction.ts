import type { Reading } from '../../../lib/html/index.ts'
import { isEntry } from './dated.ts'
import type { Firm, Index } from './known.ts'
import { isLike } from './pair.ts'
import { changedFacts } from './vote-facts.ts'
import { isAboutVote } from './words-of.ts'

/** Texts that say when to vote, with which a new one is compared. */
const MAX_COMPARED = 100

/** The text that says when to vote and that a new one repeats with another day or hour; null where there is none. */
export function contradicted(index: Index, { calendar }: Reading, text: string): Firm | null {
  if (!isAboutVote(text)) return null
  const isOther = ({ sample }: Firm) =>
    isLike(sample, text) &&
    !isEntry(sample, calendar) &&
    (changedFacts(sample, text, calendar)?.isTime ?? false)
  return whenTexts(index).find(isOther) ?? null
}

const kept = new WeakMap<Index, readonly Firm[]>()

function whenTexts(index: Index): readonly Firm[] {
  const known = kept.get(index)
  if (known) return known
  const found = index.firm
    .filter(({ form, shape }) => form !== null && shape.beside !== '')
    .slice(0, MAX_COMPARED)
  kept.set(index, found)
  return found
}
