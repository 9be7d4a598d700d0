import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capacityOf, diskForSites, type Measurement } from './capacity.ts'

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

test('the disk for sites is said for what is there at once, and for each year', () => {
  const inGb = ({ atOnce, eachYear }: ReturnType<typeof diskForSites>) =>
    [atOnce, eachYear].map((bytes) => Math.round(bytes / 1e8) / 10)
  assert.deepEqual(inGb(diskForSites(100)), [0.2, 7.4])
  assert.deepEqual(inGb(diskForSites(1_000)), [2.2, 73.6])
  assert.deepEqual(inGb(diskForSites(10_000)), [21.5, 735.8])
})
