import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, msBetween, type Time } from '../../core/time.ts'
import type { Result } from './checks/check.ts'
import {
  type Confirmation,
  confirm,
  DEFAULT_CONFIRM,
  type FindingState,
  voteOf,
} from './confirm.ts'

const START: Time = '2026-11-24T08:00:00.000Z'

/** Follows a row of results, each visit made when the step before asked for it, or a minute later. */
function follow(results: string, from: FindingState = 'ok', selfEvident = false): Confirmation[] {
  let at = START
  let before: Confirmation = { state: from, votes: [], nextVisitAt: null }
  return [...results].map((result) => {
    const verdict = { result: result as Result, selfEvident }
    before = confirm({ ...before, policy: DEFAULT_CONFIRM, verdict, now: at })
    at = before.nextVisitAt ?? addMs(at, 60_000)
    return before
  })
}

const states = (...given: Parameters<typeof follow>) =>
  follow(...given)
    .map(({ state }) => state)
    .join(' ')

test('two of three own visits open a finding and two of three close it', () => {
  assert.equal(states('II'), 'suspect open')
  assert.equal(states('IGI'), 'suspect suspect open')
  assert.equal(states('IGG'), 'suspect suspect ok')
  assert.equal(states('PI'), 'suspect open')
  assert.equal(states('IIGG'), 'suspect open recovering closed')
  assert.equal(states('GIG', 'open'), 'recovering recovering closed')
  assert.equal(states('GII', 'open'), 'recovering recovering open')
  assert.equal(states('SS', 'open'), 'recovering closed')
})

test('re-checks come 20 and 60 seconds after the first visit that saw the change', () => {
  const [first, second, third] = follow('IGI')
  assert.equal(first?.nextVisitAt, addMs(START, 20_000))
  assert.equal(second?.nextVisitAt, addMs(START, 60_000))
  assert.equal(third?.nextVisitAt, null)
})

test('a visit that could not look is no vote and uses up its re-check', () => {
  assert.equal(states('NNN'), 'ok ok ok')
  assert.equal(states('N', 'open'), 'open')
  assert.equal(states('INI'), 'suspect suspect open')
  const silent = follow('INN')
  assert.equal(silent.at(-1)?.state, 'suspect')
  assert.equal(silent.at(-1)?.nextVisitAt, null)
  assert.equal(states('INNI'), 'suspect suspect suspect open')
})

test('a self-evident finding opens at once and still needs two visits to close', () => {
  assert.equal(states('I', 'ok', true), 'open')
  assert.equal(states('IGG', 'closed', true), 'open recovering closed')
})

test('a closed finding that fails again is a suspicion of its own', () => {
  assert.equal(states('GII', 'closed'), 'closed suspect open')
})

test('votes grown old no longer count', () => {
  const verdict = { result: 'I' as const, selfEvident: false }
  const suspect = confirm({ state: 'ok', votes: [], policy: DEFAULT_CONFIRM, verdict, now: START })
  const late = addMs(START, DEFAULT_CONFIRM.maxAgeMs + 1)
  const again = confirm({ ...suspect, policy: DEFAULT_CONFIRM, verdict, now: late })
  assert.deepEqual([again.state, again.votes.length], ['suspect', 1])
  const nothing = { result: 'N' as const, selfEvident: false }
  assert.equal(
    confirm({ ...suspect, policy: DEFAULT_CONFIRM, verdict: nothing, now: late }).state,
    'ok',
  )
})

test('with one confirmation every change counts at once', () => {
  const policy = { ...DEFAULT_CONFIRM, confirmations: 1, of: 1 }
  const verdict = { result: 'I' as const, selfEvident: false }
  assert.equal(confirm({ state: 'ok', votes: [], policy, verdict, now: START }).state, 'open')
})

test('in any history: only own moves, no opening without n bad votes, bounded votes, re-checks never in the past', () => {
  const moves: Record<FindingState, FindingState[]> = {
    ok: ['ok', 'suspect', 'open'],
    suspect: ['suspect', 'open', 'ok'],
    open: ['open', 'recovering', 'closed'],
    recovering: ['recovering', 'closed', 'open'],
    closed: ['closed', 'suspect', 'open'],
  }
  const policies = fc.record({
    confirmations: fc.integer({ min: 1, max: 3 }),
    of: fc.integer({ min: 3, max: 5 }),
  })
  const visits = fc.array(
    fc.record({
      result: fc.constantFrom<Result>('G', 'S', 'P', 'I', 'N'),
      gapMs: fc.integer({ min: 1, max: 600_000 }),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(policies, visits, (sizes, history) => {
      const policy = { ...DEFAULT_CONFIRM, ...sizes }
      let now = START
      let before: Confirmation = { state: 'ok', votes: [], nextVisitAt: null }
      const bad: boolean[] = []
      for (const { result, gapMs } of history) {
        now = addMs(now, gapMs)
        const verdict = { result, selfEvident: false }
        const after = confirm({ ...before, policy, verdict, now })
        if (voteOf(verdict) !== 'none') bad.push(voteOf(verdict) === 'bad')
        assert.ok(moves[before.state].includes(after.state), `${before.state} → ${after.state}`)
        if (after.state === 'open' && (before.state === 'ok' || before.state === 'suspect')) {
          assert.ok(bad.slice(-policy.of).filter(Boolean).length >= policy.confirmations)
        }
        if (after.state === 'closed' && before.state !== 'closed') {
          assert.ok(bad.slice(-policy.of).filter((one) => !one).length >= policy.confirmations)
        }
        assert.ok(after.votes.length <= policy.of + policy.recheckMs.length)
        if (after.nextVisitAt) assert.ok(msBetween(now, after.nextVisitAt) >= 0)
        before = after
      }
    }),
    { numRuns: 200 },
  )
})
