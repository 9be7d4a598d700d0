import { defineTexts, type Translator } from '../core/text.ts'
import type { VotingTimes } from '../core/voting-times.ts'
import { wallEnd } from './time.ts'

const texts = defineTexts('voting-times', {
  oneDay: { en: '{day}, {opens} to {closes}', ar: '{day}، من {opens} إلى {closes}' },
  days: { en: '{first} to {last}', ar: 'من {first} إلى {last}' },
  eachDay: {
    en: '{first} to {last}, each day {opens} to {closes}',
    ar: 'من {first} إلى {last}، كل يوم من {opens} إلى {closes}',
  },
  severalDays: {
    en: '{first}, {opens}, to {last}, {closes}',
    ar: 'من {first}، {opens}، إلى {last}، {closes}',
  },
})

/** Day and hour on the wall, for the formats of a translator, whatever the zone: no moment is computed from it. */
export function onWall(date: string, clock = '12:00'): readonly [at: string, zone: string] {
  return [`${date}T${clock}:00.000Z`, 'UTC']
}

/** When people vote, in words: the day or the days, with their hours as far as they are entered. */
export function votingWords(t: Translator, times: VotingTimes): string {
  const { first, last, opens, closes, isDaily } = times
  const [begins, ends] = [t.fullDate(...onWall(first)), t.fullDate(...onWall(last))]
  if (opens === null || closes === null)
    return first === last ? begins : t(texts.days, { first: begins, last: ends })
  const hours = {
    opens: t.clock(...onWall(first, opens)),
    closes: wallEnd(t, `${last}T${closes}`),
  }
  if (first === last) return t(texts.oneDay, { day: begins, ...hours })
  return t(isDaily ? texts.eachDay : texts.severalDays, { first: begins, last: ends, ...hours })
}
