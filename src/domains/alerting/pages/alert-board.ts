import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { msBetween, SECOND } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { handsLine } from '../../../ui/hands.ts'
import { live } from '../../../ui/live.ts'
import { areaList, areaName, personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import { inLanguage, spoken, word } from '../../../ui/words.ts'
import { review } from '../actions/release.ts'
import { alertBadge, boardBar, receptionBadge } from '../alert-badge.ts'
import type { Board, Counts } from '../board.ts'
import { commonArea } from '../areas.ts'
import { onDuty } from '../needs.ts'
import { placesOf } from '../places.ts'
import { escalationOf } from '../actions/plan.ts'
import { answers } from '../actions/receipt.ts'
import { silent } from '../actions/station.ts'
import { show } from '../actions/view.ts'
import { blocksOf } from '../content.ts'
import { isActive } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { answerWords, eventWords, kindWords, scopeWords } from '../texts/values.ts'
import { saidWords } from '../texts/said.ts'
import {
  ALERTS_PATH,
  PROBLEMS_PATH,
  alertAddress,
  alertTrail,
  backTo,
  stationLink,
} from './addresses.ts'
import { releaseRefused } from './alert-check.ts'
import { endPart } from './alert-end.ts'
import { escalationPart } from './escalation-part.ts'

/** Stations on the board; the rest is a page on. */
const SILENT_ROWS = 50
const ANSWER_ROWS = 50

async function load(ctx: PageContext) {
  const alert = ctx.params['alert'] ?? ''
  const facts = await ctx.call(show, { alert })
  // What ended an alert is read by the stations and not answered.
  const isOut = facts.revision > 0 && isActive(facts.state)
  const nothing = { items: [], next: null }
  const after = ctx.search['after']
  const waiting = isOut
    ? await ctx.call(silent, { alert, limit: SILENT_ROWS, ...(after ? { after } : {}) })
    : nothing
  const ask = (answer: 'need_help' | 'cannot_comply') =>
    ctx.call(answers, { alert, answer, limit: ANSWER_ROWS })
  const attention = isOut
    ? [...(await ask('need_help')).items, ...(await ask('cannot_comply')).items]
    : []
  const stations = [...waiting.items, ...attention]
  return {
    facts,
    escalation: facts.revision > 0 ? await ctx.call(escalationOf, { alert }) : null,
    waiting,
    attention: await withPlaces(ctx, attention),
    names: await namesOf(ctx, {
      areas: [...facts.areas, ...stations.map(({ area }) => area)],
      persons: [
        facts.madeBy,
        facts.reviewedBy,
        facts.proposal?.refusedBy,
        ...facts.revisions.flatMap((row) => [row.proposedBy, row.releasedBy, row.approvedBy]),
      ],
    }),
    onDuty: holds(ctx.actor, 'territory:read')
      ? (await ctx.ask(onDuty, { area: commonArea(facts.areas) })).now
      : null,
    mayDraft: holds(ctx.actor, 'alerting:draft'),
    mayRelease: holds(ctx.actor, 'alerting:release'),
    mayCancel: holds(ctx.actor, 'alerting:cancel'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What was written of these, in one line; nothing where nothing was. */
function said(words: readonly (string | null)[]): Html | null {
  const written = words.filter((text) => text !== null && text !== '')
  return written.length === 0 ? null : typed(written.join(' – '))
}

/** The stations of these rows as people know them. */
async function withPlaces<R extends { station: string }>(ctx: PageContext, rows: readonly R[]) {
  const places = await placesOf(ctx, rows)
  // A station that was closed since is shown by its id.
  return rows.map((row) => ({ ...row, place: places.get(row.station) ?? row.station }))
}

export const alertPage = page({
  path: `${ALERTS_PATH}/:alert`,
  surface: 'console',
  permission: 'alerting:read',
  forms: {
    cancel: { action: 'alerting.cancel', next: backTo() },
    clear: { action: 'alerting.allClear', next: backTo() },
    cancelWords: { action: 'alerting.proposeEnd', next: backTo('check') },
    clearWords: { action: 'alerting.proposeEnd', next: backTo('check') },
    withdraw: { action: 'alerting.withdraw', next: backTo() },
    review: { action: 'alerting.review', next: backTo() },
  },
  load,
  render(data, view) {
    const { t } = view
    const { facts } = data
    const main = html`${refusedPart(view)}
${live('alert-state', statePart(data, view))}
${data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })}
<div class="no-print">${endPart({ ...data, ...facts }, view)}</div>
${facts.board !== null && html`<h2>${t(isActive(facts.state) ? texts.whoGotIt : texts.whoGotEnd)}</h2>`}
${live('alert-board', facts.board === null ? html`` : boardPart(data, facts.board, view))}
${live('alert-escalation', data.escalation === null ? html`` : escalationPart(data.escalation, view))}
<div class="no-print">${reviewPart(data, view)}</div>
<h2>${t(texts.about)}</h2>${aboutPart(data, view)}
${facts.revisions.length > 0 && html`<h2>${t(texts.history)}</h2>${historyPart(data, view)}`}`
    return { title: inLanguage(view, facts.headlines), main, breadcrumb: alertTrail(view) }
  },
})

function statePart(data: Data, view: View): Html {
  const { t } = view
  const { facts } = data
  const closed =
    facts.findingClosedAt !== null &&
    facts.endedAt === null &&
    notification(t, {
      tone: 'info',
      body: t.parts(texts.findingClosed, { time: moment(view, facts.findingClosedAt) }),
    })
  return html`<p>${alertBadge(t, facts.state)} ${severityBadge(t, facts.severity as Severity)} ${timesPart(data, view)}</p>${closed}${releaseRefused(view, facts.proposal, data.names)}<p class="no-print">${stepLinks(data, view).map((step) => [step, ' '])}</p>`
}

/** Since when, until when, or how long it took to take it back. */
function timesPart({ facts }: Data, view: View): Markup {
  const { t } = view
  const { state, issuedAt, endedAt, expiresAt } = facts
  if (issuedAt === null) return null
  if (isActive(state) && expiresAt !== null) {
    return [
      t.parts(texts.sinceIssue, { time: moment(view, issuedAt) }),
      ' ',
      t.parts(texts.endsAt, { time: moment(view, expiresAt) }),
    ]
  }
  if (state !== 'cancelled' || endedAt === null) return null
  return t(texts.timeToCancel, { count: Math.round(msBetween(issuedAt, endedAt) / SECOND) })
}

function stepLinks({ facts, mayDraft, mayRelease }: Data, { t, base }: View): Html[] {
  const { alert, state, proposal } = facts
  const link = (part: string, label: string) =>
    buttonLink({ href: `${base}${alertAddress(alert, part)}`, label, kind: 'secondary' })
  const isWaiting = proposal !== null && !proposal.isLapsed
  const isBefore = state === 'draft' || state === 'proposed'
  return [
    mayDraft && state === 'draft' && link('edit', t(texts.editAlert)),
    (isBefore || isWaiting) && link('check', t(texts.check)),
    mayRelease && isWaiting && link('release', t(texts.release)),
    mayDraft && isActive(state) && !isWaiting && link('update', t(texts.newUpdate)),
  ].filter((step) => step !== false)
}

function boardPart(data: Data, board: Board, view: View): Html {
  const { t } = view
  const number = (label: Message, of: keyof Counts) => ({
    label: t(label),
    cell: (row: Counts) => t.number(row[of]),
    isNumber: true,
  })
  const areas = table(t, {
    caption: t(texts.perArea),
    rows: board.perArea,
    columns: [
      { label: t(texts.area), cell: ({ name }) => typed(name) },
      number(texts.stations, 'count'),
      number(texts.delivered, 'delivered'),
      number(texts.seen, 'seen'),
      number(texts.acknowledged, 'acknowledged'),
      number(answerWords.done, 'done'),
      number(answerWords.cannot_comply, 'cannotComply'),
      number(answerWords.need_help, 'needHelp'),
      number(texts.silentLabel, 'silent'),
    ],
  })
  return html`${boardBar(t, board)}${attentionPart(data, view)}${areas}${isActive(data.facts.state) && silentPart(data, view)}`
}

function attentionPart({ attention, names }: Data, view: View): Html | false {
  const { t } = view
  if (attention.length === 0) return false
  return table(t, {
    caption: t(texts.needAttention),
    rows: attention,
    columns: [
      { label: t(texts.station), cell: (row) => stationLink(view, row.station, row.place) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      {
        label: t(texts.answer),
        cell: (row) => [
          t(answerWords[row.answer]),
          row.isByEndedDevice && html`<br><strong>${t(saidWords.byEnded)}</strong>`,
        ],
      },
      { label: t(texts.reason), cell: (row) => said([row.reason, row.comment]) },
      { label: t(texts.when), cell: (row) => moment(view, row.receivedAt) },
    ],
  })
}

function silentPart({ facts, waiting, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.silentStations),
    empty: t(texts.noSilent),
    rows: waiting.items,
    columns: [
      {
        label: t(texts.station),
        cell: (row) => stationLink(view, row.station, `${row.number} ${row.name}`),
      },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.state), cell: (row) => receptionBadge(t, row.reception) },
      { label: t(texts.phone), cell: (row) => (row.phone === null ? '–' : code(row.phone)) },
      {
        label: t(texts.lastSeen),
        cell: (row) => {
          if (row.lastSeen !== null) return moment(view, row.lastSeen)
          return t(row.hasDevice ? texts.never : texts.noDevice)
        },
      },
    ],
  })
  return html`${rows}${restLink(view, { path: alertAddress(facts.alert), next: waiting.next })}`
}

function reviewPart({ facts, names, mayRelease }: Data, view: View): Html | false {
  const { t } = view
  if (facts.review !== null && facts.reviewedBy !== null) {
    return html`<h2>${t(texts.reviewTitle)}</h2><p>${typed(facts.review)} – ${personName(view, names, facts.reviewedBy)}</p>`
  }
  if (!facts.isReviewDue || !mayRelease) return false
  const save = actionForm(view, {
    name: 'review',
    action: review,
    labels: texts,
    hidden: { alert: facts.alert },
    button: texts.saveReview,
  })
  return html`<h2>${t(texts.reviewTitle)}</h2>${save}`
}

function aboutPart({ facts, names }: Data, view: View): Html {
  const { t } = view
  const read = blocksOf(facts.content).map(
    ({ language, headline, instruction }) =>
      html`<p><strong>${spoken(language, headline)}</strong><br>${spoken(language, instruction)}</p>`,
  )
  const { content } = facts
  return html`${read}${summaryList(t, [
    { label: t(texts.event), value: word(view, eventWords, facts.eventCode) },
    { label: t(texts.areas), value: areaList(view, names, facts.areas) },
    { label: t(texts.scope), value: t(scopeWords[content.scope]) },
    { label: t(texts.contact), value: content.contact === undefined ? '–' : code(content.contact) },
    { label: t(texts.origin), value: originLabel(view, facts.origin) },
  ])}`
}

function originLabel({ t, base }: View, origin: string | null): Markup {
  if (origin === null) return '–'
  const [kind = '', of = ''] = origin.split(':')
  if (kind === 'finding') {
    return html`<a href="${base}/console/findings/${of}">${t(texts.finding)}</a>`
  }
  if (kind === 'problems')
    return html`<a href="${base}${PROBLEMS_PATH}">${t(texts.problemsAlike)}</a>`
  return code(origin)
}

function historyPart({ facts, names }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.history),
    isCaptionHidden: true,
    rows: facts.revisions,
    columns: [
      { label: '№', cell: (row) => t.number(row.revision) },
      { label: t(texts.state), cell: (row) => t(kindWords[row.kind]) },
      { label: t(texts.when), cell: (row) => timeOf(view, row.sent) },
      { label: t(texts.stations), cell: (row) => t.number(row.count), isNumber: true },
      {
        label: t(texts.release),
        cell: (row) => [
          handsLine(view, names, { ...row, isAlone: row.breakGlassReason !== null }),
          row.breakGlassReason !== null &&
            html`<br>${t(texts.reason)}: ${typed(row.breakGlassReason)}`,
        ],
      },
      { label: t(texts.capFile), cell: (row) => html`${code(row.sha256.slice(0, 16))}` },
    ],
  })
}
