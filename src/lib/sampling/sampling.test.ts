import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate, areaAt, draw, estimateRatio, LEAST, type Reported } from './index.ts'

const near = (value: number | undefined, wanted: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - wanted) < 5e-6, `${value} is not ${wanted}`)

test('the ratio, its error and its margin are those worked out by hand', () => {
  // Worked out with exact fractions: R, √v and 2.5706 √v (5 degrees of freedom).
  const two = estimateRatio([
    {
      all: 200,
      pairs: [
        [310, 800],
        [290, 750],
        [420, 900],
        [350, 820],
      ],
    },
    {
      all: 100,
      pairs: [
        [120, 400],
        [180, 450],
        [150, 420],
      ],
    },
  ])
  near(two?.ratio, 0.405668)
  near(two?.error, 0.016773)
  near(two?.margin, 0.043116)
  assert.equal(two?.freedom, 5)
  const three = estimateRatio([
    {
      all: 40,
      pairs: [
        [512, 911],
        [430, 702],
        [388, 640],
      ],
    },
    {
      all: 7,
      pairs: [
        [90, 210],
        [77, 180],
      ],
    },
    {
      all: 1200,
      pairs: [
        [301, 799],
        [402, 1004],
        [555, 1500],
        [250, 610],
        [333, 820],
        [410, 990],
      ],
    },
  ])
  near(three?.ratio, 0.398398)
  near(three?.error, 0.008932)
  near(three?.margin, 0.020598)
})

test('where one station stands for others there is no figure, and where all are known no margin', () => {
  assert.equal(estimateRatio([{ all: 9, pairs: [[1, 2]] }]), null)
  assert.equal(estimateRatio([]), null)
  assert.equal(
    estimateRatio([
      {
        all: 9,
        pairs: [
          [0, 0],
          [0, 0],
        ],
      },
    ]),
    null,
  )
  const whole = estimateRatio([
    { all: 1, pairs: [[10, 20]] },
    {
      all: 2,
      pairs: [
        [6, 10],
        [9, 20],
      ],
    },
  ])
  assert.deepEqual([whole?.ratio, whole?.margin], [0.5, 0])
})

const pair = fc
  .tuple(fc.nat(2000), fc.integer({ min: 1, max: 2000 }))
  .map(([counted, known]) => [Math.min(counted, known), known] as const)
const stratum = fc
  .tuple(fc.nat(500), fc.array(pair, { minLength: 2, maxLength: 12 }))
  .map(([more, pairs]): Reported => ({ all: pairs.length + more, pairs }))

test('a share lies between none and all, whatever the order, and the same turnout everywhere has no margin', () => {
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
      const made = estimateRatio(strata)
      assert.ok(made !== null && made.ratio >= 0 && made.ratio <= 1 && made.margin >= 0)
      const turned = estimateRatio(
        strata.toReversed().map(({ all, pairs }) => ({ all, pairs: pairs.toReversed() })),
      )
      near(turned?.ratio, made.ratio)
      near(turned?.margin, made.margin)
      const half = strata.map(({ all, pairs }) => ({
        all,
        pairs: pairs.map(([, known]) => [known / 2, known] as const),
      }))
      near(estimateRatio(half)?.ratio, 0.5)
      near(estimateRatio(half)?.margin, 0)
    }),
  )
})

const frame = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 120,
  })
  .map((areas) => areas.map(([a, b], n) => ({ number: `S${n}`, area: `/${a}/${b}/` })))

test('a sample has its size, takes at least two of each part, and is the same for whoever has the seed', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: LEAST, max: 150 }), fc.string(), (units, size, seed) => {
      const strata = allocate(units, size)
      assert.equal(
        strata.reduce((sum, { all }) => sum + all, 0),
        units.length,
      )
      for (const { all, drawn } of strata) assert.ok(drawn <= all && drawn >= Math.min(LEAST, all))
      const drawn = draw(units, strata, seed)
      assert.equal(drawn.length, Math.min(size, units.length))
      assert.equal(new Set(drawn.map(({ number }) => number)).size, drawn.length)
      for (const one of drawn) assert.ok(one.area.startsWith(one.stratum))
      const again = draw(units.toReversed(), strata, seed).map(({ number }) => number)
      assert.deepEqual(
        again,
        drawn.map(({ number }) => number),
      )
    }),
  )
})

test('a sample has its size where some areas have districts below them and others have none', () => {
  const units = Array.from({ length: 100 }, (_, n) => ({
    number: `S${n}`,
    area: n < 20 ? '/1/' : `/2/${(n % 2) + 1}/`,
  }))
  const strata = allocate(units, 20)
  assert.deepEqual(
    strata.map(({ area, all, drawn }) => [area, all, drawn]),
    [
      ['/1/', 20, 4],
      ['/2/1/', 40, 8],
      ['/2/2/', 40, 8],
    ],
  )
  const drawn = Map.groupBy(draw(units, strata, 'seed'), ({ stratum }) => stratum)
  assert.deepEqual(
    [...drawn].map(([area, own]) => [area, own.length]),
    strata.map((one) => [one.area, one.drawn]),
  )
})

test('a sample is spread over the lowest areas that it reaches, in proportion', () => {
  const units = Array.from({ length: 100 }, (_, n) => ({
    number: `S${n}`,
    area: n < 60 ? `/1/${(n % 3) + 1}/` : '/2/1/',
  }))
  assert.deepEqual(
    allocate(units, 20).map(({ area, all, drawn }) => [area, all, drawn]),
    [
      ['/1/1/', 20, 4],
      ['/1/2/', 20, 4],
      ['/1/3/', 20, 4],
      ['/2/1/', 40, 8],
    ],
  )
  assert.deepEqual(
    allocate(units, 5).map(({ area, drawn }) => [area, drawn]),
    [
      ['/1/', 3],
      ['/2/', 2],
    ],
  )
  assert.equal(areaAt('/1/34/512/', 2), '/1/34/')
  // By sha256sum of `seed:A-1` and so on: 1c47… is A-2, 488f… is B-1, 5f73… is A-3, a926… is A-1.
  const four = ['A-1', 'A-2', 'A-3', 'B-1'].map((number) => ({ number, area: '/' }))
  const two = draw(four, [{ area: '/', all: 4, drawn: 2 }], 'seed')
  assert.deepEqual(
    two.map(({ number }) => number),
    ['A-2', 'B-1'],
  )
})
