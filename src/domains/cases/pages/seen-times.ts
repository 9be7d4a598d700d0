import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Content, html } from '../../../ui/html.ts'
import type { ObservationRow } from '../schema/observation.ts'
import { evidenceTexts as texts } from '../texts/evidence.ts'

/** A moment in UTC as finely as it is known: without a fraction where that says nothing. */
function inUtc(at: string): string {
  const bare = at.slice(0, -1).replace(/\.?0+$/, '')
  // A minute or an hour that ends with zeros is no fraction.
  const whole = bare.includes('.') ? bare : at.slice(0, 19)
  return `${whole.replace('T', ' ')} UTC`
}

/** When what is seen was there, behind a comma; nothing where nobody said. */
export function seenTimes(
  { t }: Pick<View, 't'>,
  { seenFrom, seenUntil }: Pick<ObservationRow, 'seenFrom' | 'seenUntil'>,
): Content {
  const moment = (at: string) => typed(inUtc(at))
  if (seenFrom !== null && seenUntil !== null)
    return html`, ${t.parts(texts.seenBetween, { from: moment(seenFrom), until: moment(seenUntil) })}`
  if (seenFrom !== null) return html`, ${t.parts(texts.seenOnce, { from: moment(seenFrom) })}`
  if (seenUntil !== null) return html`, ${t.parts(texts.seenLast, { until: moment(seenUntil) })}`
  return null
}
