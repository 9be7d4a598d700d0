import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { type Baseline, baseline } from '../checks/index.ts'
import { db, type Row } from './tables.ts'

export type AuthorisationRow = Row<'authorisation'>
export type BaselineRow = Row<'baseline'>

const AUTHORISATION = [
  'id',
  'site',
  'scope',
  'legal_basis',
  'granted_by',
  'recorded_by',
  'recorded_at',
  'until_at',
  'approved_by',
  'approved_at',
  'revoked_by',
  'revoked_at',
  'recorded_device',
] as const

export async function addAuthorisation(tx: Tx, row: AuthorisationRow): Promise<void> {
  await db(tx).insertInto('authorisation').values(row).execute()
}

export async function setAuthorisation(
  tx: Tx,
  id: string,
  values: Partial<
    Pick<AuthorisationRow, 'approved_by' | 'approved_at' | 'revoked_by' | 'revoked_at'>
  >,
): Promise<void> {
  await db(tx).updateTable('authorisation').set(values).where('id', '=', id).execute()
}

export async function authorisationById(tx: Tx, id: string): Promise<AuthorisationRow | undefined> {
  return await db(tx)
    .selectFrom('authorisation')
    .select(AUTHORISATION)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Authorisations of a site, newest first. */
export async function authorisationsOf(
  tx: Tx,
  site: string,
  limit: number,
): Promise<AuthorisationRow[]> {
  return await db(tx)
    .selectFrom('authorisation')
    .select(AUTHORISATION)
    .where('site', '=', site)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Whether somebody's permission to look at the site is in force. */
export async function isAuthorised(tx: Tx, site: string, now: Time): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('authorisation')
    .select('id')
    .where('site', '=', site)
    .where('until_at', '>', now)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('scope', '=', 'passive'), eb('approved_at', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What a baseline's row holds. */
export function baselineIn(row: Pick<BaselineRow, 'content'>): Baseline {
  return baseline.parse(JSON.parse(row.content))
}

/** The baseline that visits are compared with: the approved one, or the first visit's until a person approved it. */
export async function baselineInForce(tx: Tx, site: string): Promise<BaselineRow | undefined> {
  return await db(tx)
    .selectFrom('baseline')
    .select([
      'id',
      'site',
      'visit',
      'content',
      'state',
      'proposed_at',
      'approved_by',
      'approved_at',
    ])
    .where('site', '=', site)
    .where('state', 'in', ['approved', 'proposed'])
    .orderBy('state')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function addBaseline(tx: Tx, row: BaselineRow): Promise<void> {
  await db(tx).insertInto('baseline').values(row).execute()
}

export async function replaceBaselines(tx: Tx, site: string): Promise<void> {
  await db(tx)
    .updateTable('baseline')
    .set({ state: 'replaced' })
    .where('site', '=', site)
    .where('state', '!=', 'replaced')
    .execute()
}
