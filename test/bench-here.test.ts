// `scrutineer bench --here` beside a running node: real disk, sockets and signatures.

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { capacityOf, measurement } from '../src/core/capacity.ts'
import { launch } from './support/child-node.ts'
import { startTestNode } from './support/node.ts'

test('a measured machine says what it carries, keeps the record, and cleans up', async (t) => {
  const node = await startTestNode('sqlite', {}, { onDisk: true })
  t.after(() => node.remove())
  const bench = launch({ ...process.env, ...node.env }, ['bench', '--here', '--seconds', '1'])
  assert.equal(await bench.ended, 0, bench.output())
  const line =
    bench
      .output()
      .split('\n')
      .find((one) => one.startsWith('{')) ?? ''
  const { answersPerSecond, stations, sites, ...rest } = JSON.parse(line) as Record<string, number>
  const seen = measurement.parse(rest)
  for (const [name, value] of Object.entries(seen)) assert.ok(value > 0, name)
  assert.deepEqual({ answersPerSecond, stations, sites }, capacityOf(seen))
  assert.match(bench.output(), /This machine \(\d+ cores, \d+ GB\) is estimated to carry/)
  assert.deepEqual((await node.call<{ seen: unknown }>('record.capacity', {})).seen, seen)
  const left = readdirSync(node.env['SCRUTINEER_DATA'] ?? '').filter((name) =>
    name.startsWith('bench-'),
  )
  assert.deepEqual(left, [])
})
