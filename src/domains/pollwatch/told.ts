// What of an issue everybody is told, and where it is said to be: one way for pages, feeds and files.
import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { withAncestors } from '../../core/permission.ts'
import { HOUR, spanStart, time } from '../../core/time.ts'
import { publicWords } from '../../core/taken-out.ts'
import { cells, LEAST_IN_CELL, wayOf } from './blur.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** An issue as everybody sees it. */
export const publicIssue = z.strictObject({
  code: z.string(),
  category: noun.category,
  /** Null until it is confirmed: before, only kind and area are told. */
  severity: z.number().int().nullable(),
  state: noun.issueState,
  /** Names from the top down; empty for somewhere in the nation. */
  way: z.array(z.string()),
  /** Number and name, where two groups or the authority stand behind it. */
  station: z.strictObject({ number: z.string(), name: z.string() }).nullable(),
  /** In words once it is confirmed and a second person has read them; `[…]` stands for what names somebody. */
  summary: z.string().nullable(),
  /** Whether its words wait for a second reader. */
  isBeingRead: z.boolean(),
  /** To the hour. */
  openedAt: time,
  confirmedAt: time.nullable(),
  confirmedHow: noun.confirmedHow.nullable(),
  dueAt: time.nullable(),
  answeredAt: time.nullable(),
  answer: z.string().nullable(),
  closedAt: time.nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
  reopened: z.number().int(),
})
export type PublicIssue = z.infer<typeof publicIssue>

/** Who stands behind a place that is told. */
const WITH_STATION = ['two-groups', 'authority'] as const

function isPlaced({ confirmedAt, confirmedHow, state }: noun.IssueRow): boolean {
  const isSure = WITH_STATION.some((how) => how === confirmedHow)
  return confirmedAt !== null && isSure && state !== 'rejected'
}

/** What of an issue everybody may know at this moment. */
export function shown(row: noun.IssueRow, cellOf: (area: string) => string): PublicIssue {
  const { code, category, state, place, confirmedHow, reopened } = row
  const isConfirmed = row.confirmedAt !== null
  const hasStation = isPlaced(row)
  const isTold = isConfirmed && state !== 'rejected'
  const words = (said: string | null) => (said === null ? null : publicWords(row, said))
  const way = hasStation ? place.way : wayOf(cellOf(row.area), place.way)
  return {
    code,
    category,
    severity: isConfirmed ? row.severity : null,
    state,
    way: [...way],
    station: hasStation ? { number: place.number, name: place.name } : null,
    summary: isTold && row.readAt !== null ? words(row.summary) : null,
    isBeingRead: isTold && row.readAt === null,
    openedAt: spanStart(row.openedAt, HOUR),
    confirmedAt: row.confirmedAt,
    confirmedHow,
    dueAt: row.dueAt,
    answeredAt: row.answeredAt,
    answer: words(row.answer),
    closedAt: row.closedAt,
    reason: words(row.reason),
    reopened,
  }
}

/** How many issues everybody knows of by area, and the smallest area that each is told of. */
export async function cellsNow({ tx, now }: Pick<QueryContext, 'tx' | 'now'>) {
  const counts = await store.publicCounts(tx, now)
  const own = new Map(counts.map(({ area, count }) => [area, count]))
  return { counts, cellOf: cells(own) }
}

/** Issues whose place is told, whatever else is known of their area. */
export const PLACED = {
  confirmedHow: WITH_STATION,
  confirmedAt: { not: null },
  state: ['confirmed', 'answered', 'closed'],
} as const

/** A point, where one is known. */
type Middle = Pick<noun.Place, 'lat' | 'lon'>
const NOWHERE: Middle = { lat: null, lon: null }

/**
 * Where cells lie, and which names lead to them. A larger area lies in the middle of the districts that are observed in it,
 * never of those with issues, and nowhere where they are few: its point would else be that of the one district.
 */
export async function atlas(tx: QueryContext['tx']) {
  const known = new Map(
    (await store.watchedAreas(tx)).map(({ area, place }) => [area, place] as const),
  )
  const within = (cell: string) =>
    [...known].flatMap(([area, place]) => (area.startsWith(cell) ? [place] : []))
  return {
    middle(cell: string): Middle {
      const own = known.get(cell)
      if (own !== undefined) return { lat: own.lat, lon: own.lon }
      const places = within(cell).filter(({ lat, lon }) => lat !== null && lon !== null)
      if (places.length < LEAST_IN_CELL) return NOWHERE
      return { lat: mean(places.map(({ lat }) => lat)), lon: mean(places.map(({ lon }) => lon)) }
    },
    way: (cell: string) => [...wayOf(cell, within(cell)[0]?.way ?? [])],
  }
}

function mean(all: readonly (number | null)[]): number {
  return all.reduce<number>((sum, one) => sum + (one ?? 0), 0) / all.length
}

/** The area that an issue is told of: its own where the station is told, else its cell. */
export function toldArea(row: noun.IssueRow, cellOf: (area: string) => string): string {
  return isPlaced(row) ? row.area : cellOf(row.area)
}

/** How many issues everybody knows of in an area with all below it. */
export function countIn(
  counts: Awaited<ReturnType<typeof cellsNow>>['counts'],
  area: string,
): { readonly count: number; readonly unanswered: number } {
  const own = counts.filter((one) => one.area.startsWith(area))
  return {
    count: own.reduce((sum, one) => sum + one.count, 0),
    unanswered: own.reduce((sum, one) => sum + one.unanswered, 0),
  }
}

/** Areas one step below `area` with enough issues to be told of. */
export function partsOf(
  counts: Awaited<ReturnType<typeof cellsNow>>['counts'],
  area: string,
): string[] {
  const depth = withAncestors(area).length
  const below = counts.flatMap((one) =>
    one.area.startsWith(area) ? (withAncestors(one.area)[depth] ?? []) : [],
  )
  return [...new Set(below)].filter((path) => countIn(counts, path).count >= LEAST_IN_CELL)
}
