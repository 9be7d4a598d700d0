import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCounter, createHistogram, exposition, MAX_SERIES } from './index.ts'

test('a counter is written with help, type and its labels, escaped', () => {
  const counter = createCounter()
  counter.add({ action: 'a "b"\\\n' })
  counter.add({ action: 'a "b"\\\n' }, 2)
  const text = exposition([
    { name: 'x_total', help: 'What\nit is', type: 'counter', samples: counter.samples() },
    { name: 'empty', help: 'Nothing', type: 'gauge', samples: [] },
    { name: 'y', help: 'Bare', type: 'gauge', samples: [{ labels: {}, value: Number.NaN }] },
  ])
  assert.equal(
    text,
    '# HELP x_total What\\nit is\n# TYPE x_total counter\nx_total{action="a \\"b\\"\\\\\\n"} 3\n' +
      '# HELP y Bare\n# TYPE y gauge\ny NaN\n',
  )
})

test('buckets of a histogram add up', () => {
  const histogram = createHistogram([0.1, 1])
  for (const value of [0.1, 0.5, 7]) histogram.observe({}, value)
  const distributions = histogram.distributions()
  const text = exposition([{ name: 't_seconds', help: 'T', type: 'histogram', distributions }])
  assert.deepEqual(text.split('\n').slice(2, -1), [
    't_seconds_bucket{le="0.1"} 1',
    't_seconds_bucket{le="1"} 2',
    't_seconds_bucket{le="+Inf"} 3',
    't_seconds_sum 7.6',
    't_seconds_count 3',
  ])
})

test('labels beyond the limit are counted together', () => {
  const counter = createCounter()
  for (let n = 0; n < MAX_SERIES + 50; n += 1) counter.add({ action: `a${n}` })
  const samples = counter.samples()
  assert.equal(samples.length, MAX_SERIES + 1)
  assert.deepEqual(samples.at(-1), { labels: { action: 'other' }, value: 50 })
})
