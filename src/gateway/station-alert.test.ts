import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isOpen, openFirst, type StationAlert, type StationView, waits } from './station-alert.ts'

type Shown = StationView['alerts'][number]

const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
const KINDS = ['Alert', 'Update', 'AllClear', 'Cancel'] as const
const ANSWERS = ['done', 'need_help', 'cannot_comply', null] as const

/** How an alert stands at a station; `was` is what the station had answered before its end, undefined where it never came there. */
interface Case {
  readonly kind: (typeof KINDS)[number]
  readonly severity: (typeof SEVERITIES)[number]
  readonly answer: (typeof ANSWERS)[number]
  readonly was: (typeof ANSWERS)[number] | undefined
  readonly minute: number
}

function shown({ kind, severity, answer, was, minute }: Case, n: number): Shown {
  const sent = `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`
  const isEnd = kind === 'AllClear' || kind === 'Cancel'
  const before = { sent, texts: {}, answer: was ?? null, answeredAt: null }
  return {
    ...({} as Shown),
    alert: `alert-${n}`,
    kind,
    severity,
    answer,
    sent,
    before: isEnd && was !== undefined ? before : null,
  }
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom(...KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  answer: fc.constantFrom(...ANSWERS),
  was: fc.constantFrom(...ANSWERS, undefined),
  minute: fc.nat(59),
})

const indexes = (all: readonly StationAlert[], isMeant: (one: StationAlert) => boolean) =>
  all.flatMap((one, n) => (isMeant(one) ? [n] : []))

test('whatever came, was updated, ended and answered: no end stands above what is in force, nor has its foot', () => {
  fc.assert(
    fc.property(fc.array(anyCase, { maxLength: 20 }), (cases) => {
      const all = openFirst(cases.map(shown))
      const inForce = indexes(all, ({ end }) => end === null)
      const ends = indexes(all, ({ end }) => end !== null)
      assert.ok(Math.max(-1, ...inForce) < Math.min(all.length, ...ends))
      const asked = all.find(waits)
      const waiting = all.filter((one) => one.end === null && waits(one))
      assert.equal(asked?.end ?? null, waiting.length > 0 ? null : (asked?.end ?? null))
      // What is asked about is the worst of what waits, of what is alike the newest, and stands first.
      if (waiting.length > 0) {
        assert.equal(asked, all[0])
        const badness = ({ severity }: StationAlert) =>
          SEVERITIES.findIndex((one) => one === severity)
        assert.ok(waiting.every((one) => badness(one) >= badness(asked as StationAlert)))
        const alike = waiting.filter(({ severity }) => severity === asked?.severity)
        assert.ok(alike.every(({ sent }) => sent <= (asked?.sent ?? '')))
      }
      // Every open one has its card.
      assert.ok(all.filter(isOpen).every((one) => one.end === null || waits(one)))
      assert.ok(inForce.every((n) => isOpen(all[n] as StationAlert)))
      // The order does not hang on how the list came.
      const turned = openFirst(cases.map(shown).toReversed())
      assert.deepEqual(
        turned.map(({ alert }) => alert),
        all.map(({ alert }) => alert),
      )
    }),
    { numRuns: 300 },
  )
})

/** What stands first of two, and which of them the foot asks about; null for none. */
const TABLE: readonly [
  name: string,
  Partial<Case>,
  Partial<Case>,
  first: 0 | 1,
  asked: 0 | 1 | null,
][] = [
  ['an unread all-clear, a new alert', { kind: 'AllClear', was: 'done' }, { minute: 5 }, 1, 1],
  ['an unread take-back, an older alert', { kind: 'Cancel', was: 'done', minute: 9 }, {}, 1, 1],
  [
    'an unread all-clear, an answered alert',
    { kind: 'AllClear', was: 'done' },
    { answer: 'done' },
    1,
    0,
  ],
  [
    'a read all-clear, an answered alert',
    { kind: 'AllClear', was: 'done', answer: 'done' },
    { answer: 'done' },
    1,
    null,
  ],
  [
    'an end that never came here, an answered alert',
    { kind: 'Cancel' },
    { answer: 'done' },
    1,
    null,
  ],
  [
    'an answered alert, one that waits',
    { answer: 'done', minute: 9, severity: 'Extreme' },
    { severity: 'Minor' },
    1,
    1,
  ],
  [
    'a newer Moderate, an older Extreme',
    { severity: 'Moderate', minute: 9 },
    { severity: 'Extreme' },
    1,
    1,
  ],
  ['two alike, the newer second', {}, { minute: 9 }, 1, 1],
  [
    'an update that waits, an answered alert',
    { kind: 'Update' },
    { answer: 'done', minute: 9 },
    0,
    0,
  ],
  [
    'an update that waits, a newer unread end',
    { kind: 'Update' },
    { kind: 'AllClear', was: 'need_help', minute: 9 },
    0,
    0,
  ],
  [
    'an end of what was acted on, a newer one of what was not',
    { kind: 'AllClear', was: 'done' },
    { kind: 'Cancel', was: null, minute: 9 },
    1,
    1,
  ],
  [
    'an all-clear and a take-back of the same minute',
    { kind: 'AllClear', was: 'done' },
    { kind: 'Cancel', was: 'done' },
    1,
    1,
  ],
  [
    'a take-back, a newer all-clear',
    { kind: 'Cancel', was: 'done' },
    { kind: 'AllClear', was: 'done', minute: 9 },
    1,
    1,
  ],
  [
    'two ends of what was acted on',
    { kind: 'AllClear', was: 'done' },
    { kind: 'Cancel', was: 'done', minute: 9 },
    1,
    1,
  ],
]

test('which of two stands first, and which of them the foot asks about', () => {
  const plain: Case = { kind: 'Alert', severity: 'Severe', answer: null, was: undefined, minute: 0 }
  for (const [name, one, other, first, asked] of TABLE) {
    const all = openFirst([one, other].map((own, n) => shown({ ...plain, ...own }, n)))
    assert.equal(all[0]?.alert, `alert-${first}`, name)
    assert.equal(all.find(waits)?.alert ?? null, asked === null ? null : `alert-${asked}`, name)
  }
})
