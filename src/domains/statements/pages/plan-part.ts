// Who is told of an incident: what is due first stands on top, with the form to note it; what is done stands below.
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { give, leave, setKind } from '../actions/plan.ts'
import { KINDS, type NoticeRow, PHASES } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { publicTexts } from '../texts/public.ts'
import { dueOf, kindWords, LENGTHS, PHASE_WORDS } from './look.ts'
import type { WordData } from './word-data.ts'

/** The plan; `isMain` where its oldest row is what is to be done first on the page. */
export function planPart(data: WordData, view: View, isMain: boolean): Html {
  const { found, mayNotify } = data
  const { t } = view
  const open = openNotices(data)
  const rows = open.map((row, n) => noticeItem(data, view, { row, isFirst: isMain && n === 0 }))
  const list =
    open.length === 0 ? html`<p>${t(texts.planNone)}</p>` : html`<ul class="rows">${rows}</ul>`
  const done = found.notices.filter(({ state }) => state === 'given' || state === 'left')
  const settled =
    done.length > 0 &&
    html`<h3>${t(texts.settled)}</h3><ul class="rows">${done.map((row) => doneItem(data, view, row))}</ul>`
  const correct =
    mayNotify &&
    html`<div class="no-print">${disclosure(t(texts.setKind), kindForm(data, view))}</div>`
  // What is to be done stands above what it follows from: a telephone shows it at once.
  return block(t(texts.plan), html`${list}${settled}<p>${aboutOf(data, view)}</p>${correct}`)
}

/** Rows that are to be done, what is due first on top and what has no length last. */
export function openNotices({ found }: Pick<WordData, 'found'>): readonly NoticeRow[] {
  const open = found.notices.filter(({ state }) => state === 'open')
  const rank = ({ dueAt }: NoticeRow) => dueAt ?? '9'
  return open.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** What happened and when, and what everybody reads of it where that is another thing. */
function aboutOf({ found }: WordData, { t }: View): Html {
  const what = found.kind === null ? texts.unknownKind : kindWords(found.kind)
  const [said] = found.versions.filter(({ state }) => state === 'released')
  const other =
    said !== undefined &&
    said.kind !== found.kind &&
    html`<br><strong class="of-warn">${t(texts.otherAbove, { kind: t(kindWords(said.kind)) })}</strong>`
  return html`${t(what)} · ${t(PHASE_WORDS[found.phase])}${other}`
}

function kindForm({ found }: WordData, view: View): Html {
  const { t } = view
  return actionForm(view, {
    name: 'setKind',
    action: setKind,
    labels: texts,
    hidden: { statement: found.id },
    values: { kind: found.kind, phase: found.phase },
    choices: {
      kind: KINDS.map((value) => ({ value, label: t(publicTexts[value]) })),
      phase: PHASES.map((value) => ({ value, label: t(PHASE_WORDS[value]) })),
    },
    button: texts.save,
    kind: 'secondary',
  })
}

function noticeItem(
  { found, mayNotify, mayEnterLaw }: WordData,
  view: View,
  { row, isFirst }: { readonly row: NoticeRow; readonly isFirst: boolean },
): Html {
  const { t, base } = view
  const law = row.dueAt === null && mayEnterLaw
  const isOver = found.endedAt !== null && row.duty === null
  const when = html`${isOver ? t(texts.overNow) : whenOf(view, row)}${law && html` <a href="${base}${LENGTHS}">${t(texts.enterIt)}</a>`}`
  const how = html`${t(texts[row.channel])}${row.needsReceipt && html` ${t(texts.needsReceipt)}`}`
  const acts: Content =
    mayNotify &&
    (isFirst
      ? giveForm(view, row, isFirst)
      : disclosure(t(texts.give), html`${giveForm(view, row, isFirst)}`))
  const out = mayNotify && disclosure(t(texts.leave), leaveForm(view, row))
  return html`<li><div><b>${typed(inLanguage(view, row.who))}</b><br>${when}<br><span class="hint">${how}</span><div class="no-print">${acts}${out}</div></div></li>`
}

/** By when somebody is to be told; that nobody has entered the length, where a law sets it. */
export function whenOf(view: View, { dueAt }: Pick<NoticeRow, 'dueAt'>): Html {
  if (dueAt !== null) return dueOf(view, dueAt)
  return html`<strong class="of-warn">${view.t(texts.noLength)}</strong>`
}

function giveForm(view: View, { id: notice, needsReceipt }: NoticeRow, isMain: boolean): Html {
  return actionForm(view, {
    name: ofRow('give', notice),
    action: give,
    labels: texts,
    hidden: { notice },
    ...(needsReceipt ? {} : { without: ['receipt' as const, 'receiptSha256' as const] }),
    looks: { receiptSha256: { direction: 'ltr' } },
    button: texts.give,
    ...(isMain ? {} : { kind: 'secondary' as const }),
  })
}

function leaveForm(view: View, { id: notice }: NoticeRow): Html {
  return actionForm(view, {
    name: ofRow('leave', notice),
    action: leave,
    labels: texts,
    hidden: { notice },
    looks: { reason: { rows: 2 } },
    button: texts.leave,
    kind: 'secondary',
  })
}

function doneItem({ names }: WordData, view: View, row: NoticeRow): Html {
  const { t } = view
  const { settledBy, settledAt, receipt, receiptSha256, state } = row
  const by =
    settledBy !== null &&
    settledAt !== null &&
    t.parts(texts.personDone, {
      person: personName(view, names, settledBy),
      time: moment(view, settledAt),
    })
  const words = t(state === 'given' ? texts.given : texts.left)
  return html`<li><div><b>${typed(inLanguage(view, row.who))}</b><br>${words}: ${by}${receipt !== null && html`<br>${typed(receipt)}`}${receiptSha256 !== null && html`<br><code dir="ltr">${receiptSha256}</code>`}</div></li>`
}
