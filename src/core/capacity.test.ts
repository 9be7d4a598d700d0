import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capacityOf, type Measurement } from './capacity.ts'

const SEEN: Measurement = {
  syncMedianMs: 0.2,
  syncWorstMs: 3,
  durableByOne: 900,
  durableBy64: 5_000,
  signatures: 20_000,
  socketWrites: 60_000,
  visits: 100,
  cores: 2,
  memoryBytes: 4e9,
}

test('a machine carries what its narrowest part carries', () => {
  const usual = capacityOf(SEEN)
  assert.deepEqual(usual, { answersPerSecond: 2_500, stations: 18_000, sites: 6_000 })
  assert.equal(capacityOf({ ...SEEN, socketWrites: 1_000 }).stations, 5_000)
  assert.equal(capacityOf({ ...SEEN, durableBy64: 20 }).stations, 1_200)
})
