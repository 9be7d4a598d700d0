import type { Reading } from '../../../lib/html/index.ts'
import { isEntry } from './dated.ts'
import type { Firm, Index } from './known.ts'
import { areLike, wordsAtStart } from './pair.ts'
import { type ChangedFacts, changedFacts } from './vote-facts.ts'
import { isAboutVote } from './words-of.ts'

/** Texts that say when to vote, with which a new one is compared. */
const MAX_COMPARED = 100

/** What a new text says of when to vote otherwise than a text of the page that it repeats; null where it does not. */
export function contradicts(
  index: Index,
  { calendar }: Reading,
  text: string,
): ChangedFacts | null {
  if (!isAboutVote(text)) return null
  const words = wordsAtStart(text)
  for (const { sample, before } of whenTexts(index)) {
    if (!areLike(before, words) || isEntry(sample, calendar)) continue
    const facts = changedFacts(sample, text, calendar)
    if (facts?.isTime) return facts
  }
  return null
}

/** A text that says when to vote, with its words. */
interface WhenText {
  readonly sample: string
  readonly before: ReadonlySet<string>
}

const kept = new WeakMap<Index, readonly WhenText[]>()

function whenTexts(index: Index): readonly WhenText[] {
  const known = kept.get(index)
  if (known) return known
  const isWhen = ({ form, shape }: Firm) => form !== null && shape.beside !== ''
  const found = index.firm
    .filter(isWhen)
    .slice(0, MAX_COMPARED)
    .map(({ sample }) => ({ sample, before: wordsAtStart(sample) }))
  kept.set(index, found)
  return found
}
