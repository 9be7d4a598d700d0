// What the quote of a notice rests on, as its desk and everybody read it.
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { quoteStanding, quoteTexts } from '../../../ui/quote-standing.ts'
import { paragraphs } from '../../../ui/words.ts'
import type { Rests } from '../quoting.ts'
import type { NoticeRow } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'

type Row = Pick<
  NoticeRow,
  'quoteStand' | 'quotePage' | 'isOwnPage' | 'unfound' | 'sourceName' | 'language'
>

/** Whether the quote stands in the copy, and is of a page of the subject; `open` is how that is now, before it is approved. */
export function restsPart(row: Row, view: View, open: Rests | null = null): Html {
  const { t } = view
  const { quoteStand, quotePage, isOwnPage, unfound } = row
  const isOwn = open === null ? isOwnPage : open.isOwnPage
  const stand = open?.stand ?? quoteStand ?? 'unknown'
  const page = open === null ? quotePage : open.page
  const other = t.parts(texts.otherPage, { name: typed(row.sourceName) })
  const why =
    unfound !== null &&
    html`<p><strong>${t(quoteTexts.unfound)}</strong></p>${paragraphs(row.language, unfound)}`
  return html`<p>${quoteStanding(view, stand, { page, isOpen: open !== null })}</p>${isOwn === false && html`<p><strong>${other}</strong></p>`}${why}`
}
