import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  allocate,
  areaAt,
  differInSize,
  draw,
  estimateRatio,
  LEAST,
  type Reported,
} from './index.ts'

const near = (value: number | undefined, wanted: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - wanted) < 5e-6, `${value} is not ${wanted}`)

type Pair = readonly [counted: number, known: number]

/** A stratum of which every station was as likely to be drawn as the other. */
const alike = (all: number, pairs: readonly Pair[], area = '/'): Reported => ({
  area,
  drawn: pairs.length,
  stations: pairs.map(([counted, known]) => ({ counted, known, chance: pairs.length / all })),
})

test('the ratio, its error and its margin are those worked out by hand', () => {
  // Worked out with exact fractions: R, √v, the degrees of freedom, and √v by the quantile of 3 and of 5 of them.
  const two = estimateRatio([
    alike(200, [
      [310, 800],
      [290, 750],
      [420, 900],
      [350, 820],
    ]),
    alike(100, [
      [120, 400],
      [180, 450],
      [150, 420],
    ]),
  ])
  near(two?.ratio, 0.405668)
  near(two?.error, 0.016773)
  near(two?.freedom, 3.685003)
  near(two?.margin, 0.016773 * 3.1824)
  const three = estimateRatio([
    alike(40, [
      [512, 911],
      [430, 702],
      [388, 640],
    ]),
    alike(7, [
      [90, 210],
      [77, 180],
    ]),
    alike(1200, [
      [301, 799],
      [402, 1004],
      [555, 1500],
      [250, 610],
      [333, 820],
      [410, 990],
    ]),
  ])
  near(three?.ratio, 0.398398)
  near(three?.error, 0.008932)
  near(three?.freedom, 5.004159)
  near(three?.margin, 0.008932 * 2.5706)
})

test('where stations have chances of their own each stands for as many as it is unlikely', () => {
  const own = estimateRatio([
    {
      area: '/',
      drawn: 4,
      stations: [
        { counted: 300, known: 500, chance: 0.25 },
        { counted: 420, known: 900, chance: 0.45 },
        { counted: 150, known: 400, chance: 0.2 },
        { counted: 700, known: 1500, chance: 1 },
      ],
    },
  ])
  near(own?.ratio, 0.477778)
  near(own?.error, 0.046135)
  near(own?.freedom, 1.930233)
})

test('where one station stands for others it goes with its neighbour, and where all are known there is no margin', () => {
  assert.equal(estimateRatio([alike(9, [[1, 2]])]), null)
  assert.equal(estimateRatio([]), null)
  assert.equal(
    estimateRatio([
      alike(9, [
        [0, 0],
        [0, 0],
      ]),
    ]),
    null,
  )
  const whole = estimateRatio([
    alike(1, [[10, 20]]),
    alike(2, [
      [6, 10],
      [9, 20],
    ]),
  ])
  assert.deepEqual([whole?.ratio, whole?.margin], [0.5, 0])
  const many: Pair[] = [
    [300, 800],
    [310, 790],
    [350, 810],
  ]
  const thin = { ...alike(30, many.slice(0, 1), '/2/1/'), drawn: 3 }
  const parts = [alike(30, many, '/1/1/'), thin, alike(30, many, '/2/2/'), alike(30, many, '/3/1/')]
  const made = estimateRatio(parts)
  assert.deepEqual(made?.merged, ['/2/1/'])
  assert.ok((made?.margin ?? 0) > 0)
  assert.deepEqual(estimateRatio(parts.toReversed())?.merged, ['/2/1/'])
})

test('missing stations that are larger or smaller are told from those that chance left out', () => {
  const sizes = Array.from({ length: 48 }, (_, n) => 200 + 10 * n)
  assert.equal(differInSize(sizes.slice(0, 43), sizes.slice(43)), 'larger')
  assert.equal(differInSize(sizes.slice(5), sizes.slice(0, 5)), 'smaller')
  const isMiddle = (_: number, n: number) => n % 10 === 4
  assert.equal(
    differInSize(
      sizes.filter((one, n) => !isMiddle(one, n)),
      sizes.filter(isMiddle),
    ),
    null,
  )
  assert.equal(differInSize(sizes, [9_000]), null)
  assert.equal(differInSize([500, 500, 500], [500, 500]), null)
})

const pair = fc
  .tuple(fc.nat(2000), fc.integer({ min: 1, max: 2000 }))
  .map(([counted, known]) => [Math.min(counted, known), known] as const)
const stratum = fc
  .tuple(fc.nat(500), fc.array(pair, { minLength: 2, maxLength: 12 }))
  .map(([more, pairs]) => alike(pairs.length + more, pairs))

test('a share lies between none and all, whatever the order, and the same turnout everywhere has no margin', () => {
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
      const made = estimateRatio(strata)
      assert.ok(made !== null && made.ratio >= 0 && made.ratio <= 1 && made.margin >= 0)
      const turned = estimateRatio(
        strata.toReversed().map((one) => ({ ...one, stations: one.stations.toReversed() })),
      )
      near(turned?.ratio, made.ratio)
      near(turned?.margin, made.margin)
      const half = strata.map((one) => ({
        ...one,
        stations: one.stations.map((station) => ({ ...station, counted: station.known / 2 })),
      }))
      near(estimateRatio(half)?.ratio, 0.5)
      near(estimateRatio(half)?.margin, 0)
    }),
  )
})

const frame = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3000 }),
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map((areas) =>
    areas.map(([a, b, registered], n) => ({ number: `S${n}`, area: `/${a}/${b}/`, registered })),
  )

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
      for (const one of drawn) {
        assert.ok(one.area.startsWith(one.stratum))
        assert.ok(one.chance > 0 && one.chance <= 1)
      }
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
    registered: 500,
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
    registered: 500,
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
  // Districts with more voters get more of the sample, whatever the number of their stations.
  const uneven = units.map((one) => ({ ...one, registered: one.area === '/2/1/' ? 1500 : 500 }))
  assert.deepEqual(
    allocate(uneven, 30).map(({ area, drawn }) => [area, drawn]),
    [
      ['/1/1/', 4],
      ['/1/2/', 3],
      ['/1/3/', 3],
      ['/2/1/', 20],
    ],
  )
})

test('a large station is drawn the likelier the larger it is, as anybody can work out', () => {
  // By sha256sum of `seed:A-1` and so on: 1c47… is A-2, 488f… is B-1, 5f73… is A-3, a926… is A-1. End to end they lie at 0 to
  // 300, to 500, to 700 and to 800; the step is 400, and 81c1… for `seed:/` is 0.5069
  // of it: 202.7 and 602.7.
  const sizes = { 'A-1': 100, 'A-2': 300, 'A-3': 200, 'B-1': 200 }
  const four = Object.entries(sizes).map(([number, registered]) => ({
    number,
    area: '/',
    registered,
  }))
  const drawn = draw(four, [{ area: '/', all: 4, drawn: 2 }], 'seed')
  assert.deepEqual(
    drawn.map(({ number, chance }) => [number, chance]),
    [
      ['A-2', 0.75],
      ['A-3', 0.5],
    ],
  )
  // One as large as a step is drawn for certain, and the step is that of the others.
  const large = { number: 'C-1', area: '/', registered: 2000 }
  const three = draw([...four, large], [{ area: '/', all: 5, drawn: 3 }], 'seed')
  assert.deepEqual(three.slice(1), drawn)
  assert.deepEqual([three[0]?.number, three[0]?.chance], ['C-1', 1])
})
