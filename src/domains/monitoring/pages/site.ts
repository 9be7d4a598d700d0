import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList, timeline } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaItems, areaName } from '../../../ui/name.ts'
import { emptyState, warningText } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { findings } from '../actions/finding.ts'
import { history, site } from '../actions/read.ts'
import { gradeOf } from '../grade.ts'
import { reportOf } from '../report.ts'
import { gradeMark, siteBadge } from '../site-badge.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { findingTexts, siteTexts as texts } from '../texts/pages.ts'
import { authorisationPart } from './authorisation.ts'
import { baselinePart } from './baseline.ts'
import { findingTable } from './findings.ts'
import { maintenanceLine } from './maintenance.ts'
import { seen } from './seen.ts'
import { reportPart } from './site-report.ts'

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `/console/sites/${params['site'] ?? ''}`

/** Findings and looks that the page shows. */
const SHOWN_FINDINGS = 50
const SHOWN_VISITS = 20

async function load(ctx: PageContext) {
  const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
  const found = { site: facts.id, limit: SHOWN_FINDINGS }
  const open = await ctx.call(findings, { ...found, state: 'open' })
  const suspect = await ctx.call(findings, { ...found, state: 'suspect' })
  const actors = facts.authorisations.flatMap((one) => [one.recordedBy, one.approvedBy])
  const may = (permission: `monitoring:${string}`) =>
    facts.endedAt === null && holdsIn(ctx.actor, permission, facts.area)
  return {
    facts,
    live: [...open.items, ...suspect.items],
    past: await ctx.call(history, { site: facts.id, limit: SHOWN_VISITS }),
    names: await namesOf(ctx, {
      areas: [facts.area, ...facts.areas],
      persons: [...actors, facts.baseline?.approvedBy],
    }),
    mayWrite: may('monitoring:write'),
    authoriser: may('monitoring:authorise') ? ctx.actor.id : null,
    mayVisit: may('monitoring:visit'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const sitePage = page({
  path: '/console/sites/:site',
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    visit: { action: 'monitoring.visitNow', next: here, said: acts.visited },
    authorise: { action: 'monitoring.authorise', next: here, said: acts.authorised },
    approve: { action: 'monitoring.approveAuthorisation', next: here, said: acts.approved },
    revoke: {
      action: 'monitoring.revokeAuthorisation',
      next: here,
      asks: { title: acts.revokeTitle, what: acts.revokeWhat, act: acts.revokeAct },
      said: acts.revoked,
    },
    baseline: { action: 'monitoring.approveBaseline', next: here, said: acts.baseline },
    remove: {
      action: 'monitoring.removeSite',
      next: () => '/console/sites',
      asks: { title: acts.siteTitle, what: acts.siteWhat, act: acts.siteAct },
      said: acts.siteRemoved,
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { facts } = data
    const main = html`${refusedPart(view)}
${live('site-state', statePart(data, view))}
${actionsPart(data, view)}
${live('site-findings', findingsPart(data, view))}
${live('site-report', lookPart(data, view))}
${baselinePart(view, data)}
${authorisationPart(view, data)}
${live('site-history', historyPart(data, view))}`
    const breadcrumb = [{ path: '/console/sites', label: t(texts.sites) }]
    return { title: facts.name, main, breadcrumb }
  },
})

function statePart({ facts, names }: Data, view: View): Html {
  const { t } = view
  const areas = facts.areas.length > 0 ? facts.areas : [facts.area]
  const isOther = facts.last !== null && facts.last.letter !== facts.letter
  return html`${facts.endedAt !== null && warningText(t, t(texts.ended))}${summaryList(t, [
    { label: t(texts.status), value: siteBadge(t, facts.status) },
    { label: t(texts.grade), value: gradeMark(t, facts.letter) },
    { label: t(texts.since), value: seen(view, facts.since) },
    { label: t(texts.lastSeen), value: seen(view, facts.seenAt) },
    { label: t(texts.host), value: code(addressOf(facts)) },
    { label: t(texts.organization), value: typed(facts.organization) },
    { label: t(texts.area), value: areaName(view, names, facts.area) },
    { label: t(texts.affected), value: areaItems(view, names, areas) },
  ])}${isOther && html`<p>${t(texts.confirming)}</p>`}${maintenanceLine(view, facts)}`
}

function addressOf({ host, httpsPort, path }: Data['facts']): string {
  return `https://${host}${httpsPort === 443 ? '' : `:${httpsPort}`}${path}`
}

function actionsPart({ facts, mayVisit, mayWrite }: Data, view: View): Content {
  const { t, base } = view
  const hidden = { site: facts.id }
  const href = `${base}/console/sites/${facts.id}/change`
  const removal = { name: 'remove', hidden, label: t(texts.removeSite), kind: 'danger' } as const
  const isAuthorised = facts.authorisations.some(({ isInForce }) => isInForce)
  return html`<div class="no-print">
${mayVisit && isAuthorised && postForm(view, { name: 'visit', hidden, label: t(texts.visitNow), kind: 'secondary' })}
${mayWrite && html`<p>${buttonLink({ href, label: t(texts.changeSite), kind: 'secondary' })}</p>`}
${mayWrite && disclosure(removal.label, postForm(view, removal))}</div>`
}

function findingsPart({ live: rows }: Data, view: View): Html {
  const { t } = view
  return html`<h2>${t(findingTexts.openFindings)}</h2>${findingTable(view, { rows, hasSite: false })}`
}

function lookPart({ facts: { last, host } }: Data, view: View): Html {
  const { t } = view
  const title = html`<h2>${t(texts.results)}</h2>`
  if (last === null) return html`${title}${emptyState(t(texts.noLook))}`
  const { at, verdicts, observations } = last
  const grade = gradeOf(verdicts)
  const report = reportOf({ host, at, verdicts, grade, observations }, t)
  const caps =
    report.capReasons.length > 0 &&
    html`<h3>${t(texts.capped)}</h3><ul>${report.capReasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
  return html`${title}<p>${moment(view, at)} ${gradeMark(t, grade.letter)}</p>${caps}${reportPart(view, report)}`
}

function historyPart({ past }: Data, view: View): Html {
  const { t } = view
  const { node, now } = view
  const grades = past.grades.map(({ at, letter }) => {
    return { moment: { at, zone: node.zone, now }, title: gradeMark(t, letter) }
  })
  const visits = table(t, {
    caption: t(texts.visits),
    rows: past.visits,
    columns: [
      { label: t(texts.time), cell: (row) => moment(view, row.at) },
      { label: t(texts.grade), cell: (row) => gradeMark(t, row.letter) },
      {
        label: t(texts.duration),
        cell: (row) => t(texts.milliseconds, { ms: row.durationMs }),
        isNumber: true,
      },
      { label: t(texts.hash), cell: (row) => code(row.hash) },
    ],
  })
  return html`<h2>${t(texts.history)}</h2>${grades.length > 0 && timeline(t, grades)}${disclosure(t(texts.visits), visits)}`
}
