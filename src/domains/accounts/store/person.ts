import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_GRANTS_PER_PERSON } from '../schema.ts'
import { type seens, sessions } from './session.ts'

export const personRow = z.strictObject({ id, name: z.string(), joinedAt: time })
export const persons = table('person', personRow)
export type PersonRow = z.infer<typeof personRow>

export const grants = table(
  'role_grant',
  z.strictObject({
    id,
    person: id,
    /** One that this version does not know gives nothing. */
    role: z.string(),
    area: z.string(),
    givenAt: time,
    givenBy: z.string(),
    withdrawnAt: time.nullable(),
    /** Null where nobody else did it. */
    withdrawnBy: z.string().nullable(),
    /** Until when it holds; `FOR_GOOD` where it has no end. */
    untilAt: time,
  }),
)
export type GrantRow = RowOf<typeof grants>

const db = tables<Database<typeof persons | typeof grants | typeof sessions | typeof seens>>()

export async function isAnybodyThere(tx: Tx): Promise<boolean> {
  return (await persons.many(tx, {}, { limit: 1 })).length > 0
}

/** Persons in the order of joining; with `areas` only those who hold a role in one of them or below. */
export async function personsAfter(
  tx: Tx,
  {
    after,
    limit,
    areas,
    now,
  }: { after: string; limit: number; areas: readonly string[] | null; now: Time },
): Promise<PersonRow[]> {
  let select = persons.select<typeof grants>(tx).where('id', '>', after)
  if (areas !== null) {
    select = select.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grant')
          .select('role_grant.id')
          .whereRef('role_grant.person', '=', 'person.id')
          .where('withdrawn_at', 'is', null)
          .where('role_grant.until_at', '>', now)
          .where((grant) => matches(grant, 'role_grant.area', under(areas))),
      ),
    )
  }
  return await select.orderBy('id').limit(limit).execute()
}

/** The session of this secret that is not closed, with the name of its person; no name where he is erased. */
export const sessionByHash = builtOnce((tx, hash: string) =>
  sessions
    .select<typeof seens | typeof persons>(tx)
    .innerJoin('session_seen', 'session_seen.subject', 'session.id')
    .leftJoin('person', 'person.id', 'session.person')
    .select(['session_seen.seen_at as seenAt', 'person.name'])
    .where('session.closed_at', 'is', null)
    .where('session.secret_hash', '=', hash),
).first

/** What these persons hold now: neither withdrawn nor over. */
export async function grantsOf(tx: Tx, person: readonly string[], now: Time): Promise<GrantRow[]> {
  const how = { order: ['id'], limit: person.length * MAX_GRANTS_PER_PERSON } as const
  return await grants.many(tx, { person, withdrawnAt: null, untilAt: { after: now } }, how)
}

/** How many persons hold one of these roles in one of these areas. */
export async function countHolders(
  tx: Tx,
  wanted: {
    readonly roles: readonly string[]
    readonly areas: readonly string[]
    readonly now: Time
  },
): Promise<number> {
  if (wanted.roles.length === 0) return 0
  const row = await db(tx)
    .selectFrom('role_grant')
    .select(({ fn }) => fn.count<number>('person').distinct().as('count'))
    .where('withdrawn_at', 'is', null)
    .where('until_at', '>', wanted.now)
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
    /** Their session was open after this. */
    endedSince: Time
    /** They were seen in it after this: it had not ended by idleness before. */
    seenSince: Time
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
    .where('role_grant.until_at', '>', wanted.endedSince)
    .where(({ or, eb }) =>
      or([
        eb('role_grant.withdrawn_at', 'is', null),
        eb('role_grant.withdrawn_at', '>=', wanted.endedSince),
      ]),
    )
    // However it ended, by hand, by the end of a shift or because nothing was done in it: who was there an hour ago can be called.
    .where('session_seen.seen_at', '>=', wanted.seenSince)
    .where(({ or, and, eb }) =>
      or([
        eb('session.closed_at', '>=', wanted.endedSince),
        and([
          eb('session.closed_at', 'is', null),
          eb('session.expires_at', '>=', wanted.endedSince),
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
    readonly now: Time
    /** Also those who held it at some moment from then on. */
    readonly since?: Time | undefined
    readonly limit: number
  },
): Promise<string[]> {
  if (wanted.roles.length === 0) return []
  const { since, now } = wanted
  const rows = await db(tx)
    .selectFrom('role_grant')
    .select('person')
    .distinct()
    .where((eb) =>
      eb.or([
        eb('withdrawn_at', 'is', null),
        ...(since === undefined ? [] : [eb('withdrawn_at', '>', since)]),
      ]),
    )
    .where('until_at', '>', since ?? now)
    .where('role', 'in', wanted.roles)
    .where((eb) =>
      eb.or([eb('area', 'in', wanted.above), matches(eb, 'area', under([wanted.under]))]),
    )
    .orderBy('person')
    .limit(wanted.limit)
    .execute()
  return rows.map(({ person }) => person)
}

/** Most who are named as having ended sessions or taken roles in one stretch of time. */
const MAX_ENDERS = 500

/** Who ended sessions of others, or took roles from them, from `from` up to `until`. */
export async function endersBetween(
  tx: Tx,
  { from, until }: { from: Time; until: Time },
): Promise<string[]> {
  const closers = await db(tx)
    .selectFrom('session')
    .select('closed_by')
    .distinct()
    .where('closed_at', '>=', from)
    .where('closed_at', '<=', until)
    .where('closed_by', 'is not', null)
    .limit(MAX_ENDERS)
    .execute()
  const takers = await db(tx)
    .selectFrom('role_grant')
    .select('withdrawn_by')
    .distinct()
    .where('withdrawn_at', '>=', from)
    .where('withdrawn_at', '<=', until)
    .where('withdrawn_by', 'is not', null)
    .limit(MAX_ENDERS)
    .execute()
  const named = [...closers.map((row) => row.closed_by), ...takers.map((row) => row.withdrawn_by)]
  return [...new Set(named.flatMap((one) => one ?? []))].sort()
}
