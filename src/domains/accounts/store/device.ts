import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath, areaRange, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { stationId } from '../schema.ts'

export const offers = table(
  'device_offer',
  z.strictObject({
    id,
    station: stationId,
    area: z.string(),
    /** The first half of the code finds the offer, so that wrong second halves are counted against it. */
    codeHead: z.string(),
    codeHash: z.string(),
    codeExpiresAt: time,
    secretHash: z.string(),
    expiresAt: time,
    /** What the station was called when the offer was made. */
    number: z.string(),
    name: z.string(),
    madeBy: z.string(),
    madeAt: time,
    usedAt: time.nullable(),
    withdrawnAt: time.nullable(),
  }),
)
export type OfferRow = RowOf<typeof offers>

export const deviceRow = z.strictObject({
  id,
  station: stationId,
  area: areaPath,
  label: z.string(),
  secretHash: z.string(),
  offer: id,
  enrolledAt: time,
  expiresAt: time,
  revokedAt: time.nullable(),
})
export type DeviceRow = z.infer<typeof deviceRow>
export const devices = table('device', deviceRow)

/** The newest offer whose code begins with `head` and can still be typed or was typed within its time. */
export async function offerByHead(tx: Tx, head: string, now: Time): Promise<OfferRow | undefined> {
  const where = { codeHead: head, codeExpiresAt: { after: now } }
  return await offers.one(tx, where, { order: ['-id'] })
}

/** Voids the open offers of stations, so that an old print is worth nothing once there is a new one. */
export async function withdrawOffers(tx: Tx, stations: readonly string[], at: Time): Promise<void> {
  const open = { station: stations, usedAt: null, withdrawnAt: null }
  await offers.change(tx, open, { withdrawnAt: at })
}

const db = tables<Database<typeof devices>>()

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
    .where((eb) => matches(eb, 'area', under(wanted.areas)))
  for (const { from, to } of wanted.except.map(areaRange))
    select = select.where(({ or, eb }) => or([eb('area', '<', from), eb('area', '>=', to)]))
  const rows = await select.groupBy('area').orderBy('area').limit(wanted.limit).execute()
  return rows.map(({ area, stations }) => ({ area, stations: Number(stations) }))
}

/** This part of the devices in force, of these stations or of all (undefined), in these areas, in the order of enrolment. */
export async function devicesIn<K extends keyof DeviceRow>(
  tx: Tx,
  wanted: {
    stations: readonly string[] | undefined
    areas: readonly string[]
    now: Time
    after: string
    limit: number
  },
  as: { readonly shape: { readonly [P in K]: unknown } },
): Promise<Pick<DeviceRow, K>[]> {
  const { stations: station, areas, now, after, limit } = wanted
  const inForce = { revokedAt: null, expiresAt: { after: now } }
  const where = { ...inForce, id: { after }, area: under(areas), station }
  return await devices.many(tx, where, { order: ['id'], limit, as })
}
