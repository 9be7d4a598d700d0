import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import type { Choice } from '../../../ui/field.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaItems, named, personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { holderOf, takingButton, takingForms } from '../../../ui/taking.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import { mayApproveAlone } from '../actions/approval.ts'
import { finding } from '../actions/finding.ts'
import { mark } from '../actions/mark.ts'
import { gradeOf } from '../grade.ts'
import { onDuty } from '../needs.ts'
import { type FindingState, isExcuse, markKind } from '../schema.ts'
import { checkText, reportOf } from '../report.ts'
import { severityBadge } from '../site-badge.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { findingTexts as texts, siteTexts } from '../texts/pages.ts'
import { systemTexts } from '../texts/systems.ts'
import type { ShownChange } from '../watched.ts'
import { MARK_TEXTS, placeOf } from './findings.ts'
import {
  ANNOUNCE_LABELS,
  announcedOf,
  announceForms,
  announcePart,
  announcers,
} from './announce.ts'
import {
  APPROVING_LABELS,
  approvers,
  approvingForms,
  approvingPart,
  madeRight,
} from './approving.ts'
import { attacking, changedOf, deciding, onePart } from './page-changes.ts'
import { seen } from './seen.ts'
import { dayChoices } from './fields.ts'
import { findingPath, TAKING } from './site-now.ts'
import { evidenceList, itemBody, outdatedWords } from './site-report.ts'

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `/console/findings/${params['finding'] ?? ''}`

/** What the fields of a mark are called. */
const LABELS = { kind: texts.kind, reason: texts.whyMark, days: texts.forDays }

function labelsOf({ refused }: View) {
  if (refused?.form === 'announce') return ANNOUNCE_LABELS
  return refused?.form === 'alone' ? APPROVING_LABELS : LABELS
}

/** Spans that the form offers for an accepted risk, days. */
const ACCEPTED_DAYS = [7, 30, 90, 365] as const

async function load(ctx: PageContext) {
  const facts = await ctx.call(finding, { finding: ctx.params['finding'] ?? '' })
  const { area, areas, site } = facts
  const announced =
    site === null ? null : await announcedOf(ctx, { id: site, area, isWatched: isLive(facts) })
  const marked = facts.marks.map(({ madeBy }) => madeBy)
  const persons = [
    ...marked,
    ...approvers(facts.approval),
    ...(announced === null ? [] : announcers(announced)),
  ]
  const mayWrite = holdsIn(ctx.actor, 'monitoring:write', area)
  const isToApprove = site !== null && mayWrite && isLive(facts) && takesTwo(facts)
  const own = findingPath(facts.id)
  return {
    facts,
    announced,
    work: (await ctx.waiting()).find(({ path }) => path === own),
    mayTake: holds(ctx.actor, 'work:do'),
    names: await namesOf(ctx, { areas, persons }),
    onDuty: holds(ctx.actor, 'territory:read') ? (await ctx.ask(onDuty, { area })).now : null,
    mayMark: holdsIn(ctx.actor, 'monitoring:mark', facts.area),
    mayWrite,
    isToApprove,
    isAlone: isToApprove && (await ctx.call(mayApproveAlone, { site })).isAlone,
    own: ctx.actor.id,
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const findingPage = page({
  path: '/console/findings/:finding',
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    mark: {
      action: 'monitoring.mark',
      next: here,
      said: acts.marked,
      undo: {
        action: 'monitoring.withdrawMark',
        input: (_sent, { mark: made }: { mark: string }) => ({ mark: made }),
      },
    },
    decide: deciding(here),
    attack: attacking(here),
    ...approvingForms(here),
    ...announceForms(here),
    withdraw: { action: 'monitoring.withdrawMark', next: here, said: acts.unmarked },
    ...takingForms(here, TAKING),
  },
  load,
  render(data, view) {
    const { t } = view
    const { facts, work, mayTake } = data
    const isToJudge = data.mayMark && isLive(facts)
    const judge =
      isToJudge && html`<a class="button secondary" href="#mark">${t(texts.addMark)}</a>`
    const duty = data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })
    const main = html`${refusedPart(view, labelsOf(view))}
<div class="cols"><div>${changePart(data, view)}${whatPart(data, view)}</div>
<div><section class="block">${live('finding-state', statePart(data, view))}${duty}</section></div></div>
${facts.visit !== null && live('finding-votes', votesPart(data, view))}
${live('finding-marks', marksPart(data, view))}
${isToJudge && markPart(data, view)}`
    const breadcrumb = [{ path: '/console/findings', label: t(texts.findings) }]
    const place = html`${named(view, placeOf(facts), facts.siteName)}${facts.host !== '' && html` ${code(facts.host)}`}`
    const sub = html`${severityBadge(t, facts.severity)} ${t(texts[facts.state])} · ${place}${work && holderOf(view, work)}`
    const title = checkText(t, `${facts.check}.title`)
    return {
      title,
      sub,
      acts: html`${judge}${work && mayTake && takingButton(view, work, true)}`,
      main,
      breadcrumb,
    }
  },
})

function statePart({ facts, names }: Data, view: View): Html {
  const { t, base } = view
  return summaryList(t, [
    { label: t(texts.state), value: t(texts[facts.state]) },
    { label: t(texts.suspectedAt), value: moment(view, facts.suspectedAt) },
    { label: t(texts.openedAt), value: seen(view, facts.openedAt) },
    facts.closedAt !== null && { label: t(texts.closedAt), value: moment(view, facts.closedAt) },
    { label: t(texts.concerned), value: areaItems(view, names, facts.areas) },
    facts.previous !== null && {
      label: t(texts.previous),
      value: html`<a href="${base}/console/findings/${facts.previous}">${t(texts.showPrevious)}</a>`,
    },
    ...madeRight(view, { approval: facts.approval, next: facts.next, names }),
  ])
}

function whatPart(data: Data, view: View): Html {
  const { t, base } = view
  const { facts } = data
  const { host, verdict, observations } = facts
  const verdicts = [verdict]
  const at = facts.suspectedAt
  const report = reportOf({ host, at, verdicts, grade: gradeOf(verdicts), observations }, t)
  const item = [...report.findings, ...report.passed, ...report.notTested][0]
  if (item === undefined) return html``
  const evidence =
    report.evidence.length > 0 ? evidenceList(view, report.evidence) : signalPart(data, view)
  const outdated = outdatedWords(t, report)
  const about = html`<p><a href="${base}/checks/${facts.check}">${t(siteTexts.aboutCheck)}</a> · ${t(siteTexts.standard)}: ${item.standard}</p>`
  return html`${block(t(texts.what), html`${itemBody(view, { ...item, evidence: [] })}${outdated !== null && html`<p class="hint">${outdated}</p>`}${about}`)}
${block(t(siteTexts.evidence), evidence)}`
}

/** Of a change of the page: the words before and now, and what a person says of it. */
function changePart(data: Data, view: View): Html {
  const { facts, announced, names, isAlone, own } = data
  const { site, approval, isOfVotingPlace } = facts
  const [one] = changedOf(facts)
  if (one === undefined || site === null || announced === null) return html``
  const mayWrite = data.mayWrite && isLive(facts)
  const mayMark = data.mayMark && isLive(facts)
  const change = onePart(view, { site, one, mayWrite, mayMark, isOfVotingPlace })
  const approving =
    data.isToApprove && approvingPart(view, { site, one, approval, isAlone, own, names })
  return html`${change}${approving}${announcePart(view, announced, names)}`
}

/** Whether making the change right, or saying that its place moves, takes two persons. */
function takesTwo({
  change,
  isOfVotingPlace,
}: {
  readonly change: ShownChange | null
  readonly isOfVotingPlace: boolean
}): boolean {
  return change !== null && (change.isOfVoting || (isOfVotingPlace && change.place !== ''))
}

function isLive({ state }: { readonly state: FindingState }): boolean {
  return state === 'suspect' || state === 'open'
}

/** The signal that showed it; a system that fell silent has none. */
function signalPart({ facts: { signal } }: Data, view: View): Html {
  const { t } = view
  if (signal === null) return html`<p>${t(texts.noEvidence)}</p>`
  const { kind, number, at, sha256 } = signal
  const said = t.parts(systemTexts.shownSignal, {
    kind: code(kind),
    number: code(String(number)),
    time: moment(view, at),
  })
  return html`<p>${said}<br>SHA-256 ${code(sha256)}</p>`
}

function votesPart({ facts }: Data, view: View): Html {
  const { t } = view
  const words = { bad: texts.voteBad, good: texts.voteGood, none: texts.voteNone }
  return html`<h2>${t(texts.votes)}</h2><p>${t(texts.votesHint)}</p>${table(t, {
    caption: t(texts.votes),
    isCaptionHidden: true,
    rows: facts.votes,
    columns: [
      { label: t(siteTexts.time), cell: (vote) => moment(view, vote.at) },
      { label: t(texts.vote), cell: (vote) => t(words[vote.says]) },
    ],
  })}`
}

function marksPart({ facts, names, mayMark }: Data, view: View): Html {
  const { t } = view
  const rows = facts.marks.map((made) => {
    const who = t.parts(texts.markedBy, {
      person: personName(view, names, made.madeBy),
      time: timeOf(view, made.madeAt),
    })
    const until =
      made.until !== null && t.parts(texts.acceptedUntil, { time: timeOf(view, made.until) })
    const hidden = { mark: made.id }
    const withdraw =
      mayMark &&
      postForm(view, { name: 'withdraw', hidden, label: t(texts.withdraw), kind: 'secondary' })
    return html`<li><strong>${t(MARK_TEXTS[made.kind])}</strong> ${until} <br>${who}${made.reason !== '' && html`<br>${typed(made.reason)}`} ${withdraw}</li>`
  })
  const list = rows.length > 0 ? html`<ul>${rows}</ul>` : html`<p>${t(texts.noMarks)}</p>`
  return html`<h2>${t(texts.marks)}</h2>${list}`
}

/** What may be said of it: a text about voting has no excuse. */
function kindsFor({ t }: View, { change }: Data['facts']): readonly Choice[] {
  const kinds = markKind.options.filter((kind) => !change?.isOfVoting || !isExcuse(kind))
  return kinds.map((value) => ({ value, label: t(MARK_TEXTS[value]) }))
}

function markPart({ facts }: Data, view: View): Html {
  const { t } = view
  const days = dayChoices(view, ACCEPTED_DAYS)
  const isOfVoting = facts.change?.isOfVoting === true
  const form = actionForm(view, {
    name: 'mark',
    action: mark,
    labels: LABELS,
    hidden: { finding: facts.id },
    without: isOfVoting ? ['days'] : [],
    choices: { kind: kindsFor(view, facts), days },
    button: texts.addMark,
  })
  const hint = t(isOfVoting ? acts.noExcuse : texts.markHint)
  return html`<h2 id="mark">${t(texts.addMark)}</h2><p>${hint}</p>${form}`
}
