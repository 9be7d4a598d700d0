// That a reference ends which a published check cites: who asked for it and why, and what another person says.
import { holds } from '../../../core/actor.ts'
import type { PageContext, PageForm, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code as codeOf, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { agreeEnd, endingAsked, refuseEnd } from '../actions/ending.ts'
import { endingTexts as texts } from '../texts/ending.ts'
import { officeTexts } from '../texts/office.ts'
import { deskPath } from './look.ts'

/** What is asked of a reference; null where nothing is, or the reader may not decide it. */
export async function loadEnding(ctx: PageContext, item: string | undefined) {
  if (item === undefined || !holds(ctx.actor, 'sources:assess')) return null
  const { asked } = await ctx.call(endingAsked, { item })
  if (asked === null) return null
  return { ...asked, item, isOwn: await ctx.ofReader(({ actor }) => actor.id === asked.askedBy) }
}
type Asked = NonNullable<Awaited<ReturnType<typeof loadEnding>>>

/** The forms by which it is decided. */
export const endingForms = (next: PageForm['next']): Readonly<Record<string, PageForm>> => ({
  agreeEnd: {
    action: agreeEnd.name,
    next,
    said: texts.saidEnded,
    asks: { title: texts.agree, what: texts.agreeWhat, act: texts.agree },
  },
  refuseEnd: { action: refuseEnd.name, next, said: texts.saidStays },
})

/** What waits for a second person, and what the reader can do about it. */
export function endingPart(asked: Asked | null, view: View): Html | false {
  if (asked === null) return false
  const { t, base, node } = view
  const { item, mergedInto, reason, askedAt, claims, read, isOwn } = asked
  const what =
    mergedInto === null
      ? html`${t(texts.asksWithdraw)}`
      : t.parts(texts.asksMerge, {
          code: html`<a href="${base}${deskPath(mergedInto)}">${codeOf(mergedInto)}</a>`,
        })
  const cited = claims.map(
    (code) => html`<li><a href="${base}/claims/${code}">${t(texts.check, { code })}</a></li>`,
  )
  const agree =
    isOwn && node.realm === 'actual'
      ? html`<p>${t(texts.own)}</p>`
      : postForm(view, {
          name: 'agreeEnd',
          hidden: { item, read },
          label: t(texts.agree),
          kind: 'danger',
        })
  const refuse = actionForm(view, {
    name: 'refuseEnd',
    action: refuseEnd,
    labels: { reason: texts.whyStays },
    hidden: { item },
    button: texts.refuse,
    kind: 'secondary',
  })
  return block(
    t(officeTexts.waits),
    html`<p><strong>${what}</strong> ${typed(reason)}</p><p class="hint">${shortMoment(view, askedAt)}</p>${cited.length > 0 && html`<h3>${t(texts.cited)}</h3><ul>${cited}</ul>`}${agree}${disclosure(t(texts.refuse), refuse)}`,
  )
}
