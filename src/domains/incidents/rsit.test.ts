import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRecords } from '../../lib/csv/csv.ts'
import { shippedFacts } from '../../shipped.ts'
import { classOf, RSIT } from './schema.ts'

test('classes and types of incidents are those of the reference facts, each with its source', () => {
  const { records } = readRecords(shippedFacts('rsit'), {
    delimiter: ',',
    isLast: true,
    limit: 1_000,
  })
  const [columns, ...rows] = records
  assert.deepEqual(columns, ['class', 'type', 'version', 'confidence', 'source', 'as_of'])
  const own = Object.entries(RSIT).flatMap(([name, types]) => types.map((type) => [name, type]))
  assert.deepEqual(
    rows.map((row) => row.slice(0, 2)),
    own,
  )
  for (const row of rows) {
    assert.match(row[5] ?? '', /^\d{4}-\d\d-\d\d$/)
    assert.ok((row[4] ?? '').length > 0 && row[3] === 'high', row[1])
  }
  assert.equal(classOf('vulnerable-system'), 'vulnerable')
})
