import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** Stations by the furthest thing they did; the four exclude each other. */
export type AnswerCounts = {
  readonly answered: number
  readonly seen: number
  readonly delivered: number
  readonly silent: number
}

const WIDTH = 400
const PORTIONS = ['answered', 'seen', 'delivered', 'silent'] as const

/** Stacked bar of who has answered an alert, with the same as a list beneath. Narrow portions stay visible at 2 of 400 units. */
export function answerBar(t: Translator, counts: AnswerCounts): Html {
  const total = PORTIONS.reduce((sum, portion) => sum + counts[portion], 0)
  const share = (portion: (typeof PORTIONS)[number]) => (total === 0 ? 0 : counts[portion] / total)
  let x = 0
  const pieces = PORTIONS.map((portion) => {
    const width = counts[portion] === 0 ? 0 : Math.max(2, Math.round(share(portion) * WIDTH))
    const piece =
      width > 0 && html`<rect class="fill-${portion}" x="${x}" width="${width}" height="16"/>`
    x += width
    return piece
  })
  const lines = PORTIONS.map((portion) => {
    const words = t(texts.portion, {
      label: t(texts[portion]),
      count: counts[portion],
      share: t.number(share(portion), { style: 'percent' }),
    })
    return html`<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect class="fill-${portion}" width="12" height="12"/></svg>${words}</li>`
  })
  // SVG does not mirror by itself; the bar begins where reading begins.
  const mirror = t.direction === 'rtl' && html` transform="scale(-1 1) translate(-${x} 0)"`
  const picture =
    total > 0 &&
    html`<svg viewBox="0 0 ${x} 16" preserveAspectRatio="none" aria-hidden="true"><g${mirror}>${pieces}</g></svg>`
  return html`<div class="answers">${picture}<ul>${lines}</ul></div>`
}
