import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeGeoJson } from './index.ts'

test('a point has its longitude first, and what has no place is there without one', () => {
  const text = writeGeoJson(
    [
      { place: { lat: 9.123456, lon: -20.5 }, facts: { code: 'A', severity: null } },
      { place: null, facts: { code: 'B' } },
    ],
    { as_of: '2026-11-24T08:00:00.000Z' },
  )
  assert.deepEqual(JSON.parse(text), {
    type: 'FeatureCollection',
    as_of: '2026-11-24T08:00:00.000Z',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [-20.5, 9.1235] },
        properties: { code: 'A', severity: null },
      },
      { type: 'Feature', geometry: null, properties: { code: 'B' } },
    ],
  })
})

test('a point that is on no globe is no point', () => {
  for (const place of [
    { lat: 91, lon: 0 },
    { lat: 0, lon: 181 },
    { lat: Number.NaN, lon: 0 },
  ])
    assert.throws(() => writeGeoJson([{ place, facts: {} }]), /no such point/)
})
