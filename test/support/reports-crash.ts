// Reports that are sent to a process that is killed on the way, again and again.

import { hash } from 'node:crypto'
import type { OpenHouse } from '../../src/house.ts'
import { SEED_BYTES } from '../../src/lib/receipt/index.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { openKilled } from './killed-house.ts'
import { callsOf, newReceipt, reportsHouse, tell, type TestDesk } from './reports.ts'

/** The realm as the product opens it, with this machine's clock. */
export async function openReports(place: StorePlace, folder: string): Promise<OpenHouse> {
  return await openKilled(place, folder, reportsHouse.slices)
}

/** Sends the report of this number; always with the same receipt, as somebody does who presses again. */
export async function send(house: OpenHouse, desk: TestDesk, n: number): Promise<void> {
  const seed = hash('sha256', `report ${n}`, 'buffer').subarray(0, SEED_BYTES)
  await tell(callsOf(house), desk, { text: `report ${n}`, receipt: newReceipt(seed) })
}
