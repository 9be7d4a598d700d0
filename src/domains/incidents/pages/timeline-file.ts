import type { FileRows, FileView } from '../../../core/page.ts'
import { civilAt } from '../../../core/civil-day.ts'
import type { Time } from '../../../core/time.ts'
import type { EntryPart } from '../actions/entry.ts'
import { textOf } from '../entry-words.ts'
import { texts } from '../texts/pages.ts'
import { entryTexts } from '../texts/values.ts'
import { offsetOf } from './written.ts'

/** The clock on the wall to the second, and to the millisecond where there are any: zones lie whole minutes apart. */
function onTheWall(at: Time, zone: string): string {
  const rest = at.slice(17, 23).replace(/\.000$/, '')
  return `${civilAt(at, zone).replace('T', ' ')}${rest === '00' ? '' : `:${rest}`}`
}

/**
 * The timeline as rows of a file: times as they were written with the offset or the zone that they were read in, the moment
 * in UTC and by the nation's clock beside them. Behind them stands how many entries the filter left out, and how many
 * a full timeline did not take.
 */
export function timelineFile(
  {
    items,
    total,
    leftOut,
    isCut,
  }: { items: readonly EntryPart[]; total: number; leftOut: number; isCut: boolean },
  { t, node }: Pick<FileView, 't' | 'node'>,
): FileRows {
  const columns = [
    texts.utc,
    texts.nation,
    texts.corrected,
    texts.written,
    texts.offset,
    texts.zone,
    texts.skewMs,
    texts.what,
    texts.text,
    texts.tag,
    texts.observable,
    texts.readIn,
  ]
  const rows = items.map((entry) => {
    const { at, written, offsetMin, zone, kind, tag, observable } = entry
    return [
      at === null ? '' : `${at.slice(0, -1)}${entry.finer}Z`,
      at === null ? '' : onTheWall(at, node.zone),
      entry.corrected ?? '',
      written,
      offsetMin === null ? '' : offsetOf(offsetMin),
      zone,
      entry.skewMs,
      t(entryTexts[kind]),
      textOf(entry, { t, node }),
      tag,
      observable,
      entry.readIn,
    ]
  })
  // Not below the first column: there they would be taken for moments where the file comes in again.
  const ends = [['', t(texts.leftOut, { count: total - items.length })]]
  if (leftOut > 0) ends.push(['', t(texts.fullTold, { count: leftOut })])
  return { columns: columns.map((column) => t(column)), rows: [...rows, ...ends], isCut }
}
