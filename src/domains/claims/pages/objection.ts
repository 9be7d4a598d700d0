// Whom a check is about says so, and everybody reads what came of it; the desk's part of the same.
import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { countdown } from '../../../ui/countdown.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as verbs from '../actions/objection.ts'
import { publicClaim } from '../actions/public.ts'
import { found } from '../refusals.ts'
import { claimCode } from '../schema.ts'
import { objectionDeskTexts as deskTexts, objectionTexts as texts } from '../texts/objection.ts'
import { publicTexts } from '../texts/public.ts'
import { languagesOf } from './languages.ts'
import { claimPath, CLAIMS } from './look.ts'

async function load(ctx: PageContext) {
  const claim = found(asked(claimCode, ctx.params['claim']?.toUpperCase()), 'unknownClaim')
  const { code, language, words } = await ctx.call(publicClaim, { claim })
  const sent = ctx.done?.form === 'object' ? (ctx.done.output as { dueAt: string }) : null
  return { code, language, words, sent }
}

/** The form of whoever a check is about. */
export const objectionPage = page({
  path: `${CLAIMS}/:claim/objection`,
  surface: 'public',
  permission: 'anyone',
  forms: { object: { action: verbs.object.name, next: () => null } },
  load,
  render({ code, language, words, sent }: Awaited<ReturnType<typeof load>>, view) {
    const { t, base, node } = view
    const form = actionForm(view, {
      name: 'object',
      action: verbs.object,
      labels: texts,
      hidden: { claim: code, language: t.language },
      looks: { words: { rows: 5 } },
      button: texts.send,
    })
    const back = html`<p><a href="${base}${claimPath(code)}">${t(texts.back)}</a></p>`
    const thanks =
      sent !== null &&
      html`<div role="status" class="card"><p>${t(texts.sent, { date: t.dateTime(sent.dueAt, node.zone) })}</p></div>${back}`
    const claim = html`<blockquote>${paragraphs(language, words)}</blockquote>`
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}${claim}${thanks || html`<p>${t(texts.intro)}</p>${form}`}`,
      breadcrumb: [
        { path: CLAIMS, label: t(publicTexts.title) },
        { path: claimPath(code), label: code },
      ],
    }
  },
})

/** What came of objections, as everybody reads it, and the way to say it oneself. */
export function objectionsPart(
  { code, items }: { readonly code: string; readonly items: readonly verbs.ToldObjection[] },
  view: View,
): Html {
  const { t, base } = view
  const link = html`<p class="no-print"><a href="${base}${claimPath(code)}/objection">${t(texts.link)}</a></p>`
  const all = items.map((one) => html`<li>${toldPart(one, view)}</li>`)
  return html`${all.length > 0 && html`<h2>${t(texts.objections)}</h2><ul>${all}</ul>`}${link}`
}

function toldPart(one: verbs.ToldObjection, { t, node, now }: View): Html {
  const { state, reasons, reasonsLanguage } = one
  const on = (at: string) => t.date(at, node.zone)
  const date = on(one.askedAt)
  if (state === 'open') {
    const due = on(one.dueAt)
    return html`${t(now > one.dueAt ? texts.late : texts.open, { date, due })}`
  }
  const answered = on(one.decidedAt ?? one.askedAt)
  return html`${t(texts[state], { date, answered })} ${paragraphs(reasonsLanguage ?? 'en', reasons ?? '')}`
}

/** Forms of the desk's page that deal with objections. */
export const objectionForms = (
  next: (_: unknown, params: Readonly<Record<string, string>>) => string,
) =>
  ({
    answer: { action: verbs.answerObjection.name, next, said: deskTexts.saidAnswered },
    forget: {
      action: verbs.forgetAsker.name,
      next,
      said: deskTexts.saidForgotten,
      asks: { title: deskTexts.forget, what: deskTexts.forgetWhat, act: deskTexts.forget },
    },
  }) as const

/** Objections that the desk knows of, and whether the reader had a hand in the check. */
export interface ObjectionData {
  readonly objections: readonly verbs.DeskObjection[]
  readonly mayAnswer: boolean
  readonly isHand: boolean
}

/** What the desk's page loads of objections. */
export async function loadObjections(
  ctx: PageContext,
  { claim, hands }: { readonly claim: string; readonly hands: readonly (string | null)[] },
): Promise<ObjectionData> {
  const isHand = await ctx.ofReader(({ actor }) => hands.includes(actor.id))
  const { items } = await ctx.call(verbs.deskObjections, { claim })
  return { objections: items, mayAnswer: holds(ctx.actor, 'claims:answer'), isHand }
}

/** Objections that wait, above everything else, and those that are answered, folded. */
export function deskObjectionsPart(data: ObjectionData, view: View): Html {
  const { t } = view
  const open = data.objections.filter(({ state }) => state === 'open')
  const over = data.objections.filter(({ state }) => state !== 'open')
  const waits = open.map((one) => block(t(deskTexts.waits), openPart(one, data, view)))
  const rest = over.map((one) => html`<li>${overPart(one, data, view)}</li>`)
  const before =
    rest.length > 0 && disclosure(t(deskTexts.objections), html`<ul class="plain">${rest}</ul>`)
  return html`${waits}${before}`
}

function askedPart(one: verbs.DeskObjection, view: View): Html {
  const { t } = view
  return html`${paragraphs(one.language, one.words)}${summaryList(t, [
    one.who !== null && { label: t(texts.who), value: typed(one.who) },
    one.contact !== null && { label: t(texts.contact), value: typed(one.contact) },
    { label: t(deskTexts.asked), value: shortMoment(view, one.askedAt) },
    one.state === 'open' && {
      label: t(deskTexts.due),
      value: html`${shortMoment(view, one.dueAt)} (${countdown(view, one.dueAt)})`,
    },
  ])}`
}

function openPart(one: verbs.DeskObjection, data: ObjectionData, view: View): Html {
  const { t, node } = view
  const isBarred = data.isHand && node.realm === 'actual'
  const form = actionForm(view, {
    name: ofRow('answer', one.id),
    action: verbs.answerObjection,
    labels: deskTexts,
    hidden: { objection: one.id },
    values: { language: one.language },
    choices: {
      outcome: { corrected: deskTexts.corrected, kept: deskTexts.kept },
      language: languagesOf(view),
    },
    looks: { reasons: { rows: 3 } },
    button: deskTexts.answer,
  })
  const act = isBarred
    ? html`<p>${t(deskTexts.ownCheck)}</p>`
    : html`<p class="hint">${t(deskTexts.answerHint)}</p>${form}`
  return html`${askedPart(one, view)}${data.mayAnswer && html`<div class="no-print">${act}</div>`}`
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
      label: t(deskTexts.forget),
      kind: 'secondary',
    })
  const outcome = one.state === 'corrected' ? deskTexts.corrected : deskTexts.kept
  return html`<p><strong>${t(outcome)}</strong></p>${paragraphs(one.reasonsLanguage ?? 'en', one.reasons ?? '')}${askedPart(one, view)}${forget && html`<div class="no-print">${forget}</div>`}`
}
