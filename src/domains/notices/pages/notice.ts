import { beginningOf } from '../../../core/line.ts'
import { page, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { block } from '../../../ui/block.ts'
import { summaryList, timeline } from '../../../ui/details.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { wallDay } from '../../../ui/time.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as correction from '../actions/correction.ts'
import * as decide from '../actions/decide.ts'
import * as draft from '../actions/draft.ts'
import * as hear from '../actions/hear.ts'
import * as serving from '../actions/serve.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { appealTexts, outcomeTexts } from '../../../ui/notice-standing.ts'
import {
  categoryTexts,
  detectionTexts,
  groundTexts,
  remedyTexts,
  stepTexts,
} from '../texts/told.ts'
import { statedPart } from './correction.ts'
import { lettersPart } from './letter.ts'
import { DESK, deskPath, publicPath, stateOf } from './look.ts'
import { type Data, loadNotice } from './notice-data.ts'
import { restsPart } from './rests.ts'
import { morePart, nowPart } from './notice-acts.ts'

const next = (_: unknown, { notice = '' }: Readonly<Record<string, string>>) => deskPath(notice)
const saved = { next, said: texts.saved }
const { withdraw: withdrawing } = draft

/** Letters of the quoted words in the title. */
const MAX_TITLE = 100

/** One notice at the desk: whose turn it is with the one act of its state, what it says, and what was done. */
export const noticePage = page({
  path: `${DESK}/:notice`,
  surface: 'console',
  permission: 'notices:read',
  forms: {
    approve: { action: draft.approve.name, next, said: texts.saidApproved },
    refuse: { action: draft.refuse.name, ...saved },
    rewrite: { action: draft.rewrite.name, ...saved },
    hand: { action: serving.hand.name, next, said: texts.saidHanded },
    serve: { action: serving.serve.name, next, said: texts.saidServed },
    withdraw: {
      action: withdrawing.name,
      ...saved,
      asks: { title: texts.withdraw, what: texts.withdrawWhat, act: texts.withdraw },
    },
    reply: { action: hear.enterReply.name, ...saved },
    agree: { action: hear.enterAgreement.name, ...saved },
    correct: { action: hear.noteCorrection.name, ...saved },
    findCorrection: { action: correction.findCorrection.name, ...saved },
    missCorrection: { action: correction.missCorrection.name, ...saved },
    appeal: { action: hear.enterAppeal.name, ...saved },
    review: { action: decide.review.name, next, said: texts.saidTaken },
    decide: { action: decide.decide.name, next, said: texts.saidDecided },
    confirm: { action: decide.confirmLabel.name, ...saved },
    redact: { action: decide.redact.name, ...saved },
    judge: { action: decide.judge.name, next, said: texts.saidJudged },
  },
  load: loadNotice,
  render(data: Data, view) {
    const { t, base } = view
    const { notice } = data
    const open = buttonLink({
      href: `${base}${publicPath(notice.code)}`,
      label: t(texts.asPublic),
      kind: 'secondary',
    })
    return {
      title: beginningOf(notice.quote.replaceAll('\n', ' '), MAX_TITLE),
      sub: html`${stateOf(view, notice.state)} ${typed(notice.sourceName)} ${code(notice.code)}`,
      ...(notice.publicAt !== null && { acts: open }),
      main: html`${refusedPart(view, texts)}${nowPart(data, view)}${statedPart(data, view)}${saidPart(data, view)}${answersPart(data, view)}${data.isIssuer && lettersPart(data.notice.code, data.letters, view)}${stepsPart(data, view)}${morePart(data, view)}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

function saidPart({ notice, rests }: Data, view: View): Html {
  const { t, base } = view
  const of = notice
  const law = of.ground === 'legal' && html`, ${typed(of.law ?? '')}, ${typed(of.article ?? '')}`
  const lines = summaryList(t, [
    { label: t(texts.category), value: t(categoryTexts[of.category]) },
    { label: t(texts.saidOn), value: wallDay(t, of.saidOn) },
    {
      label: t(texts.claim),
      value: html`<a href="${base}/console/claims/${of.claim}">${code(of.claim)}</a>`,
    },
    {
      label: t(texts.snapshot),
      value: html`<a href="${base}/sources/${of.item}">${code(of.item)}</a> ${code(of.snapshot)}`,
    },
    { label: t(texts.harm), value: paragraphs(of.language, of.harm) },
    { label: t(texts.lessIntrusive), value: paragraphs(of.language, of.lessIntrusive) },
    { label: t(texts.remedy), value: t(remedyTexts[of.remedy]) },
    { label: t(texts.issuer), value: typed(of.issuerName) },
    {
      label: t(texts.ground),
      value: html`${t(groundTexts[of.ground])}${law}${of.groundWords !== null && paragraphs(of.language, of.groundWords)}`,
    },
    of.side !== null && { label: t(texts.side), value: typed(of.side) },
    {
      label: t(texts.detection),
      value: html`${t(detectionTexts[of.detection])}${of.detectionHow !== null && html`: ${typed(of.detectionHow)}`}`,
    },
  ])
  return block(
    t(texts.said),
    html`<blockquote>${paragraphs(of.quoteLanguage, of.quote)}</blockquote>${restsPart(of, view, rests)}${paragraphs(of.language, of.facts)}${lines}`,
  )
}

/** What the subject said, and what was decided of it. */
function answersPart({ notice: of }: Data, { t }: View): Html[] {
  const parts: (readonly [string, Html] | false)[] = [
    of.replyWords !== null && [
      t(texts.reply),
      html`${paragraphs(of.replyLanguage ?? of.language, of.replyWords)}<p>${typed(of.replyBy ?? '')}</p>${of.replyEnteredBy !== null && html`<p>${t(texts.enteredOnly)}</p>`}`,
    ],
    of.outcome !== null && [
      t(texts.decision),
      html`<p><strong>${t(outcomeTexts[of.outcome])}</strong>${of.isByDeadline && html`. ${t(texts.missed)}`}</p>${of.reasons !== null && paragraphs(of.language, of.reasons)}`,
    ],
    of.grounds !== null && [
      t(texts.appeal),
      html`${paragraphs(of.language, of.grounds)}<p>${typed(of.appealBy ?? '')}</p>${of.appealEnteredBy !== null && html`<p>${t(texts.enteredOnly)}</p>`}${of.appealOutcome !== null && html`<p><strong>${t(appealTexts[of.appealOutcome])}</strong>${of.isAppealByDeadline && html`. ${t(texts.missed)}`}</p>`}${of.appealReasons !== null && paragraphs(of.language, of.appealReasons)}${of.retraction !== null && html`<h3>${t(texts.retraction)}</h3>${paragraphs(of.language, of.retraction)}`}`,
    ],
  ]
  return parts.filter((one) => one !== false).map(([title, body]) => block(title, body))
}

function stepsPart({ steps, names, notice }: Data, view: View): Html {
  const { t, node, now } = view
  const events = steps.map(({ step, at, person, isFree, words }) => ({
    moment: { at, now, zone: node.zone },
    title: t(stepTexts[step as keyof typeof stepTexts]),
    body: html`${words !== null && html`${paragraphs(notice.language, words)}`}<small>${personName(view, names, person)}${isFree === true && html` · ${t(texts.declaredFree)}`}</small>`,
  }))
  return block(t(texts.steps), timeline(t, events))
}
