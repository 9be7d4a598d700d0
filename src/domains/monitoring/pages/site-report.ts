import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { CHECKS } from '../checks/index.ts'
import type { Report, ReportItem } from '../report.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { senderTexts } from '../texts/senders.ts'
import { senderTreePart } from './sender-tree.ts'

const categoryOf = new Map(CHECKS.map(({ name, category }) => [name, category]))

/** What a look saw, category by category: what is wrong first, then what passed and what could not be tested. */
export function reportPart(view: View, report: Report): Html {
  const { t } = view
  const evidence =
    report.evidence.length > 0 && disclosure(t(texts.evidence), evidenceList(view, report.evidence))
  return html`${report.categories.map((category) => categoryPart(view, report, category))}${gapsPart(view, report)}${evidence}`
}

function categoryPart(
  view: View,
  report: Report,
  { category, name, score, share, tested }: Report['categories'][number],
): Html {
  const { t } = view
  const own = (items: readonly ReportItem[]) =>
    items.filter(({ check }) => categoryOf.get(check) === category)
  const wrong = own(report.findings)
  const passed = own(report.passed)
  const title =
    score === null
      ? t(texts.categoryShare, { name, share })
      : t(texts.categoryScore, { name, score, share })
  return html`<section><h3>${title}</h3>
${wrong.length === 0 && tested > 0 && html`<p>${t(texts.allGood)}</p>`}
${wrong.map((item) => itemPart(view, item))}
${passed.length > 0 && disclosure(t(texts.passed, { count: passed.length }), short(view, passed))}</section>`
}

function short(view: View, items: readonly ReportItem[]): Html {
  const { t } = view
  return html`<ul>${items.map((item) => html`<li><strong>${item.title}</strong> (${item.resultName}): ${item.what[0]} ${aboutLink(view, item.check)}${item.senders && disclosure(t(senderTexts.title), senderTreePart(view, item.senders))}</li>`)}</ul>`
}

/** One verdict whole: what, why, how to mend, evidence. */
export function itemPart(view: View, item: ReportItem): Html {
  const { t } = view
  return html`<article><h4>${item.title}: ${item.severityName}, ${item.resultName}</h4>
${itemBody(view, item)}
<p>${aboutLink(view, item.check)} · ${t(texts.standard)}: ${item.standard}</p></article>`
}

/** What was found, why it matters and how to mend it, and by which evidence of the report it is shown. */
export function itemBody(view: View, item: ReportItem): Html {
  const { t } = view
  return html`<ul>${item.what.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p><strong>${t(texts.why)}.</strong> ${item.why}</p>
${mendingPart(view, item)}
${item.senders && html`<p><strong>${t(senderTexts.title)}.</strong></p>${senderTreePart(view, item.senders)}`}
${item.evidence.length > 0 && html`<p>${t(texts.evidence)}: ${t.list(item.evidence.map((number) => t.number(number)))}</p>`}`
}

/** How to mend it: in a sentence, in steps where the whole at once does harm, and on each kind of server. */
export function mendingPart({ t }: View, item: Mending, isOpen = false): Html {
  const { stages, recipes } = item
  const list = recipes.map(
    ({ name, lines, text }) =>
      html`<p><strong>${name}</strong>${lines === null && html`: ${text}`}</p>${lines !== null && html`<pre dir="ltr" translate="no" tabindex="0">${lines}</pre>`}`,
  )
  const settings = isOpen ? list : disclosure(t(texts.settings), html`${list}`)
  return html`<p><strong>${t(texts.remedy)}.</strong> ${item.remedy}</p>
${stages.length > 0 && html`<ol>${stages.map((stage) => html`<li>${stage}</li>`)}</ol>`}${list.length > 0 && settings}`
}
type Mending = Pick<ReportItem, 'remedy' | 'stages' | 'recipes'>

/** What shows it, each once; verdicts name it by number. */
export function evidenceList(view: View, evidence: Report['evidence']): Html {
  const hash = (sha256: string | null): Content =>
    sha256 !== null && html`<br>SHA-256 ${code(sha256)}`
  return html`<ol>${evidence.map(({ at, text, sha256 }) => html`<li>${moment(view, at)}: ${text}${hash(sha256)}</li>`)}</ol>`
}

/** Which checks were judged by rules that changed since; null where none was. */
export function outdatedWords(t: View['t'], { outdated }: Pick<Report, 'outdated'>): string | null {
  return outdated.length === 0 ? null : t(texts.outdated, { checks: t.list(outdated) })
}

/** What the report does not hold: a line for each cause, what was judged by older rules, and what nobody looked at. */
export function gapsPart({ t }: Pick<View, 't'>, report: Report): Html {
  const { untested, unchecked } = report
  const outdated = outdatedWords(t, report)
  const lines = untested.map(
    ({ cause, checks }) =>
      html`<li>${t(texts.untestedFor, { cause: cause.replace(/\.$/, ''), checks: t.list(checks) })}</li>`,
  )
  return html`${outdated !== null && html`<p>${outdated}</p>`}
${lines.length > 0 && html`<h3>${t(texts.untested)}</h3><ul>${lines}</ul>`}
<h3>${t(texts.unchecked)}</h3><ul>${unchecked.map((one) => html`<li>${one}</li>`)}</ul>`
}

function aboutLink({ t, base }: View, check: string): Html {
  return html`<a href="${base}/checks/${check}">${t(texts.aboutCheck)}</a>`
}
