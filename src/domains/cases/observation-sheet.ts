// Observations in a file: what each row would add to a case, what is there already, and what is wrong.
import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { line } from '../../core/line.ts'
import {
  type CellProblem,
  cellsOf,
  columnsBy,
  readCells,
  readSheet,
  rowNumber,
} from '../../core/sheet.ts'
import { isBackwards, seenIn, sight } from './actions/observation.ts'
import { itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { isOfKind } from './observable.ts'
import * as noun from './schema/observation.ts'
import { observations } from './store/observation.ts'
import { techniqueName } from './techniques.ts'

/** Columns of a file of observations, in the order in which it is written. */
export const OBSERVATION_COLUMNS = [
  'kind',
  'value',
  'item',
  'place',
  'first_seen',
  'last_seen',
  'framework',
  'technique',
  'confidence',
] as const
export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number]

const NAMES = new Map(OBSERVATION_COLUMNS.map((column) => [column as string, column] as const))
const NEEDED = ['kind', 'value', 'item', 'place'] as const

const cells = z.strictObject({
  kind: sight.kind,
  value: sight.value,
  /** Code of a piece of evidence of the case. */
  item: line(40),
  place: sight.place,
  first_seen: sight.seenFrom,
  last_seen: sight.seenUntil,
  framework: noun.framework.optional(),
  technique: noun.technique.optional(),
  confidence: noun.confidence.optional(),
})
type Cells = z.output<typeof cells>

const draft = noun.observationRow.pick({
  item: true,
  itemCode: true,
  place: true,
  kind: true,
  value: true,
  seenFrom: true,
  seenUntil: true,
  framework: true,
  technique: true,
  confidence: true,
})
export type ObservationDraft = z.output<typeof draft>
export { draft as observationDraft }

/** A row of a file, judged. */
export interface JudgedObservation {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly state: 'good' | 'known' | 'wrong'
  readonly cells: readonly string[]
  readonly problems: readonly CellProblem[]
  readonly draft: ObservationDraft | null
}

/** A file whose rows are judged against the case as it is now. */
export interface JudgedObservations {
  readonly columns: readonly (ObservationColumn | null)[]
  readonly rows: readonly JudgedObservation[]
}

const wrong = (path: ObservationColumn | '', reason: string): CellProblem => ({
  path,
  reason,
  message: reason,
  limit: '',
})

/** Judges every row of a file. Throws what `readSheet` throws. */
export async function judgeObservations(
  ctx: QueryContext,
  proof: Member,
  text: string,
): Promise<JudgedObservations> {
  const sheet = readSheet<ObservationColumn>(text, { columnsOf: columnsBy(NAMES, NEEDED) })
  const items = new Map((await itemsOf(ctx, proof)).map(({ id, code }) => [code, id]))
  const where = { case: proof.case.id, droppedAt: null }
  const held = await observations.many(ctx.tx, where, { limit: noun.MAX_OBSERVATIONS })
  const known = new Set(held.map(keyOf))
  return {
    columns: sheet.columns,
    rows: sheet.rows.map(({ n, cells: own }): JudgedObservation => {
      const row = { row: rowNumber(n), cells: own }
      const read = readRow(ctx, cellsOf(sheet.columns, own), items)
      if ('problems' in read) return { ...row, state: 'wrong', draft: null, ...read }
      const key = keyOf(read.draft)
      const state = known.has(key) ? ('known' as const) : ('good' as const)
      known.add(key)
      return { ...row, state, problems: [], ...read }
    }),
  }
}

type Read = { readonly draft: ObservationDraft } | { readonly problems: readonly CellProblem[] }

/** Reads a row as the form of an observation reads its fields. */
function readRow(
  ctx: QueryContext,
  named: Readonly<Partial<Record<ObservationColumn, string>>> | null,
  items: ReadonlyMap<string, string>,
): Read {
  if (named === null) return { problems: [wrong('', 'tooManyCells')] }
  const { value: read, problems = [] } = readCells(cells, lowered(named))
  if (read === undefined) return { problems }
  const { kind, value, place } = read
  const code = read.item.toUpperCase()
  const item = items.get(code)
  const mapping = mappingIn(ctx, read)
  const found = [
    ...(isOfKind(kind, value) ? [] : [wrong('value', 'notOfKind')]),
    ...(item === undefined ? [wrong('item', 'unknownItem')] : []),
    ...(typeof mapping === 'string' ? [wrong('technique', mapping)] : []),
  ]
  const seen = seenIn(ctx, { seenFrom: read.first_seen, seenUntil: read.last_seen })
  if (isBackwards(seen)) found.push(wrong('last_seen', 'seenBackwards'))
  if (found.length > 0 || item === undefined || typeof mapping === 'string')
    return { problems: found }
  const what = { item, itemCode: code, place, kind, value }
  return { draft: { ...what, ...seen, ...mapping } }
}

/** Words of fixed lists in any case, as people type them. */
function lowered(named: Readonly<Partial<Record<ObservationColumn, string>>>) {
  const lower = (text: string | undefined) => text?.toLowerCase()
  const { kind, framework, confidence, technique, ...rest } = named
  const fixed = {
    kind: lower(kind),
    framework: lower(framework),
    confidence: lower(confidence),
    technique: technique?.toUpperCase(),
  }
  return { ...rest, ...fixed }
}

/** The technique of a row; none where it says none, and the reason where it says half of one, or one of no list. */
function mappingIn({ node }: QueryContext, { framework, technique, confidence }: Cells) {
  if (framework === undefined && technique === undefined && confidence === undefined)
    return { framework: null, technique: null, confidence: null }
  if (framework === undefined || technique === undefined || confidence === undefined)
    return 'halfMapped'
  const mapping = { framework, technique, confidence }
  return techniqueName(node, mapping) === null ? 'unknownTechnique' : mapping
}

/** The same thing at the same place of the same item is one observation. */
function keyOf({
  item,
  place,
  kind,
  value,
}: Pick<ObservationDraft, 'item' | 'place' | 'kind' | 'value'>) {
  return JSON.stringify([item, place, kind, value])
}
