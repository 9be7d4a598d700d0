// What the matrix is made of: hypotheses, sources and pivots.
import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { badge } from '../../../ui/badge.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { STANDING } from '../schema/analysis.ts'
import {
  analysisTexts as texts,
  methodTexts,
  reliabilityTexts,
  standingTexts,
  weakTexts,
} from '../texts/analysis.ts'
import type { AnalysisData } from './analysis-data.ts'
import { wordsOf } from './look.ts'

/** Pivots that the page shows, the newest first; the file has all. */
const SHOWN_PIVOTS = 30

/** What may explain the case; the two that are always asked stand at the end. */
export function hypothesesPart({ found }: AnalysisData, view: View): Html {
  const { t } = view
  const live = found.hypotheses.filter(({ droppedAt }) => droppedAt === null)
  const named = live.map(({ name }) => html`<li>${wordsOf(t, name)}</li>`)
  const standing = STANDING.map(
    (one) => html`<li>${t(standingTexts[one])} <span class="hint">${t(texts.always)}</span></li>`,
  )
  return block(t(texts.hypotheses), html`<ul>${named}${standing}</ul>`)
}

/** Who says something, how reliable that is, and from whom it has it. */
export function sourcesPart({ found }: AnalysisData, view: View): Html {
  const { t } = view
  const names = new Map(found.sources.map(({ id, name }) => [id, name]))
  return listBlock(view, t(texts.sources), {
    rows: found.sources,
    empty: t(texts.noSources),
    columns: [
      { label: t(texts.source), cell: ({ name }) => wordsOf(t, name) },
      { label: t(texts.reliability), cell: ({ reliability }) => t(reliabilityTexts[reliability]) },
      {
        label: t(texts.origin),
        cell: ({ origin }) =>
          origin === null ? t(texts.ownOrigin) : wordsOf(t, names.get(origin) ?? origin),
      },
    ],
  })
}

type Pivot = AnalysisData['found']['pivots'][number]

/** What led from what to what; the graph of it as a table, with method, base rate and what weakens it in words. */
export function pivotsPart({ found }: AnalysisData, view: View): Html {
  const { t } = view
  return listBlock(view, t(texts.pivots), {
    rows: shownPivots(found.pivots),
    empty: t(texts.noPivots),
    columns: [
      { label: t(texts.from), cell: ({ origin }) => wordsOf(t, origin) },
      { label: t(texts.method), cell: ({ method }) => t(methodTexts[method]) },
      { label: t(texts.to), cell: ({ target }) => wordsOf(t, target) },
      { label: t(texts.baseRate), cell: (pivot) => baseRateOf(pivot, view) },
      { label: t(texts.weakness), cell: (pivot) => weaknessOf(pivot, view) },
      { label: t(texts.lookedUp), cell: (pivot) => lookedUpOf(pivot, view) },
    ],
  })
}

/** Those that the page shows, the newest first. */
export function shownPivots(pivots: readonly Pivot[]): readonly Pivot[] {
  return pivots.toReversed().slice(0, SHOWN_PIVOTS)
}

function baseRateOf({ baseRate, baseRateAt }: Pivot, { t, node }: View): Content {
  if (baseRate === null) return null
  const date = baseRateAt === null ? '–' : t.date(baseRateAt, node.zone)
  return t(texts.baseRateOn, { count: baseRate, date })
}

function weaknessOf({ flags }: Pivot, { t }: View): Content {
  if (flags.length === 0) return t(texts.nothingWeak)
  return flags.map((flag) => [badge('warn', 'diamond', t(weakTexts[flag])), ' '])
}

function lookedUpOf({ lookedUp, seenAt }: Pivot, view: View): Content {
  return html`${wordsOf(view.t, lookedUp)}<br><span class="hint">${view.t(texts.seen)}: ${timeOf(view, seenAt)}</span>`
}

/** Pivots for a file. */
export function pivotRows(pivots: readonly Pivot[], { t }: Pick<View, 't'>) {
  const columns = [
    texts.from,
    texts.method,
    texts.to,
    texts.lookedUp,
    texts.seen,
    texts.baseRate,
    texts.counted,
    texts.weakness,
  ].map((one) => t(one))
  const rows = pivots.map((one) => [
    one.origin,
    t(methodTexts[one.method]),
    one.target,
    one.lookedUp,
    one.seenAt,
    one.baseRate ?? '',
    one.baseRateAt ?? '',
    t.list(one.flags.map((flag) => t(weakTexts[flag]))),
  ])
  return { columns, rows, isCut: false }
}

type Listed<Row> = Pick<Parameters<typeof table<Row>>[1], 'rows' | 'columns' | 'empty'>

function listBlock<Row>({ t }: View, title: string, listed: Listed<Row>): Html {
  return block(title, table(t, { caption: title, isCaptionHidden: true, ...listed }))
}
