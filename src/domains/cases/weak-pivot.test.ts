import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NETWORK_KINDS } from './schema/analysis.ts'
import { weakFlagsOf } from './weak-pivot.ts'

const SAID = {
  method: 'certificate',
  seenAt: '2026-11-24T08:00:00.000Z',
  baseRate: 1,
  registeredAt: null,
  network: [],
} as const

test('a pivot that few share and that nothing weakens has no flag', () => {
  assert.deepEqual(weakFlagsOf(SAID), [])
  assert.deepEqual(weakFlagsOf({ ...SAID, baseRate: 19 }), [])
})

test('a pivot is weak by its base rate, or by none', () => {
  assert.deepEqual(weakFlagsOf({ ...SAID, baseRate: 20 }), ['common'])
  assert.deepEqual(weakFlagsOf({ ...SAID, method: 'dns', baseRate: 20 }), ['shared-hosting'])
  assert.deepEqual(weakFlagsOf({ ...SAID, baseRate: null }), ['no-base-rate'])
})

test('a name that was registered after it was seen belongs to somebody else now', () => {
  const registeredAt = '2026-11-24T08:00:00.001Z'
  assert.deepEqual(weakFlagsOf({ ...SAID, registeredAt }), ['re-registered'])
  assert.deepEqual(weakFlagsOf({ ...SAID, registeredAt: SAID.seenAt }), [])
})

test('every kind of network that many use weakens a pivot, and none is said twice', () => {
  for (const kind of NETWORK_KINDS)
    assert.deepEqual(weakFlagsOf({ ...SAID, network: [kind] }), [kind])
  const shared = { ...SAID, method: 'dns', baseRate: 4000, network: ['shared-hosting'] } as const
  assert.deepEqual(weakFlagsOf(shared), ['shared-hosting'])
})
