// The tables of the statistics, as both pages show them: what each counts stands above it.
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { type Column, table } from '../../../ui/table.ts'
import { word } from '../../../ui/words.ts'
import type { Cell } from '../../../lib/csv/write.ts'
import { type Division, type Figures, type Stage, UNITS, type Unit } from '../figures.ts'
import { offenceOf } from '../offences.ts'
import { publicTexts as texts } from '../texts/justice-public.ts'

type Words = Pick<View, 't'>

const UNIT: Readonly<Record<Unit, Message>> = {
  cases: texts.cases,
  suspects: texts.suspects,
  offences: texts.offences,
}

/** Titles of the divisions that have one. */
const DIVISIONS: Readonly<Partial<Record<Division['by'], Message>>> = {
  outcome: texts.byOutcome,
  article: texts.byArticle,
  class: texts.byClass,
  year: texts.byYear,
}

/** Where the proof of a public record is given to anybody. */
export function proofHref({ node }: Pick<View, 'node'>, record: string): string {
  return `${node.prefix}/api/record.proof?record=${record}`
}

/** A number, or the dash that stands for one that is hidden or not known. */
function figure({ t }: Words, n: number | null, options?: Intl.NumberFormatOptions): string {
  return n === null ? '–' : t.number(n, options)
}

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const

/** How many came how far, unit by unit; in short without what the file has besides, and without units of which nothing is told. */
export function stageTables(stages: readonly Stage[], view: View, isBrief = false): Html[] {
  const { t } = view
  const more: Column<Stage>[] = [
    { label: t(texts.nOpen), cell: (row) => figure(view, row.nOpen), isNumber: true },
    { label: t(texts.p90), cell: (row) => figure(view, row.p90Days), isNumber: true },
    { label: t(texts.share), cell: (row) => figure(view, row.share, PERCENT), isNumber: true },
  ]
  const isTold = (unit: Unit) => stages.some((one) => one.unit === unit && one.n !== null)
  return UNITS.filter((unit) => !isBrief || isTold(unit)).map((unit) =>
    block(
      t(UNIT[unit]),
      table(t, {
        caption: t(UNIT[unit]),
        isCaptionHidden: true,
        rows: stages.filter((one) => one.unit === unit),
        columns: [
          { label: t(texts.stage), cell: (row) => t(texts[row.stage]) },
          { label: t(texts.n), cell: (row) => figure(view, row.n), isNumber: true },
          { label: t(texts.median), cell: (row) => figure(view, row.medianDays), isNumber: true },
          ...(isBrief ? [] : more),
        ],
      }),
      { isFlush: true },
    ),
  )
}

/** An article of the Convention in words, or national law alone. */
export function articleName(view: Words, article: string): string {
  return word(view, texts, article === 'national' ? article : `a${article}`)
}

/** The words of a part of a division. */
function partName(view: Words, { by }: Pick<Division, 'by'>, key: string): string {
  if (by === 'article') return articleName(view, key)
  return by === 'year' ? key : word(view, texts, key)
}

/** How a unit divides; nothing where nothing can be told. */
export function divisionTable(division: Division, title: string, view: View): Content {
  const { t } = view
  if (division.total === null || division.total === 0) return null
  const told = division.parts.flatMap(({ key, n }) =>
    n === null || n === 0 ? [] : [{ name: partName(view, division, key), n }],
  )
  if (told.length === 0) return null
  // What is hidden is enough together to be told: that is how much was hidden.
  const rest = told.reduce((left, { n }) => left - n, division.total)
  const rows = [
    ...told,
    ...(rest > 0 ? [{ name: t(texts.others), n: rest }] : []),
    { name: t(texts.total), n: division.total },
  ]
  return block(
    title,
    table(t, {
      caption: title,
      isCaptionHidden: true,
      rows,
      columns: [
        { label: t(texts.kind), cell: (row) => row.name },
        { label: t(UNIT[division.unit]), cell: (row) => figure(view, row.n), isNumber: true },
      ],
    }),
    { isFlush: true },
  )
}

/** Divisions that have a title of their own here, in their order. */
export function divisionTables(divisions: readonly Division[], view: View): Content {
  return divisions.map((one) => {
    const title = DIVISIONS[one.by]
    return title !== undefined && divisionTable(one, view.t(title), view)
  })
}

/** The same as rows of a file: one for each count, with its unit and by what it is divided. */
export function figureRows(
  figures: Figures & {
    readonly state: string | null
    readonly rulesVersion: number
    readonly isCut: boolean
  },
  view: Words,
) {
  const { t } = view
  const stages = figures.stages.map((one): Cell[] => [
    figures.state,
    t(UNIT[one.unit]),
    t(texts[one.stage]),
    '',
    '',
    one.n,
    one.nOpen,
    one.medianDays,
    one.p90Days,
    figures.rulesVersion,
  ])
  const parts = figures.divisions.flatMap(({ parts: all, ...division }) =>
    all.map(({ key, n }): Cell[] => [
      figures.state,
      t(UNIT[division.unit]),
      partName(view, division, key),
      division.by,
      division.by === 'article' ? (offenceOf(key)?.iccs ?? '') : '',
      n,
      null,
      null,
      null,
      figures.rulesVersion,
    ]),
  )
  const columns = [
    t(texts.state),
    t(texts.unit),
    t(texts.stage),
    t(texts.by),
    'ICCS',
    t(texts.n),
    t(texts.nOpen),
    t(texts.median),
    t(texts.p90),
    t(texts.rulesColumn),
  ]
  return { columns, rows: [...stages, ...parts], isCut: figures.isCut }
}

/** What was counted and what not. */
export function countedNotes(
  { isCut, detected }: { readonly isCut: boolean; readonly detected: number | null },
  view: View,
): Html {
  const { t } = view
  return html`${detected !== null && html`<p>${t(texts.detected, { n: figure(view, detected) })}</p>`}${isCut && html`<p>${t(texts.cut)}</p>`}`
}
