// A node that starts an exercise and prints each step that its record tells of, until it is killed.

import { readConfig } from '../../src/core/config.ts'
import { openNode } from '../../src/node.ts'
import { COMMAND_LINE } from './house.ts'

const log = (line: string) => process.stderr.write(`${line}\n`)
const node = await openNode(readConfig(process.env), { log })
const house = node.house('actual')
if (house === null) throw new Error('the node is not open')
const { store, runner } = house
let cursor = await store.read((tx) => store.head(tx))
store.onSequenced(async () => {
  for (const record of await store.read((tx) => store.recordsAfter(tx, cursor, 500))) {
    cursor = Math.max(cursor, record.seq)
    if (record.type === 'exercise.prepared') process.stdout.write(`${record.body['done']}\n`)
  }
})
await runner.call(COMMAND_LINE, house.action('exercises.start'), {})
// Only a kill ends it; the timers of the node do not keep it alive.
setInterval(() => {}, 1000)
