import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { spoken } from '../../../ui/words.ts'
import { publicOutlet } from '../actions/commitment.ts'
import { found } from '../refusals.ts'
import { type NoticeItem, noticeFigures, publicCorrections, publicNotices } from '../needs.ts'
import { sourceCode } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { outletPath, saidPart } from './look.ts'

/** Notices that the page shows, the newest. */
const SHOWN = 10

async function load(ctx: PageContext) {
  const source = found(asked(sourceCode, ctx.params['source']?.toUpperCase()), 'unknownOutlet')
  const outlet = await ctx.call(publicOutlet, { source })
  const { items } = await ctx.ask(publicNotices, { source, limit: SHOWN })
  const { items: corrections } = await ctx.ask(publicCorrections, { source })
  return { outlet, items, corrections, told: (await ctx.ask(noticeFigures, { source })).all }
}
type Data = Awaited<ReturnType<typeof load>>

/** An outlet: what it says it does, in its own words, beside what was measured. */
export const outletPage = page({
  path: '/outlets/:source',
  surface: 'public',
  permission: 'anyone',
  load,
  render({ outlet, items, corrections, told }: Data, view) {
    const { t, base } = view
    const { source, name, mergedInto, versions } = outlet
    if (mergedInto !== null) {
      const link = html`<a href="${base}${outletPath(mergedInto)}">${mergedInto}</a>`
      return {
        title: name,
        movedTo: outletPath(mergedInto),
        main: html`<p>${t.parts(texts.moved, { link })}</p>`,
      }
    }
    const who = html`<p><a href="${base}/sources/${source}">${t(texts.source)}: ${typed(name)}</a></p>`
    return {
      title: name,
      main: html`<h2>${t(texts.says)}</h2><p class="hint">${t(texts.saysHint)}</p>${saidPart(versions, view)}${measuredPart(told, view)}${correctionsPart(corrections, view)}${noticesPart(items, source, view)}${who}`,
    }
  },
})

/** Beside its own words: how many corrections that it agreed to came in their time. */
function measuredPart({ correctedInTime }: Data['told'], view: View): Html {
  const { t } = view
  const { count, of, share } = correctedInTime
  const both = { count, of: t.number(of) }
  const percent = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 })
  const few = () => (of === 0 ? t(texts.noneDue) : `${t(texts.corrected, both)} ${t(texts.few)}`)
  const words =
    share === null ? few() : t(texts.correctedShare, { ...both, share: percent.format(share) })
  return html`<h2>${t(texts.measured)}</h2><p>${words}</p>`
}

const FOUND: Readonly<Record<string, typeof texts.looked>> = {
  stated: texts.unlooked,
  found: texts.looked,
  missing: texts.missing,
}

/** What it says it corrected, each with what the office found; nothing where it said nothing. */
function correctionsPart(items: Data['corrections'], view: View): Html | false {
  if (items.length === 0) return false
  const { t, base, node } = view
  const rows = items.map(({ notice, statedAt, correctedAt, state }) => {
    const link = html`<a href="${base}/notices/${notice}">${code(notice)}</a>`
    const params = { date: t.date(statedAt, node.zone), day: t.date(correctedAt, node.zone), link }
    return html`<li>${t.parts(texts.statedOn, params)} ${t(FOUND[state] ?? texts.unlooked)}</li>`
  })
  return html`<h2>${t(texts.stated)}</h2><ul>${rows}</ul>`
}

/** What became of a notice that does not stand any more; nothing of one that does. */
function fallenPart({ stands, isByDeadline }: NoticeItem, { t }: View): Html | false {
  const words =
    stands === 'annulled'
      ? texts.annulled
      : stands === 'withdrawn'
        ? texts.withdrawn
        : isByDeadline && texts.lost
  return words && html`<br><strong>${t(words)}</strong>`
}

function noticesPart(items: readonly NoticeItem[], source: string, view: View): Html {
  const { t, base, node } = view
  if (items.length === 0) return html`<h2>${t(texts.notices)}</h2><p>${t(texts.noNotices)}</p>`
  const rows = items.map(
    (row) =>
      html`<li>${t.date(row.publicAt, node.zone)}: <a href="${base}/notices/${row.code}">${code(row.code)}</a> ${spoken(row.quoteLanguage, row.quote)}${fallenPart(row, view)}</li>`,
  )
  return html`<h2>${t(texts.notices)}</h2><ul>${rows}</ul><p><a href="${base}/notices?source=${source}">${t(texts.all)}</a></p>`
}
