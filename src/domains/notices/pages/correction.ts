// A correction that the subject of a notice says it made, as everybody reads it and as the desk answers it.
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as correction from '../actions/correction.ts'
import type { ToldCorrection } from '../correction.ts'
import type { Whole } from '../register.ts'
import { mayStep } from '../states.ts'
import { correctionDeskTexts as desk, correctionTexts as texts } from '../texts/correction.ts'
import type { Data } from './notice-data.ts'
import { addressLink } from './public-look.ts'

/** Its address, and its place in words. */
function placeOf({ url, place }: Pick<ToldCorrection, 'url' | 'place'>): Html {
  const link = url !== null && addressLink(url)
  const both = url !== null && place !== null && html`<br>`
  return html`${link}${both}${place !== null && typed(place)}`
}

/** The word of the subject, each time that it said so, with what the office found; nothing where it said nothing. */
export function saidCorrections(
  { corrections, sourceName, language }: Whole,
  view: View,
): Html | false {
  if (corrections.length === 0) return false
  const { t, node } = view
  const items = corrections.map((one) => {
    const day = t.date(one.correctedAt, node.zone)
    const date = t.date(one.statedAt, node.zone)
    const said = t.parts(texts.line, { date, day, place: placeOf(one) })
    return html`<li>${said}<br>${answerOf(one, language, view)}</li>`
  })
  return html`<h3>${t.parts(texts.says, { name: typed(sourceName) })}</h3><ul>${items}</ul>`
}

function answerOf(
  { state, reason, answeredAt }: ToldCorrection,
  language: string,
  view: View,
): Html {
  const { t, node } = view
  if (state === 'stated' || answeredAt === null) return html`${t(texts.waits)}`
  const date = t.date(answeredAt, node.zone)
  if (state === 'found') return html`${t(texts.found, { date })}`
  return html`${t(texts.missing, { date })}${paragraphs(language, reason ?? '')}`
}

/** What the subject said that nobody looked at yet, for another issuer than wrote the notice. */
export function statedPart(
  { notice, corrections, isIssuer, isWriter }: Data,
  view: View,
): Html | false {
  const { t, node } = view
  const open = corrections.find(({ state }) => state === 'stated')
  if (open === undefined || !mayStep(notice.state, 'correct')) return false
  const lines = summaryList(t, [
    { label: t(desk.day), value: t.date(open.correctedAt, node.zone) },
    { label: t(desk.place), value: placeOf(open) },
    { label: t(desk.said), value: t.date(open.statedAt, node.zone) },
  ])
  const hidden = { notice: notice.code, correction: open.id }
  const find = actionForm(view, {
    name: 'findCorrection',
    action: correction.findCorrection,
    labels: desk,
    hidden,
    button: desk.find,
  })
  const miss = actionForm(view, {
    name: 'missCorrection',
    action: correction.missCorrection,
    labels: desk,
    hidden,
    looks: { reason: { rows: 2 } },
    button: desk.miss,
    kind: 'danger',
  })
  const forms = isWriter
    ? html`<p>${t(desk.otherLooks)}</p>`
    : html`<p class="hint">${t(desk.hint)}</p>${find}${disclosure(t(desk.miss), miss)}`
  return block(
    t(desk.title),
    html`${lines}${isIssuer && html`<div class="no-print">${forms}</div>`}`,
  )
}
