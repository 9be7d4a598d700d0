import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaItems, areaName } from '../../../ui/name.ts'
import { warningText } from '../../../ui/notice.ts'
import { takingForms } from '../../../ui/taking.ts'
import { moment } from '../../../ui/time.ts'
import { changes, reach, siteFindings } from '../actions/history.ts'
import { site } from '../actions/read.ts'
import { gradeOf } from '../grade.ts'
import { reportOf } from '../report.ts'
import { gradeMark } from '../site-badge.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { pageChangeTexts as pageTexts } from '../texts/page-changes.ts'
import { passageTexts } from '../texts/passages.ts'
import { siteTexts } from '../texts/pages.ts'
import { siteViewTexts as texts } from '../texts/site.ts'
import {
  ANNOUNCE_LABELS,
  announcedAt,
  announceForms,
  announcePart,
  announcers,
} from './announce.ts'
import { authorisationPart } from './authorisation.ts'
import { baselinePart } from './baseline.ts'
import { maintenanceLine } from './maintenance.ts'
import { FILE_LABELS, fileForms, filesPart } from './files.ts'
import { passagesLine } from './passages.ts'
import {
  attacking,
  changedOf,
  changesPart as pageChangesPart,
  deciding,
  watchLine,
} from './page-changes.ts'
import { seen } from './seen.ts'
import { changesLog, personsIn } from './site-changes.ts'
import {
  findingPath,
  findingsPart,
  gradePart,
  placeLine,
  statePart,
  TAKING,
  waitsPart,
} from './site-now.ts'
import { answerPart, certificateWords, reachPart } from './site-reach.ts'
import { reportPart } from './site-report.ts'

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `/console/sites/${params['site'] ?? ''}`

/** Changes that the page shows; all of them have a page of their own. */
const SHOWN_CHANGES = 10

async function load(ctx: PageContext) {
  const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
  const of = { site: facts.id }
  const findings = (await ctx.call(siteFindings, of)).items
  const log = await ctx.call(changes, { ...of, limit: SHOWN_CHANGES })
  const actors = facts.authorisations.flatMap((one) => [one.recordedBy, one.approvedBy])
  const may = (permission: `monitoring:${string}`) =>
    facts.endedAt === null && holdsIn(ctx.actor, permission, facts.area)
  const { id, area, endedAt } = facts
  const about = { id, area, isWatched: endedAt === null }
  const announced = announcedAt(ctx, about, facts.announced)
  const own = new Set([`/console/sites/${facts.id}`, ...findings.map(({ id }) => findingPath(id))])
  return {
    facts,
    findings,
    log,
    announced,
    reach: await ctx.call(reach, of),
    works: (await ctx.waiting()).filter(({ path }) => own.has(path)),
    names: await namesOf(ctx, {
      areas: [facts.area, ...facts.areas],
      persons: [
        ...actors,
        facts.baseline?.approvedBy,
        ...personsIn(log.items),
        ...announcers(announced),
      ],
    }),
    mayTake: holds(ctx.actor, 'work:do'),
    mayWrite: may('monitoring:write'),
    mayMark: may('monitoring:mark'),
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
    ...takingForms(here, TAKING),
    authorise: { action: 'monitoring.authorise', next: here, said: acts.authorised },
    approve: { action: 'monitoring.approveAuthorisation', next: here, said: acts.approved },
    revoke: {
      action: 'monitoring.revokeAuthorisation',
      next: here,
      asks: { title: acts.revokeTitle, what: acts.revokeWhat, act: acts.revokeAct },
      said: acts.revoked,
    },
    decide: deciding(here),
    attack: attacking(here),
    ...announceForms(here),
    ...fileForms(here),
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
    const { facts, works, findings, mayTake } = data
    const report = reportIn(data, view)
    const main = html`${refusedPart(view, { ...siteTexts, days: siteTexts.validFor, ...ANNOUNCE_LABELS, ...FILE_LABELS })}
${live('site-state', html`${facts.endedAt !== null && warningText(t, t(siteTexts.ended))}${statePart(view, facts)}`)}
<div class="cols"><div>
${live('site-waits', waitsPart(view, { works, findings, mayAct: mayTake }) ?? html``)}
${live('site-grade', gradePart(view, { facts, report }))}
${live('site-page', pageChangesPart(view, { site: facts.id, changes: data.findings.flatMap(changedOf), mayWrite: data.mayWrite, mayMark: data.mayMark }))}
${announcePart(view, data.announced, data.names)}
${live('site-findings', findingsPart(view, data))}
${live('site-changes', changesPart(data, view))}
${report !== null && block(t(siteTexts.results), disclosure(t(texts.allChecks), html`<p>${facts.last !== null && moment(view, facts.last.at)} ${gradeMark(t, report.letter, facts.standing)}</p>${reportPart(view, report)}`))}
</div><div>
${live('site-reach', reachPart(view, data.reach))}
${live('site-answers', answerPart(view, data.reach))}
${live('site-facts', factsPart(data, view))}
${filesPart(view, { site: facts.id, files: facts.files, mayWrite: data.mayWrite })}
</div></div>
${baselinePart(view, data)}
${authorisationPart(view, data)}
${removePart(data, view)}`
    return {
      title: facts.name,
      sub: placeLine(facts),
      acts: actsPart(data, view),
      main,
      breadcrumb: [{ path: '/console/sites', label: t(siteTexts.sites) }],
    }
  },
})

function reportIn({ facts }: Data, { t }: View) {
  const { last, host } = facts
  return last && reportOf({ ...last, host, grade: gradeOf(last.verdicts) }, t)
}

/** Looking again is the main act where nothing waits that is more. */
function actsPart({ facts, works, mayVisit }: Data, view: View): Content {
  const isAuthorised = facts.authorisations.some(({ isInForce }) => isInForce)
  if (!mayVisit || !isAuthorised) return null
  const visit = { name: 'visit', hidden: { site: facts.id }, label: view.t(siteTexts.visitNow) }
  return postForm(view, works.length === 0 ? visit : { ...visit, kind: 'secondary' })
}

function changesPart({ facts, log, names }: Data, view: View): Html {
  const { t, base } = view
  const more = html`<a href="${base}/console/sites/${facts.id}/history">${t(texts.allChanges)}</a>`
  return block(t(texts.changed), changesLog(view, log.items, names), { more })
}

function factsPart({ facts, names, mayWrite }: Data, view: View): Html {
  const { t, base, node } = view
  const areas = facts.areas.length > 0 ? facts.areas : [facts.area]
  const duration = t.duration(facts.visitMs ?? node.pace.visitMs)
  const rows = summaryList(t, [
    { label: t(texts.certificate), value: certificateWords(view, facts) },
    { label: t(siteTexts.lastSeen), value: seen(view, facts.seenAt) },
    { label: t(pageTexts.page), value: watchLine(view, facts.learned) },
    { label: t(passageTexts.title), value: passagesLine(view, facts.id, facts.passages) },
    { label: t(texts.visited), value: t(texts.every, { duration }) },
    { label: t(siteTexts.area), value: areaName(view, names, facts.area) },
    { label: t(siteTexts.affected), value: areaItems(view, names, areas) },
  ])
  const change =
    mayWrite && html`<a href="${base}/console/sites/${facts.id}/change">${t(texts.change)}</a>`
  return block(t(texts.facts), html`${rows}${maintenanceLine(view, facts)}`, { more: change })
}

function removePart({ facts, mayWrite }: Data, view: View): Content {
  const label = view.t(siteTexts.removeSite)
  const removal = { name: 'remove', hidden: { site: facts.id }, label, kind: 'danger' } as const
  return mayWrite && html`<div class="no-print">${disclosure(label, postForm(view, removal))}</div>`
}
