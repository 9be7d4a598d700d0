import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList, timeline } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment, wallDay } from '../../../ui/time.ts'
import { SIX_CONTENTS } from '../schema/request.ts'
import {
  articleTexts,
  channelTexts,
  confidenceTexts,
  groundTexts,
  kindTexts,
  markTexts,
  requestStateTexts,
  requestTexts as texts,
} from '../texts/requests.ts'
import { word } from '../../../ui/words.ts'
import { casePage } from './frame.ts'
import { loadRequest as load, type RequestData } from './request-data.ts'
import { nowPart, otherwisePart } from './request-forms.ts'
import { wordsOf } from './look.ts'
import { requestClock, requestPath, requestStateOf, stateName } from './request-look.ts'
import { OFFICER_SCRIPT } from './officer-form.ts'

const here = (_: unknown, { case: of = '', request = '' }: Readonly<Record<string, string>>) =>
  requestPath(of, request)
const there = (
  { request }: { request: string },
  { case: of = '' }: Readonly<Record<string, string>>,
) => requestPath(of, request)

/** One request: what it says, what to do now, its clock, and the form as it is printed. */
export const requestPage = casePage<RequestData>({
  path: 'requests/:request',
  permission: 'cases:list',
  forms: {
    write: { action: 'cases.writeRequest', next: here, said: texts.saidWritten },
    complete: { action: 'cases.completeRequest', next: here, said: texts.saidComplete },
    approve: { action: 'cases.approveRequest', next: here, said: texts.saidApproved },
    reopen: { action: 'cases.reopenRequest', next: here, said: texts.saidReopened },
    move: { action: 'cases.moveRequest', next: here, said: texts.saidMoved },
    hop: { action: 'cases.nextHop', next: there, said: texts.saidDrafted },
  },
  labels: { ...texts, offence: texts.offenceArticle },
  scripts: [OFFICER_SCRIPT],
  load,
  render: (data, view, of) => ({
    shown: [
      headPart(data, view),
      html`<div class="no-print">${nowPart(data, view, of)}</div>`,
      contentsPart(data, view),
      treatyPart(data, view),
      documentPart(data, view),
      clockPart(data, view),
      html`<div class="no-print">${pointsPart(data, view)}</div>`,
      stepsPart(data, view),
    ],
    forms: otherwisePart(data, view, of),
  }),
})

function headPart({ found, states, names }: RequestData, view: View): Html {
  const { t } = view
  const of = (person: string | null) => person !== null && memberName(view, names, person)
  const list = summaryList(t, [
    { label: t(texts.code), value: code(found.code) },
    { label: t(texts.state), value: requestStateOf(found.state, t) },
    { label: t(texts.article), value: t(articleTexts[found.article]) },
    { label: t(texts.iso3), value: stateName(view, states, found.iso3) },
    { label: t(texts.kind), value: t(kindTexts[found.form.kind]) },
    found.earlierCode !== null && { label: t(texts.follows), value: code(found.earlierCode) },
    { label: t(texts.draftedBy), value: of(found.draftedBy) },
    found.completedBy !== null && { label: t(texts.completedBy), value: of(found.completedBy) },
    found.approvedBy !== null && { label: t(texts.approvedBy), value: of(found.approvedBy) },
    found.channel !== null && { label: t(texts.channel), value: t(channelTexts[found.channel]) },
    found.receipt !== null && { label: t(texts.receipt), value: wordsOf(t, found.receipt) },
    found.refusal !== null && { label: t(texts.ground), value: t(groundTexts[found.refusal]) },
  ])
  return block(t(texts.request), list)
}

/** Text over several lines, as it was written. */
function written(text: string | undefined, { t }: View): Content {
  if (text === undefined) return html`<em>${t(texts.notSaid)}</em>`
  return text.split('\n').map((one, n) => html`${n > 0 && html`<br>`}${typed(one)}`)
}

function contentsPart({ found: { form } }: RequestData, view: View): Html {
  const { t } = view
  const list = summaryList(t, [
    form.requested !== undefined && { label: t(texts.requested), value: typed(form.requested) },
    ...SIX_CONTENTS.map((name) => ({ label: t(texts[name]), value: written(form[name], view) })),
    form.contact !== undefined && {
      label: t(texts.contact),
      value: written(form.contact, view),
    },
  ])
  return block(t(texts.contents), list)
}

interface Standing {
  readonly wasInForce: boolean | null
  readonly confidence: string
}

function standing({ wasInForce, confidence }: Standing, view: View): string {
  const { t } = view
  if (wasInForce === null) return t(texts.unknownBound)
  const words = wasInForce ? texts.bound : texts.notBound
  return t(texts.certainty, {
    is: t(words),
    confidence: word(view, confidenceTexts, confidence),
  })
}

function treatyPart({ found: { treaty, status } }: RequestData, view: View): Html {
  const { t } = view
  const now = { label: t(texts.today), value: standing(status, view) }
  if (treaty === null) return block(t(texts.treaty), summaryList(t, [now]))
  const date = wallDay(t, treaty.on)
  const list = summaryList(t, [
    { label: t(texts.ownThen, { date }), value: standing(treaty.own, view) },
    { label: t(texts.theirsThen, { date }), value: standing(treaty.theirs, view) },
    treaty.officerSource !== null && {
      label: t(texts.officerSaw),
      value: wordsOf(t, treaty.officerSource),
    },
  ])
  return block(t(texts.treaty), list)
}

function documentPart({ found }: RequestData, view: View): Content {
  const { document, hash, approvedBy, isSigned } = found
  if (document === null || hash === null) return null
  const { t } = view
  const signature = approvedBy !== null && {
    label: t(texts.signature),
    value: t(isSigned ? texts.signed : texts.unsigned),
  }
  const list = summaryList(t, [{ label: t(texts.hash), value: code(hash) }, signature])
  const json = disclosure(
    t(texts.json),
    document === ''
      ? wordsOf(t, '')
      : html`<pre class="wrap" dir="ltr" tabindex="0">${document}</pre>`,
  )
  return block(t(texts.document), html`${list}<div class="no-print">${json}</div>`)
}

function clockPart({ found }: RequestData, view: View): Content {
  const { t } = view
  if (found.lapsesAt === null) return null
  const rows = found.marks.map(
    ({ name, at }) => html`<li>${shortMoment(view, at)}: ${t(markTexts[name])}</li>`,
  )
  return block(
    t(texts.clock),
    html`<p>${requestClock(view, found)}</p><h3>${t(texts.marks)}</h3><ul>${rows}</ul>`,
  )
}

function pointsPart({ found: { points, sentAt } }: RequestData, view: View): Content {
  if (sentAt !== null && points.length === 0) return null
  const { t } = view
  const rows = table(t, {
    caption: t(texts.points),
    isCaptionHidden: true,
    empty: t(texts.noPoints),
    rows: points,
    columns: [
      { label: t(texts.points), cell: (row) => typed(row.name) },
      { label: t(texts.channel), cell: (row) => t(channelTexts[row.kind]) },
      {
        label: t(texts.contact),
        cell: ({ phone, mail, confirmed }) =>
          html`${phone !== null && code(phone)} ${mail !== null && code(mail)}${confirmed === null && html` <small>${t(texts.unconfirmed)}</small>`}`,
      },
    ],
  })
  return block(t(texts.points), rows)
}

function stepsPart({ found: { moves }, names }: RequestData, view: View): Content {
  if (moves.length === 0) return null
  const { t, node, now } = view
  const events = moves.map(({ to, at, note, person }) => ({
    moment: { at, now, zone: node.zone },
    title: t(requestStateTexts[to]),
    body: html`${note !== null && html`${wordsOf(t, note)}<br>`}<small>${memberName(view, names, person)}</small>`,
  }))
  return block(t(texts.steps), timeline(t, events))
}
