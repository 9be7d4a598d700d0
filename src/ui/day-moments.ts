// The section of the day's report for things with a name and moments: each thing a row, each moment a column of it and a
// line of the day as a list.
import { type DaySection, daySection, linesWithin, type Stretch } from '../core/page-parts.ts'
import type { PageContext } from '../core/slice.ts'
import type { Message, Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { named } from './name.ts'
import { table } from './table.ts'
import { clockMark } from './time.ts'

interface MomentOf<R> {
  readonly label: Message
  at(row: R): Time | null
  /** When the list of the day tells it, where that is another moment or never: null. */
  told?(row: R): Time | null
}

interface DayMoments<R> extends Pick<DaySection, 'name' | 'after' | 'title' | 'permission'> {
  readonly empty: Message
  load(ctx: PageContext, stretch: Stretch): Promise<Stretch & { readonly items: readonly R[] }>
  /** What the things are, above their names. */
  readonly thing: Message
  path(row: R): string
  nameOf(row: R, t: Translator): string
  readonly moments: readonly MomentOf<R>[]
}

/** Such a section; what happened outside the stretch that was asked for stands in the table and not in the list. */
export function dayMoments<R>(of: DayMoments<R>): DaySection {
  const { empty, load, thing, path, nameOf, moments, ...section } = of
  return daySection({
    ...section,
    load,
    render: ({ items }, { t, base, node: { zone } }) => {
      const mark = (at: Time | null) => at !== null && clockMark(t, { at, zone })
      return table(t, {
        caption: t(section.title),
        isCaptionHidden: true,
        empty: t(empty),
        rows: items,
        columns: [
          { label: t(thing), cell: (row) => named({ base }, path(row), nameOf(row, t)) },
          ...moments.map(({ label, at }) => ({ label: t(label), cell: (row: R) => mark(at(row)) })),
        ],
      })
    },
    lines: ({ items, ...stretch }, { t }) =>
      items.flatMap((row) =>
        linesWithin(
          stretch,
          nameOf(row, t),
          moments.map(({ label, at, told = at }) => ({ at: told(row), what: t(label) })),
        ),
      ),
  })
}
