// The analysis in the report of a case: what leads where, who says it, how hypotheses rank with and without weights by each
// analyst, and where analysts differ.
import type { Translator } from '../../core/text.ts'
import { FALSE_FLAG, NONE } from '../../lib/ach/index.ts'
import { code, typed } from '../../ui/code.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { plainWords, wordsOf } from './pages/look.ts'
import type { AnalysisTold } from './report-analysis.ts'
import { part, personOf, tableOf, timeOf } from './report-table.ts'
import {
  analysisTexts as texts,
  credibilityTexts,
  markTexts,
  methodTexts,
  reliabilityTexts,
  rowKindTexts,
  standingTexts,
  weakTexts,
} from './texts/analysis.ts'
import { bundleTexts } from './texts/bundle.ts'
import { judgeTexts } from './texts/judge.ts'

/** All parts of the analysis. */
export function analysisPart(analysis: AnalysisTold, t: Translator): Content {
  return [
    hypothesesPart(analysis, t),
    ranksPart(analysis, t),
    differencesPart(analysis, t),
    rowsPart(analysis, t),
    sourcesPart(analysis, t),
    pivotsPart(analysis, t),
  ]
}

/** A hypothesis by its name, those that are always asked among them. */
export function hypothesisName({ hypotheses }: AnalysisTold, column: string, t: Translator) {
  if (column === NONE || column === FALSE_FLAG) return t(standingTexts[column])
  return plainWords(t, hypotheses.find(({ id }) => id === column)?.name ?? '')
}

function hypothesesPart({ hypotheses }: AnalysisTold, t: Translator): Html {
  return part(t, texts.hypotheses, {
    head: [bundleTexts.title, bundleTexts.state],
    rows: hypotheses.map(({ name, droppedAt }) => [
      wordsOf(t, name),
      droppedAt === null ? t(judgeTexts.held) : html`${t(judgeTexts.dropped)} ${timeOf(droppedAt)}`,
    ]),
  })
}

const rankOf = (t: Translator, ranked: { rank: number; score: number } | undefined) =>
  ranked === undefined ? '–' : t(texts.rankScore, { rank: ranked.rank, score: ranked.score })

/** What each analyst's marks come to; why nothing is told where that is so. */
function ranksPart(analysis: AnalysisTold, t: Translator): Content {
  const { results, handedIn, needed, columns } = analysis
  if (columns.length === 0) return null
  const title = html`<h2>${t(texts.results)}</h2>`
  if (results.length === 0)
    return html`${title}<p>${t(judgeTexts.scoresKept, { handedIn, needed })}</p>`
  const tables = results.map((result) => {
    const rows = result.weighted.toSorted((a, b) => a.rank - b.rank)
    const made = tableOf(
      [t(texts.hypothesis), t(texts.weighted), t(texts.unweighted)],
      rows.map((one) => [
        typed(hypothesisName(analysis, one.hypothesis, t)),
        rankOf(t, one),
        rankOf(
          t,
          result.unweighted.find((other) => other.hypothesis === one.hypothesis),
        ),
      ]),
    )
    const hinges = result.linchpins.length
    const told = hinges === 0 ? t(texts.noLinchpins) : t(judgeTexts.hinges, { count: hinges })
    return html`<h3>${t(texts.analyst)}: ${personOf(result.analyst, t)}</h3>${made}<p>${told}</p>`
  })
  return html`${title}<p>${t(texts.resultsHint)}</p>${tables}`
}

function differencesPart(analysis: AnalysisTold, t: Translator): Content {
  const { results, differences, differencesLeftOut: count } = analysis
  if (results.length < 2) return null
  if (differences.length === 0)
    return html`<h2>${t(texts.differences)}</h2><p>${t(texts.noDifferences)}</p>`
  const numbers = new Map(analysis.rows.map(({ id }, n) => [id, n + 1]))
  const rows = differences.map(({ row, hypothesis, marks }) => [
    String(numbers.get(row) ?? '–'),
    typed(hypothesisName(analysis, hypothesis, t)),
    ...marks.map((mark) => t(markTexts[mark])),
  ])
  const head = [t(bundleTexts.number), t(texts.hypothesis), ...analystsOf(analysis, t)]
  const more = count > 0 && html`<p>${t(judgeTexts.more, { count })}</p>`
  return html`<h2>${t(texts.differences)}</h2>${tableOf(head, rows)}${more}`
}

const analystsOf = ({ results }: AnalysisTold, t: Translator) =>
  results.map(({ analyst }) => personOf(analyst, t))

/** The matrix: each row with its source, and the marks of all analysts in the order of the hypotheses. */
function rowsPart(analysis: AnalysisTold, t: Translator): Content {
  const { rows, results, columns, rowsLeftOut: count } = analysis
  const marksOf = results.map(({ marks }) => new Map(marks.map((one) => [one.row, one])))
  const cells = rows.map((row, n) => [
    String(n + 1),
    html`${wordsOf(t, row.text)}<br><small>${t(rowKindTexts[row.kind])}${row.on !== null && html` ${code(row.on)}`}</small>`,
    html`${sourceOf(row.source)}${row.secondSource !== null && html`, ${sourceOf(row.secondSource)}`}<br><small>${t(credibilityTexts[row.credibility])}</small>`,
    ...marksOf.map((marks) => {
      const own = marks.get(row.id)
      return own === undefined
        ? '–'
        : html`${own.marks.join(' ')}<br><small>${t(texts.diagnosticity)}: ${t.number(own.diagnosticity)}</small>`
    }),
  ])
  const head = [t(bundleTexts.number), t(texts.row), t(texts.source), ...analystsOf(analysis, t)]
  const order = columns.map(
    (column, n) => html`${n > 0 && ' · '}${typed(hypothesisName(analysis, column, t))}`,
  )
  const marks =
    results.length > 0 &&
    html`<p>${t(judgeTexts.marksOrder)}: ${order}. ${Object.values(markTexts).map((one, n) => `${n > 0 ? ', ' : ''}${t(one)}`)}.</p>`
  const body = cells.length === 0 ? html`<p>${t(texts.noRows)}</p>` : tableOf(head, cells)
  const more = count > 0 && html`<p>${t(judgeTexts.more, { count })}</p>`
  return html`<h2>${t(texts.matrix)}</h2>${marks}${body}${more}`
}

const sourceOf = (number: number | null): Html | string => (number === null ? '–' : `S${number}`)

function sourcesPart({ sources }: AnalysisTold, t: Translator): Html {
  return part(t, texts.sources, {
    head: [bundleTexts.number, texts.name, texts.reliability, texts.origin],
    rows: sources.map(({ number, name, reliability, origin }) => [
      sourceOf(number),
      wordsOf(t, name),
      t(reliabilityTexts[reliability]),
      origin === null ? t(texts.ownOrigin) : sourceOf(origin),
    ]),
  })
}

function pivotsPart({ pivots, pivotsLeftOut: count }: AnalysisTold, t: Translator): Content {
  return [
    part(t, texts.pivots, {
      head: [texts.from, texts.to, texts.method, texts.lookedUp, texts.baseRate, texts.weakness],
      rows: pivots.map((one) => [
        valueOf(one.origin, t),
        valueOf(one.target, t),
        t(methodTexts[one.method]),
        html`${wordsOf(t, one.lookedUp)}<br><small>${t(texts.seen)}: ${timeOf(one.seenAt)}</small>`,
        one.baseRate === null
          ? '–'
          : html`${t.number(one.baseRate)}<br><small>${timeOf(one.baseRateAt)}</small>`,
        one.flags.length === 0
          ? t(texts.nothingWeak)
          : t.list(one.flags.map((flag) => t(weakTexts[flag]))),
      ]),
    }),
    count > 0 && html`<p>${t(judgeTexts.more, { count })}</p>`,
  ]
}

const valueOf = (text: string, t: Translator) => (text === '' ? wordsOf(t, '') : code(text))
