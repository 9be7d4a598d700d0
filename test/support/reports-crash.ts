// Reports that are sent to a process that is killed on the way, again and again.

import { hash } from 'node:crypto'
import { openHouse, type OpenHouse } from '../../src/house.ts'
import { SEED_BYTES } from '../../src/lib/receipt/index.ts'
import { mailSink } from '../../src/platform/mail.ts'
import { pushSink } from '../../src/platform/push.ts'
import { smsSink } from '../../src/platform/sms.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { webhookSink } from '../../src/platform/webhook.ts'
import { apart, testFacts } from './house.ts'
import { callsOf, newReceipt, reportsHouse, tell, type TestDesk } from './reports.ts'
import { MIGRATIONS } from './stores.ts'

/** The realm as the product opens it, with this machine's clock. */
export async function openReports(place: StorePlace, folder: string): Promise<OpenHouse> {
  return await openHouse({
    facts: testFacts(),
    place,
    folder,
    migrationsDir: MIGRATIONS,
    slices: reportsHouse.slices,
    workflows: [],
    probe: { visit: async () => [] },
    apart,
    mail: mailSink(),
    sms: smsSink(),
    push: () => pushSink(),
    webhook: webhookSink(),
    log: (line) => void process.stderr.write(`${line}\n`),
  })
}

/** Sends the report of this number; always with the same receipt, as somebody does who presses again. */
export async function send(house: OpenHouse, desk: TestDesk, n: number): Promise<void> {
  const seed = hash('sha256', `report ${n}`, 'buffer').subarray(0, SEED_BYTES)
  await tell(callsOf(house), desk, { text: `report ${n}`, receipt: newReceipt(seed) })
}
