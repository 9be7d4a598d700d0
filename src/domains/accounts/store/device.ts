import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type OfferRow = Row<'device_offer'>
export type DeviceRow = Row<'device'>

const OFFER = [
  'id',
  'station',
  'area',
  'code_head',
  'code_hash',
  'code_expires_at',
  'secret_hash',
  'expires_at',
  'made_by',
  'made_at',
  'used_at',
  'withdrawn_at',
] as const
const DEVICE = [
  'id',
  'station',
  'area',
  'label',
  'secret_hash',
  'offer',
  'enrolled_at',
  'expires_at',
  'revoked_at',
] as const

export async function addOffer(
  tx: Tx,
  row: Omit<OfferRow, 'used_at' | 'withdrawn_at'>,
): Promise<void> {
  await db(tx)
    .insertInto('device_offer')
    .values({ ...row, used_at: null, withdrawn_at: null })
    .execute()
}

/** The newest offer whose code begins with `head` and can still be typed or was typed within its time. */
export async function offerByHead(tx: Tx, head: string, now: Time): Promise<OfferRow | undefined> {
  return await db(tx)
    .selectFrom('device_offer')
    .select(OFFER)
    .where('code_head', '=', head)
    .where('code_expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function offerByHash(tx: Tx, hash: string): Promise<OfferRow | undefined> {
  return await db(tx)
    .selectFrom('device_offer')
    .select(OFFER)
    .where('secret_hash', '=', hash)
    .executeTakeFirst()
}

export async function useOffer(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('device_offer').set({ used_at: at }).where('id', '=', id).execute()
}

/** Voids the open offers of stations, so that an old print is worth nothing once there is a new one. */
export async function withdrawOffers(tx: Tx, stations: readonly string[], at: Time): Promise<void> {
  await db(tx)
    .updateTable('device_offer')
    .set({ withdrawn_at: at })
    .where('station', 'in', stations)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function addDevice(tx: Tx, row: Omit<DeviceRow, 'revoked_at'>): Promise<void> {
  await db(tx)
    .insertInto('device')
    .values({ ...row, revoked_at: null })
    .execute()
}

/** Devices in force behind these hashes. */
export async function devicesByHashes(tx: Tx, hashes: readonly string[]): Promise<DeviceRow[]> {
  if (hashes.length === 0) return []
  return await db(tx)
    .selectFrom('device')
    .select(DEVICE)
    .where('secret_hash', 'in', hashes)
    .where('revoked_at', 'is', null)
    .limit(hashes.length)
    .execute()
}

export async function deviceById(tx: Tx, id: string): Promise<DeviceRow | undefined> {
  return await db(tx)
    .selectFrom('device')
    .select(DEVICE)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export async function revokeDevice(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('device').set({ revoked_at: at }).where('id', '=', id).execute()
}

/** How many stations of each area have a device in force that was enrolled for it there; areas without one are left out. */
export async function stationsWithDevice(
  tx: Tx,
  wanted: { areas: readonly string[]; except: readonly string[]; now: Time; limit: number },
): Promise<{ area: string; stations: number }[]> {
  if (wanted.areas.length === 0) return []
  let select = db(tx)
    .selectFrom('device')
    .select(({ fn }) => ['area', fn.count<number>('station').distinct().as('stations')])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', wanted.now)
    .where(({ or, and, eb }) =>
      or(
        wanted.areas
          .map(areaRange)
          .map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)])),
      ),
    )
  for (const { from, to } of wanted.except.map(areaRange))
    select = select.where(({ or, eb }) => or([eb('area', '<', from), eb('area', '>=', to)]))
  const rows = await select.groupBy('area').orderBy('area').limit(wanted.limit).execute()
  return rows.map(({ area, stations }) => ({ area, stations: Number(stations) }))
}

/** Devices in force, of these stations or of all (null), in these areas, in the order of enrolment. */
export async function devices(
  tx: Tx,
  wanted: {
    stations: readonly string[] | null
    areas: readonly string[]
    now: Time
    after: string
    limit: number
  },
): Promise<DeviceRow[]> {
  const { stations, areas } = wanted
  if (areas.length === 0 || stations?.length === 0) return []
  let select = db(tx)
    .selectFrom('device')
    .select(DEVICE)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', wanted.now)
    .where('id', '>', wanted.after)
    .where(({ or, and, eb }) =>
      or(
        areas
          .map(areaRange)
          .map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)])),
      ),
    )
  if (stations !== null) select = select.where('station', 'in', stations)
  return await select.orderBy('id').limit(wanted.limit).execute()
}
