import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import { MAX_GRANTS_PER_PERSON } from '../schema.ts'
import { db, type Row } from './tables.ts'

export type PersonRow = Row<'person'>
export type GrantRow = Row<'role_grant'>

const GRANT = [
  'id',
  'person',
  'role',
  'area',
  'given_at',
  'given_by',
  'withdrawn_at',
  'withdrawn_by',
] as const

export async function isAnybodyThere(tx: Tx): Promise<boolean> {
  return (await db(tx).selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function addPerson(tx: Tx, row: PersonRow): Promise<void> {
  await db(tx).insertInto('person').values(row).execute()
}

export async function personById(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return await db(tx)
    .selectFrom('person')
    .select(['id', 'name', 'joined_at'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function personsByIds(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return await db(tx)
    .selectFrom('person')
    .select(['id', 'name', 'joined_at'])
    .where('id', 'in', ids)
    .limit(ids.length)
    .execute()
}

/** Persons in the order of joining; with `areas` only those who hold a role in one of them or below. */
export async function personsAfter(
  tx: Tx,
  { after, limit, areas }: { after: string; limit: number; areas: readonly string[] | null },
): Promise<PersonRow[]> {
  let select = db(tx)
    .selectFrom('person')
    .select(['id', 'name', 'joined_at'])
    .where('id', '>', after)
  if (areas !== null) {
    select = select.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grant')
          .select('role_grant.id')
          .whereRef('role_grant.person', '=', 'person.id')
          .where('withdrawn_at', 'is', null)
          .where((grant) =>
            grant.or(
              areas
                .map(areaRange)
                .map(({ from, to }) =>
                  grant.and([
                    grant('role_grant.area', '>=', from),
                    grant('role_grant.area', '<', to),
                  ]),
                ),
            ),
          ),
      ),
    )
  }
  return await select.orderBy('id').limit(limit).execute()
}

export async function addGrant(
  tx: Tx,
  row: Omit<GrantRow, 'withdrawn_at' | 'withdrawn_by'>,
): Promise<void> {
  await db(tx)
    .insertInto('role_grant')
    .values({ ...row, withdrawn_at: null, withdrawn_by: null })
    .execute()
}

export async function grantById(tx: Tx, id: string): Promise<GrantRow | undefined> {
  return await db(tx)
    .selectFrom('role_grant')
    .select(GRANT)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** Withdraws a grant; `withdrawn_by` is null where nobody else did it. */
export async function withdrawGrant(
  tx: Tx,
  id: string,
  taken: Pick<GrantRow, 'withdrawn_at' | 'withdrawn_by'>,
): Promise<void> {
  await db(tx).updateTable('role_grant').set(taken).where('id', '=', id).execute()
}

/** What these persons hold now. */
export async function grantsOf(tx: Tx, persons: readonly string[]): Promise<GrantRow[]> {
  if (persons.length === 0) return []
  return await db(tx)
    .selectFrom('role_grant')
    .select(GRANT)
    .where('person', 'in', persons)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .limit(persons.length * MAX_GRANTS_PER_PERSON)
    .execute()
}

/** Grants of a role for exactly this area; `limit` 2 tells whether there is another one. */
export async function grantsIn(
  tx: Tx,
  { role, area, limit }: { role: string; area: string; limit: number },
): Promise<GrantRow[]> {
  return await db(tx)
    .selectFrom('role_grant')
    .select(GRANT)
    .where('role', '=', role)
    .where('area', '=', area)
    .where('withdrawn_at', 'is', null)
    .limit(limit)
    .execute()
}

/** How many persons hold one of these roles in one of these areas. */
export async function countHolders(
  tx: Tx,
  wanted: { readonly roles: readonly string[]; readonly areas: readonly string[] },
): Promise<number> {
  if (wanted.roles.length === 0) return 0
  const row = await db(tx)
    .selectFrom('role_grant')
    .select(({ fn }) => fn.count<number>('person').distinct().as('count'))
    .where('withdrawn_at', 'is', null)
    .where('role', 'in', wanted.roles)
    .where('area', 'in', wanted.areas)
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * Number of persons, besides `except`, who hold one of `roles` in one of `areas`, or did until after `endedSince`, and
 * were seen since `since` in an open session, or before it ended after `endedSince`.
 */
export async function countReachable(
  tx: Tx,
  wanted: {
    roles: readonly string[]
    areas: readonly string[]
    except: readonly string[]
    since: Time
    endedSince: Time
    /** Seen since then in a session that ended after `endedSince`. */
    endedSeenSince: Time
    now: Time
  },
): Promise<number> {
  if (wanted.roles.length === 0) return 0
  let select = db(tx)
    .selectFrom('role_grant')
    .innerJoin('session', 'session.person', 'role_grant.person')
    .innerJoin('session_seen', 'session_seen.subject', 'session.id')
    .select(({ fn }) => fn.count<number>('role_grant.person').distinct().as('count'))
    .where('role_grant.role', 'in', wanted.roles)
    .where('role_grant.area', 'in', wanted.areas)
    .where(({ or, eb }) =>
      or([
        eb('role_grant.withdrawn_at', 'is', null),
        eb('role_grant.withdrawn_at', '>=', wanted.endedSince),
      ]),
    )
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('session.closed_at', 'is', null),
          eb('session.expires_at', '>', wanted.now),
          eb('session_seen.seen_at', '>=', wanted.since),
        ]),
        and([
          eb('session.closed_at', '>=', wanted.endedSince),
          eb('session_seen.seen_at', '>=', wanted.endedSeenSince),
        ]),
      ]),
    )
  if (wanted.except.length > 0) {
    select = select.where('role_grant.person', 'not in', wanted.except)
  }
  return (await select.executeTakeFirstOrThrow()).count
}

/** Ids of persons with a grant in force of one of these roles, in one of these areas or under one. */
export async function personsWithRole(
  tx: Tx,
  wanted: {
    readonly roles: readonly string[]
    /** The area and those above it. */
    readonly above: readonly string[]
    readonly under: string
    readonly limit: number
  },
): Promise<string[]> {
  if (wanted.roles.length === 0) return []
  const below = areaRange(wanted.under)
  const rows = await db(tx)
    .selectFrom('role_grant')
    .select('person')
    .distinct()
    .where('withdrawn_at', 'is', null)
    .where('role', 'in', wanted.roles)
    .where(({ or, and, eb }) =>
      or([
        eb('area', 'in', wanted.above),
        and([eb('area', '>=', below.from), eb('area', '<', below.to)]),
      ]),
    )
    .orderBy('person')
    .limit(wanted.limit)
    .execute()
  return rows.map(({ person }) => person)
}
