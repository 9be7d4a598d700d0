// The desk's part of objections: those that wait in their turn, what repeats them, and what came in a rush, folded.
import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { beginningOf } from '../../../core/line.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { actionFields, actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { countdown } from '../../../ui/countdown.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { checkboxGroup } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { paragraphs, spoken } from '../../../ui/words.ts'
import * as verbs from '../actions/objection.ts'
import { FRONT, MAX_TOGETHER } from '../objection.ts'
import { objectionDeskTexts as texts, objectionTexts } from '../texts/objection.ts'
import { languagesOf } from './languages.ts'

/** Forms of the desk's page that deal with objections. */
export const objectionForms = (
  next: (_: unknown, params: Readonly<Record<string, string>>) => string,
) =>
  ({
    answer: { action: verbs.answerObjection.name, next, said: texts.saidAnswered },
    enter: { action: verbs.enterObjection.name, next, said: texts.saidEntered },
    forget: {
      action: verbs.forgetAsker.name,
      next,
      said: texts.saidForgotten,
      asks: { title: texts.forget, what: texts.forgetWhat, act: texts.forget },
    },
  }) as const

type Told = z.infer<typeof verbs.deskObjections.output>

/** Objections that the desk knows of, and whether the reader had a hand in the check. */
export interface ObjectionData {
  readonly objections: Told
  readonly mayAnswer: boolean
  readonly isHand: boolean
  readonly claim: { readonly code: string; readonly publishedAt: string | null }
}

/** What the desk's page loads of objections. */
export async function loadObjections(
  ctx: PageContext,
  { claim, hands }: { readonly claim: string; readonly hands: readonly (string | null)[] },
): Promise<Omit<ObjectionData, 'claim'>> {
  const isHand = await ctx.ofReader(({ actor }) => hands.includes(actor.id))
  const objections = await ctx.call(verbs.deskObjections, { claim })
  return { objections, mayAnswer: holds(ctx.actor, 'claims:answer'), isHand }
}

/** Objections that wait, above everything else; those that came in a rush, and those that are answered, folded. */
export function deskObjectionsPart(data: ObjectionData, view: View): Html {
  const { t } = view
  const { items, answered } = data.objections
  const waits = items
    .slice(0, FRONT)
    .map((one) =>
      block(t(texts.waits), html`${askedPart(one, view)}${answerPart(one, data, view)}`),
    )
  const rest = answered.map((one) => html`<li>${overPart(one, data, view)}</li>`)
  const before =
    rest.length > 0 && disclosure(t(texts.objections), html`<ul class="plain">${rest}</ul>`)
  return html`${waits}${rushPart(data, view)}${before}`
}

function askedPart(one: verbs.DeskObjection, view: View): Html {
  const { t } = view
  return html`${paragraphs(one.language, one.words)}${summaryList(t, [
    one.who !== null && { label: t(objectionTexts.who), value: typed(one.who) },
    one.contact !== null && { label: t(objectionTexts.contact), value: typed(one.contact) },
    { label: t(texts.asked), value: shortMoment(view, one.askedAt) },
    one.state === 'open' && {
      label: t(texts.due),
      value: html`${shortMoment(view, one.dueAt)} (${countdown(view, one.dueAt)})`,
    },
  ])}`
}

type Waiting = Told['items'][number]

/** What repeats it, and the form that answers all of them. */
function answerPart(one: Waiting, data: ObjectionData, view: View): Html {
  const { t } = view
  const count = one.repeats.length
  const repeats = one.repeats.map((own) => html`<li>${askedPart(own, view)}</li>`)
  const behind =
    count > 0 && disclosure(t(texts.repeats, { count }), html`<ul class="plain">${repeats}</ul>`)
  const form = answerForm(view, data, {
    name: ofRow('answer', one.id),
    hidden: { 'objections[]': [one.id] },
    language: one.language,
  })
  return html`${behind}${form}`
}

function answerForm(
  view: View,
  data: ObjectionData,
  of: {
    readonly name: string
    readonly hidden?: Readonly<Record<string, readonly string[]>>
    readonly body?: Html
    readonly language: string
  },
): Html | false {
  const { t, node } = view
  if (!data.mayAnswer) return false
  if (data.isHand && node.realm === 'actual') return html`<p>${t(texts.ownCheck)}</p>`
  const fields = actionFields(view, {
    name: of.name,
    action: verbs.answerObjection,
    labels: texts,
    without: ['objections', 'read'],
    values: { language: of.language },
    choices: {
      outcome: { corrected: texts.corrected, kept: texts.kept },
      language: languagesOf(view),
    },
    looks: { reasons: { rows: 3 } },
  })
  const form = postForm(view, {
    name: of.name,
    hidden: { ...of.hidden, read: data.objections.read },
    body: [of.body, fields],
    label: t(texts.answer),
  })
  return html`<div class="no-print"><p class="hint">${t(texts.answerHint)}</p>${form}</div>`
}

/** What came in a rush: ticked and answered together, or read in its turn. */
function rushPart(data: ObjectionData, view: View): Html | false {
  const { items, open } = data.objections
  const rush = items.slice(FRONT)
  const [first] = rush
  if (first === undefined) return false
  const { t } = view
  const name = ofRow('answer', 'rush')
  const choices = rush.map((one) => ({
    value: one.id,
    label: spoken(one.language, one.words),
    hint: beginningOf(one.who ?? '', MAX_WHO),
  }))
  const field = fieldStates(name, view.refused)('objections[]')
  const label = t(texts.together, { count: MAX_TOGETHER })
  const body = checkboxGroup(t, { ...field, label, choices, chosen: field.value.split('\n') })
  const form = answerForm(view, data, { name, body, language: first.language })
  const count = open - FRONT
  return disclosure(
    t(texts.rush, { count }),
    html`<p>${t(texts.rushHint)}</p>${form}`,
    view.refused?.form === name,
  )
}
/** Letters of who asks beside the words. */
const MAX_WHO = 100

/** For what comes on paper or by telephone, from whom no page asks anything. */
export function enterPart({ claim, mayAnswer }: ObjectionData, view: View): Html | false {
  if (!mayAnswer || claim.publishedAt === null) return false
  const form = actionForm(view, {
    name: 'enter',
    action: verbs.enterObjection,
    labels: { ...objectionTexts, language: texts.spoken },
    hidden: { claim: claim.code },
    values: { language: view.t.language },
    choices: { language: languagesOf(view) },
    looks: { words: { rows: 4 } },
    button: texts.enter,
    kind: 'secondary',
  })
  const inside = html`<p class="hint">${view.t(texts.enterHint)}</p>${form}`
  return html`<div class="no-print">${disclosure(view.t(texts.enter), inside)}</div>`
}

function overPart(one: verbs.DeskObjection, { mayAnswer }: ObjectionData, view: View): Html {
  const { t } = view
  const name = ofRow('forget', one.id)
  const forget =
    mayAnswer &&
    one.who !== null &&
    postForm(view, {
      name,
      hidden: { objection: one.id },
      label: t(texts.forget),
      kind: 'secondary',
    })
  const outcome = one.state === 'corrected' ? texts.corrected : texts.kept
  return html`<p><strong>${t(outcome)}</strong></p>${paragraphs(one.reasonsLanguage ?? 'en', one.reasons ?? '')}${askedPart(one, view)}${forget && html`<div class="no-print">${forget}</div>`}`
}
