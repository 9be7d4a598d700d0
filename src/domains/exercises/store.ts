import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { type RowOf, table } from '../../lib/sql/table.ts'
import {
  type ExerciseRow,
  exerciseRow,
  injectRow,
  type Pace,
  paceRow,
  type SiteChange,
} from './schema.ts'

export const exercises = table('exercise', exerciseRow)
export const injects = table('inject', injectRow)
export const paces = table('exercise_pace', paceRow, ['what'])

/** The exercise that is not removed yet; there is at most one. */
export async function liveExercise(tx: Tx): Promise<ExerciseRow | undefined> {
  return await exercises.one(tx, { removedAt: null }, { order: ['-startedAt'] })
}

/** What is done to sites at once, and inside systems that were stopped. */
const MAX_LIVE = 1000

const NEWEST = ['-madeAt', '-id'] as const

type Inject = RowOf<typeof injects>
const isOfSite = (row: Inject): row is Inject & { kind: SiteChange } => row.kind !== 'silence'

/** Injects that are in force, at most one of a kind for each site. */
export async function liveInjects(tx: Tx) {
  const rows = await injects.many(tx, { mendedAt: null }, { order: NEWEST, limit: MAX_LIVE })
  return rows.filter(isOfSite)
}

/** All injects, the newest first. */
export async function injectsMade(tx: Tx, limit: number) {
  return (await injects.many(tx, {}, { order: NEWEST, limit })).filter(isOfSite)
}

/** The site under which the stop of an inside system stands. */
export const insideSite = (system: string) => `inside:${system}`

/** Names of the inside systems that were stopped. */
export async function silentSystems(tx: Tx): Promise<string[]> {
  const where = { kind: 'silence', mendedAt: null } as const
  const rows = await injects.many(tx, where, { order: ['site'], limit: MAX_LIVE })
  return rows.map(({ site }) => site.slice(insideSite('').length))
}

/** Ends all that is done to a site. */
export async function mendInjects(tx: Tx, site: string, at: Time): Promise<void> {
  await injects.change(tx, { site, mendedAt: null }, { mendedAt: at })
}

export async function paceNow(tx: Tx): Promise<Pace> {
  return (await paces.one(tx, { what: 'stations' }))?.pace ?? 'human'
}
