import { type Fineness, finenessOf } from '../../../core/exact-moment.ts'
import { kept } from '../../../core/kept.ts'
import type { View } from '../../../core/slice.ts'
import { toMs } from '../../../core/time.ts'
import { type Html, html } from '../../../ui/html.ts'
import { timeMark } from '../../../ui/time.ts'
import type { EntryPart } from '../actions/entry.ts'

/** Formats by language, zone and fineness: a node has few of each, and making one costs more than using it. */
const MAX_FORMATS = 50

const formatOf = kept(MAX_FORMATS, (key: string) => {
  const [locale, timeZone = 'UTC', fineness] = key.split(' ')
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(fineness === 'millisecond' && { fractionalSecondDigits: 3 }),
  })
})

/** The moment of an entry as finely as it is known; what machines enter, to the second. */
export function exactMark({ t }: Pick<View, 't'>, entry: EntryPart, zone: string): Html | null {
  const { at, written, kind } = entry
  if (at === null) return null
  const fineness: Fineness = kind === 'note' ? finenessOf(at, written) : 'second'
  if (fineness === 'minute') return timeMark(t, { at, zone })
  const words = formatOf(`${t.locale} ${zone} ${fineness}`).format(toMs(at))
  return html`<time datetime="${at}" title="${t.dateTime(at, 'UTC')}">${words}</time>`
}
