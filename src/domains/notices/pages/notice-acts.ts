// What can be done with a notice: first the one act of its state, for whoever may take it, then all else.
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { quoteTexts } from '../../../ui/quote-standing.ts'
import * as decide from '../actions/decide.ts'
import * as draft from '../actions/draft.ts'
import * as hear from '../actions/hear.ts'
import * as serving from '../actions/serve.ts'
import { mayStep, type State } from '../states.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { appealTexts, outcomeTexts } from '../../../ui/notice-standing.ts'
import { channelTexts } from '../texts/told.ts'
import { dueOf, languagesOf } from './look.ts'
import type { Data } from './notice-data.ts'
import { restsPart } from './rests.ts'
import { contentForm, USUALLY } from './content-form.ts'

/** What comes next, with the deadline above it. */
export function nowPart(data: Data, view: View): Html {
  const { t } = view
  const { notice } = data
  const due = dueOf(view, notice)
  const body = actOf(data, view)
  const now = html`${due && html`<p><strong>${due}</strong></p>`}<div class="no-print">${body}</div>`
  return html`${labelPart(data, view)}${block(t(texts.now), now)}`
}

const said = ({ t }: View, words: Message) => html`<p>${t(words)}</p>`

type Act = (data: Data, view: View) => Html

/** What only one role does; whoever has another one is told so. */
const only =
  (role: 'isIssuer' | 'isReviewer' | 'isJudge', act: Act): Act =>
  (data, view) =>
    data[role] ? act(data, view) : said(view, texts.waitsOther)

/** What everybody is told, with the forms of those who enter what comes on paper. */
const told =
  (words: Message, act: Act): Act =>
  (data, view) =>
    html`${said(view, words)}${data.isIssuer && act(data, view)}`

const reviewing = only('isReviewer', (data, view) => reviewForm(data, view))

const ACTS: Readonly<Partial<Record<State, Act>>> = {
  draft: only('isIssuer', (data, view) => draftActs(data, view)),
  approved: only('isIssuer', (data, view) => serveForm(data, view)),
  reply_open: told(texts.waitsSubject, (data, view) => hearForms(data, view)),
  corrected_voluntarily: reviewing,
  reply_received: reviewing,
  no_reply: reviewing,
  in_review: only('isReviewer', (data, view) => decidePart(data, view)),
  appeal_open: told(texts.decidedTold, (data, view) => appealForm(data, view)),
  appealed: only('isJudge', (data, view) => judgeForm(data, view)),
}

/** The one act of the state, or why the reader has none. */
function actOf(data: Data, view: View): Html {
  return ACTS[data.notice.state]?.(data, view) ?? said(view, texts.isOver)
}

const hiddenOf = ({ notice }: Data) => ({ notice: notice.code })
/** With what names the notice as it is read here. */
const readOf = ({ notice, read }: Data) => ({ notice: notice.code, read })

function draftActs(data: Data, view: View): Html {
  const { notice, isWriter, sources } = data
  const { t } = view
  const { quoteLanguage, language } = notice
  const change = contentForm(view, {
    name: 'rewrite',
    action: draft.rewrite,
    sources,
    items: null,
    values: notice,
    usual: { ...USUALLY, quoteLanguage, language },
    hidden: { notice: notice.code, claim: notice.claim },
    button: texts.rewrite,
  })
  const rewriting = disclosure(t(texts.rewrite), change, view.refused?.form === 'rewrite')
  if (isWriter) return html`${said(view, texts.ownDraft)}${rewriting}`
  const refuse = actionForm(view, {
    name: 'refuse',
    action: draft.refuse,
    labels: texts,
    hidden: readOf(data),
    looks: { reason: { rows: 2 } },
    button: texts.refuse,
    kind: 'danger',
  })
  return html`${said(view, texts.approveWhat)}${notice.isUrgent && html`<p><strong>${t(texts.approveUrgent)}</strong></p>`}${approvePart(data, view)}${disclosure(t(texts.refuse), html`${said(view, texts.refuseHint)}${refuse}`)}`
}

/** Where the quote was not found, or the page is another's, with the reason that everybody reads. */
function approvePart(data: Data, view: View): Html {
  const { rests } = data
  const of = {
    name: 'approve',
    action: draft.approve,
    labels: { ...texts, unfound: quoteTexts.unfound },
    hidden: readOf(data),
    button: texts.approve,
  } as const
  if (rests === null || (rests.stand !== 'missing' && rests.isOwnPage))
    return actionForm(view, { ...of, without: ['unfound'] })
  const form = actionForm(view, { ...of, looks: { unfound: { rows: 3, isOptional: false } } })
  return html`${restsPart(data.notice, view, rests)}${said(view, texts.unfoundWhat)}${form}`
}

function serveForm(data: Data, view: View): Html {
  const { t, node } = view
  const { handedAt, serviceChannel, serviceProof } = data.notice
  const form = actionForm(view, {
    name: 'hand',
    action: serving.hand,
    labels: texts,
    hidden: hiddenOf(data),
    choices: { channel: channelTexts },
    looks: { at: { calendar: 'moment' } },
    button: texts.hand,
  })
  if (handedAt === null || serviceChannel === null)
    return html`${said(view, texts.serveHint)}${form}`
  const at = t.dateTime(handedAt, node.zone)
  const told = html`<p>${t.parts(texts.handedTold, { at, way: t(channelTexts[serviceChannel]), proof: typed(serviceProof ?? '') })}</p>`
  const anew = disclosure(t(texts.handAnew), form)
  if (data.isBearer) return html`${told}${said(view, texts.otherSees)}${anew}`
  const serve = postForm(view, { name: 'serve', hidden: readOf(data), label: t(texts.serve) })
  return html`${told}${said(view, texts.sawHint)}${serve}${anew}`
}

function hearForms(data: Data, view: View): Html {
  const { t } = view
  if (data.isInvolved) return said(view, texts.otherEnters)
  const hidden = hiddenOf(data)
  const reply = actionForm(view, {
    name: 'reply',
    action: hear.enterReply,
    labels: texts,
    hidden,
    values: { language: data.notice.quoteLanguage },
    choices: { language: languagesOf(view) },
    looks: { words: { rows: 6 } },
    button: texts.enterReply,
  })
  const agree = postForm(view, { name: 'agree', hidden, label: t(texts.enterAgreement) })
  const mayAgree = data.notice.agreedAt === null
  return html`${disclosure(t(texts.enterReply), reply)}${mayAgree && disclosure(t(texts.enterAgreement), agree)}`
}

function reviewForm(data: Data, view: View): Html {
  if (data.isForward) return said(view, texts.hadPart)
  const form = actionForm(view, {
    name: 'review',
    action: decide.review,
    labels: texts,
    hidden: hiddenOf(data),
    button: texts.review,
  })
  return html`${said(view, texts.reviewHint)}${form}`
}

function decidePart(data: Data, view: View): Html {
  const { notice, isTaker, isForward, names } = data
  const name = personName(view, names, notice.takenBy)
  const taken = html`<p>${view.t.parts(texts.takenBy, { name })}</p>`
  if (!isTaker) {
    return html`${taken}${!isForward && disclosure(view.t(texts.review), reviewForm(data, view))}`
  }
  const { correction_agreed: agreed, reply_published: published, ...others } = outcomeTexts
  const choices = {
    ...others,
    ...(notice.agreedAt !== null && { correction_agreed: agreed }),
    ...(notice.repliedAt !== null && { reply_published: published }),
  }
  return actionForm(view, {
    name: 'decide',
    action: decide.decide,
    labels: texts,
    hidden: readOf(data),
    choices: {
      outcome: Object.entries(choices).map(([value, words]) => ({ value, label: view.t(words) })),
    },
    looks: { reasons: { rows: 5 } },
    button: texts.decide,
  })
}

function appealForm(data: Data, view: View): Html {
  if (data.isInvolved) return said(view, texts.otherEnters)
  const form = actionForm(view, {
    name: 'appeal',
    action: hear.enterAppeal,
    labels: texts,
    hidden: hiddenOf(data),
    looks: { grounds: { rows: 5 } },
    button: texts.enterAppeal,
  })
  return disclosure(view.t(texts.enterAppeal), form)
}

function judgeForm(data: Data, view: View): Html {
  if (data.isInvolved) return said(view, texts.hadPart)
  const form = actionForm(view, {
    name: 'judge',
    action: decide.judge,
    labels: texts,
    hidden: readOf(data),
    choices: { outcome: appealTexts },
    looks: { reasons: { rows: 5 }, retraction: { rows: 3 } },
    button: texts.judge,
  })
  return html`${said(view, texts.judgeHint)}${form}`
}

/** An urgent label that stands, with its end, and the way to confirm it. */
function labelPart(data: Data, view: View): Html | false {
  const { notice, isReviewer, isForward } = data
  const { labelUntil, labelExpiredAt, labelConfirmedAt } = notice
  if (labelUntil === null || labelExpiredAt !== null || labelConfirmedAt !== null) return false
  const may = isReviewer && !isForward && mayStep(notice.state, 'confirmLabel')
  const form =
    may &&
    actionForm(view, {
      name: 'confirm',
      action: decide.confirmLabel,
      labels: texts,
      hidden: readOf(data),
      button: texts.confirmLabel,
      kind: 'secondary',
    })
  return block(
    view.t(texts.label),
    html`<p>${view.t(texts.labelTold)} ${deadline(view, labelUntil)}</p><div class="no-print">${form}</div>`,
  )
}

/** What can be done besides, for whoever may. */
export function morePart(data: Data, view: View): Html | false {
  const { notice, isIssuer, isReviewer, isWriter } = data
  const { t } = view
  const hidden = hiddenOf(data)
  const { state, agreedAt, correctedAt, repliedAt } = notice
  const isLate = state !== 'reply_open' && repliedAt === null && mayStep(state, 'reply')
  const parts = [
    isIssuer && isLate && hearForms(data, view),
    isIssuer &&
      !isWriter &&
      agreedAt !== null &&
      correctedAt === null &&
      notice.correctionStatedAt === null &&
      mayStep(state, 'correct') &&
      disclosure(
        t(texts.noteCorrection),
        actionForm(view, {
          name: 'correct',
          action: hear.noteCorrection,
          labels: texts,
          hidden,
          looks: { url: { type: 'url', direction: 'ltr' } },
          button: texts.noteCorrection,
        }),
      ),
    isIssuer &&
      mayStep(state, 'withdraw') &&
      disclosure(
        t(texts.withdraw),
        actionForm(view, {
          name: 'withdraw',
          action: draft.withdraw,
          labels: texts,
          hidden,
          looks: { reason: { rows: 2 } },
          button: texts.withdraw,
          kind: 'danger',
        }),
      ),
    isReviewer &&
      disclosure(
        t(texts.redact),
        actionForm(view, {
          name: 'redact',
          action: decide.redact,
          labels: { ...texts, words: texts.redactWords, wordsHint: texts.redactHint },
          hidden,
          looks: { reason: { rows: 2 } },
          button: texts.redact,
          kind: 'secondary',
        }),
      ),
  ].filter((one) => one !== false)
  return parts.length > 0 && block(t(texts.more), html`<div class="no-print">${parts}</div>`)
}
