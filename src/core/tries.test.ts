import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANONYMOUS } from './actor.ts'
import { addMs, MINUTE } from './time.ts'
import { countTry, mayTry, type Tried } from './tries.ts'

const NOW = '2026-11-24T08:00:00.000Z'
const CODES: Tried = { what: 'test.code', limit: 3, spanMs: 15 * MINUTE }

/** A wrong code; gives whether it was looked at. */
function tries(...[caller, tried]: Parameters<typeof mayTry>): boolean {
  const may = mayTry(caller, tried)
  if (may) countTry(caller, tried)
  return may
}

test('a place has so many tries within a span, others theirs, and a right code takes none', () => {
  const node = {} as never
  const at = (via: string, now = NOW) => ({ actor: { ...ANONYMOUS, via }, node, now })
  const wrong = (place: ReturnType<typeof at>, count: number) =>
    Array.from({ length: count }, () => tries(place, CODES))
  const one = at('address:1')
  assert.deepEqual(wrong(one, 2), [true, true])
  for (let n = 0; n < 10; n += 1) assert.equal(mayTry(one, CODES), true)
  assert.deepEqual(wrong(one, 2), [true, false])
  assert.equal(mayTry(one, CODES), false)
  assert.equal(tries(at('address:2'), CODES), true)
  assert.equal(tries(at('address:1', addMs(NOW, 15 * MINUTE)), CODES), true)
  assert.ok(wrong({ ...one, actor: ANONYMOUS } as never, 10).every(Boolean), 'no door, no count')
})

test('tries of a second house, and of something else, are counted apart', () => {
  const actor = { ...ANONYMOUS, via: 'address:1' }
  const caller = (node: object) => ({ actor, node: node as never, now: NOW })
  const [here, there] = [caller({}), caller({})]
  for (let n = 0; n < 3; n += 1) tries(here, CODES)
  assert.equal(tries(here, CODES), false)
  assert.equal(tries(there, CODES), true)
  assert.equal(tries(here, { ...CODES, what: 'test.other' }), true)
})

test('however many places try, the memory has an end', () => {
  const node = {} as never
  let counted = 0
  for (let n = 0; n < 20_010; n += 1) {
    const one = { actor: { ...ANONYMOUS, via: `address:${n}` }, node, now: NOW }
    for (let tried = 0; tried < 3; tried += 1) tries(one, CODES)
    if (!tries(one, CODES)) counted += 1
  }
  assert.equal(counted, 20_000)
})
