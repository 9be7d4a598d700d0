import type { View } from '../../../core/slice.ts'
import type { Message, Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { deadline } from '../../../ui/countdown.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { Clock } from '../clocks.ts'
import { ALL_DONE, type Lack, type LackName, STEPS } from '../protocol.ts'
import type { CaseState } from '../schema/case.ts'
import { texts } from '../texts/pages.ts'
import { clockTexts, lackTexts, severityTexts, stateTexts, stepTexts } from '../texts/values.ts'

export { plainWords, wordsOf } from '../../../ui/erasure.ts'

export const CASES = '/console/cases'

/** Where a case is shown, or one of its pages. */
export function casePath(of: string, page = ''): string {
  return page === '' ? `${CASES}/${of}` : `${CASES}/${of}/${page}`
}

type Look = readonly [Tone, Shape]

const STATES: Readonly<Record<CaseState, Look>> = {
  reported: ['warn', 'ring'],
  triaged: ['info', 'ring'],
  investigating: ['info', 'circle'],
  referred: ['info', 'diamond'],
  prosecuting: ['info', 'diamond'],
  'in-court': ['info', 'triangle'],
  closed: ['ok', 'tick'],
  'on-hold': ['plain', 'ring'],
  merged: ['plain', 'dash'],
  withdrawn: ['plain', 'cross'],
}

export function stateOf(state: CaseState, t: Translator): Html {
  return badge(...STATES[state], t(stateTexts[state]))
}

const SEVERE: Readonly<Record<keyof typeof severityTexts, Look>> = {
  extreme: ['extreme', 'block'],
  severe: ['bad', 'triangle'],
  moderate: ['warn', 'diamond'],
  minor: ['plain', 'circle'],
}

export function severityOf(severity: keyof typeof severityTexts, t: Translator): Html {
  return badge(...SEVERE[severity], t(severityTexts[severity]))
}

/** A step by its number and name; what is said where none is open. */
export function stepOf(number: number, t: Translator): string {
  const name = STEPS[number - 1]
  if (number >= ALL_DONE || name === undefined) return t(texts.allDone)
  return t(texts.stepOf, { number, name: t(stepTexts[name]) })
}

/** A clock in a line: what for, and until when. */
export function clockLine(view: View, { kind, due, isOver, isWarning, isHeld }: Clock): Html {
  const { t } = view
  const clock = t(clockTexts[kind])
  if (isHeld) return badge('plain', 'dash', t(texts.clockHeld, { clock }))
  if (isOver) {
    const words = t.parts(texts.clockOver, { clock, time: shortMoment(view, due) })
    return badge('bad', 'triangle', html`${words}`)
  }
  const left = html`${t.parts(texts.clockRuns, { clock, time: deadline(view, due) })}`
  return isWarning ? badge('warn', 'diamond', left) : left
}

/** The clocks of a case, one below the other; a dash where none runs. */
export function clockLines(view: View, clocks: readonly Clock[]): Content {
  if (clocks.length === 0) return '–'
  return clocks.map((clock, n) => [n > 0 && html`<br>`, clockLine(view, clock)])
}

/** What a gate misses, as a list. */
export function lackList(t: Translator, lacks: readonly Pick<Lack, 'count'>[]): Html {
  const rows = (lacks as readonly Lack[]).map(
    ({ lack, count }) =>
      html`<li>${t(lackTexts[lack as LackName] as Message<'count'>, { count })}</li>`,
  )
  return html`<ul>${rows}</ul>`
}
