// Observers in a file: whom each row would enrol where, who is enrolled already, and what is wrong.
import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { isSameNumber, phoneNumber } from '../../core/phone.ts'
import {
  type CellProblem,
  cellsOf,
  columnsBy,
  readCells,
  readSheet,
  rowNumber,
} from '../../core/sheet.ts'
import { observerCells, plainNumber } from './actions/observer.ts'
import { stationFrame } from './needs.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Columns of a file of observers, in the order in which it is written. */
export const OBSERVER_COLUMNS = ['label', 'phone', 'station'] as const
export type ObserverColumn = (typeof OBSERVER_COLUMNS)[number]

const NAMES = new Map(OBSERVER_COLUMNS.map((column) => [column as string, column] as const))

const cells = z.strictObject(observerCells)

export const observerDraft = z.strictObject({
  label: z.string(),
  phone: z.string(),
  /** Id of the station, and its number as it is written in the country. */
  station: z.string(),
  number: z.string(),
})
export type ObserverDraft = z.output<typeof observerDraft>

/** A row of a file, judged. */
export interface JudgedObserver {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly state: 'good' | 'known' | 'wrong'
  readonly cells: readonly string[]
  readonly problems: readonly CellProblem[]
  readonly draft: ObserverDraft | null
}

/** A file whose rows are judged against the group as it is now. */
export interface JudgedObservers {
  readonly columns: readonly (ObserverColumn | null)[]
  readonly rows: readonly JudgedObserver[]
}

const wrong = (path: ObserverColumn | '', reason: string): CellProblem => ({
  path,
  reason,
  message: reason,
  limit: '',
})

type Stations = ReadonlyMap<string, { readonly id: string; readonly number: string }>

/** Judges every row of a file. Throws what `readSheet` throws. */
export async function judgeObservers(
  ctx: QueryContext,
  group: string,
  text: string,
): Promise<JudgedObservers> {
  const sheet = readSheet<ObserverColumn>(text, { columnsOf: columnsBy(NAMES, OBSERVER_COLUMNS) })
  const { stations } = await ctx.ask(stationFrame, {})
  const at: Stations = new Map(stations.map((one) => [plainNumber(one.number), one]))
  const where = { observerGroup: group, endedAt: null }
  const held = await store.observers.many(ctx.tx, where, { limit: noun.MAX_OBSERVERS })
  const known = Map.groupBy(
    held.map(({ phone, station }) => ({ phone: phone ?? '', station })),
    ({ station }) => station,
  )
  return {
    columns: sheet.columns,
    rows: sheet.rows.map(({ n, cells: own }): JudgedObserver => {
      const row = { row: rowNumber(n), cells: own }
      const read = draftOf(cellsOf(sheet.columns, own), at)
      if ('problems' in read) return { ...row, state: 'wrong', draft: null, ...read }
      const { station, phone } = read.draft
      const there = known.get(station) ?? []
      const state = there.some((one) => isSameNumber(one.phone, phone)) ? 'known' : 'good'
      known.set(station, [...there, { phone, station }])
      return { ...row, state, problems: [], ...read }
    }),
  }
}

type Drafted = { readonly draft: ObserverDraft } | { readonly problems: readonly CellProblem[] }

/** What a row says, as the form of one observer takes it. */
function draftOf(
  named: Readonly<Partial<Record<ObserverColumn, string>>> | null,
  at: Stations,
): Drafted {
  if (named === null) return { problems: [wrong('', 'tooManyCells')] }
  const { value: read, problems = [] } = readCells(cells, named)
  if (read === undefined) return { problems }
  const phone = phoneNumber(read.phone)
  const station = at.get(plainNumber(read.station))
  if (phone !== null && station !== undefined)
    return { draft: { label: read.label, phone, station: station.id, number: station.number } }
  return {
    problems: [
      ...(phone === null ? [wrong('phone', 'badPhone')] : []),
      ...(station === undefined ? [wrong('station', 'unknownStation')] : []),
    ],
  }
}
