// The first part of the report of a case, for whoever decides: who, what, when, how sure, on what. All else follows.
import type { Translator } from '../../core/text.ts'
import { code, typed } from '../../ui/code.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { writtenAsset, writtenKind } from '../../ui/incident-class.ts'
import { wordsOf } from './pages/look.ts'
import { sentenceOf } from './pages/sentence.ts'
import { hypothesisName } from './report-analysis-page.ts'
import { literal, personOf, tableOf } from './report-table.ts'
import type { Told } from './report-told.ts'
import { judgeTexts as texts } from './texts/judge.ts'
import { publicTexts } from './texts/justice-public.ts'

/** Lines of one answer. */
const MAX_LINES = 10

/** The answers, one a row. */
export function shortPart(told: Told, t: Translator): Html {
  const rows = [
    [t(texts.whoDidIt), whoOf(told, t)],
    [t(texts.what), whatOf(told, t)],
    [t(texts.when), whenOf(told, t)],
    [t(texts.howSure), howSureOf(told, t)],
    [t(texts.onWhat), onWhatOf(told, t)],
    [t(texts.court), courtOf(told, t)],
  ]
  return html`<h2>${t(texts.short)}</h2>${tableOf([], rows)}`
}

/** Each a paragraph, the first ones; what is left out is counted. */
function lines(all: readonly Content[], t: Translator): Content {
  const more = all.length - MAX_LINES
  return [
    all.slice(0, MAX_LINES).map((one) => html`<p>${one}</p>`),
    more > 0 && html`<p>${t(texts.more, { count: more })}</p>`,
  ]
}

function whoOf({ attributions, suspects }: Told, t: Translator): Content {
  const named = suspects.flatMap(({ name }) => (name === null ? [] : [name]))
  const said = attributions.map((one) => sentenceOf(t, one))
  const who =
    named.length > 0 &&
    html`${t(texts.suspectsNamed)}: ${named.slice(0, MAX_LINES).map((one, n) => html`${n > 0 && ', '}${typed(one)}`)}`
  const all = [...said, ...(who === false ? [] : [who])]
  return lines(all.length === 0 ? [t(texts.nobody)] : all, t)
}

function whatOf({ case: { title }, incidents }: Told, t: Translator): Content {
  const told = incidents.map(
    ({ code: own, title: name, type, asset }) =>
      html`${code(own)} ${typed(name)}${type !== null && html` (${writtenKind(t, type)}${asset !== null && html`; ${writtenAsset(t, asset)}`})`}`,
  )
  return [html`<p>${wordsOf(t, title)}</p>`, lines(told, t)]
}

function whenOf({ timelineSpan: span }: Told, t: Translator): Content {
  if (span === null) return t(texts.undatedAll)
  return t.parts(texts.fromTo, { from: literal(span.from), to: literal(span.until) })
}

function howSureOf(told: Told, t: Translator): Content {
  const { analysis, attributions, open } = told
  const steps = open.stepsOpen.length
  return lines(
    [
      attributions.length === 0 ? t(texts.notSure) : t(texts.judgement),
      ...ranksOf(told, t),
      ...(steps > 0 ? [t(texts.stepsOpen, { count: steps })] : []),
      ...(analysis.columns.length > 0 && analysis.results.length === 0
        ? [t(texts.scoresKept, { handedIn: analysis.handedIn, needed: analysis.needed })]
        : []),
    ],
    t,
  )
}

/** What the analysts rank first, and whether the weights of sources decide that. */
function ranksOf({ analysis }: Told, t: Translator): Content[] {
  const { results } = analysis
  const firsts = results.map(({ analyst, weighted, unweighted }) => ({
    analyst,
    weighted: firstOf(weighted),
    unweighted: firstOf(unweighted),
  }))
  const [first] = firsts
  if (first === undefined) return []
  const name = (columns: readonly string[]) =>
    columns.map((one, n) => html`${n > 0 && ' / '}${typed(hypothesisName(analysis, one, t))}`)
  const isOne = firsts.every(({ weighted }) => weighted.join() === first.weighted.join())
  const list = firsts.map(
    ({ analyst, weighted }, n) => html`${n > 0 && '; '}${personOf(analyst, t)}: ${name(weighted)}`,
  )
  const words = firsts.length === 1 ? texts.firstByOne : texts.firstByAll
  const said = isOne
    ? t.parts(words, { hypothesis: name(first.weighted) })
    : t.parts(texts.firstDiffer, { list })
  const isOther = firsts.some(({ weighted, unweighted }) => weighted.join() !== unweighted.join())
  return [said, ...(isOther ? [t(texts.weightsMatter)] : [])]
}

/** Those that share the first rank, in one order. */
const firstOf = (ranked: readonly { readonly hypothesis: string; readonly rank: number }[]) =>
  ranked.flatMap(({ hypothesis, rank }) => (rank === 1 ? [hypothesis] : [])).toSorted()

function onWhatOf(told: Told, t: Translator): Content {
  const { evidenceCount: count, itemsInBundle: inside, itemsNotAsSource: other } = told
  return lines(
    [
      t(texts.pieces, { count, inside: t.number(inside) }),
      ...(other > 0 ? [html`<strong>${t(texts.differing, { count: other })}</strong>`] : []),
    ],
    t,
  )
}

function courtOf({ charges }: Told, t: Translator): Content {
  if (charges.length === 0) return t(texts.noCharge)
  const all = Map.groupBy(charges, ({ outcome }) => outcome)
  return lines(
    [...all].map(([outcome, some]) => html`${t(publicTexts[outcome])}: ${t.number(some.length)}`),
    t,
  )
}
