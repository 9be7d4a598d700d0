import { holds, holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList, type SummaryLine } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personLabel } from '../../../ui/person.ts'
import { table } from '../../../ui/table.ts'
import { finding } from '../actions/finding.ts'
import { gradeOf } from '../grade.ts'
import { onDuty } from '../needs.ts'
import { reportOf } from '../report.ts'
import { markKind } from '../schema.ts'
import { findingTexts as texts, siteTexts } from '../texts/pages.ts'
import { systemTexts } from '../texts/systems.ts'
import { MARK_TEXTS, placeOf } from './findings.ts'
import {
  areaLabel,
  buttonForm,
  checkText,
  day,
  hiddenFields,
  moment,
  namesOfAreas,
  namesOfPersons,
  refusal,
} from './parts.ts'
import { evidenceList, itemBody } from './site-report.ts'

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `/console/findings/${params['finding'] ?? ''}`

/** Spans that the form offers for an accepted risk, days. */
const ACCEPTED_DAYS = [7, 30, 90, 365] as const

async function load(ctx: PageContext) {
  const facts = await ctx.call(finding, { finding: ctx.params['finding'] ?? '' })
  return {
    facts,
    names: await namesOfAreas(ctx, facts.areas),
    persons: await namesOfPersons(
      ctx,
      facts.marks.map(({ madeBy }) => madeBy),
    ),
    onDuty: holds(ctx.actor, 'territory:read')
      ? (await ctx.ask(onDuty, { area: facts.area })).now
      : null,
    mayMark: holdsIn(ctx.actor, 'monitoring:mark', facts.area),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const findingPage = page({
  path: '/console/findings/:finding',
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    mark: { action: 'monitoring.mark', next: here },
    withdraw: { action: 'monitoring.withdrawMark', next: here },
  },
  load,
  render(data, view) {
    const { t } = view
    const { facts } = data
    const isLive = facts.state === 'suspect' || facts.state === 'open'
    const main = html`${refusal(view)}
${live('finding-state', statePart(data, view))}
${data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })}
${whatPart(data, view)}
${facts.visit !== null && live('finding-votes', votesPart(data, view))}
${live('finding-marks', marksPart(data, view))}
${data.mayMark && isLive && markPart(data, view)}`
    return {
      title: checkText(t, `${facts.check}.title`),
      main,
      breadcrumb: [{ path: '/console/findings', label: t(texts.findings) }],
    }
  },
})

function statePart({ facts, names }: Data, view: View): Html {
  const { t, base } = view
  const previous: SummaryLine[] =
    facts.previous === null
      ? []
      : [
          {
            label: t(texts.previous),
            value: html`<a href="${base}/console/findings/${facts.previous}">${t(texts.showPrevious)}</a>`,
          },
        ]
  const over: SummaryLine[] =
    facts.closedAt === null
      ? []
      : [{ label: t(texts.closedAt), value: moment(view, facts.closedAt) }]
  return summaryList(t, [
    {
      label: t(texts.site),
      value: html`<a href="${base}${placeOf(facts)}">${typed(facts.siteName)}</a>${facts.host !== '' && html` ${code(facts.host)}`}`,
    },
    { label: t(texts.state), value: t(texts[facts.state]) },
    { label: t(texts.severity), value: checkText(t, `severity.${facts.severity}`) },
    { label: t(texts.suspectedAt), value: moment(view, facts.suspectedAt) },
    { label: t(texts.openedAt), value: moment(view, facts.openedAt) },
    ...over,
    {
      label: t(texts.concerned),
      value: html`<ul>${facts.areas.map((area) => html`<li>${areaLabel(t, names, area)}</li>`)}</ul>`,
    },
    ...previous,
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
  const evidence = item.evidence.length > 0 ? evidenceList(view, item) : signalPart(data, view)
  return html`<h2>${t(texts.what)}</h2>${itemBody(view, { ...item, evidence: [] })}
<p><a href="${base}/checks/${facts.check}">${t(siteTexts.aboutCheck)}</a> · ${t(siteTexts.standard)}: ${item.standard}</p>
<h2>${t(siteTexts.evidence)}</h2>${evidence}`
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

function marksPart({ facts, persons, mayMark }: Data, view: View): Html {
  const { t } = view
  const rows = facts.marks.map((mark) => {
    const who = t.parts(texts.markedBy, {
      person: personLabel(t, persons, mark.madeBy),
      time: day(view, mark.madeAt),
    })
    const until =
      mark.until !== null && t.parts(texts.acceptedUntil, { time: day(view, mark.until) })
    const fields = { mark: mark.id }
    const withdraw =
      mayMark && buttonForm(view, { name: 'withdraw', fields, label: t(texts.withdraw) })
    return html`<li><strong>${t(MARK_TEXTS[mark.kind])}</strong> ${until} <br>${who}${mark.reason !== '' && html`<br>${typed(mark.reason)}`}${withdraw}</li>`
  })
  const list = rows.length > 0 ? html`<ul>${rows}</ul>` : html`<p>${t(texts.noMarks)}</p>`
  return html`<h2>${t(texts.marks)}</h2>${list}`
}

function markPart({ facts }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('mark', view.refused)
  const body = [
    hiddenFields({ finding: facts.id }),
    selectField(t, {
      ...field('kind'),
      label: t(texts.kind),
      choices: markKind.options.map((value) => ({ value, label: t(MARK_TEXTS[value]) })),
    }),
    textField(t, { ...field('reason'), label: t(texts.whyMark), isOptional: true, maxLength: 500 }),
    selectField(t, {
      ...field('days'),
      label: t(texts.forDays),
      isOptional: true,
      choices: ACCEPTED_DAYS.map((count) => ({
        value: String(count),
        label: t(siteTexts.days, { count }),
      })),
    }),
    button({ label: t(texts.addMark) }),
  ]
  return html`<h2>${t(texts.addMark)}</h2><p>${t(texts.markHint)}</p>${form({ name: 'mark', key: view.newKey(), body })}`
}
