import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { tables } from '../../lib/sql/tables.ts'
import { exerciseState, FAULTS, type ExerciseState, type Fault, type Pace, pace } from './schema.ts'

/** Rows as `migrations/0060-exercises.sql` declares them. */
interface Tables {
  exercise: {
    id: string
    scenario: string
    state: string
    done: number
    total: number
    started_by: string
    started_at: Time
    ready_at: Time | null
    checkpoint: string | null
    removed_at: Time | null
  }
  inject: {
    id: string
    site: string
    kind: string
    made_by: string
    made_at: Time
    mended_at: Time | null
  }
  exercise_pace: { what: string; pace: string }
}

const db = tables<Tables>()

export type ExerciseRow = Omit<Tables['exercise'], 'state'> & { readonly state: ExerciseState }
export type InjectRow = Omit<Tables['inject'], 'kind'> & { readonly kind: Fault }

/** The exercise that is not removed yet; there is at most one. */
export async function liveExercise(tx: Tx): Promise<ExerciseRow | undefined> {
  const row = await db(tx)
    .selectFrom('exercise')
    .select([
      'id',
      'scenario',
      'state',
      'done',
      'total',
      'started_by',
      'started_at',
      'ready_at',
      'checkpoint',
      'removed_at',
    ])
    .where('removed_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, state: exerciseState.parse(row.state) }
}

export async function addExercise(tx: Tx, row: ExerciseRow): Promise<void> {
  await db(tx).insertInto('exercise').values(row).execute()
}

export async function changeExercise(
  tx: Tx,
  id: string,
  change: Partial<Omit<ExerciseRow, 'id'>>,
): Promise<void> {
  await db(tx).updateTable('exercise').set(change).where('id', '=', id).execute()
}

export async function addInject(tx: Tx, row: InjectRow): Promise<void> {
  await db(tx).insertInto('inject').values(row).execute()
}

/** Injects that are in force, at most one of a kind for each site. */
export async function liveInjects(tx: Tx): Promise<InjectRow[]> {
  return await injects(tx, { isLive: true, limit: 1000 })
}

/** All injects, the newest first. */
export async function injectsMade(tx: Tx, limit: number): Promise<InjectRow[]> {
  return await injects(tx, { isLive: false, limit })
}

async function injects(
  tx: Tx,
  { isLive, limit }: { isLive: boolean; limit: number },
): Promise<InjectRow[]> {
  let select = db(tx)
    .selectFrom('inject')
    .select(['id', 'site', 'kind', 'made_by', 'made_at', 'mended_at'])
  if (isLive) select = select.where('mended_at', 'is', null)
  const rows = await select.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.flatMap((row) => {
    const kind = FAULTS.find((known) => known === row.kind)
    return kind === undefined ? [] : [{ ...row, kind }]
  })
}

export async function mendInjects(tx: Tx, site: string, at: Time): Promise<void> {
  await db(tx)
    .updateTable('inject')
    .set({ mended_at: at })
    .where('site', '=', site)
    .where('mended_at', 'is', null)
    .execute()
}

/** A stop of an inside system stands among the injects under this kind, its site being `inside:` and the system's name. */
const SILENCE = 'silence'
const INSIDE = 'inside:'

/** Names of the inside systems that were stopped. */
export async function silentSystems(tx: Tx): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('inject')
    .select('site')
    .where('kind', '=', SILENCE)
    .where('mended_at', 'is', null)
    .orderBy('site')
    .limit(100)
    .execute()
  return rows.map(({ site }) => site.slice(INSIDE.length))
}

export async function addSilence(
  tx: Tx,
  row: {
    readonly id: string
    readonly system: string
    readonly made_by: string
    readonly made_at: Time
  },
): Promise<void> {
  const { id, system, made_by, made_at } = row
  const values = {
    id,
    site: `${INSIDE}${system}`,
    kind: SILENCE,
    made_by,
    made_at,
    mended_at: null,
  }
  await db(tx).insertInto('inject').values(values).execute()
}

export async function endSilence(tx: Tx, system: string, at: Time): Promise<void> {
  await mendInjects(tx, `${INSIDE}${system}`, at)
}

const STATIONS = 'stations'

export async function paceNow(tx: Tx): Promise<Pace> {
  const row = await db(tx)
    .selectFrom('exercise_pace')
    .select('pace')
    .where('what', '=', STATIONS)
    .executeTakeFirst()
  return row === undefined ? 'human' : pace.parse(row.pace)
}

export async function putPace(tx: Tx, wanted: Pace): Promise<void> {
  await db(tx)
    .insertInto('exercise_pace')
    .values({ what: STATIONS, pace: wanted })
    .onConflict((conflict) => conflict.column('what').doUpdateSet({ pace: wanted }))
    .execute()
}
