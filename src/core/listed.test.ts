import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { newId } from './id.ts'
import {
  askedPage,
  listed,
  listInput,
  MAX_PAGE_ROWS,
  SCREEN_ROWS,
  nextOf,
  PAGE_ROWS,
  pageOf,
} from './listed.ts'

test('a list is asked for one page of a usual length, and for no more than the most', () => {
  assert.deepEqual(listInput.parse({}), { limit: PAGE_ROWS })
  assert.equal(listInput.safeParse({ limit: MAX_PAGE_ROWS + 1 }).success, false)
  assert.equal(listInput.safeParse({ state: 'open' }).success, false)
  const filtered = listInput.extend({ state: z.string() })
  assert.deepEqual(filtered.parse({ state: 'open' }), { limit: PAGE_ROWS, state: 'open' })
})

test('a full page says where the next one goes on, and a short one that it is the last', () => {
  const rows = [{ id: 'a' }, { id: 'b' }]
  assert.equal(
    nextOf(rows, 2, (row) => row.id),
    'b',
  )
  assert.equal(
    nextOf(rows, 3, (row) => row.id),
    null,
  )
  assert.equal(
    nextOf([], 0, () => 'x'),
    null,
  )
  const output = listed(z.string())
  assert.ok(output.safeParse({ items: ['x'], next: null }).success)
  assert.ok(!output.safeParse({ items: ['x'] }).success)
})

test('the address of a page asks for a page of the list, and a mistyped one for the first', () => {
  const after = newId()
  assert.deepEqual(askedPage({ after }), { after, limit: SCREEN_ROWS })
  assert.deepEqual(askedPage({ after: 'x' }), { limit: SCREEN_ROWS })
  assert.deepEqual(askedPage({ after, invited: after }, 'invited'), { after, limit: SCREEN_ROWS })
})

test('of one row more than was asked for, the page shows all but that one, and goes on', () => {
  const rows = [{ id: 'a' }, { id: 'b' }]
  assert.deepEqual(pageOf(rows, 1), { items: [{ id: 'a' }], next: 'a' })
  assert.deepEqual(pageOf(rows, 2), { items: rows, next: null })
  assert.deepEqual(pageOf([], 2), { items: [], next: null })
})
