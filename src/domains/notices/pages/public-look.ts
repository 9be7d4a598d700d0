import type { View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import { beginningOf } from '../../../core/line.ts'
import { isCut } from '../../../core/taken-out.ts'
import type { Item } from '../register.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { appealTexts, outcomeTexts, standsTexts } from '../../../ui/notice-standing.ts'
import { categoryTexts, dueTexts } from '../texts/told.ts'

/** Pages of everybody. */
export const NOTICES = '/notices'
export const STATISTICS = `${NOTICES}/statistics`
export const noticePath = (of: string) => `${NOTICES}/${of}`
export const issuerPath = (of: string) => `/issuers/${of}`
export const outletPath = (of: string) => `/outlets/${of}`

/** A public address, which leads there unless a part of it was taken out. */
export function addressLink(url: string): Html {
  return isCut(url) ? code(url) : html`<a href="${safeUrl(url)}" rel="noreferrer">${code(url)}</a>`
}

/** Letters of a quote that a list shows. */
const SHOWN_WORDS = 140

type Standing = Pick<
  Item,
  'stands' | 'outcome' | 'appealOutcome' | 'isByDeadline' | 'isAppealByDeadline'
>

/** Where a notice stands and how it ended, in words. */
export function standingOf({ t }: Pick<View, 't'>, row: Standing): Html {
  const { stands, outcome, appealOutcome } = row
  const isLost = row.isByDeadline || row.isAppealByDeadline
  const ended =
    stands !== 'annulled' &&
    outcome !== null &&
    html`<br>${t(isLost ? texts.missed : outcomeTexts[outcome])}`
  const after =
    stands !== 'annulled' && appealOutcome !== null && html`<br>${t(appealTexts[appealOutcome])}`
  return html`<strong>${t(standsTexts[stands])}</strong>${ended}${after}`
}

/** What comes next and by when; nothing where nothing does. */
export function nextOf(
  view: View,
  { dueAt, dueWhat, sourceName }: Pick<Item, 'dueAt' | 'dueWhat' | 'sourceName'>,
): Html | null {
  if (dueAt === null || dueWhat === null) return null
  const { t } = view
  const time = moment(view, dueAt)
  const params = { time, name: typed(sourceName) }
  return html`${t.parts(dueTexts[dueWhat], params)}`
}

/** Notices as rows: to whom and about which words, where each stands, and what comes next. */
export function noticeTable(rows: readonly Item[], view: View): Html {
  const { t, base, node } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows,
    columns: [
      {
        label: t(texts.nav),
        cell: (row) =>
          html`<a href="${base}${noticePath(row.code)}">${t.parts(texts.noticeTo, { name: typed(row.sourceName) })}</a><br>${spoken(row.quoteLanguage, beginningOf(row.quote, SHOWN_WORDS))}<br><span class="hint">${t(categoryTexts[row.category])} · ${t.date(row.publicAt, node.zone)} · ${code(row.code)}</span>`,
      },
      { label: t(texts.state), cell: (row) => standingOf(view, row) },
      { label: t(texts.next), cell: (row) => nextOf(view, row) },
    ],
  })
}
