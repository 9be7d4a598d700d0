// The report of a case as a page: read on a screen, and printed as a case file, whose label, recipient and purpose stand
// at the head and the foot of each sheet.
import type { NodeFacts } from '../../core/action.ts'
import type { Names } from '../../core/names.ts'
import type { Translator } from '../../core/text.ts'
import { code, typed } from '../../ui/code.ts'
import { type Content, type Html, html, made } from '../../ui/html.ts'
import { writtenAsset, writtenKind } from '../../ui/incident-class.ts'
import { memberName } from './pages/member-name.ts'
import { articleName } from './pages/figures.ts'
import { wordsOf } from './pages/look.ts'
import { sentenceOf } from './pages/sentence.ts'
import {
  custodyPart,
  limitsPart,
  openPart,
  opinionsOf,
  timelinePart,
  volatilePart,
} from './report-record-page.ts'
import { analysisPart } from './report-analysis-page.ts'
import { evidencePart } from './report-evidence-page.ts'
import { shortPart } from './report-short.ts'
import { judgeTexts } from './texts/judge.ts'
import { literal, part, type Row, stepOf, tableOf, timeOf } from './report-table.ts'
import type { Told } from './report-told.ts'
import { bundleTexts as texts } from './texts/bundle.ts'
import {
  confidenceTexts,
  evidenceTexts,
  frameworkTexts,
  observableTexts,
} from './texts/evidence.ts'
import { publicTexts } from './texts/justice-public.ts'
import { jurisdictionTexts, justiceTexts, suspectKindTexts } from './texts/justice.ts'
import { articleTexts, requestStateTexts } from './texts/requests.ts'
import { seatTexts, severityTexts, stateTexts } from './texts/values.ts'

/** In which words it is told, and who hands it on. */
interface Teller {
  readonly t: Translator
  readonly node: NodeFacts
  readonly names: Names
  readonly person: string
}

// Head and foot are groups of a table in print, because browsers repeat those on every sheet; only what is not broken in
// two, for which the engine of Chromium has to be told.
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-inline-size:60rem;margin:auto;padding:1rem}
table{border-collapse:collapse;inline-size:100%}th,td{border-block-start:1px solid #767676;padding:.4rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}.short{white-space:nowrap}.realm{font-weight:bold;border:3px solid #b00;padding:.5rem}
.sheet{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;border-block:1px solid #767676;padding-block:.3rem;font-size:.85rem}
@page{size:A4;margin:15mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@media print{body{padding:0;max-inline-size:none;font-size:10pt}.paper{display:table;inline-size:100%}.top{display:table-header-group}.end{display:table-footer-group}.top,.end{break-inside:avoid}
main{display:table-row-group}.sheet{margin-block:0 3mm}.end .sheet{margin-block:3mm 0}h1{font-size:18pt}h2,h3{break-after:avoid}h2{font-size:13pt}h3{font-size:11pt}tr{break-inside:avoid}thead{display:table-header-group}}`

/** The whole page. */
export function reportPage(told: Told, teller: Teller): Html {
  const { t } = teller
  const { code: own } = told.case
  const sheet = sheetOf(told, t)
  return html`<html lang="${t.language}" dir="${t.direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${own}</title><style>${made(STYLE)}</style></head><body><div class="paper">
<header class="top">${sheet}</header><main>
${told.realm === 'exercise' && html`<p class="realm">${t(texts.exercise)}</p>`}
<h1>${t(texts.report, { code: own })}</h1>${handing(told, teller)}${shortPart(told, t)}<p>${t(texts.hint)}</p>${tableOf([], coverOf(told, t))}
${whatHappened(told, t)}${whatWasDone(told, t)}${whoDidIt(told, t)}${whatJusticeDoes(told, t)}
${openPart(told, t)}${limitsPart(told, t)}
<h2>${t(texts.proves)}</h2><p>${t(texts.provesMore)}</p></main>
<footer class="end">${sheet}</footer></div></body></html>`
}

/** What stands at the head and the foot of each sheet. */
function sheetOf(told: Told, t: Translator): Html {
  const { recipient, purpose } = forWhom(told, t)
  const mark = told.realm === 'exercise' && html`<strong>${t(texts.exerciseMark)}</strong>`
  return html`<div class="sheet"><strong>${code(told.case.code)}</strong>${mark}<span>${t(texts.recipient)}: ${recipient}</span><span>${t(texts.purpose)}: ${purpose}</span><span>${code(told.label)}</span></div>`
}

function forWhom({ recipient, purpose }: Told, t: Translator) {
  return {
    recipient: recipient === null ? t(texts.aCourt) : typed(recipient),
    purpose: purpose === null ? t(texts.proceedings) : typed(purpose),
  }
}

/** That persons are named, who handed it on, and how far it may go. */
function handing(told: Told, teller: Teller): Html {
  const { t } = teller
  const seats = told.handedOnBy.map((one) => html`, ${seatAs(t, one)}`)
  const who = html`${memberName(teller, teller.names, teller.person)}${seats}`
  return html`<p><strong>${t(texts.personsNamed)}</strong> ${t.parts(texts.handedOn, { who, time: literal(told.made) })} ${t(texts.howFar)}</p>`
}

function seatAs(t: Translator, { role, organisation, team }: Told['handedOnBy'][number]): Html {
  return html`${t(seatTexts[role])} (${typed(organisation)}, ${typed(team)})`
}

function coverOf(told: Told, t: Translator): readonly Row[] {
  const { code: own, title, state, severity, openedAt, endedAt } = told.case
  const { recipient, purpose } = forWhom(told, t)
  return [
    [t(texts.code), code(own)],
    [t(texts.title), wordsOf(t, title)],
    [t(texts.state), t(stateTexts[state])],
    [t(texts.severity), t(severityTexts[severity])],
    [t(texts.opened), literal(openedAt)],
    [t(texts.ended), timeOf(endedAt)],
    [t(texts.made), literal(told.made)],
    [t(texts.recipient), recipient],
    [t(texts.purpose), purpose],
  ]
}

function whatHappened(told: Told, t: Translator): Content {
  return [
    part(t, texts.team, {
      head: [judgeTexts.personNumber, texts.seat, texts.organisation, texts.unit],
      rows: told.team.map((one) => [
        t.number(one.number),
        t(seatTexts[one.role]),
        typed(one.organisation),
        typed(one.team),
      ]),
    }),
    part(t, texts.incidents, {
      head: [texts.code, texts.title, texts.kind, texts.opened],
      rows: told.incidents.map((one) => [
        code(one.code),
        typed(one.title),
        html`${one.type === null ? '–' : writtenKind(t, one.type)}${one.asset !== null && html`<br><small>${writtenAsset(t, one.asset)}</small>`}`,
        literal(one.openedAt),
      ]),
    }),
    told.incidentsWithheld > 0 &&
      html`<p>${t(texts.incidentsWithheld, { count: told.incidentsWithheld })}</p>`,
    timelinePart(told, t),
    evidencePart(told, t),
    volatilePart(told, t),
    custodyPart(told, t),
    part(t, texts.observations, {
      head: [texts.seen, texts.technique, texts.secondLook],
      rows: told.observations.map((one) => [seenOf(one, t), techniqueOf(one, t), lookOf(one, t)]),
    }),
  ]
}

/** Who looked a second time, or why it was dropped. */
function lookOf(one: Told['observations'][number], t: Translator): Content {
  if (one.droppedAt === null)
    return one.lookedAt === null ? t(texts.oneAlone) : literal(one.lookedAt)
  const how = t.parts(one.isCorrected ? evidenceTexts.corrected : evidenceTexts.dropped, {
    time: literal(one.droppedAt),
  })
  return html`<strong>${how}</strong><br>${wordsOf(t, one.reason ?? '')}`
}

function seenOf(
  { value, kind, item, place, droppedAt }: Told['observations'][number],
  t: Translator,
): Html {
  if (value === '') return wordsOf(t, '')
  const what = droppedAt === null ? code(value) : html`<s>${code(value)}</s>`
  return html`${what}<br><small>${t(observableTexts[kind])}, ${code(item)}, ${typed(place)}</small>`
}

function techniqueOf(
  { framework, technique, techniqueName: name, confidence }: Told['observations'][number],
  t: Translator,
): Content {
  if (framework === null || technique === null) return '–'
  const sure = confidence !== null && html`, ${t(confidenceTexts[confidence])}`
  return html`${code(technique)}${name !== null && html` ${typed(name)}`}<br><small>${t(frameworkTexts[framework])}${sure}</small>`
}

function whatWasDone(told: Told, t: Translator): Content {
  return [
    part(t, texts.steps, {
      head: [texts.step, texts.done, texts.waived],
      rows: told.steps.map((one) => [
        stepOf(one.step, t),
        timeOf(one.doneAt),
        one.waivedAt === null
          ? '–'
          : html`${literal(one.waivedAt)}<br>${wordsOf(t, one.reason ?? '')}`,
      ]),
    }),
    part(t, texts.decisions, {
      head: [texts.time, texts.reason],
      rows: told.decisions.map((one) => [literal(one.at), wordsOf(t, one.reason)]),
    }),
    part(t, texts.requests, {
      head: [texts.request, texts.state, texts.clock, texts.document],
      rows: told.requests.map((one) => [
        html`${code(one.code)} ${code(one.to)}<br><small>${t(articleTexts[one.article])}</small>`,
        html`${t(requestStateTexts[one.state])}<br><small>${t(texts.sent)}: ${timeOf(one.sentAt)}</small>`,
        clockOf(one, t),
        documentOf(one, t),
      ]),
    }),
  ]
}

function documentOf(
  { documentSha256, isSigned }: Told['requests'][number],
  t: Translator,
): Content {
  if (documentSha256 === null) return '–'
  const signed = isSigned === true && html`<br><small>${t(texts.signed)}</small>`
  return html`${code(documentSha256)}${signed}`
}

function clockOf(
  { lapsesAt, isAssumed, keptUntil }: Told['requests'][number],
  t: Translator,
): Html {
  const assumed = isAssumed && html`<br><small>${t(texts.assumed)}</small>`
  const kept =
    keptUntil !== null && html`<br><small>${t(texts.keptUntil)}: ${literal(keptUntil)}</small>`
  return html`${timeOf(lapsesAt)}${lapsesAt !== null && assumed}${kept}`
}

function whoDidIt(told: Told, t: Translator): Content {
  return [
    part(t, texts.attributions, {
      head: [texts.level, texts.title, texts.opinions],
      rows: told.attributions.map((one) => [one.level, sentenceOf(t, one), opinionsOf(one, t)]),
    }),
    told.withdrawn > 0 && html`<p>${t(texts.withdrawn, { count: told.withdrawn })}</p>`,
    told.withheld > 0 && html`<p>${t(texts.withheld, { count: told.withheld })}</p>`,
    analysisPart(told.analysis, t),
  ]
}

function whatJusticeDoes(told: Told, t: Translator): Content {
  const { closing } = told
  return [
    part(t, texts.suspects, {
      head: [texts.number, texts.name, texts.who, texts.about],
      rows: told.suspects.map((one) => [
        t.number(one.number),
        nameOf(one, t),
        t(suspectKindTexts[one.kind]),
        one.about === null ? '–' : wordsOf(t, one.about),
      ]),
    }),
    part(t, texts.charges, {
      head: [texts.charge, texts.law, texts.facts, texts.outcome],
      rows: told.charges.map((one) => [
        t(texts.countOf, { suspect: one.suspect, number: one.count }),
        html`${articleName({ t }, one.article)}${one.national !== null && html`<br>${wordsOf(t, one.national)}`}`,
        factsOf(one, t),
        outcomeOf(one, t),
      ]),
    }),
    part(t, texts.hearings, {
      head: [texts.time, texts.court, texts.result],
      rows: told.hearings.map((one) => [literal(one.at), wordsOf(t, one.court), resultOf(one, t)]),
    }),
    html`<h2>${t(texts.closing)}</h2><p>${closing === null ? endOf(told, t) : t.parts(texts.closingProposed, { time: literal(closing.proposedAt), reason: wordsOf(t, closing.reason) })}</p>`,
  ]
}

function endOf({ case: { endedAt, state } }: Told, t: Translator): Content {
  return endedAt === null ? t(texts.goesOn) : html`${t(stateTexts[state])}: ${literal(endedAt)}`
}

function resultOf({ result, heldAt }: Told['hearings'][number], t: Translator): Content {
  if (result === null) return '–'
  return html`${heldAt === null && html`${t(justiceTexts.putOff)}: `}${wordsOf(t, result)}`
}

function nameOf({ name, erasedAt }: Told['suspects'][number], t: Translator): Html {
  if (erasedAt !== null) return html`<em>${t(justiceTexts.erased)}</em>`
  return name === null ? html`<em>${t(justiceTexts.unknown)}</em>` : typed(name)
}

type Charge = Told['charges'][number]

function factsOf({ fromDay, untilDay, facts, jurisdiction, items }: Charge, t: Translator): Html {
  const days =
    untilDay === null ? literal(fromDay) : html`${literal(fromDay)} – ${literal(untilDay)}`
  const ground =
    jurisdiction !== null && html`<br><small>${t(jurisdictionTexts[jurisdiction])}</small>`
  const named = items.map((id) => html`<br><small>${code(`items/${id}`)}</small>`)
  return html`${days}${facts !== null && html`<br>${wordsOf(t, facts)}`}${ground}${named}`
}

function outcomeOf({ outcome, isFinal, outcomes }: Charge, t: Translator): Html {
  const final = (is: boolean) => is && html`, ${t(justiceTexts.final)}`
  const each = outcomes.map(
    (one) =>
      html`<br><small>${literal(one.at)}: ${t(publicTexts[one.outcome])}${final(one.isFinal)}${one.sentence !== null && html`<br>${wordsOf(t, one.sentence)}`}</small>`,
  )
  return html`${t(publicTexts[outcome])}${final(isFinal)}${each}`
}
