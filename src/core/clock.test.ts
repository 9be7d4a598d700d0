import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { realmClock } from './clock.ts'
import { addMs, HOUR, MINUTE, msBetween, SECOND, type Time } from './time.ts'

const BEGIN = '2026-11-24T08:00:00.000Z'

/** A machine whose clock and running time are moved by hand, and a realm on it. */
function realm() {
  const at = { wall: BEGIN, running: 0, newest: null as Time | null }
  const machine = { now: () => at.wall, runningMs: () => at.running }
  const clock = realmClock(machine, () => at.newest)
  return {
    clock,
    record: () => (at.newest = clock.now()),
    /** Another process, with a clock that is ahead. */
    other: (ms: number) => (at.newest = addMs(clock.now(), ms)),
    pass(ms: number) {
      at.wall = addMs(at.wall, ms)
      at.running += ms
    },
    /** Less than what the machine's clock shows. */
    passUnseen: (ms: number) => void (at.running += ms),
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

test('time that is held back goes on at half speed, however often something is recorded', () => {
  const pause = fc.integer({ min: 1, max: 20 }).map((quarters) => quarters / 4)
  fc.assert(
    fc.property(fc.array(pause, { minLength: 20, maxLength: 400 }), (pauses) => {
      const { clock, record, passUnseen, jump } = realm()
      record()
      jump(-HOUR)
      assert.equal(clock.now(), BEGIN)
      let passed = 0
      for (const ms of pauses) {
        passed += ms
        passUnseen(ms)
        record()
      }
      const gone = msBetween(BEGIN, clock.now())
      assert.equal(gone, Math.floor(passed / 2))
    }),
  )
})

test('whatever the machine and others do, no record is older than the one before it', () => {
  const step = fc.record({
    jumps: fc.integer({ min: -5 * HOUR, max: 5 * HOUR }),
    passes: fc.integer({ min: 0, max: HOUR }),
    ahead: fc.option(fc.integer({ min: 0, max: MINUTE })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { record, other, pass, jump } = realm()
      const times = steps.map(({ jumps, passes, ahead }) => {
        pass(passes)
        jump(jumps)
        return ahead === null ? record() : other(ahead)
      })
      assert.deepEqual(times, times.toSorted())
    }),
  )
})
