import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { snapshot, type Copy } from '../actions/snapshot.ts'
import { GONE } from '../snapshot.ts'
import { addressPart } from './look.ts'
import { copyTexts as texts, faultTexts, linkTexts, pdfTexts } from '../texts/copies.ts'

/** The newest copy of a page that is gone; undefined while it is there. */
function goneCopy(copies: readonly Copy[]): Copy | undefined {
  return copies.find(({ link }) => link !== null && GONE.includes(link.state))
}

/** What stands above a reference whose page is gone: since when, and that there is a copy. */
function goneNote(copies: readonly Copy[], view: View): Html | false {
  const { t, node } = view
  const gone = goneCopy(copies)
  if (gone?.page == null || gone.link === null) return false
  const date = t.date(gone.link.since, node.zone)
  const kept = t.date(gone.page.at, node.zone)
  return html`<p><strong>${t(texts.gone, { date, kept })}</strong></p>`
}

/** What whoever reads may do with a copy that is there. */
export type CopyActs = (copy: Copy) => Html

/** A reference with its copies; they come first where its page is gone, or somebody decides whether one goes. */
export function withCopies(
  { copies }: { readonly copies: readonly Copy[] },
  main: Html,
  view: View,
  acts?: CopyActs,
): Html {
  const part = copiesPart(copies, view, acts)
  const isGone = goneCopy(copies) !== undefined || copies.some(({ withheld }) => withheld !== null)
  return isGone ? html`${goneNote(copies, view)}${part}${main}` : html`${main}${part}`
}

/** The copies of a reference, each with its hash and proof. */
function copiesPart(copies: readonly Copy[], view: View, acts?: CopyActs): Html | false {
  if (copies.length === 0) return false
  const { t } = view
  const all = copies.map((one) => copyPart(one, view, acts))
  return html`<h2>${t(texts.copies)}</h2><p class="hint">${t(texts.copiesHint)}</p>${all}`
}

/** Of one that was taken away: when and why, and what stays of it. */
function removedPart(
  { code: own, url, page, record }: Copy,
  { at, reason }: NonNullable<Copy['removed']>,
  view: View,
): Html {
  const { t, node } = view
  const lines = summaryList(t, [
    { label: t(texts.why), value: typed(reason) },
    { label: t(texts.foundAt), value: addressPart(view, page?.url ?? url) },
    page !== null && { label: t(texts.hash), value: code(page.sha256) },
    record !== null && { label: t(texts.proof), value: proofLink(record, view) },
  ])
  const said = record === null ? texts.removedWhole : texts.removedOn
  return html`<h3>${code(own)}</h3><p>${t(said, { date: t.date(at, node.zone) })}</p>${lines}`
}

function copyPart(copy: Copy, view: View, acts?: CopyActs): Html {
  const { t } = view
  const { page, state, askedAt, fault } = copy
  const head = html`${code(copy.code)} ${addressPart(view, copy.url)}`
  if (state === 'asked') return html`<p>${head}<br>${t(texts.waits)}</p>`
  if (copy.removed !== null) return removedPart(copy, copy.removed, view)
  if (page === null) {
    const why = fault === null ? '' : t(faultTexts[fault])
    return html`<p>${head}<br>${t.parts(texts.failedAt, { time: moment(view, askedAt) })} ${why}</p>`
  }
  const title = html`<h3>${t.parts(texts.keptOf, { time: moment(view, page.at) })}</h3>`
  return html`${title}${withheldNote(copy, view)}${factsPart(copy, page, view)}${acts?.(copy)}`
}

/** That somebody asked to take it away, and why. */
function withheldNote({ withheld }: Copy, { t, node }: View): Html | false {
  if (withheld === null) return false
  const date = t.date(withheld.at, node.zone)
  return html`<p><strong>${t(texts.withheldSince, { date })}</strong><br>${t(texts.why)}: ${typed(withheld.reason)}</p>`
}

type Page = NonNullable<Copy['page']>

function factsPart(copy: Copy, page: Page, view: View): Html {
  const { t } = view
  const { quote, record, link } = copy
  return summaryList(t, [
    { label: t(texts.foundAt), value: addressPart(view, page.url) },
    page.title !== '' && { label: t(texts.pageTitle), value: typed(page.title) },
    quote !== null && {
      label: t(texts.quote),
      value: html`${typed(quote)}<br><span class="hint">${t(quoteSaid(page))}</span>`,
    },
    {
      label: t(texts.resources),
      value: html`${t(texts.resourcesOf, { count: page.resources })}${page.leftOutCount > 0 && html`; ${leftOutPart(page, view)}`}${wordsPart(page, view)}`,
    },
    { label: t(texts.hash), value: code(page.sha256) },
    record !== null && { label: t(texts.proof), value: proofLink(record, view) },
    link !== null && { label: t(texts.now), value: linkPart(link, view) },
  ])
}

/** Of a PDF how many pages were read, or why none; of anything else that it has no words. */
function wordsPart({ words, pdf }: Page, { t }: View): Html | false {
  if (pdf == null) return words === 0 && html`<br>${t(texts.noWords)}`
  if (pdf.fault !== null) return html`<br>${t(pdfTexts[pdf.fault])}`
  return html`<br>${t(texts.pdfPages, { count: pdf.pages ?? 0 })}`
}

function proofLink(record: string, { t, node }: View): Html {
  const command = code('scrutineer verify --proof FILE --key KEY --content COPY')
  return html`<a href="${node.prefix}/api/record.proof?record=${record}">${t.parts(texts.proofHow, { command })}</a>`
}

function quoteSaid({ hasQuote }: Page) {
  if (hasQuote === null) return texts.quoteUnknown
  return hasQuote ? texts.quoteFound : texts.quoteMissing
}

/** How many, and the first of them with why. */
function leftOutPart({ leftOutCount, leftOut }: Page, view: View): Html {
  const { t } = view
  const rows = leftOut
    .slice(0, 20)
    .map(
      ({ url, why }) =>
        html`<li>${addressPart(view, url)} ${why in faultTexts && t(faultTexts[why as keyof typeof faultTexts])}</li>`,
    )
  return disclosure(t(texts.leftOutOf, { count: leftOutCount }), html`<ul>${rows}</ul>`)
}

function linkPart({ state, since, movedTo }: NonNullable<Copy['link']>, view: View): Html {
  const { t, node } = view
  const to = movedTo !== null && html`<br>${addressPart(view, movedTo, true)}`
  return html`${t(linkTexts[state])} ${t.date(since, node.zone)}${to}`
}

/** Has a copy made. */
export function snapshotPart(item: string, view: View): Html {
  const { t } = view
  const form = actionForm(view, {
    name: 'snapshot',
    action: snapshot,
    labels: texts,
    hidden: { item },
    button: texts.keepCopy,
  })
  return disclosure(t(texts.keepCopy), html`<p class="hint">${t(texts.keepCopyHint)}</p>${form}`)
}
