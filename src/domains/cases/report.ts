// The report of a case as it goes into the bundle for a court: a page that needs nothing else, and the same as JSON. It
// says what the case says as it stands, without names of persons: those who acted stand in the chains by opaque ids.
import type { QueryContext } from '../../core/action.ts'
import { isLanguage, type Language, type Message, type Translator } from '../../core/text.ts'
import { canonicalJson, type JsonValue } from '../../lib/jcs/jcs.ts'
import { type Content, type Html, html, made } from '../../ui/html.ts'
import { incidentsOf, itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { outgoingOf } from './release.ts'
import { STEP_ROWS } from './schema/case.ts'
import { STEPS } from './protocol.ts'
import * as analysis from './store/analysis.ts'
import * as store from './store/case.ts'
import { sentenceOf } from './pages/sentence.ts'
import { bundleTexts as texts } from './texts/bundle.ts'
import { severityTexts, stateTexts, stepTexts } from './texts/values.ts'

/** Files of a report, by their paths in the bundle. */
export async function reportFiles(
  ctx: QueryContext,
  member: Member,
  wanted: Language | undefined,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const told = await toldOf(ctx, member)
  const own = wanted ?? ctx.node.languages.find(isLanguage) ?? 'en'
  const page = `<!doctype html>\n${pageOf(told, ctx.node.speak(own)).toString()}\n`
  const facts = canonicalJson(told as unknown as JsonValue)
  return [
    { path: 'report.html', text: page },
    { path: 'case/facts.json', text: facts },
  ]
}

/** What a report tells; times are UTC. */
async function toldOf(ctx: QueryContext, member: Member) {
  const { code, title, state, severity, openedAt, endedAt } = member.case
  const steps = await store.steps.many(
    ctx.tx,
    { case: member.case.id },
    { order: ['step'], limit: STEP_ROWS },
  )
  const { items, withheld } = outgoingOf(await analysis.attributionsOf(ctx.tx, member))
  const hypotheses = await analysis.hypothesesOf(ctx.tx, member)
  return {
    v: 1,
    realm: ctx.node.realm,
    made: ctx.now,
    case: { code, title, state, severity, openedAt, endedAt },
    incidents: (await incidentsOf(ctx, member)).map((one) => ({
      code: one.code,
      title: one.title,
      openedAt: one.openedAt,
      type: one.type,
      asset: one.asset,
    })),
    evidence: await itemsOf(ctx, member),
    steps: steps.map(({ step, doneAt, waivedAt }) => ({ step, doneAt, waivedAt })),
    hypotheses: hypotheses.map(({ name }) => name),
    attributions: items,
    withheld,
  }
}
type Told = Awaited<ReturnType<typeof toldOf>>

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-inline-size:60rem;margin:auto;padding:1rem}
table{border-collapse:collapse;inline-size:100%}th,td{border-block-start:1px solid #767676;padding:.4rem;text-align:start;vertical-align:top}
code{overflow-wrap:anywhere}.realm{font-weight:bold;border:3px solid #b00;padding:.5rem}@media print{body{padding:0}}`

function pageOf(told: Told, t: Translator): Html {
  const { code, title, state, severity, openedAt, endedAt } = told.case
  const facts: readonly Row[] = [
    [t(texts.code), code],
    [t(texts.title), title],
    [t(texts.state), t(stateTexts[state])],
    [t(texts.severity), t(severityTexts[severity])],
    [t(texts.opened), openedAt],
    [t(texts.ended), endedAt ?? '–'],
    [t(texts.made), told.made],
  ]
  return html`<html lang="${t.language}" dir="${t.direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${code}</title><style>${made(STYLE)}</style></head><body>
${told.realm === 'exercise' && html`<p class="realm">${t(texts.exercise)}</p>`}
<h1>${t(texts.report, { code })}</h1><p>${t(texts.hint)}</p>${tableOf([], facts)}
${part(
  t(texts.incidents),
  [texts.code, texts.title, texts.opened],
  told.incidents.map((one) => [one.code, one.title, one.openedAt]),
  t,
)}
${part(
  t(texts.evidence),
  [texts.code, texts.file, texts.head],
  told.evidence.map((one) => [one.code, fileOf(one), literal(one.head)]),
  t,
)}
${part(
  t(texts.steps),
  [texts.step, texts.done, texts.waived],
  told.steps.map((one) => [stepOf(one.step, t), one.doneAt ?? '–', one.waivedAt ?? '–']),
  t,
)}
${part(
  t(texts.hypotheses),
  [texts.title],
  told.hypotheses.map((name) => [name]),
  t,
)}
${part(
  t(texts.attributions),
  [texts.level, texts.title],
  told.attributions.map((one) => [one.level, sentenceOf(t, one)]),
  t,
)}
${told.withheld > 0 && html`<p>${t(texts.withheld, { count: told.withheld })}</p>`}
<h2>${t(texts.proves)}</h2><p>${t(texts.provesMore)}</p></body></html>`
}

type Row = readonly Content[]

function part(title: string, head: readonly Message[], rows: readonly Row[], t: Translator): Html {
  if (rows.length === 0) return html`<h2>${title}</h2><p>${t(texts.nothing)}</p>`
  return html`<h2>${title}</h2>${tableOf(
    head.map((one) => t(one)),
    rows,
  )}`
}

function tableOf(head: readonly string[], rows: readonly Row[]): Html {
  const top =
    head.length > 0 &&
    html`<thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>`
  const lines = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<table>${top}<tbody>${lines}</tbody></table>`
}

function literal(value: string): Html {
  return html`<code dir="ltr">${value}</code>`
}

/** Where the content lies in the bundle, and its hash. */
function fileOf({ id, sha256 }: Told['evidence'][number]): Content {
  return sha256 === null ? '–' : [literal(`items/${id}`), html`<br>`, literal(sha256)]
}

function stepOf(step: number, t: Translator): string {
  const name = STEPS[step - 1]
  return name === undefined ? String(step) : `${step}. ${t(stepTexts[name])}`
}
