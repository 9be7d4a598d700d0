import { holds } from '../../../core/actor.ts'
import { given } from '../../../core/asked.ts'
import { namesOf } from '../../../core/names.ts'
import { type FileRows, page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { msBetween } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { lineChart } from '../../../ui/chart.ts'
import { live } from '../../../ui/live.ts'
import { areaName, personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment, timeOf, waitOf } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { review } from '../actions/release.ts'
import { alertBadge, boardBar } from '../alert-badge.ts'
import type { Board } from '../board.ts'
import { commonArea } from '../areas.ts'
import { onDuty } from '../needs.ts'
import { placesOf } from '../places.ts'
import { escalationOf } from '../actions/plan.ts'
import { answers } from '../actions/receipt.ts'
import { silent } from '../actions/station.ts'
import { problemCounts, stationProblems } from '../actions/station-problem.ts'
import { show } from '../actions/view.ts'
import { answersLine, districtPart, districtRows, districtsOf } from '../district-part.ts'
import { isActive, revisionNumber } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { took } from '../day-report.ts'
import { boardTexts as words } from '../texts/board.ts'
import { helpTexts } from '../texts/help.ts'
import { answerWords, kindWords } from '../texts/values.ts'
import { saidWords } from '../texts/said.ts'
import {
  ALERTS_PATH,
  PROBLEMS_PATH,
  alertAddress,
  alertTrail,
  backTo,
  stationLink,
} from './addresses.ts'
import { aboutPart } from './alert-about.ts'
import { releaseRefused } from './alert-check.ts'
import { endPart, whyLabel, wordsLabels } from './alert-end.ts'
import { callForms, callItem } from './calls.ts'
import { historyPart } from './alert-history.ts'
import { findingsNotice, titlesOf } from './findings-part.ts'
import { draftForms, draftPart } from './draft-part.ts'
import { escalationPart } from './escalation-part.ts'
import { problemForms, problemTable } from './problem-table.ts'

/** Rows of each part of the board; the whole lists are a page on. */
const SILENT_ROWS = 6
const ANSWER_ROWS = 50
const HELP_ROWS = 6

/** Which board is asked for. */
function boardAsked(ctx: PageContext) {
  const revision = revisionNumber.safeParse(Number(ctx.search['version'])).data
  // An end asks nothing: the board that matters is still that of what was asked.
  return { alert: ctx.params['alert'] ?? '', asking: true, ...given({ revision }) }
}

async function load(ctx: PageContext) {
  const asked = boardAsked(ctx)
  const { alert } = asked
  const facts = await ctx.call(show, asked)
  const { version } = facts
  const isOut = version > 0
  const of = { alert, revision: version }
  const nothing = { items: [], next: null }
  const waiting = isOut
    ? await ctx.call(silent, { ...of, reception: 'none', limit: SILENT_ROWS })
    : nothing
  const wantsAnswers = isOut && ctx.search['answers'] !== undefined
  const attention = wantsAnswers
    ? (await ctx.call(answers, { ...of, answer: 'asks', limit: ANSWER_ROWS })).items
    : null
  const helpCounts = isOut
    ? (await ctx.call(problemCounts, { alert, settled: false, untaken: false })).help
    : null
  // Nobody asks for the list of what nobody needs.
  const isHelpOpen = helpCounts !== null && helpCounts.open > 0
  const help = isHelpOpen ? await ctx.call(stationProblems, { alert, limit: HELP_ROWS }) : nothing
  const stations = [...waiting.items, ...(attention ?? []), ...help.items]
  return {
    facts,
    escalation: isOut ? await ctx.call(escalationOf, { alert }) : null,
    waiting,
    attention: attention && (await withPlaces(ctx, attention)),
    help: help.items,
    helpPlaces: await placesOf(ctx, help.items),
    titles: await titlesOf(ctx),
    self: ctx.actor.id,
    mayHandle: holds(ctx.actor, 'alerting:handle-problem'),
    helpCounts,
    districts: facts.board === null ? [] : await districtsOf(ctx, facts.board),
    names: await namesOf(ctx, {
      areas: [...facts.areas, ...stations.map(({ area }) => area)],
      persons: [
        facts.madeBy,
        facts.reviewedBy,
        facts.proposal?.refusedBy,
        ...facts.revisions.flatMap((row) => [row.proposedBy, row.releasedBy, row.approvedBy]),
        ...waiting.items.map(({ call }) => call?.calledBy),
        ...help.items.map(({ owner }) => owner),
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
function said(written: readonly (string | null)[]): Html | null {
  const told = written.filter((text) => text !== null && text !== '')
  return told.length === 0 ? null : typed(told.join(' – '))
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
    cancel: { action: 'alerting.cancel', next: backTo(), said: texts.takenBack },
    clear: { action: 'alerting.allClear', next: backTo(), said: texts.cleared },
    cancelWords: { action: 'alerting.proposeEnd', next: backTo('check') },
    clearWords: { action: 'alerting.proposeEnd', next: backTo('check') },
    ...draftForms,
    review: { action: 'alerting.review', next: backTo() },
    ...problemForms(backTo()),
    ...callForms(backTo()),
  },
  file: { name: 'board', rows: fileRows, isFor: ({ facts }) => facts.board !== null },
  load,
  render(data, view) {
    const { t } = view
    const { facts } = data
    const main = html`${refusedPart(view, labelsOf(facts, view))}
${live('alert-state', statePart(data, view))}
${data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })}
<div class="no-print">${endPart({ ...data, ...facts }, view)}</div>
${live('alert-board', facts.board === null ? html`` : boardPart(data, facts.board, view))}
${live('alert-escalation', data.escalation === null ? html`` : escalationPart(data.escalation, view))}
<div class="no-print">${reviewPart(data, view)}</div>
<h2>${t(texts.about)}</h2>${aboutPart(data, view)}
${facts.revisions.length > 0 && html`<h2>${t(texts.history)}</h2>${historyPart(data, view)}`}`
    return { title: inLanguage(view, facts.headlines), main, breadcrumb: alertTrail(view) }
  },
})

/** What the fields of the forms of this page are called. */
function labelsOf({ content }: Data['facts'], view: View) {
  return {
    ...words,
    remedy: helpTexts.remedy,
    review: texts.reviewTitle,
    despite: whyLabel(view),
    ...wordsLabels(view.t, content),
  }
}

/** The board of the version that is asked for, a row a district. */
async function fileRows(ctx: PageContext, view: Pick<View, 't'>): Promise<FileRows> {
  const { board } = await ctx.call(show, boardAsked(ctx))
  const districts = board === null ? [] : await districtsOf(ctx, board)
  return { ...districtRows(view, districts), isCut: false }
}

function statePart(data: Data, view: View): Html {
  const { t } = view
  const { facts } = data
  const isBefore = facts.revision === 0
  const found = (!isBefore || facts.endedAt !== null) && findingsNotice(view, data)
  // How bad it was is no colour beside what is over.
  const isOver = facts.endedAt !== null
  const steps =
    isBefore && !isOver
      ? draftPart(data, view)
      : html`<p class="no-print">${stepLinks(data, view).map((step) => [step, ' '])}</p>`
  return html`<p>${alertBadge(t, facts.state)} ${!isOver && severityBadge(t, facts.severity as Severity)} ${timesPart(data, view)}</p>${found}${releaseRefused(view, facts.proposal, data.names)}${steps}`
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
  return t(texts.timeToCancel, { time: took(msBetween(issuedAt, endedAt), t) })
}

function stepLinks({ facts, mayDraft, mayRelease }: Data, { t, base }: View): Html[] {
  const { alert, state, proposal } = facts
  const link = (part: string, label: string) =>
    buttonLink({ href: `${base}${alertAddress(alert, part)}`, label, kind: 'secondary' })
  const isWaiting = proposal !== null && !proposal.isLapsed
  return [
    isWaiting && link('check', t(texts.check)),
    mayRelease && isWaiting && link('release', t(texts.release)),
    mayDraft && isActive(state) && !isWaiting && link('update', t(texts.newUpdate)),
  ].filter((step) => step !== false)
}

/** Who answered what: help first, then how it went and where; whom to call and the other versions beside it. */
function boardPart(data: Data, board: Board, view: View): Html {
  const { t, base } = view
  const { facts, districts } = data
  const { version } = facts
  const older =
    version !== facts.revision &&
    notification(t, {
      tone: 'info',
      body: t.parts(words.older, {
        number: t.number(version),
        newest: html`<a href="${base}${alertAddress(facts.alert)}?version=${facts.revision}">${t(words.toNewest)}</a>`,
      }),
    })
  const part = (title: Message, body: Html | false) => body && block(t(title), body)
  const here = `${base}${alertAddress(facts.alert)}`
  return html`${older}${block(t(texts.whoGotIt), boardBar(t, board), { more: figuresLine(data, board, view) })}
<div class="cols"><div>${helpPart(data, view)}${part(words.overTime, curvePart(data, board, view))}${part(words.byDistrict, districtPart(view, districts, { board: here, first: DISTRICTS }))}${attentionPart(data, view)}</div>
<div>${isActive(facts.state) && callPart(data, view)}${part(words.versions, versionsPart(data, view))}</div></div>`
}

/** Districts in sight; the others are opened. */
const DISTRICTS = 12

function figuresLine({ facts: { curve }, helpCounts }: Data, board: Board, { t }: View): Html {
  const half =
    curve !== null &&
    (curve.halfMs === null
      ? html`${t(words.halfNot)} · `
      : html`${t(words.half)} <strong>${took(curve.halfMs, t)}</strong> · `)
  const help =
    helpCounts !== null &&
    html` · ${t(words.helpOpen)} <strong>${t.number(helpCounts.open)}</strong>`
  return html`<span>${half}<strong>${t.number(board.acknowledged)}</strong> ${t(words.of, { total: t.number(board.count) })} · ${answersLine(t, board)}${help}</span>`
}

function helpPart(data: Data, view: View): Html | false {
  const { t, base } = view
  const { help: items, helpPlaces: stations, helpCounts, facts } = data
  if (helpCounts === null || helpCounts.open === 0) return false
  const all = html`<a href="${base}${PROBLEMS_PATH}">${t(words.allHelp)}</a>`
  const shown = t(words.helpMore, {
    shown: t.number(items.length),
    total: t.number(helpCounts.open),
  })
  const rows = problemTable({ ...data, items, stations }, view, {
    caption: t(words.helpOpen),
    empty: t(words.noHelp),
  })
  return html`<section class="block flush" id="help-${facts.alert}"><header><h2>${t(words.helpOpen)}</h2>${all}</header><p class="hint">${shown} ${t(helpTexts.stays)}</p>${rows}</section>
`
}

function curvePart({ facts: { curve } }: Data, board: Board, view: View): Html | false {
  const { t, node } = view
  const last = curve?.points.at(-1)
  if (curve === null || last === undefined) return false
  const label = t(words.curve, {
    answered: t.number(last.answered),
    total: t.number(board.count),
    time: t.clock(last.at, node.zone),
  })
  const points = curve.points.map(({ at, answered }) => ({ at, value: answered }))
  return html`${lineChart(view, { label, unit: t(words.answered), points })}`
}

function callPart(data: Data, view: View): Html {
  const { t, base } = view
  const { facts, waiting, names, mayRelease } = data
  const isAnySilent = facts.board !== null && facts.board.acknowledged < facts.board.count
  const path = `${base}${alertAddress(facts.alert, 'calls')}`
  const again =
    mayRelease &&
    isAnySilent &&
    buttonLink({
      href: `${base}${alertAddress(facts.alert, 'again')}`,
      label: t(words.again),
      kind: 'secondary',
    })
  const list =
    waiting.items.length === 0
      ? html`<p>${t(isAnySilent ? words.allReached : texts.noSilent)}</p>`
      : html`<p class="hint">${t(words.callFirst)} ${t(words.callIntro)}</p><ul class="plain">${waiting.items.map((row) => html`<li>${callItem(row, { names, alert: facts.alert, mayNote: data.mayHandle }, view)}</li>`)}</ul>`
  const more = html`<a href="${path}">${t(words.wholeCallList)}</a>`
  const body = html`${list}${again && html`<p class="no-print">${again}</p>`}`
  return block(t(words.callList), body, { more })
}

/** Every version with its own numbers and the way to its board. */
function versionsPart({ facts }: Data, view: View): Html {
  const { t, base } = view
  const one = (row: (typeof facts.revisions)[number]) => {
    const { revision, kind, counts, sent } = row
    const name = t(words.version, { number: t.number(revision), kind: t(kindWords[kind]) })
    const line = t(words.versionLine, {
      answered: t.number(counts.acknowledged),
      total: t.number(counts.count),
    })
    const link =
      revision === facts.version
        ? html`<span class="hint">${t(words.shown)}</span>`
        : html`<a href="${base}${alertAddress(facts.alert)}?version=${revision}">${t(words.itsBoard)}</a>`
    return html`<li><strong>${name}</strong> ${link}<br><span class="hint">${timeOf(view, sent)} · ${line} · ${answersLine(t, counts)}</span></li>`
  }
  return html`<ul class="plain">${facts.revisions.toReversed().map(one)}</ul>`
}

function attentionPart({ facts, attention, names }: Data, view: View): Html | false {
  const { t, base } = view
  if (facts.version === 0) return false
  const href = `${base}${alertAddress(facts.alert)}?version=${facts.version}&answers=1`
  if (attention === null)
    return html`<p class="no-print"><a href="${href}">${t(words.versionAnswers)}</a></p>`
  const rows = table(t, {
    caption: t(texts.needAttention),
    isCaptionHidden: true,
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
      { label: t(texts.when), cell: (row) => waitOf(view, row.receivedAt) },
    ],
  })
  return block(t(words.versionAnswers), rows)
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
