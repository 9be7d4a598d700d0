import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Counted, daysOf, figuresOf, groupsOf, shareOf } from './statistics.ts'

const at = (day: number) => `2026-05-${String(day).padStart(2, '0')}T00:00:00.000Z`
const NOW = at(31)

function notice(more: Partial<Counted> = {}): Counted {
  return {
    issuer: 'SRC-OFFICEXX',
    source: 'SRC-POSTXXXX',
    side: null,
    category: 'voting_date',
    outcome: null,
    isRefused: false,
    isAboutIssuer: false,
    servedAt: at(1),
    repliedAt: null,
    decidedAt: null,
    isByDeadline: false,
    isAppealByDeadline: false,
    appealedAt: null,
    appealOutcome: null,
    agreedAt: null,
    correctionDueAt: null,
    correctedAt: null,
    heardAt: null,
    withdrawnAt: null,
    ...more,
  }
}

test('no share and no median is told below ten cases', () => {
  assert.deepEqual(shareOf(9, 9), { count: 9, of: 9, share: null })
  assert.deepEqual(shareOf(1, 10), { count: 1, of: 10, share: 0.1 })
  assert.deepEqual(daysOf(Array.from({ length: 9 }, () => [at(1), at(2)] as const)), {
    cases: 9,
    median: null,
    p90: null,
  })
})

test('median and 90th percentile of days, worked out by hand', () => {
  // 1, 2 … 10 days: the middle lies between 5 and 6, nine of ten took 9 days or less.
  const ten = Array.from({ length: 10 }, (_, n) => [at(1), at(n + 2)] as const)
  assert.deepEqual(daysOf(ten.toReversed()), { cases: 10, median: 5.5, p90: 9 })
  const eleven = [...ten, [at(1), at(31)] as const]
  assert.deepEqual(daysOf(eleven), { cases: 11, median: 6, p90: 10 })
})

test('figures of a register, worked out by hand', () => {
  const decided = (n: number, more: Partial<Counted> = {}) =>
    Array.from({ length: n }, () =>
      notice({
        decidedAt: at(4),
        repliedAt: at(3),
        heardAt: at(3),
        outcome: 'correction_agreed',
        ...more,
      }),
    )
  const judged = { appealedAt: at(10), appealOutcome: 'upheld' } as const
  const all = [
    ...decided(6, judged),
    ...decided(1, { ...judged, appealOutcome: 'modified' }),
    ...decided(3, { ...judged, appealOutcome: 'overturned' }),
    ...decided(8, { agreedAt: at(3), correctionDueAt: at(7), correctedAt: at(6) }),
    ...decided(1, { agreedAt: at(3), correctionDueAt: at(7), correctedAt: at(8) }),
    ...decided(1, { agreedAt: at(3), correctionDueAt: at(7) }),
    // Its time is not over: it counts for neither.
    ...decided(1, { agreedAt: at(3), correctionDueAt: '2026-06-02T00:00:00.000Z' }),
    ...decided(4, { repliedAt: null, decidedAt: at(9), outcome: 'no_action', isByDeadline: true }),
    notice({ isAboutIssuer: true, heardAt: at(2), withdrawnAt: at(3) }),
    notice({ withdrawnAt: at(3) }),
    ...Array.from({ length: 4 }, () => notice({ isRefused: true, servedAt: null })),
  ]
  const figures = figuresOf(all, NOW)
  assert.deepEqual(figures, {
    notices: 27,
    decided: 25,
    appealed: 10,
    refused: { count: 4, of: 31, share: 4 / 31 },
    toReply: { cases: 21, median: 2, p90: 2 },
    toDecision: { cases: 25, median: 3, p90: 8 },
    withdrawnHeard: { count: 1, of: 26, share: 1 / 26 },
    missed: { count: 4, of: 35, share: 4 / 35 },
    overturnedOfAppeals: { count: 4, of: 10, share: 0.4 },
    overturnedOfDecisions: { count: 4, of: 25, share: 0.16 },
    aboutIssuer: { count: 1, of: 27, share: 1 / 27 },
    correctedInTime: { count: 8, of: 10, share: 0.8 },
  })
  assert.deepEqual(
    groupsOf(all, 'outcome', NOW).map((one) => [one.key, one.figures.notices]),
    [
      ['correction_agreed', 21],
      ['no_action', 4],
    ],
  )
})

test('a side is what was declared, and none is inferred', () => {
  const all = [notice({ side: 'Party A' }), notice({ side: 'Party A' }), notice()]
  assert.deepEqual(
    groupsOf(all, 'side', NOW).map((one) => [one.key, one.figures.notices]),
    [['Party A', 2]],
  )
})
