import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, DAY } from '../../core/time.ts'
import {
  type Counted,
  type CountedCharge,
  type Figures,
  figuresOf,
  forEverybody,
  renewed,
  type Unit,
} from './figures.ts'

const START = '2025-01-01T00:00:00.000Z'
const NOW = '2026-01-01T00:00:00.000Z'
const after = (days: number) => addMs(START, days * DAY)
const KEYS = {
  outcomes: ['pending', 'dropped', 'acquitted', 'convicted', 'quashed', 'transferred'],
  articles: ['2', '4', 'national'],
  classes: ['intrusions', 'fraud'],
  assets: ['results-site'],
}

const one = (n: number) => ({
  id: `c${n}`,
  openedAt: START,
  prosecutingAt: null,
  endedAt: null,
  class: null,
  asset: null,
})

const charge = (n: number, more: Partial<CountedCharge> = {}): CountedCharge => ({
  case: `c${n}`,
  suspect: `s${n}`,
  article: '2',
  outcome: 'pending',
  isFinal: false,
  broughtAt: after(10),
  outcomeAt: null,
  convictedAt: null,
  sentencedAt: null,
  ...more,
})

const stage = ({ stages }: Figures, unit: Unit, name: string) =>
  stages.find((each) => each.unit === unit && each.stage === name)

test('cases, suspects and offences are counted apart, and open ones count for as long as they last', () => {
  const convicted = { outcome: 'convicted', outcomeAt: after(40), convictedAt: after(40) }
  const counted: Counted = {
    cases: [one(1), { ...one(2), prosecutingAt: after(20) }, one(3)],
    suspects: [
      { id: 's1', case: 'c1', namedAt: after(5) },
      { id: 's2', case: 'c2', namedAt: after(5) },
    ],
    charges: [charge(2), charge(2, { ...convicted, article: '4' })],
  }
  const figures = figuresOf(counted, KEYS, NOW)
  const n = (unit: Unit, name: string) => stage(figures, unit, name)?.n
  assert.deepEqual(
    ['registered', 'suspect', 'prosecuted', 'convicted', 'sentenced'].map((name) =>
      n('cases', name),
    ),
    [3, 2, 1, 1, 0],
  )
  assert.deepEqual(
    ['named', 'charged', 'convicted', 'sentenced'].map((name) => n('suspects', name)),
    [2, 1, 1, 0],
  )
  assert.deepEqual(
    ['charged', 'decided', 'convicted', 'sentenced'].map((name) => n('offences', name)),
    [2, 1, 1, 0],
  )
  assert.deepEqual(
    figures.stages.flatMap(({ unit, nOpen }) => (unit === 'cases' ? [nOpen] : [])),
    [null, 1, 2, 2, 3],
  )
  assert.equal(stage(figures, 'cases', 'suspect')?.medianDays, 5)
  assert.equal(stage(figures, 'cases', 'prosecuted')?.medianDays, null, 'two of three are open')
  assert.equal(stage(figures, 'offences', 'decided')?.medianDays, 30)
  assert.equal(stage(figures, 'suspects', 'charged')?.share, 0.5)
  const years = figures.divisions.find(({ by }) => by === 'year')
  assert.deepEqual(years?.parts, [
    { key: '2025', n: 3 },
    { key: '2026', n: 0 },
  ])
})

test('a conviction without the steps before it counts for them, too', () => {
  const counted: Counted = {
    cases: [one(1)],
    suspects: [],
    charges: [charge(1, { outcome: 'convicted', outcomeAt: after(9), convictedAt: after(9) })],
  }
  const figures = figuresOf(counted, KEYS, NOW)
  assert.equal(stage(figures, 'cases', 'suspect')?.n, 1)
  assert.equal(stage(figures, 'cases', 'prosecuted')?.n, 1)
})

/** How many of each outcome, then everything else follows. */
const world = fc
  .array(
    fc.record({
      outcome: fc.constantFrom(...KEYS.outcomes),
      article: fc.constantFrom(...KEYS.articles),
      isSentenced: fc.boolean(),
      isCharged: fc.boolean(),
      isNamed: fc.boolean(),
      class: fc.constantFrom('intrusions', 'fraud', null),
    }),
    { maxLength: 60 },
  )
  .map((all): Counted => {
    const charged = all.flatMap(({ isCharged, outcome, article, isSentenced }, n) => {
      if (!isCharged) return []
      const isConvicted = outcome === 'convicted'
      const at = outcome === 'pending' ? null : after(30)
      const convictedAt = isConvicted ? at : null
      const sentencedAt = isConvicted && isSentenced ? at : null
      return [charge(n, { outcome, article, outcomeAt: at, convictedAt, sentencedAt })]
    })
    return {
      cases: all.map((each, n) => ({ ...one(n), class: each.class })),
      suspects: all.flatMap(({ isNamed }, n) =>
        isNamed ? [{ id: `s${n}`, case: `c${n}`, namedAt: after(3) }] : [],
      ),
      charges: charged,
    }
  })

test('for everybody no count under five stands anywhere, and none is the difference of two that do', () => {
  fc.assert(
    fc.property(world, (counted) => {
      const figures = forEverybody(figuresOf(counted, KEYS, NOW), 5)
      for (const { n, share, medianDays } of figures.stages) {
        if (n === null) assert.deepEqual([share, medianDays], [null, null])
        else assert.ok(n >= 5)
      }
      for (const unit of ['cases', 'suspects', 'offences'] as const) {
        const told = figures.stages.flatMap((each) => (each.unit === unit ? (each.n ?? []) : []))
        for (let at = 1; at < told.length; at += 1)
          assert.ok((told[at - 1] ?? 0) - (told[at] ?? 0) >= 5)
      }
      for (const { total, parts } of figures.divisions) {
        for (const { n } of parts) assert.ok(n === null || n >= 5)
        const hidden = parts.filter(({ n }) => n === null).length
        const known = parts.reduce((sum, { n }) => sum + (n ?? 0), 0)
        if (total === null) assert.equal(known, 0)
        else if (hidden > 0) assert.ok(hidden >= 2 && total - known >= 5)
      }
    }),
  )
})

test('those that are still open are told where neither they nor the ended ones are few', () => {
  fc.assert(
    fc.property(world, (counted) => {
      const figures = forEverybody(figuresOf(counted, KEYS, NOW), 5)
      for (const unit of ['cases', 'suspects', 'offences'] as const) {
        const of = figures.stages.filter((each) => each.unit === unit)
        const open = of.flatMap(({ nOpen }) => nOpen ?? [])
        assert.ok(open.every((each, at) => each >= 5 && Math.abs(each - (open[at - 1] ?? 0)) >= 5))
        const ended = of.map(({ n, nOpen }) => (of[0]?.n ?? 0) - (n ?? 0) - (nOpen ?? 0))
        assert.ok(of.every(({ nOpen }, at) => nOpen === null || (ended[at] ?? 0) >= 5))
      }
    }),
  )
})

test('what the table of outcomes hides is not told by the stages beside it', () => {
  fc.assert(
    fc.property(world, (counted) => {
      const figures = forEverybody(figuresOf(counted, KEYS, NOW), 5)
      const outcomes = figures.divisions.find(({ by }) => by === 'outcome')
      const part = (key: string) => outcomes?.parts.find((each) => each.key === key)?.n ?? null
      if (part('pending') === null) assert.equal(stage(figures, 'offences', 'decided')?.n, null)
      if (part('convicted') === null) assert.equal(stage(figures, 'offences', 'convicted')?.n, null)
    }),
  )
})

test('nobody reckons the hidden outcomes from those who were sentenced, or from suspects and cases', () => {
  const ended = { outcomeAt: after(30), isFinal: true }
  const verdict = { ...ended, outcome: 'convicted', convictedAt: after(30), sentencedAt: after(30) }
  const charges = [
    ...Array.from({ length: 10 }, (_, n) => charge(n)),
    ...Array.from({ length: 20 }, (_, n) => charge(10 + n, { ...ended, outcome: 'dropped' })),
    ...Array.from({ length: 5 }, (_, n) => charge(30 + n, verdict)),
  ]
  const cases = charges.map((_, n) => one(n))
  const suspects = charges.map((_, n) => ({ id: `s${n}`, case: `c${n}`, namedAt: after(3) }))
  const figures = forEverybody(figuresOf({ cases, suspects, charges }, KEYS, NOW), 5)
  const outcomes = figures.divisions.find(({ by }) => by === 'outcome')
  const told = outcomes?.parts.flatMap(({ n }) => n ?? []) ?? []
  assert.deepEqual([outcomes?.total, told], [35, [10, 20]], 'five are hidden: who was convicted')
  for (const unit of ['cases', 'suspects', 'offences'] as const)
    for (const name of ['convicted', 'sentenced'])
      assert.equal(stage(figures, unit, name)?.n, null, `${unit} ${name}`)
})

test('an asset of which the count is hidden is not named: that a case has it is known', () => {
  const assets = ['results-site', 'register', 'mail', 'polling', 'news']
  const cases = assets.map((asset, n) => ({ ...one(n), asset }))
  const counted = { cases, suspects: [], charges: [] }
  const figures = forEverybody(figuresOf(counted, { ...KEYS, assets }, NOW), 5)
  const byAsset = figures.divisions.find(({ by }) => by === 'asset')
  assert.deepEqual([byAsset?.total, byAsset?.parts], [5, []])
})

test('nothing counted is nothing told', () => {
  const figures = forEverybody(figuresOf({ cases: [], suspects: [], charges: [] }, KEYS, NOW), 5)
  assert.ok(figures.stages.every(({ n }) => n === null))
  assert.ok(figures.divisions.every(({ total }) => total === null))
})

test('two readings before and after one verdict are the same; five verdicts are told together', () => {
  const counted = (convicted: number): Counted => {
    const charges = Array.from({ length: 40 }, (_, n) => {
      if (n >= convicted) return charge(n)
      const at = after(30)
      return charge(n, { outcome: 'convicted', isFinal: true, outcomeAt: at, convictedAt: at })
    })
    const suspects = charges.map((_, n) => ({ id: `s${n}`, case: `c${n}`, namedAt: after(3) }))
    return { cases: charges.map((_, n) => one(n)), suspects, charges }
  }
  const raw = (convicted: number) => figuresOf(counted(convicted), KEYS, NOW)
  let told = raw(10)
  const read = () => JSON.stringify(forEverybody(told, 5))
  const first = read()
  for (const convicted of [11, 12, 14]) {
    told = renewed(told, raw(convicted), 5)
    assert.equal(read(), first, `${convicted} are convicted`)
  }
  told = renewed(told, raw(15), 5)
  assert.equal(stage(forEverybody(told, 5), 'offences', 'decided')?.n, 15)
})

test('a single verdict is not told with five new charges either', () => {
  const at = after(30)
  const verdict = { outcome: 'acquitted', isFinal: true, outcomeAt: at }
  const of = (charges: CountedCharge[]) =>
    figuresOf({ cases: charges.map((_, n) => one(n)), suspects: [], charges }, KEYS, NOW)
  const told = of(Array.from({ length: 20 }, (_, n) => charge(n)))
  const more = Array.from({ length: 25 }, (_, n) => charge(n))
  assert.equal(stage(renewed(told, of(more), 5), 'offences', 'charged')?.n, 25)
  const judged = of([charge(0, verdict), ...more.slice(1)])
  assert.equal(stage(renewed(told, judged, 5), 'offences', 'charged')?.n, 20)
})
