// Messages of an hour that look like forms and are none: of observers that there are not, each from a telephone of its own.
import assert from 'node:assert/strict'
import { hearSms } from '../../src/domains/pollwatch/actions/hear.ts'
import * as noun from '../../src/domains/pollwatch/schema.ts'
import { entries } from '../../src/domains/pollwatch/store.ts'
import { tables } from '../../src/lib/sql/tables.ts'
import type { TestHouse } from './house.ts'
import { DOOR, type TestGroup, write } from './pollwatch.ts'

/** Messages of one command, as the door hands them in. */
const BATCH = 100

/** How many messages were beyond a limit, as the store counts them. */
async function countedOver(h: TestHouse): Promise<number> {
  const db = tables<{ surplus: { over: number } }>()
  return await h.store.read(async (tx) => {
    const rows = await db(tx).selectFrom('surplus').select('over').execute()
    return rows.reduce((sum, { over }) => sum + Number(over), 0)
  })
}

/** Hears so much junk: a share of it waits for a call, all else is counted, and the observer at A-1 is heard all the same. */
export async function hearJunk(h: TestHouse, group: TestGroup, count: number): Promise<void> {
  const outcomes: Record<string, number> = {}
  for (let at = 0; at < count; at += BATCH) {
    const items = Array.from({ length: BATCH }, (_, n) => ({
      from: `+9997${at + n}`,
      text: `OP ${100_000 + at + n} A0710`,
    }))
    for (const one of (await h.call(DOOR, hearSms, { items })).results)
      outcomes[one] = (outcomes[one] ?? 0) + 1
  }
  const { quarantined = 0, dropped = 0, ...others } = outcomes
  assert.deepEqual([quarantined + dropped, others], [count, {}])
  // A number that there is by chance has a share of its own.
  const guessed = { state: 'quarantined', reason: 'other-phone' } as const
  const hit = await h.store.read((tx) => entries.count(tx, guessed))
  assert.ok(quarantined > hit && quarantined - hit <= noun.STRANGERS_PER_HOUR)
  const kept = await h.store.read((tx) => entries.count(tx, { state: 'quarantined' }))
  assert.deepEqual([kept, await countedOver(h)], [quarantined, dropped], 'nothing is lost unsaid')
  assert.equal(await write(h, group, 'A-1', 'OP # A0710 B1 C1 D1'), 'counted')
}
