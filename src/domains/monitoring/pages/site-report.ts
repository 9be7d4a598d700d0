import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { CHECKS } from '../checks/index.ts'
import type { Report, ReportItem } from '../report.ts'
import { siteTexts as texts } from '../texts/pages.ts'

const categoryOf = new Map(CHECKS.map(({ name, category }) => [name, category]))

/** What a look saw, category by category: what is wrong first, then what passed and what could not be tested. */
export function reportPart(view: View, report: Report): Html {
  return html`${report.categories.map((category) => categoryPart(view, report, category))}`
}

function categoryPart(
  view: View,
  report: Report,
  { category, name, score }: Report['categories'][number],
): Html {
  const { t } = view
  const own = (items: readonly ReportItem[]) =>
    items.filter(({ check }) => categoryOf.get(check) === category)
  const wrong = own(report.findings)
  const passed = own(report.passed)
  const untested = own(report.notTested)
  const title = score === null ? name : t(texts.categoryScore, { name, score })
  return html`<section><h3>${title}</h3>
${wrong.length === 0 && score !== null && html`<p>${t(texts.allGood)}</p>`}
${wrong.map((item) => itemPart(view, item))}
${passed.length > 0 && disclosure(t(texts.passed, { count: passed.length }), short(view, passed))}
${untested.length > 0 && disclosure(t(texts.notTested, { count: untested.length }), short(view, untested))}</section>`
}

function short(view: View, items: readonly ReportItem[]): Html {
  return html`<ul>${items.map((item) => html`<li><strong>${item.title}</strong> (${item.resultName}): ${item.what[0]} ${aboutLink(view, item.check)}</li>`)}</ul>`
}

/** One verdict whole: what, why, how to mend, evidence. */
export function itemPart(view: View, item: ReportItem): Html {
  const { t } = view
  return html`<article><h4>${item.title}: ${item.severityName}, ${item.resultName}</h4>
${itemBody(view, item)}
<p>${aboutLink(view, item.check)} · ${t(texts.standard)}: ${item.standard}</p></article>`
}

/** What was found, why it matters and how to mend it, with the evidence behind a click. */
export function itemBody(view: View, item: ReportItem): Html {
  const { t } = view
  return html`<ul>${item.what.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p><strong>${t(texts.why)}.</strong> ${item.why}</p>
<p><strong>${t(texts.remedy)}.</strong> ${item.remedy}</p>
${item.evidence.length > 0 && disclosure(t(texts.evidence), evidenceList(view, item))}`
}

export function evidenceList(view: View, { evidence }: ReportItem): Html {
  const hash = (sha256: string | null): Content =>
    sha256 !== null && html`<br>SHA-256 ${code(sha256)}`
  return html`<ul>${evidence.map(({ at, text, sha256 }) => html`<li>${moment(view, at)}: ${text}${hash(sha256)}</li>`)}</ul>`
}

function aboutLink({ t, base }: View, check: string): Html {
  return html`<a href="${base}/checks/${check}">${t(texts.aboutCheck)}</a>`
}
