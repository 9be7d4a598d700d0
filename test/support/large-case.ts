// What makes a case large: rows of a log in files, pieces of evidence one after the other.

import assert from 'node:assert/strict'
import type { Intruder as Officer } from './attack.ts'
import type { Office } from './case-steps.ts'
import { COMMAND_LINE } from './house.ts'
import type { TestNode } from './node.ts'

/** Rows of one file: a file has a limit in characters. */
const ROWS_OF_FILE = 1_250
const SETTLED_MS = 300_000

/** The moment of a row: one each three seconds, with a fraction, from the first second of the intrusion on. */
const momentOf = (n: number) =>
  new Date(Date.UTC(2026, 10, 10, 6, 55, 2) + n * 3_000).toISOString().replace('000Z', '123456')

/** Rows of a log as a handler brings them, `row 0` to `row count - 1`; later ones first, so that the order is not that of time. */
export async function bringRows(
  office: Office,
  handler: Officer,
  incident: string,
  count: number,
): Promise<void> {
  for (let until = count; until > 0; until -= ROWS_OF_FILE) {
    const from = Math.max(0, until - ROWS_OF_FILE)
    const rows = Array.from({ length: until - from }, (_, i) => {
      const n = from + i
      return `${momentOf(n)},+00:00,Exercise: row ${n} of the log,auth.log line ${n},,`
    })
    const text = `at,offset,text,source,tag,skew_ms\n${rows.join('\n')}\n`
    const { file } = await office.does<{ file: string }>(handler, 'incidents.readRows', {
      incident,
      text,
    })
    const taken = await office.does<{ added: number }>(handler, 'incidents.takeRows', {
      incident,
      file,
    })
    assert.equal(taken.added, rows.length)
  }
}

/** Small files, each with a name of its own, `machine-0.log` and on. */
export async function bringItems(node: TestNode, incident: string, count: number): Promise<void> {
  const house = node.node.house('actual')
  assert.ok(house)
  const action = house.action('evidence.addFile')
  for (let n = 0; n < count; n += 1) {
    const title = `Exercise: log of machine ${n}`
    const input = { area: '/', title, place: 'Data centre', name: `machine-${n}.log`, incident }
    const bytes = async function* () {
      yield Buffer.from(`machine ${n}: nothing of note\n`)
    }
    await house.runner.call(COMMAND_LINE, action, input, { bytes })
  }
  await node.node.settled(SETTLED_MS)
}
