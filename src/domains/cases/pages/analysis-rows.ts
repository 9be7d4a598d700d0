// The matrix as it is read: rows with their sources and codes, and the marks of each analyst beside each other.
import { beginningOf } from '../../../core/line.ts'
import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { badge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { type Column, table } from '../../../ui/table.ts'
import { analysisTexts as texts, rowKindTexts } from '../texts/analysis.ts'
import {
  type AnalysisData,
  columnName,
  type RowPart,
  shortName,
  SHOWN_ROWS,
  shownRows,
} from './analysis-data.ts'
import { casePath, wordsOf } from './look.ts'

/** What each analyst's scores come to, where the reader may read them. */
export function resultsPart(data: AnalysisData, view: View): Content {
  const { found, names } = data
  const { t } = view
  if (found.results.length === 0) return null
  const rankings = found.results.map((result) => {
    const who = memberName(view, names, result.person)
    const rows = result.weighted.map((weighted, n) => ({ weighted, plain: result.unweighted[n] }))
    const made = table(t, {
      caption: t(texts.results),
      isCaptionHidden: true,
      rows: rows.toSorted((a, b) => a.weighted.rank - b.weighted.rank),
      columns: [
        {
          label: t(texts.hypothesis),
          cell: ({ weighted }) => typed(columnName(t, found, weighted.hypothesis)),
        },
        {
          label: t(texts.weighted),
          cell: ({ weighted }) => rankOf(view, weighted),
          isNumber: true,
        },
        {
          label: t(texts.unweighted),
          cell: ({ plain }) => plain && rankOf(view, plain),
          isNumber: true,
        },
      ],
    })
    return html`<h3>${who}</h3>${made}`
  })
  return block(
    t(texts.results),
    html`<p class="hint">${t(texts.resultsHint)}</p>${rankings}${linchpinsPart(data, view)}`,
  )
}

function rankOf(
  { t }: View,
  { rank, score }: { readonly rank: number; readonly score: number },
): string {
  return t(texts.rankScore, { rank, score: t.number(score / 100) })
}

/** Rows that alone decide and are listed, and most characters of each; the matrix has all of it. */
const SHOWN_LINCHPINS = 20
const SHOWN_TEXT = 80

/** Rows that alone decide for somebody, those without a second source first. */
function linchpinsPart(data: AnalysisData, view: View): Html {
  const { found } = data
  const { t } = view
  const ids = new Set(found.results.flatMap(({ linchpins }) => linchpins))
  const rows = shownRows(data).all.filter(({ id }) => ids.has(id))
  const order = rows.toSorted(
    (a, b) => Number(a.secondSource !== null) - Number(b.secondSource !== null),
  )
  const items = order.slice(0, SHOWN_LINCHPINS).map((row) => linchpin(row, data, view))
  const more = order.length - items.length
  const rest = more > 0 && html`<p>${t(texts.moreLinchpins, { count: more })}</p>`
  const list = items.length === 0 ? html`<p>${t(texts.noLinchpins)}</p>` : html`<ul>${items}</ul>`
  return html`<h3>${t(texts.linchpins)}</h3><p class="hint">${t(texts.linchpinsHint)}</p>${list}${rest}`
}

/** One of them: whose first place hangs on it, and whether another source says the same. */
function linchpin({ id, n, text, secondSource }: RowPart, data: AnalysisData, view: View): Html {
  const { t } = view
  const { found, names } = data
  const whose = found.results.filter(({ linchpins }) => linchpins.includes(id))
  const who = whose.map(({ person }, at) => [at > 0 && ', ', memberName(view, names, person)])
  const state =
    secondSource === null
      ? badge('warn', 'diamond', t(texts.uncovered))
      : badge('ok', 'tick', t(texts.covered))
  return html`<li>${t.number(n)}. ${wordsOf(t, beginningOf(text, SHOWN_TEXT))} (${t.parts(texts.linchpinOf, { who: html`${who}` })}) ${state}</li>`
}

/**
 * Rows with their sources; where scores may be read, with the marks of each analyst in one order. Nothing for whoever
 * scores: his own table has them.
 */
export function matrixPart(data: AnalysisData, view: View): Content {
  const { found, names } = data
  if (found.isScoring) return null
  const { t } = view
  const { shown } = shownRows(data)
  const rows = table(t, {
    caption: t(texts.matrix),
    isCaptionHidden: true,
    empty: t(texts.noRows),
    rows: shown,
    columns: [factColumn(data, view), ...markColumns(data, view)],
  })
  const who = found.results.map(({ person }, n) => [
    n > 0 && ' · ',
    memberName(view, names, person),
  ])
  const order =
    found.results.length > 0 &&
    html`<p class="hint">${t(texts.legend)}</p><p>${t(texts.analyst)}: ${who}</p>`
  const same =
    found.results.length > 1 &&
    found.differences.length === 0 &&
    html`<p>${t(texts.noDifferences)}</p>`
  return block(
    t(found.results.length > 0 ? texts.matrix : texts.rows),
    html`${order}${same}${rows}${rowsNav(data, view)}`,
  )
}

/** What a row says, by its number, with the codes and names of its sources below. */
export function factColumn({ found }: AnalysisData, { t }: View): Column<RowPart> {
  const sources = new Map(found.sources.map((source) => [source.id, source]))
  return {
    label: t(texts.row),
    cell: ({ n, text, kind, source, secondSource, credibility }) => {
      const own = sources.get(source)
      const second = secondSource === null ? undefined : sources.get(secondSource)
      const also = second && html`, ${t(texts.secondSource)}: ${wordsOf(t, second.name)}`
      return html`${t.number(n)}. ${wordsOf(t, text)}<br><span class="hint">${code(`${own?.reliability ?? 'F'}${credibility}`)} ${wordsOf(t, own?.name ?? '')}${also} (${t(rowKindTexts[kind])})</span>`
    },
  }
}

function markColumns({ found }: AnalysisData, { t }: View): readonly Column<RowPart>[] {
  const { results, round } = found
  if (results.length === 0 || round === null) return []
  const marked = results.map(({ marks }) => new Map(marks.map((one) => [one.row, one])))
  const differ = new Set(found.differences.map(({ row, hypothesis }) => `${row} ${hypothesis}`))
  const columns = round.hypotheses.map((column, n) => ({
    label: shortName(t, found, column),
    isNumber: true,
    cell: ({ id }: RowPart) => {
      const marks = marked.map((of, at) => [at > 0 && ' · ', typed(of.get(id)?.marks[n] ?? '–')])
      return differ.has(`${id} ${column}`) ? html`<mark>${marks}</mark>` : marks
    },
  }))
  const apart = ({ id }: RowPart) => marked.map((of) => of.get(id)?.diagnosticity ?? 0)
  return [
    ...columns,
    {
      label: t(texts.diagnosticity),
      isNumber: true,
      cell: (row) => {
        const all = apart(row)
        const isNothing = all.every((one) => one === 0)
        if (isNothing) return html`<span class="hint">${t(texts.saysNothing)}</span>`
        return all.map((one, at) => [at > 0 && ' · ', typed(t.number(one))])
      },
    },
  ]
}

/** The other portions of a long matrix. */
export function rowsNav(data: AnalysisData, { t, base }: View): Content {
  const { all } = shownRows(data)
  const starts = Array.from(
    { length: Math.ceil(all.length / SHOWN_ROWS) },
    (_, n) => n * SHOWN_ROWS,
  )
  if (starts.length < 2) return null
  const links = starts.map((start) => {
    const to = Math.min(start + SHOWN_ROWS, all.length)
    const words = t(texts.rowsFrom, { from: start + 1, to, all: all.length })
    const href = withSearch(`${base}${casePath(data.of, 'analysis')}`, { from: String(start) })
    return start === data.from
      ? html`<li aria-current="true">${words}</li>`
      : html`<li><a href="${href}">${words}</a></li>`
  })
  return html`<ul class="no-print">${links}</ul>`
}
