import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LookoutFault } from '../../core/lookout.ts'
import { addMs, HOUR, MINUTE, SECOND } from '../../core/time.ts'
import { type Alarm, CALM, MAX_PER_HOUR, takeLook } from './alarm.ts'
import { type Fault, proven, seen } from './fault.ts'

const BEGIN = '2026-11-24T08:00:00.000Z'
const LOOK_MS = 15 * SECOND
const againMs = 15 * MINUTE

/** What is said over a row of looks, as [number of the look, kind, codes]. */
function saidOver(looks: readonly (readonly Fault[])[]): [number, string, LookoutFault[]][] {
  const said: [number, string, LookoutFault[]][] = []
  let alarm: Alarm = CALM
  for (const [n, faults] of looks.entries()) {
    const step = takeLook(alarm, faults, { now: addMs(BEGIN, n * LOOK_MS), againMs })
    alarm = step.alarm
    const { saying } = step
    if (saying !== null) said.push([n, saying.kind, saying.faults.map(({ code }) => code)])
  }
  return said
}

const silent = [seen('silent', 'no answer')]
const forked = [proven('forked', 'roots differ')]
const well: Fault[] = []

test('silence is told at the second look, once, and its end once', () => {
  assert.deepEqual(saidOver([well, silent, silent, silent, well, well]), [
    [2, 'raised', ['silent']],
    [4, 'over', []],
  ])
})

test('one missed look is no alarm', () => {
  assert.deepEqual(saidOver([well, silent, well, silent, well]), [])
})

test('a node that is now silent and now half there is told of, though no fault lasts', () => {
  const half = [seen('stream-unreadable', 'status 503')]
  assert.deepEqual(saidOver([well, silent, half, silent, well, well]), [
    [3, 'raised', ['silent']],
    [4, 'over', []],
  ])
})

test('signed evidence is told at the first look', () => {
  assert.deepEqual(saidOver([well, forked]), [[1, 'raised', ['forked']]])
})

test('what lasts is said again every fifteen minutes, and something new at once', () => {
  const quarter = againMs / LOOK_MS
  const looks = [...Array.from({ length: 2 * quarter + 2 }, () => silent), forked, forked]
  assert.deepEqual(saidOver(looks), [
    [1, 'raised', ['silent']],
    [1 + quarter, 'again', ['silent']],
    [1 + 2 * quarter, 'again', ['silent']],
    [2 + 2 * quarter, 'changed', ['forked']],
  ])
})

test('a node that comes and goes does not flood anybody, and new evidence still gets through', () => {
  const flapping = Array.from({ length: 240 }, (_, n) => (n % 4 < 2 ? silent : well))
  const said = saidOver(flapping)
  assert.equal(said.length, MAX_PER_HOUR)
  const withProof = saidOver([...flapping.slice(0, 200), forked])
  const [look, , codes] = withProof.at(-1) ?? []
  assert.deepEqual([look, codes], [200, ['forked']])
})

test('whatever is seen, an hour has few messages and the last word is true', () => {
  const kinds: Fault[][] = [well, silent, forked, [...forked, seen('page-front', '')]]
  const looks = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(looks, (some) => {
      const said = saidOver(some)
      for (const [n] of said) {
        const hour = said.filter(([m]) => m > n - HOUR / LOOK_MS && m <= n)
        assert.ok(hour.length <= MAX_PER_HOUR + kinds.length)
      }
      // After an hour of peace whatever was told is over.
      const peace = Array.from({ length: HOUR / LOOK_MS + 2 }, () => well)
      const last = saidOver([...some, ...peace]).at(-1)
      assert.ok(last === undefined || last[1] === 'over')
    }),
    { numRuns: 100 },
  )
})
