import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Time } from '../../../core/time.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { moment, timeOf, wallDay } from '../../../ui/time.ts'
import { paragraphs, spokenLines, word } from '../../../ui/words.ts'
import { publicNotice } from '../actions/public.ts'
import { found } from '../refusals.ts'
import type { Whole } from '../register.ts'
import { noticeCode } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { appealTexts, outcomeTexts } from '../../../ui/notice-standing.ts'
import {
  categoryTexts,
  detectionTexts,
  groundTexts,
  remedyTexts,
  stepTexts,
} from '../texts/told.ts'
import { saidCorrections } from './correction.ts'
import { restsPart } from './rests.ts'
import { addressLink, issuerPath, nextOf, NOTICES, outletPath, standingOf } from './public-look.ts'

async function load(ctx: PageContext) {
  const notice = found(asked(noticeCode, ctx.params['notice']?.toUpperCase()), 'unknownNotice')
  return await ctx.call(publicNotice, { notice })
}

/** One notice: both texts beside each other, what was decided, and every step with its proof. */
export const publicNoticePage = page({
  path: `${NOTICES}/:notice`,
  surface: 'public',
  permission: 'anyone',
  load,
  render(row, view) {
    const { t } = view
    const next = nextOf(view, row) ?? html`${t(texts.over)}`
    const comes = html`<h2>${t(texts.next)}</h2><p>${next}</p>`
    return {
      title: t(texts.noticeTo, { name: row.sourceName }),
      cite: { path: `${NOTICES}/${row.code}`, issued: row.publicAt },
      main: html`<p>${standingOf(view, row)}</p>${labelPart(row, view)}${quotePart(row, view)}${sidesPart(row, view)}${comes}${endPart(row, view)}${appealPart(row, view)}${correctionPart(row, view)}${factsPart(row, view)}${timelinePart(row, view)}`,
      breadcrumb: [{ path: NOTICES, label: t(texts.title) }],
    }
  },
})

function labelPart(row: Whole, view: View): Html | false {
  const { t } = view
  if (row.labelledAt === null || row.labelUntil === null) return false
  // It stands until the notice is decided, and with no notice that was taken back.
  if (row.decidedAt !== null || row.withdrawnAt !== null) return false
  const isOver = row.labelExpiredAt !== null
  const words = isOver
    ? html`${t(texts.labelEnded)}`
    : t.parts(texts.labelled, { time: moment(view, row.labelUntil) })
  return html`<div class="note${!isOver && ' tone-warn'}"><h2>${t(texts.label)}</h2><p>${words}</p></div>`
}

/** The words in question, before what is said of them. */
function quotePart(row: Whole, view: View): Html {
  const { quoteLanguage, quote, saidOn } = row
  const { t } = view
  const date = html`<p class="hint">${t(texts.saidOn)} ${wallDay(t, saidOn)}</p>`
  return html`<h2>${t(texts.quote)}</h2><blockquote>${paragraphs(quoteLanguage, quote)}${date}</blockquote>${restsPart(row, view)}`
}

/** What the office says and what is answered, each in the same place, size and way; nothing has to be opened. */
function sidesPart(row: Whole, view: View): Html {
  const { t } = view
  const side = (title: Content, body: Content) =>
    html`<section class="card"><h2>${title}</h2>${body}</section>`
  const by = t.parts(texts.noticeOf, { name: typed(row.issuerName) })
  const said = html`${paragraphs(row.language, row.facts)}<p class="hint">${by}</p>`
  const office =
    row.retraction === null
      ? side(t(texts.notice), said)
      : side(
          t(texts.retraction),
          html`${paragraphs(row.language, row.retraction)}<p class="hint">${by}</p>`,
        )
  const name = typed(row.sourceName)
  const sides = html`<div class="sides">${office}${side(t.parts(texts.reply, { name }), replyPart(row, view))}</div>`
  const before = row.retraction !== null && html`<h2>${t(texts.wasNotice)}</h2>${said}`
  return html`${sides}${before}`
}

function replyPart(row: Whole, view: View): Html {
  const { t, node } = view
  const { replyWords, replyLanguage, replyBy, repliedAt } = row
  if (replyWords === null || repliedAt === null) {
    const isSilent = row.heardAt !== null && row.agreedAt === null
    return html`<p>${t(isSilent ? texts.silent : texts.awaited)}</p>`
  }
  const date = t.date(repliedAt, node.zone)
  const signed = t.parts(texts.signed, { name: typed(replyBy ?? row.sourceName), date })
  const how = row.isRedacted ? texts.redacted : texts.unedited
  return html`${paragraphs(replyLanguage ?? row.language, replyWords)}<p class="hint">${signed}<br>${t(how)}</p>`
}

function endPart(row: Whole, view: View): Html | false {
  const { t } = view
  if (row.endReason !== null)
    return html`<h2>${t(texts.withdrawn)}</h2>${paragraphs(row.language, row.endReason)}`
  if (row.outcome === null) return false
  const words = row.isByDeadline
    ? html`<p>${t(texts.missed)}</p>`
    : html`<p><strong>${t(outcomeTexts[row.outcome])}</strong></p>${paragraphs(row.language, row.reasons ?? '')}`
  return html`<h2>${t(texts.decision)}</h2>${words}${dateLine(view, row.decidedAt)}`
}

function dateLine(view: View, at: Time | null): Html | false {
  return at !== null && html`<p class="hint">${timeOf(view, at)}</p>`
}

function appealPart(row: Whole, view: View): Html | false {
  const { t } = view
  if (row.appealedAt === null) return false
  const why = t.parts(texts.grounds, { name: typed(row.appealBy ?? row.sourceName) })
  const grounds = html`<h3>${why}</h3>${paragraphs(row.replyLanguage ?? row.language, row.grounds ?? '')}`
  const judged = row.isAppealByDeadline
    ? html`<p>${t(texts.missedAppeal)}</p>`
    : row.appealOutcome !== null &&
      html`<p><strong>${t(appealTexts[row.appealOutcome])}</strong></p>${paragraphs(row.language, row.appealReasons ?? '')}`
  const end = judged && html`<h3>${t(texts.judged)}</h3>${judged}`
  return html`<h2>${t(texts.appeal)}</h2>${grounds}${dateLine(view, row.appealedAt)}${end}${dateLine(view, row.appealDecidedAt)}`
}

/** Where it stands in words, where it has no address. */
function placed({ corrections }: Whole): Html {
  const place = corrections.find(({ state }) => state === 'found')?.place
  return place == null ? html`–` : typed(place)
}

function correctionPart(row: Whole, view: View): Html | false {
  const { t, node, now } = view
  const { agreedAt, correctionDueAt, correctedAt, correctionUrl, isProminent } = row
  if (agreedAt === null && correctedAt === null && row.corrections.length === 0) return false
  const due = correctionDueAt === null ? '–' : t.date(correctionDueAt, node.zone)
  const agreed =
    agreedAt !== null && html`<p>${t(texts.agreed, { date: t.date(agreedAt, node.zone), due })}</p>`
  const link = correctionUrl !== null && addressLink(correctionUrl)
  const size = isProminent !== null && t(isProminent ? texts.prominent : texts.notProminent)
  const done =
    correctedAt === null
      ? correctionDueAt !== null && correctionDueAt < now && html`<p>${t(texts.overdue)}</p>`
      : html`<p>${t.parts(texts.corrected, { date: t.date(correctedAt, node.zone), link: html`${link || placed(row)}` })}<br>${size}</p>`
  return html`<h2>${t(texts.correction)}</h2>${agreed}${done}${saidCorrections(row, view)}`
}

function factsPart(row: Whole, view: View): Html {
  const { t, base } = view
  const { language, url, law, article, groundWords } = row
  const ways = [law, article, groundWords].flatMap((one) => one ?? [])
  const cited = html`<a href="${base}/id/${row.item}">${typed(row.itemTitle)}</a>`
  const lines = summaryList(t, [
    url !== null && {
      label: t(texts.where),
      value: addressLink(url),
    },
    {
      label: t(texts.check),
      value: html`<a href="${base}/claims/${row.claim}">${t(texts.checkOf, { code: row.claim, number: t.number(row.checkVersion) })}</a>`,
    },
    { label: t(texts.evidence), value: cited },
    row.snapshot !== '' && {
      label: t(texts.copy),
      value: html`${code(row.snapshot)}${row.isCopyAway && html`<br><strong>${t(texts.copyAway)}</strong>`}`,
    },
    {
      label: t(texts.subject),
      value: html`<a href="${base}${outletPath(row.source)}">${typed(row.sourceName)}</a>`,
    },
    {
      label: t(texts.issuer),
      value: html`<a href="${base}${issuerPath(row.issuer)}">${typed(row.issuerName)}</a>${row.isAboutIssuer && html`<br>${t(texts.aboutIssuer)}`}`,
    },
    { label: t(texts.category), value: t(categoryTexts[row.category]) },
    { label: t(texts.remedy), value: t(remedyTexts[row.remedy]) },
    {
      label: t(texts.ground),
      value: html`${t(groundTexts[row.ground])}${ways.map((one) => html`<br>${typed(one)}`)}`,
    },
    { label: t(texts.harm), value: spokenLines(language, row.harm) },
    { label: t(texts.lessIntrusive), value: spokenLines(language, row.lessIntrusive) },
    row.side !== null && { label: t(texts.side), value: typed(row.side) },
    row.election !== null && { label: t(texts.election), value: typed(row.election) },
    {
      label: t(texts.detection),
      value: html`${t(detectionTexts[row.detection])}${row.detectionHow !== null && html`<br>${typed(row.detectionHow)}`}`,
    },
    { label: t(texts.code), value: code(row.code) },
  ])
  return html`<h2>${t(texts.about)}</h2>${lines}`
}

function timelinePart({ steps, isRedacted }: Whole, view: View): Html {
  const { t, node } = view
  const items = steps.map(({ step, at, record }) => {
    const proof =
      record !== null &&
      html` <a href="${node.prefix}/api/record.proof?record=${record}">${t(texts.proof)}</a>`
    return html`<li>${timeOf(view, at)}: ${word(view, stepTexts, step)}${proof}</li>`
  })
  const command = code('scrutineer verify --proof FILE --key KEY')
  return html`<h2>${t(texts.timeline)}</h2><ol>${items}</ol><p class="hint">${t.parts(texts.proofHint, { command })}${isRedacted && html`<br>${t(texts.redacted)}`}</p>`
}
