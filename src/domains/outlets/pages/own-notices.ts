import { dateAt } from '../../../core/civil-day.ts'
import type { PageForm, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { dateField, textArea, textField } from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { appealTexts, outcomeTexts, standsTexts } from '../../../ui/notice-standing.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { paragraphs, spoken } from '../../../ui/words.ts'
import type { NoticeItem, OwnNotice } from '../needs.ts'
import { MAX_GROUNDS, MAX_PLACE, MAX_REPLY, MAX_SIGNED } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { OWN } from './look.ts'

const own = { next: () => OWN, keeps: ['of', 'notice'] } as const

/** What the outlet does with a notice: acts of `notices`, by their names. */
export const noticeForms: Readonly<Record<string, PageForm>> = {
  reply: { ...own, action: 'notices.reply', said: texts.saidReplied },
  agree: {
    ...own,
    action: 'notices.agree',
    said: texts.saidAgreed,
    asks: { title: texts.agreeTitle, what: texts.agreeWhat, act: texts.agree },
  },
  appeal: { ...own, action: 'notices.appeal', said: texts.saidAppealed },
  confirmPaper: { ...own, action: 'notices.confirmPaper', said: texts.saidConfirmed },
  stateCorrection: { ...own, action: 'notices.stateCorrection', said: texts.saidCorrected },
}

const DUE: Readonly<Record<string, typeof texts.replyDue>> = {
  reply: texts.replyDue,
  decision: texts.decisionDue,
  appealsEnd: texts.appealsEndDue,
  appeal: texts.appealDue,
}

function dueOf(view: View, row: NoticeItem): Content {
  const { dueAt, dueWhat, appealOutcome } = row
  const words = dueWhat === null ? undefined : DUE[dueWhat]
  // There is one appeal.
  if (appealOutcome !== null || dueAt === null || words === undefined)
    return view.t(becameOf(row) ?? texts.nothingDue)
  return view.t.parts(words, { time: moment(view, dueAt) })
}

/** What became of a notice; null while that is open. */
function becameOf({ stands, isByDeadline, outcome, appealOutcome }: NoticeItem): Message | null {
  if (stands === 'annulled' || stands === 'withdrawn') return standsTexts[stands]
  if (isByDeadline) return texts.missed
  if (appealOutcome !== null) return appealTexts[appealOutcome]
  return outcome === null ? null : outcomeTexts[outcome]
}

/** Notices to the outlet, each leading to what can be done with it. */
export function noticesPart(items: readonly NoticeItem[], of: string, view: View): Html {
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.notices),
    isCaptionHidden: true,
    empty: t(texts.noNotices),
    rows: items,
    columns: [
      {
        label: t(texts.notice),
        cell: (row) =>
          html`<a href="${withSearch(`${base}${OWN}`, { of, notice: row.code })}">${code(row.code)}</a><br>${spoken(row.quoteLanguage, row.quote)}`,
      },
      { label: t(texts.due), cell: (row) => dueOf(view, row) },
    ],
  })
  return block(t(texts.notices), rows)
}

/** One notice, and the acts that are possible now; the one that is awaited stands open. */
export function noticePart(row: OwnNotice, view: View): Html {
  const { t, base } = view
  const said = html`<h3>${t(texts.ourWords)}</h3><blockquote>${paragraphs(row.quoteLanguage, row.quote)}</blockquote><h3>${t.parts(texts.theySay, { name: typed(row.issuerName) })}</h3>${paragraphs(row.language, row.facts)}`
  const answered =
    row.replyWords !== null &&
    html`<h3>${t(texts.weSaid)}</h3>${paragraphs(row.replyLanguage ?? row.language, row.replyWords)}`
  const agreed =
    row.correctionDueAt !== null &&
    html`<p>${t.parts(texts.agreedDue, { time: moment(view, row.correctionDueAt) })}</p>`
  const link = html`<p><a href="${base}/notices/${row.code}">${t(texts.publicPage)}</a></p>`
  return block(
    `${t(texts.notice)} ${row.code}`,
    html`<p><strong>${dueOf(view, row)}</strong></p>${said}${answered}${agreed}${decidedParts(row, view)}${correctionsPart(row, view)}${enteredPart(row, view)}${link}${actsPart(row, view)}`,
  )
}

/** What the office entered from paper, to be confirmed. */
function enteredPart(row: OwnNotice, view: View): Html[] {
  const { t } = view
  const all = [
    row.isReplyEntered && ([texts.replyEntered, 'reply'] as const),
    row.isAgreementEntered && ([texts.agreementEntered, 'agreement'] as const),
    row.isAppealEntered && ([texts.appealEntered, 'appeal'] as const),
  ].filter((one) => one !== false)
  return all.map(([words, what]) => {
    const form = postForm(view, {
      name: 'confirmPaper',
      hidden: { notice: row.code, what },
      label: t(texts.confirmPaper),
      kind: 'secondary',
    })
    return html`<p>${t(words)}</p><div class="no-print">${form}</div>`
  })
}

/** What was decided, on the notice and on the appeal against it. */
function decidedParts(row: OwnNotice, { t }: View): (Html | false)[] {
  const part = (title: Message, words: string | null, how: Message | null = null) =>
    words !== null &&
    html`<h3>${t(title)}</h3>${how && html`<p><strong>${t(how)}</strong></p>`}${paragraphs(row.language, words)}`
  return [
    row.isByDeadline && html`<p>${t(texts.missed)}</p>`,
    part(texts.reasons, row.reasons, row.outcome && outcomeTexts[row.outcome]),
    part(
      texts.appealReasons,
      row.appealReasons,
      row.appealOutcome && appealTexts[row.appealOutcome],
    ),
    part(texts.retraction, row.retraction),
  ]
}

function actsPart(row: OwnNotice, view: View): Html | false {
  const { t } = view
  const mayReply =
    (row.replyWords === null && REPLYING.includes(row.state)) ||
    (row.isReplyEntered && ENTERED.includes(row.state))
  const mayAgree = row.agreedAt === null && AGREEING.includes(row.state)
  const mayAppeal = row.state === 'appeal_open' || (row.isAppealEntered && row.state === 'appealed')
  const mayCorrect = maySayCorrected(row)
  const isAny = mayReply || mayAgree || mayAppeal || mayCorrect
  return (
    isAny &&
    html`<div class="no-print">${mayReply && disclosure(t(texts.reply), replyForm(row, view), row.state === 'reply_open')}${mayAgree && disclosure(t(texts.agree), agreeForm(row, view))}${mayCorrect && disclosure(t(texts.correct), correctForm(row, view), row.agreedAt !== null)}${mayAppeal && disclosure(t(texts.appeal), appealForm(row, view))}</div>`
  )
}

/** Whether a correction may be said to be made: none that was said waits or was found. What the office noted alone takes nobody's word. */
function maySayCorrected({ state, corrections }: OwnNotice): boolean {
  return CORRECTING.includes(state) && corrections.every((one) => one.state === 'missing')
}

const REPLYING: readonly string[] = ['reply_open', 'no_reply', 'corrected_voluntarily']
/** Where the own words may take the place of those that the office entered. */
const ENTERED: readonly string[] = ['reply_open', 'reply_received']
const AGREEING: readonly string[] = ['reply_open', 'no_reply', 'reply_received']

/** In which states a correction may be said to be made: from the first answer on, also when all is over. */
const CORRECTING: readonly string[] = [
  'corrected_voluntarily',
  'reply_received',
  'no_reply',
  'in_review',
  'appeal_open',
  'appealed',
  'upheld',
  'modified',
  'closed',
]

const FOUND: Readonly<Record<string, typeof texts.correctedFound>> = {
  stated: texts.correctedWaits,
  found: texts.correctedFound,
  missing: texts.correctedMissing,
}

/** What was said of a correction before, and what the office found of it. */
function correctionsPart({ corrections, language }: OwnNotice, view: View): Html | false {
  if (corrections.length === 0) return false
  const { t, node } = view
  const items = corrections.map(({ correctedAt, url, place, state, reason }) => {
    const where = [url !== null && code(url), place !== null && typed(place)]
    const why = reason !== null && paragraphs(language, reason)
    return html`<li>${t.date(correctedAt, node.zone)}: ${where.map((one) => one && html`${one} `)}<br>${t(FOUND[state] ?? texts.correctedWaits)}${why}</li>`
  })
  return html`<h3>${t(texts.weCorrected)}</h3><ul>${items}</ul>`
}

function agreeForm(row: OwnNotice, view: View): Html {
  const { t } = view
  const body = html`<p>${t(texts.agreeWhat)}</p>`
  return postForm(view, {
    name: 'agree',
    hidden: { notice: row.code },
    body,
    label: t(texts.agree),
    kind: 'secondary',
  })
}

function correctForm(row: OwnNotice, view: View): Html {
  const { t, refused } = view
  const field = fieldStates('stateCorrection', refused)
  const on = dateField(t, { ...field('on', dateAt(view.now, view.node.zone)), label: t(texts.on) })
  const url = textField(t, {
    ...field('url'),
    label: t(texts.url),
    type: 'url',
    direction: 'ltr',
    isOptional: true,
  })
  const place = textField(t, {
    ...field('place'),
    label: t(texts.place),
    hint: t(texts.placeHint),
    maxLength: MAX_PLACE,
    isOptional: true,
  })
  return postForm(view, {
    name: 'stateCorrection',
    hidden: { notice: row.code },
    body: [html`<p class="hint">${t(texts.correctHint)}</p>`, on, url, place],
    label: t(texts.sendCorrection),
  })
}

function replyForm(row: OwnNotice, view: View): Html {
  const { t, refused } = view
  const field = fieldStates('reply', refused)
  const words = textArea(t, {
    ...field('words'),
    label: t(texts.reply),
    hint: t(texts.replyHint),
    rows: 8,
    maxLength: MAX_REPLY,
  })
  return postForm(view, {
    name: 'reply',
    hidden: { notice: row.code, language: t.language },
    body: [words, signedField('reply', view)],
    label: t(texts.sendReply),
  })
}

function appealForm(row: OwnNotice, view: View): Html {
  const { t, refused } = view
  const grounds = textArea(t, {
    ...fieldStates('appeal', refused)('grounds'),
    label: t(texts.grounds),
    hint: t(texts.appealHint),
    rows: 6,
    maxLength: MAX_GROUNDS,
  })
  return postForm(view, {
    name: 'appeal',
    hidden: { notice: row.code },
    body: [grounds, signedField('appeal', view)],
    label: t(texts.sendAppeal),
  })
}

function signedField(form: string, { t, refused }: View): Html {
  return textField(t, {
    ...fieldStates(form, refused)('by'),
    label: t(texts.by),
    maxLength: MAX_SIGNED,
  })
}
