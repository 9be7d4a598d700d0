// That a reference ends or names another work although a published check cites it: who asked and why, and what another says.
import { holds } from '../../../core/actor.ts'
import type { PageContext, PageForm, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code as codeOf, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { Item } from '../../../lib/csl/index.ts'
import { agreeEnd, endingAsked, refuseEnd } from '../actions/ending.ts'
import type { Thing } from '../actions/public.ts'
import { contentOf } from '../content.ts'
import { endingTexts as texts } from '../texts/ending.ts'
import { officeTexts } from '../texts/office.ts'
import { deskPath } from './look.ts'
import { itemLabels } from './write.ts'

/** What is asked of a reference; null where nothing is, or the reader may not decide it. */
export async function loadEnding(ctx: PageContext, { code: item, item: before }: Thing) {
  if (before === null || !holds(ctx.actor, 'sources:assess')) return null
  const { asked } = await ctx.call(endingAsked, { item })
  if (asked === null) return null
  const isOwn = await ctx.ofReader(({ actor }) => actor.id === asked.askedBy)
  return { ...asked, item, before, isOwn }
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
  const { item, mergedInto, corrected, reason, askedAt, claims, read, isOwn } = asked
  const what =
    mergedInto === null
      ? html`${t(corrected === null ? texts.asksWithdraw : texts.asksCorrect)}`
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
  return block(
    t(officeTexts.waits),
    html`<p><strong>${what}</strong> ${typed(reason)}</p><p class="hint">${shortMoment(view, askedAt)}</p>${changedPart(asked, t)}${cited.length > 0 && html`<h3>${t(texts.cited)}</h3><ul>${cited}</ul>`}${agree}${refusePart(item, view)}`,
  )
}

/** Says why a reference or a source stays as it is. */
export function refusePart(item: string, view: View): Html {
  const refuse = actionForm(view, {
    name: 'refuseEnd',
    action: refuseEnd,
    labels: { reason: texts.whyStays },
    hidden: { item },
    button: texts.refuse,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.refuse), refuse)
}

/** Each field as it reads, and as it would. */
function changedPart({ before, corrected }: Asked, t: View['t']): Html | false {
  if (corrected === null) return false
  const read = (csl: Item, source = '') => ({ ...contentOf(csl), source })
  const own = read(before.csl, before.source?.code)
  const old = { ...own, url: before.withheld ?? own.url }
  const to = read(corrected.csl, corrected.source ?? undefined)
  const fresh = Object.entries(to) as [keyof typeof to, string][]
  const rows = fresh.filter(([field, value]) => old[field] !== value)
  const changed = rows.map(([field, value]) => ({
    label: t(itemLabels[field]),
    value: html`<del>${typed(old[field] ?? '')}</del> <ins>${typed(value)}</ins>`,
  }))
  return summaryList(t, changed)
}
