import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { freeze, type Phases, phases } from '../phase.ts'
import { MAX_ELECTIONS } from '../schema.ts'
import { db, type Row } from './tables.ts'

/** An election with its phases and freeze windows. */
export interface Election {
  readonly id: string
  readonly name: string
  readonly date: string
  readonly zone: string
  readonly phases: Phases
  readonly freezes: readonly z.infer<typeof freeze>[]
}

const COLUMNS = ['id', 'name', 'date', 'zone', 'phases', 'freezes', 'created_at'] as const

function electionOf(row: Row<'election'>): Election {
  return {
    id: row.id,
    name: row.name,
    date: row.date,
    zone: row.zone,
    phases: phases.parse(JSON.parse(row.phases)),
    freezes: z.array(freeze).parse(JSON.parse(row.freezes)),
  }
}

export async function addElection(tx: Tx, election: Election, at: string): Promise<void> {
  await db(tx)
    .insertInto('election')
    .values({
      ...election,
      phases: JSON.stringify(election.phases),
      freezes: JSON.stringify(election.freezes),
      created_at: at,
    })
    .execute()
}

/** Keeps phases and freeze windows of an election that is there. */
export async function setTimes(
  tx: Tx,
  election: Pick<Election, 'id' | 'phases' | 'freezes'>,
): Promise<void> {
  await db(tx)
    .updateTable('election')
    .set({
      phases: JSON.stringify(election.phases),
      freezes: JSON.stringify(election.freezes),
    })
    .where('id', '=', election.id)
    .execute()
}

export async function electionById(tx: Tx, id: string): Promise<Election | undefined> {
  const row = await db(tx)
    .selectFrom('election')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && electionOf(row)
}

/** All elections, the latest first. */
export async function elections(tx: Tx): Promise<Election[]> {
  const rows = await db(tx)
    .selectFrom('election')
    .select(COLUMNS)
    .orderBy('date', 'desc')
    .orderBy('id')
    .limit(MAX_ELECTIONS)
    .execute()
  return rows.map(electionOf)
}
