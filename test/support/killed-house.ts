// A realm in a process that is killed on the way: as the product opens it, with this machine's clock.

import type { Slice } from '../../src/core/slice.ts'
import { type HouseOptions, openHouse, type OpenHouse } from '../../src/house.ts'
import { mailSink } from '../../src/platform/mail.ts'
import { pushSink } from '../../src/platform/push.ts'
import { smsSink } from '../../src/platform/sms.ts'
import type { StorePlace } from '../../src/platform/store/index.ts'
import { webhookSink } from '../../src/platform/webhook.ts'
import { apart, NO_LOOKS, testFacts } from './house.ts'
import { MIGRATIONS } from './stores.ts'

/** Opens the realm of these slices, with what the test brings besides; what its log says comes to standard error. */
export async function openKilled(
  place: StorePlace,
  folder: string,
  slices: readonly Slice[],
  more: Partial<HouseOptions> = {},
): Promise<OpenHouse> {
  return await openHouse({
    facts: testFacts(),
    place,
    folder,
    migrationsDir: MIGRATIONS,
    slices,
    workflows: [],
    ...NO_LOOKS,
    apart,
    mail: mailSink(),
    sms: smsSink(),
    push: () => pushSink(),
    webhook: webhookSink(),
    log: (line) => void process.stderr.write(`${line}\n`),
    ...more,
  })
}
