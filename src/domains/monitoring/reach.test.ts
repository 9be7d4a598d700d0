import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, DAY, fromMs, HOUR, MINUTE, msBetween, toMs } from '../../core/time.ts'
import {
  type Answers,
  classOf,
  emptySlice,
  quantile,
  reachOf,
  type Slice,
  SLICE_MS,
  slicesOf,
  spokenFor,
  summed,
  withAnswer,
  withStretch,
} from './reach.ts'

const NOON = '2026-11-24T12:00:00.000Z'
const whole = { from: NOON, until: addMs(NOON, DAY) }
const answersOf = (times: readonly number[]) =>
  times.reduce<Answers>((all, ms) => withAnswer(all, ms), [])

test('a stretch is divided among its half hours, and nothing of it is lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 * DAY }),
      fc.integer({ min: 0, max: DAY }),
      (length, offset) => {
        const from = addMs(NOON, offset)
        const until = addMs(from, length)
        const parts = slicesOf({ from, until })
        assert.equal(
          parts.reduce((sum, { ms }) => sum + ms, 0),
          length,
        )
        for (const { at, ms } of parts) {
          assert.equal(toMs(at) % SLICE_MS, 0)
          assert.ok(ms > 0 && ms <= SLICE_MS)
        }
      },
    ),
  )
})

test('a look speaks until the next one, and no longer than it may be believed', () => {
  const look = { reach: 'reached' as const, seenAt: NOON, staleAt: addMs(NOON, 10 * MINUTE) }
  const until = (minutes: number) => spokenFor(look, addMs(NOON, minutes * MINUTE))?.until
  assert.equal(until(5), addMs(NOON, 5 * MINUTE))
  assert.equal(until(360), addMs(NOON, 10 * MINUTE))
  assert.equal(until(0), undefined)
  assert.equal(until(-5), undefined, 'a clock that was put back counts nothing twice')
  assert.equal(spokenFor({ ...look, reach: null }, addMs(NOON, HOUR)), null)
})

test('what nobody looked at is told apart and is no part of the share', () => {
  const good = withStretch([], { from: NOON, until: addMs(NOON, 6 * HOUR) }, 'reached')
  const bad = withStretch(
    good,
    { from: addMs(NOON, 12 * HOUR), until: addMs(NOON, 18 * HOUR) },
    'failed',
  )
  const sum = reachOf([...good, ...bad], whole, NOON)
  assert.deepEqual(
    [sum.watchedMs, sum.reachedMs, sum.unwatchedMs],
    [12 * HOUR, 6 * HOUR, 12 * HOUR],
  )
})

test('before a site was watched there is no gap, and nothing at all is neither good nor bad', () => {
  const begun = addMs(NOON, 23 * HOUR)
  const last = withStretch([], { from: begun, until: whole.until }, 'reached')
  assert.equal(reachOf(last, whole, begun).unwatchedMs, 0)
  const nothing = reachOf([], whole, whole.until)
  assert.deepEqual(
    [nothing.watchedMs, nothing.unwatchedMs, nothing.medianMs, nothing.p95Ms, nothing.looks],
    [0, 0, null, null, 0],
  )
})

test('one look alone says how fast it was, and speaks for no time yet', () => {
  const one: Slice = { ...emptySlice(NOON), answers: withAnswer([], 340) }
  const sum = reachOf([one], whole, NOON)
  assert.equal(sum.looks, 1)
  assert.equal(sum.watchedMs, 0)
  assert.equal(sum.medianMs, sum.p95Ms)
  assert.ok(Math.abs((sum.medianMs ?? 0) - 340) <= 340 * 0.02)
})

test('half and 95 of 100 are right to two in a hundred, however the looks are spread over half hours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 50, max: 60_000 }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (times, parts) => {
        const groups = Array.from({ length: parts }, (_, n) =>
          answersOf(times.filter((__, k) => k % parts === n)),
        )
        const sorted = times.toSorted((a, b) => a - b)
        for (const share of [0.5, 0.95]) {
          const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? 0
          const told = quantile(summed(groups), share) ?? 0
          assert.ok(Math.abs(told - exact) <= Math.max(1, exact * 0.025), `${told} for ${exact}`)
        }
      },
    ),
  )
  assert.equal(quantile([], 0.5), null)
  assert.equal(classOf(0), classOf(1))
})

test('a day on which the clocks change is as long as it is', () => {
  // Europe/Paris: 29 March 2026 has 23 hours, 25 October 2026 has 25.
  for (const [from, until, hours] of [
    ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 23],
    ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 25],
  ] as const) {
    const day = { from, until }
    const sum = reachOf(withStretch([], day, 'reached'), day, from)
    assert.deepEqual([sum.watchedMs, sum.unwatchedMs], [hours * HOUR, 0])
    assert.equal(msBetween(from, until), hours * HOUR)
  }
  assert.equal(fromMs(toMs(NOON)), NOON)
})
