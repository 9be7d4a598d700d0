// That a source be merged, withdrawn or another one: who asked and why, and what another person says.
import { holds } from '../../../core/actor.ts'
import type { PageContext, PageForm, View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code as codeOf, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { agreeEnd, endingAsked } from '../actions/ending.ts'
import { publicThing, type Thing, type ToldSource } from '../actions/public.ts'
import type { SourceFacts } from '../schema.ts'
import { endingTexts as texts } from '../texts/ending.ts'
import { officeTexts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import { refusePart } from './ending.ts'
import { deskPath } from './look.ts'

/** What is asked of a source; null where nothing is, or the reader may not decide it. */
export async function loadSourceEnding(ctx: PageContext, { code, source: before }: Thing) {
  if (before === null || !holds(ctx.actor, 'sources:assess')) return null
  const { source: asked } = await ctx.call(endingAsked, { item: code })
  if (asked === null) return null
  const { mergedInto } = asked
  const into = mergedInto === null ? null : await ctx.call(publicThing, { code: mergedInto })
  const isOwn = await ctx.ofReader(({ actor }) => actor.id === asked.askedBy)
  return { ...asked, code, before, into, isOwn }
}
type Asked = NonNullable<Awaited<ReturnType<typeof loadSourceEnding>>>

/** The form by which it is agreed to. */
export const sourceEndingForm = (next: PageForm['next']): PageForm => ({
  action: agreeEnd.name,
  next,
  said: texts.saidEnded,
  asks: { title: texts.agree, what: texts.agreeSourceWhat, act: texts.agree },
})

/** What waits for a second person, and what the reader can do about it. */
export function sourceEndingPart(asked: Asked | null, view: View): Html | false {
  if (asked === null) return false
  const { t, node } = view
  const { code, reason, askedAt, read, isOwn, speakers, notices } = asked
  const count = { speakers: t.number(speakers), notices: t.number(notices) }
  const voices = speakers + notices > 0 && html`<p>${t(texts.voices, count)}</p>`
  const agree =
    isOwn && node.realm === 'actual'
      ? html`<p>${t(texts.own)}</p>`
      : postForm(view, {
          name: 'agreeSource',
          hidden: { item: code, read },
          label: t(texts.agree),
          kind: 'danger',
        })
  return block(
    t(officeTexts.waits),
    html`<p><strong>${whatOf(asked, view)}</strong> ${typed(reason)}</p><p class="hint">${shortMoment(view, askedAt)}</p>${changedPart(asked, t)}${voices}${agree}${refusePart(code, view)}`,
  )
}

function whatOf({ into, corrected }: Asked, { t, base }: View): Html {
  if (into === null) return html`${t(corrected === null ? texts.asksWithdraw : texts.asksOther)}`
  const code = html`<a href="${base}${deskPath(into.code)}">${typed(into.title)} ${codeOf(into.code)}</a>`
  return html`${t.parts(texts.asksMerge, { code })}`
}

/** Each field as it reads, and as it would. */
function changedPart({ before, corrected }: Asked, t: View['t']): Html | false {
  if (corrected === null) return false
  const read = ({ kind, ...rest }: SourceFacts) => ({ ...rest, kind: t(valueTexts[kind]) })
  const joined = (own: ToldSource) => ({
    languages: own.languages.join(' '),
    domains: own.domains.join(' '),
  })
  const old = read({ ...before, ...joined(before) })
  const fresh = Object.entries(read(corrected)) as [keyof SourceFacts, string | null][]
  const changed = fresh.flatMap(([field, value]) =>
    old[field] === value
      ? []
      : {
          label: t(officeTexts[field]),
          value: html`<del>${typed(old[field] ?? '')}</del> <ins>${typed(value ?? '')}</ins>`,
        },
  )
  return summaryList(t, changed)
}
