// The report on a site for whoever runs it: what is wrong, why and how to mend it, as of a time, to be printed or sent.
import type { FileRows, PageContext, View } from '../../../core/slice.ts'
import { page } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { asOf } from '../../../ui/time.ts'
import { reach, type SiteFinding, siteFindings } from '../actions/history.ts'
import { site } from '../actions/read.ts'
import { addressOf } from '../address.ts'
import { gradeOf } from '../grade.ts'
import { type Report, type ReportItem, reportOf } from '../report.ts'
import { gradeMark, severityBadge, siteBadge } from '../site-badge.ts'
import { findingTexts, siteTexts } from '../texts/pages.ts'
import { siteViewTexts as texts } from '../texts/site.ts'
import { areaBars } from './site-now.ts'
import { gapsPart, mendingPart } from './site-report.ts'
import { certificateWords, courseWords, shareWords } from './site-reach.ts'

async function load(ctx: PageContext) {
  const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
  const of = { site: facts.id }
  return {
    facts,
    reach: await ctx.call(reach, of),
    findings: (await ctx.call(siteFindings, of)).items,
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const printedSitePage = page({
  path: '/console/sites/:site/report',
  surface: 'console',
  permission: 'monitoring:read',
  file: { name: 'findings', rows: fileRows },
  load,
  render(data, view) {
    const { t, node } = view
    const { facts } = data
    const report = lastReport(data, view)
    const breadcrumb = [
      { path: '/console/sites', label: t(siteTexts.sites) },
      { path: `/console/sites/${facts.id}`, label: facts.name },
    ]
    const print = html`<span data-print hidden><button type="button" class="button">${t(texts.print)}</button></span>`
    const main = html`${asOf(t, { at: view.now, zone: node.zone })}<p>${t(texts.sheetFor)}</p>
${factsPart(data, view)}${report !== null && block(t(siteTexts.grade), areaBars(view, report))}
${block(t(texts.wrongNow), wrongPart(data, view))}${report !== null && restPart(report, view)}`
    return {
      title: t(texts.sheetTitle, { site: facts.name }),
      sub: html`${t.parts(texts.sheetFrom, { authority: typed(node.name) })}`,
      acts: print,
      main,
      breadcrumb,
    }
  },
})

function lastReport({ facts }: Data, { t }: View): Report | null {
  const { last, host } = facts
  return last && reportOf({ ...last, host, grade: gradeOf(last.verdicts) }, t)
}

function factsPart(data: Data, view: View): Html {
  const { t } = view
  const { facts } = data
  const { day, month } = data.reach
  const share = (whole: (typeof day)['whole']) =>
    whole.watchedMs === 0
      ? t(texts.nobodyLooked)
      : html`${shareWords(t, whole)}<br><span class="hint">${courseWords(view, whole)}</span>`
  const score = facts.score !== null && html` ${t(texts.scoreOf, { score: facts.score })}`
  const report = facts.letter === null ? lastReport(data, view) : null
  return summaryList(t, [
    { label: t(siteTexts.host), value: code(addressOf(facts)) },
    { label: t(siteTexts.organization), value: typed(facts.organization) },
    { label: t(siteTexts.status), value: siteBadge(t, facts.status, facts.standing) },
    {
      label: t(siteTexts.grade),
      value: html`${gradeMark(t, facts.letter, facts.standing)}${score} ${report?.notGraded ?? null}`,
    },
    { label: t(texts.reachableDay), value: share(day.whole) },
    { label: t(texts.reachableMonth), value: share(month.whole) },
    { label: t(texts.certificate), value: certificateWords(view, facts) },
  ])
}

function itemOf(t: View['t'], host: string, { verdict, suspectedAt: at }: SiteFinding) {
  const grade = gradeOf([verdict])
  const report = reportOf({ host, at, verdicts: [verdict], grade, observations: [] }, t)
  return [...report.findings, ...report.passed, ...report.notTested][0]
}

function wrongPart({ facts, findings }: Data, view: View): Html {
  const { t } = view
  if (findings.length === 0) {
    return emptyState(t(facts.seenAt === null ? texts.neverLooked : texts.nothingWrong))
  }
  const rows = findings.flatMap((finding) => {
    const item = itemOf(t, facts.host, finding)
    if (item === undefined) return []
    const suspect = finding.state === 'suspect' && html` (${t(findingTexts.suspect)})`
    return html`<li><h3>${severityBadge(t, finding.severity)} ${item.title}${suspect}</h3>${item.what.map((one) => html`<p>${one}</p>`)}<p><strong>${t(siteTexts.why)}.</strong> ${item.why}</p>${mendingPart(view, item, true)}<p class="hint">${t(siteTexts.standard)}: ${item.standard}</p></li>`
  })
  return html`<ol class="plain">${rows}</ol>`
}

function restPart(report: Report, view: View): Html {
  const { t } = view
  const { passed } = report
  const names = (items: readonly ReportItem[]) => t.list(items.map(({ title }) => title))
  return html`${passed.length > 0 && html`<p class="hint">${t(texts.inOrder, { checks: names(passed) })}</p>`}${block(t(siteTexts.gaps), gapsPart(view, report))}`
}

/** What is wrong, a finding a row. */
async function fileRows(ctx: PageContext, { t }: Pick<View, 't'>): Promise<FileRows> {
  const facts = await ctx.call(site, { site: ctx.params['site'] ?? '' })
  const { items } = await ctx.call(siteFindings, { site: facts.id })
  return {
    columns: [
      siteTexts.name,
      siteTexts.host,
      findingTexts.severity,
      findingTexts.what,
      findingTexts.meaning,
      siteTexts.remedy,
      findingTexts.state,
      findingTexts.suspectedAt,
      findingTexts.openedAt,
      siteTexts.standard,
    ].map((column) => t(column)),
    rows: items.map((finding) => {
      const item = itemOf(t, facts.host, finding)
      return [
        facts.name,
        addressOf(facts),
        item?.severityName ?? '',
        item?.title ?? '',
        item?.what.join(' ') ?? '',
        item === undefined ? '' : [item.remedy, ...item.stages].join(' '),
        t(findingTexts[finding.state]),
        finding.suspectedAt,
        finding.openedAt,
        item?.standard ?? '',
      ]
    }),
    isCut: false,
  }
}
