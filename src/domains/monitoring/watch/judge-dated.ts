import type { Block, Reading } from '../../../lib/html/index.ts'
import { deniesIt, isAboutOffice, isOfEvent, isOtherVote } from './about-lists.ts'
import { withoutPast } from './dated.ts'
import { type Draft, why } from './item.ts'
import { type Judged, judgeAdded, newContrary } from './judge-change.ts'
import { type Index, placeOf } from './known.ts'
import { isAboutVote, isAboutVoting, newDanger } from './words-of.ts'

/** An entry of a list of news, by its place in the reading: a note, unless what it says beside its date is about voting. */
export function judgeEntry(index: Index, reading: Reading, at: number): Draft {
  const block = reading.blocks[at]
  const judged: Judged = block
    ? judgeNews(index, reading, block)
    : { level: 'note', why: why('added') }
  return {
    class: 'text',
    id: `added ${block?.path ?? ''} ${block?.shapeKey ?? ''}`,
    ...judged,
    place: block?.path ?? '',
    under: block?.heading ?? '',
    now: block?.text ?? null,
    isNew: true,
    parts: { blocks: [at] },
  }
}

/** News of a house in which people vote too is no news of the vote. */
function isOfPlace({ why: { code } }: Judged, text: string): boolean {
  return code === 'told_of_choice' && !isAboutVote(text)
}

/** News of an event or another vote, or of what is not so. */
function isSoft(text: string): boolean {
  return isOfEvent(text) || deniesIt(text) || isOtherVote(text)
}

/** Such lists move, and tell of much that is closed or called off. */
function judgeNews(index: Index, reading: Reading, block: Block): Judged {
  const said = withoutPast(block, reading.calendar, 0)
  const words = newDanger('', said.text)
  const isUsual = placeOf(index, block.path)?.hadDanger ?? false
  if (words.length > 0 && isAboutVoting(said.text) && !isAboutOffice(said.text))
    return { level: isUsual || isSoft(said.text) ? 'M' : 'H', why: why('danger', { words }) }
  // An entry of news is no row of the list that it happens to stand below.
  const added =
    newContrary(index, reading, said.text) ?? judgeAdded({ ...said, row: null }, reading)
  if (isOfPlace(added, said.text)) return { level: 'note', why: why('added') }
  if (added.level === 'H') return isOtherVote(said.text) ? { ...added, level: 'M' } : added
  return words.length > 0 && isAboutVote(said.text) && !isUsual
    ? { level: 'M', why: why('danger_open', { words }) }
    : { level: 'note', why: why('added') }
}
