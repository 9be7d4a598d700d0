// Whom a check is about says so, and everybody reads what came of it.
import type { z } from 'zod'
import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as verbs from '../actions/objection.ts'
import { publicClaim } from '../actions/public.ts'
import type { Received } from '../objection-intake.ts'
import { found } from '../refusals.ts'
import { claimCode } from '../schema.ts'
import { objectionTexts as texts } from '../texts/objection.ts'
import { publicTexts } from '../texts/public.ts'
import { claimPath, CLAIMS } from './look.ts'

async function load(ctx: PageContext) {
  const claim = found(asked(claimCode, ctx.params['claim']?.toUpperCase()), 'unknownClaim')
  const { code, language, words } = await ctx.call(publicClaim, { claim })
  const sent = ctx.done?.form === 'object' ? (ctx.done.output as Received) : null
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
    const { t, base } = view
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
      sent !== null && html`<div role="status" class="card">${sentPart(sent, view)}</div>${back}`
    const claim = html`<blockquote>${paragraphs(language, words)}</blockquote>`
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}${claim}${thanks || html`<p>${t(texts.intro)}</p>${form}<p class="hint">${t(texts.always)}</p>`}`,
      breadcrumb: [
        { path: CLAIMS, label: t(publicTexts.title) },
        { path: claimPath(code), label: code },
      ],
    }
  },
})

/** What whoever objected is told: who waits behind the rest is not promised what those in their turn are. */
function sentPart({ place, dueAt }: Received, { t, node }: View): Html {
  const date = t.dateTime(dueAt, node.zone)
  if (place === 'rush') return html`<p>${t(texts.rush, { date })}</p>`
  const first = t(place === 'answered' ? texts.wasAnswered : texts.sent, { date })
  return html`<p>${first}</p>${place !== 'front' && html`<p>${t(texts[place])}</p>`}`
}

/** What came of objections, as everybody reads it, and the way to say it oneself. */
export function objectionsPart(
  {
    code,
    items,
    more,
    late,
  }: { readonly code: string } & z.infer<typeof verbs.publicObjections.output>,
  view: View,
): Html {
  const { t, base } = view
  const link = html`<p class="no-print"><a href="${base}${claimPath(code)}/objection">${t(texts.link)}</a></p>`
  // What was answered together is told once.
  const told = Map.groupBy(
    items,
    ({ state, decidedAt, askedAt }) => `${state} ${decidedAt ?? askedAt}`,
  )
  const all = [...told.values()].map((alike) => html`<li>${toldPart(alike, view)}</li>`)
  const rest =
    more > 0 &&
    html`<li>${t(texts.more, { count: more })}${late > 0 && html` ${t(texts.moreLate, { number: t.number(late) })}`}</li>`
  return html`${all.length > 0 && html`<h2>${t(texts.objections)}</h2><ul>${all}${rest}</ul>`}${link}`
}

function toldPart([one, ...alike]: readonly verbs.ToldObjection[], { t, node, now }: View): Html {
  if (one === undefined) return html``
  const { state, reasons, reasonsLanguage } = one
  const on = (at: string) => t.date(at, node.zone)
  const date = on(one.askedAt)
  const count = alike.length
  const others = count > 0 && html` ${t(texts.alike, { count })}`
  if (state === 'open') {
    const due = on(one.dueAt)
    return html`${t(now > one.dueAt ? texts.late : texts.open, { date, due })}${others}`
  }
  const answered = on(one.decidedAt ?? one.askedAt)
  return html`${t(texts[state], { date, answered })} ${paragraphs(reasonsLanguage ?? 'en', reasons ?? '')}${others}`
}
