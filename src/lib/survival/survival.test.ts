import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Followed, MAX_FOLLOWED, quantile, spread, survival } from './index.ts'

/** `6+` was still open after 6. */
function read(text: string): Followed[] {
  return text
    .split(' ')
    .map((one) => ({ length: Number.parseFloat(one), isOver: !one.endsWith('+') }))
}

test('the remissions of Freireich (1963) come out as in every textbook', () => {
  const followed = read('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
  const steps = survival(followed)
  assert.deepEqual(
    steps.map(({ at, share, atRisk, ended }) => [at, share.toFixed(4), atRisk, ended]),
    [
      [6, '0.8571', 21, 3],
      [7, '0.8067', 17, 1],
      [10, '0.7529', 15, 1],
      [13, '0.6902', 12, 1],
      [16, '0.6275', 11, 1],
      [22, '0.5378', 7, 1],
      [23, '0.4482', 6, 1],
    ],
  )
  assert.deepEqual(spread(followed), { median: 23, p90: null })
})

test('open cases make a median longer than that of the closed ones alone', () => {
  const followed = read('10 20 30 40+ 40+ 40+')
  assert.equal(spread(followed).median, 30)
  assert.equal(spread(followed.filter(({ isOver }) => isOver)).median, 20)
})

test('by hand: one of four after 1, then one of two after 3', () => {
  const steps = survival(read('1 2+ 3 4+'))
  assert.deepEqual(
    steps.map(({ at, share }) => [at, share]),
    [
      [1, 0.75],
      [3, 0.375],
    ],
  )
  assert.equal(quantile(steps, 0.5), 3)
  assert.equal(quantile(steps, 0.25), 1)
  assert.equal(quantile(steps, 0.9), null)
})

test('ten that all ended: the fifth is the median, the ninth nine in ten', () => {
  assert.deepEqual(spread(read('1 2 3 4 5 6 7 8 9 10')), { median: 5, p90: 9 })
  assert.deepEqual(spread(read('0 0 0')), { median: 0, p90: 0 })
  assert.deepEqual(spread([]), { median: null, p90: null })
  assert.deepEqual(spread(read('5+ 9+')), { median: null, p90: null })
})

/** The same estimate by another way: whoever is censored hands his mass on to those behind him. Source: Efron (1967). */
function redistributed(followed: readonly Followed[]): Map<number, number> {
  // At one length those that ended come first: what is censored there was still followed at it.
  const order = followed.toSorted(
    (a, b) => a.length - b.length || Number(b.isOver) - Number(a.isOver),
  )
  const mass = order.map(() => 1 / order.length)
  for (const [at, { isOver }] of order.entries()) {
    const behind = order.length - at - 1
    if (isOver || behind === 0) continue
    const each = (mass[at] ?? 0) / behind
    for (let later = at + 1; later < order.length; later += 1)
      mass[later] = (mass[later] ?? 0) + each
    mass[at] = 0
  }
  const shares = new Map<number, number>()
  let left = 1
  for (const [at, { length, isOver }] of order.entries()) {
    if (!isOver) continue
    left -= mass[at] ?? 0
    shares.set(length, left)
  }
  return shares
}

test('the product limit is what handing mass on to the right gives', () => {
  const one = fc.record({ length: fc.integer({ min: 0, max: 20 }), isOver: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (followed) => {
      const other = redistributed(followed)
      const steps = survival(followed)
      assert.deepEqual(
        steps.map(({ at }) => at),
        [...other.keys()],
      )
      for (const { at, share } of steps) assert.ok(Math.abs(share - (other.get(at) ?? -1)) < 1e-9)
    }),
  )
})

test('without open ones the median is the middle of the sorted lengths', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 200 }), (lengths) => {
      const sorted = lengths.toSorted((a, b) => a - b)
      const followed = lengths.map((length) => ({ length, isOver: true }))
      assert.deepEqual(spread(followed), {
        median: sorted[Math.ceil(sorted.length * 0.5) - 1] ?? null,
        p90: sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? null,
      })
    }),
  )
})

test('what is no length is refused', () => {
  for (const length of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => survival([{ length, isOver: true }]), RangeError)
  const many = Array.from({ length: MAX_FOLLOWED + 1 }, () => ({ length: 1, isOver: true }))
  assert.throws(() => survival(many), RangeError)
})
