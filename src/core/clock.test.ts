import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { realmClock } from './clock.ts'
import { addMs, HOUR, MINUTE, SECOND, type Time } from './time.ts'

const BEGIN = '2026-11-24T08:00:00.000Z'

/** A machine whose clock and running time are moved by hand, and a realm on it. */
function realm() {
  const at = { wall: BEGIN, running: 0, newest: null as Time | null }
  const machine = { now: () => at.wall, runningMs: () => at.running }
  const clock = realmClock(machine, () => at.newest)
  return {
    clock,
    record: () => (at.newest = clock.now()),
    pass(ms: number) {
      at.wall = addMs(at.wall, ms)
      at.running += ms
    },
    jump: (ms: number) => void (at.wall = addMs(at.wall, ms)),
  }
}

test('a small step back is smoothed over: time goes on, slowly, until the machine has caught up', () => {
  const { clock, record, pass, jump } = realm()
  record()
  jump(-MINUTE)
  assert.equal(clock.now(), BEGIN)
  assert.equal(clock.doubt(), null)
  pass(MINUTE)
  assert.equal(clock.now(), addMs(BEGIN, 30 * SECOND))
  pass(2 * MINUTE)
  assert.equal(clock.now(), addMs(BEGIN, 2 * MINUTE))
})

test('more than two minutes are a doubt, which ends by itself', () => {
  const { clock, record, pass, jump } = realm()
  record()
  jump(-2 * HOUR)
  const machine = addMs(BEGIN, -2 * HOUR)
  assert.deepEqual(clock.doubt(), { machine, newest: BEGIN, behindMs: 2 * HOUR })
  for (let passed = 0; passed < 4 * HOUR; passed += MINUTE) {
    pass(MINUTE)
    record()
  }
  assert.equal(clock.doubt(), null)
  assert.equal(clock.now(), addMs(BEGIN, 2 * HOUR))
})

test('whatever the machine does, no record is older than the one before it', () => {
  const step = fc.record({
    jumps: fc.integer({ min: -5 * HOUR, max: 5 * HOUR }),
    passes: fc.integer({ min: 0, max: HOUR }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { record, pass, jump } = realm()
      const times = steps.map(({ jumps, passes }) => {
        pass(passes)
        jump(jumps)
        return record()
      })
      assert.deepEqual(times, times.toSorted())
    }),
  )
})
