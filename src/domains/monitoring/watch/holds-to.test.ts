import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { holdsTo } from './holds-to.ts'

const rows = z.strictObject({
  rows: z.array(z.tuple([z.string(), z.number(), z.array(z.string()), z.boolean()])),
  kind: z.enum(['script', 'sheet']),
  more: z.tuple([z.string()]).nullable(),
})

const RIGHT = { rows: [['a', 1, ['b'], true]], kind: 'sheet', more: null }

const CASES: readonly unknown[] = [
  RIGHT,
  { ...RIGHT, rows: [], more: ['c'] },
  { ...RIGHT, rows: [['a', 1, ['b']]] },
  { ...RIGHT, rows: [['a', 1, ['b'], true, 0]] },
  { ...RIGHT, rows: [['a', '1', ['b'], true]] },
  { ...RIGHT, rows: [['a', 1, [2], true]] },
  { ...RIGHT, rows: { 0: 'a' } },
  { ...RIGHT, kind: 'frame' },
  { ...RIGHT, more: [null] },
  { ...RIGHT, other: 1 },
  { rows: [], kind: 'sheet' },
  [RIGHT],
  null,
  'rows',
]

test('a value holds to a schema where the schema would parse it', () => {
  const holds = holdsTo(rows)
  for (const value of CASES)
    assert.equal(holds(value), rows.safeParse(value).success, JSON.stringify(value))
})

test('a schema that asks for more than rows is refused before anything is read', () => {
  assert.throws(() => holdsTo(z.array(z.number().int())), TypeError)
  assert.throws(() => holdsTo(z.date()), TypeError)
})
