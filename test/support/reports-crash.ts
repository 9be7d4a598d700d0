// Reports that are sent to a process that is killed on the way, again and again.

import { hash } from 'node:crypto'
import type { OpenHouse } from '../../src/house.ts'
import { newBytes } from '../../src/core/id.ts'
import { PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { SEED_BYTES } from '../../src/lib/receipt/index.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { openKilled } from './killed-house.ts'
import { partsOf, sealedTestFile, sendPart } from './report-files.ts'
import { callsOf, newReceipt, readersOf, reportsHouse, tell, type TestDesk } from './reports.ts'

/** The realm as the product opens it, with this machine's clock. */
export async function openReports(place: StorePlace, folder: string): Promise<OpenHouse> {
  return await openKilled(place, folder, reportsHouse.slices)
}

/** Sends the report of this number; always with the same receipt, as somebody does who presses again. */
export async function send(house: OpenHouse, desk: TestDesk, n: number): Promise<void> {
  await tell(callsOf(house), desk, { text: `report ${n}`, receipt: receiptOf(n) })
}

function receiptOf(n: number) {
  return newReceipt(hash('sha256', `report ${n}`, 'buffer').subarray(0, SEED_BYTES))
}

/** The same with a file in two parts; `between` is called after each of its parts. */
export async function sendWithFile(
  house: OpenHouse,
  desk: TestDesk,
  { n, between }: { readonly n: number; between(part: number): void },
): Promise<void> {
  const receipt = receiptOf(n)
  const keys = [...readersOf(desk), receipt.recipient]
  const file = await sealedTestFile(newBytes(PART_BYTES), keys)
  const { upload, header } = file
  for (const [part, bytes] of partsOf(file.payload).entries()) {
    await sendPart(house, { upload, n: part }, bytes)
    between(part)
  }
  await tell(callsOf(house), desk, { text: `report ${n}`, receipt, files: [{ upload, header }] })
}
