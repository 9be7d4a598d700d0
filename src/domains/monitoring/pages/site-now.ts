// What stands first on the page of a site: how it is, what waits for somebody, its grade, what is wrong and how to mend it.
import type { Work } from '../../../core/waiting.ts'
import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { scoreBars } from '../../../ui/chart.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { queue } from '../../../ui/queue.ts'
import { holderOf, takingButton, WORK_LOOK } from '../../../ui/taking.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { SiteFinding } from '../actions/history.ts'
import type { SiteFacts } from '../actions/read.ts'
import { addressOf } from '../address.ts'
import { severity } from '../checks/check.ts'
import { conductMark, conductWords } from '../conduct-words.ts'
import { gradeOf, letterOfScore } from '../grade.ts'
import { checkText, itemAlone, type Report } from '../report.ts'
import { gradeMark, severityBadge, siteBadge } from '../site-badge.ts'
import { findingTexts, siteTexts } from '../texts/pages.ts'
import { siteViewTexts as texts } from '../texts/site.ts'
import { MARK_TEXTS } from './findings.ts'
import { outdatedWords } from './site-report.ts'
import { announcedBadge } from './announce.ts'
import { maintenanceBadge } from './maintenance.ts'

/** Findings that stand open; the others are a click away. */
const OPEN_FINDINGS = 5

/** What takes work about a site or a finding in hand, and gives it back. */
export const TAKING = { take: 'work.take', giveBack: 'work.giveBack' } as const

/** The page of a finding, after the language. */
export function findingPath(finding: string): string {
  return `/console/findings/${finding}`
}

/** Its state in a word, and since when. */
export function statePart(
  view: View,
  { status, since, maintenanceUntil, announcedUntil, standing }: SiteFacts,
): Html {
  const { t } = view
  const when = since !== null && html` ${t.parts(texts.since, { time: shortMoment(view, since) })}`
  const work = html`${maintenanceBadge(view, maintenanceUntil)} ${announcedBadge(view, announcedUntil)}`
  return html`<p>${siteBadge(t, status, standing)}${status !== 'unknown' && when} ${work}</p>`
}

/** What a visitor is told: the front page says the same by the same table. */
function publicWords({ t }: View, { isPublic, conduct }: SiteFacts): Content {
  if (!isPublic) return t(texts.notPublic)
  return t.parts(texts.publicReads, {
    mark: html`<strong>${t(conductMark(conduct))}</strong>`,
    sentence: t(conductWords(conduct)),
  })
}

/** Work about this site that waits for the reader, with the button by which it is taken. */
export function waitsPart(
  view: View,
  {
    works,
    findings,
    mayAct,
  }: {
    readonly works: readonly Work[]
    readonly findings: readonly SiteFinding[]
    readonly mayAct: boolean
  },
): Html | null {
  const { t, base } = view
  if (works.length === 0) return null
  const titles = new Map(
    findings.map(({ id, check }) => [findingPath(id), checkText(t, `${check}.title`)]),
  )
  const list = queue(
    view,
    works.map((work) => ({
      what: titles.get(work.path) ?? t(work.what),
      more: html`${t(work.what)}${holderOf(view, work)}`,
      href: `${base}${work.path}`,
      act: t(work.act ?? texts.openIt),
      ...WORK_LOOK[work.severity],
      since: work.since,
      until: work.until,
      aside: mayAct && takingButton(view, work),
    })),
  )
  return block(t(texts.waits), list, { isFlush: true })
}

/** The grade that holds, large, what holds it down, and the bars of the last look, area by area. */
export function gradePart(
  view: View,
  { facts, report }: { readonly facts: SiteFacts; readonly report: Report | null },
): Html {
  const { t } = view
  const { letter, last } = facts
  const isOther = last !== null && last.letter !== letter
  const score = report !== null && !isOther && report.score !== null ? report.score : facts.score
  const words = [
    score !== null && letter !== null && t(texts.scoreOf, { score }),
    report !== null && !isOther && report.notGraded,
    isOther && t(siteTexts.confirming),
    report !== null && !isOther && withoutCap(view, report, last),
    report !== null && outdatedWords(t, report),
  ].filter((one) => one !== false && one !== null)
  const publicly = html`<p>${publicWords(view, facts)}</p>`
  const side = html`<div>${gradeMark(t, letter, { grave: facts.standing.grave, isBig: true })}${words.map((one) => html`<p class="hint">${one}</p>`)}</div>`
  if (report === null || last === null) {
    return html`<section class="block"><h2>${t(siteTexts.grade)}</h2>${side}<p>${t(siteTexts.noLook)}</p>${publicly}</section>`
  }
  const asOf = t.parts(texts.gradeOfLook, { time: shortMoment(view, last.at) })
  return html`<section class="block"><h2 class="hidden">${t(siteTexts.grade)}</h2><div class="grade-head">${side}<div>${areaBars(view, report)}<p class="hint">${asOf}</p></div></div>${publicly}</section>`
}

/** What holds the grade down, and how it would be without. */
function withoutCap({ t }: View, { score, uncapped }: Report, last: SiteFacts['last']): Content {
  const [cap] = gradeOf(last?.verdicts ?? []).caps
  if (cap === undefined || uncapped === null || score === null || score >= uncapped) return null
  const check = checkText(t, `${cap.check}.title`)
  return t(texts.withoutCap, { check, letter: letterOfScore(uncapped), score: uncapped })
}

/** From these scores on an area is well, and below that one something is badly wrong in it. */
const WELL = 70
const BAD = 40

/** The score of each area as a bar; what the command line draws of letters. */
export function areaBars({ t }: Pick<View, 't'>, { categories }: Pick<Report, 'categories'>): Html {
  return scoreBars(
    categories.map(({ name, score, share }) => ({
      label: name,
      score,
      fill: score === null ? 'plain' : score >= WELL ? 'seen' : score >= BAD ? 'warn' : 'bad',
      words: score === null ? t(texts.tooLittle, { share }) : t(texts.scoreShare, { score, share }),
    })),
  )
}

/** What is wrong, the worst first: what was seen, and what to do about it. */
export function findingsPart(
  view: View,
  { facts, findings }: { readonly facts: SiteFacts; readonly findings: readonly SiteFinding[] },
): Html {
  const { t } = view
  if (findings.length === 0) {
    const words = facts.seenAt === null ? texts.neverLooked : texts.nothingWrong
    return block(t(texts.wrongNow), emptyState(t(words)))
  }
  const rows = findings.map((one) => findingRow(view, facts.host, one))
  const rest = rows.slice(OPEN_FINDINGS)
  const more =
    rest.length > 0 &&
    disclosure(t(texts.others, { count: rest.length }), html`<ul class="group">${rest}</ul>`)
  const counts = severity.options.flatMap((bad) => {
    const number = findings.filter((one) => one.severity === bad).length
    return number === 0
      ? []
      : [t(texts.countOf, { severity: checkText(t, `severity.${bad}`), number })]
  })
  const body = html`<ul class="group">${rows.slice(0, OPEN_FINDINGS)}</ul>${more}`
  const sheet = html`<a href="${view.base}/console/sites/${facts.id}/report">${t(texts.sheet)}</a>`
  return block(t(texts.wrongNow), body, {
    more: html`<span class="hint">${t.list(counts)}</span>${sheet}`,
  })
}

function findingRow(view: View, host: string, finding: SiteFinding): Html {
  const { t, base } = view
  const { state, marks, verdict } = finding
  const at = finding.openedAt ?? finding.suspectedAt
  const item = itemAlone(verdict, host, t)
  const said = [
    state === 'suspect' && t(findingTexts.suspect),
    ...[...new Set(marks)].map((kind) => t(MARK_TEXTS[kind])),
  ].filter((one) => one !== false)
  const title = checkText(t, `${finding.check}.title`)
  return html`<li><header>${severityBadge(t, finding.severity)} <a href="${base}${findingPath(finding.id)}">${title}</a> <span class="hint">${t.parts(texts.since, { time: shortMoment(view, at) })}${said.length > 0 && html` · ${t.list(said)}`}</span></header>
${item.what.map((sentence) => html`<p>${sentence}</p>`)}
<p class="mend"><strong>${t(texts.toMend)}</strong> ${item.remedy}</p></li>`
}

/** Whose site it is and where, below the title. */
export function placeLine(facts: SiteFacts): Html {
  return html`${code(addressOf(facts))} · ${typed(facts.organization)}`
}
