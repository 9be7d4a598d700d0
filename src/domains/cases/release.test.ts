import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Outgoing, outgoingOf } from './release.ts'
import { type AttributionRow, type SubjectKind, subjectKind } from './schema/attribution.ts'

const AT = '2026-11-24T08:00:00.000Z'

const row = (kind: SubjectKind, state: AttributionRow['state'] = 'decided'): AttributionRow => ({
  id: `0190a000-0000-7000-8000-0000000000${10 + subjectKind.options.indexOf(kind)}`,
  case: '0190a000-0000-7000-8000-000000000001',
  kind,
  state,
  subject: `some ${kind}`,
  subjectSalt: '',
  estimate: 'wep-likely',
  note: 'free words',
  noteSalt: '',
  basis: '',
  basisSalt: '',
  hypothesis: null,
  round: null,
  draftedBy: 'person:a',
  draftedAt: AT,
  proposed: null,
  decided:
    state === 'decided'
      ? {
          person: 'person:b',
          device: null,
          teams: [],
          at: AT,
          hash: '',
          assertion: null,
          publicKey: null,
        }
      : null,
  endedBy: null,
  endedAt: null,
  reason: '',
  reasonSalt: '',
})

test('what is in force leaves by the way of its level, and no natural person among it', () => {
  const { items, withheld } = outgoingOf(subjectKind.options.map((kind) => row(kind)))
  assert.deepEqual(
    items.map(({ kind, leavesBy }) => [kind, leavesBy]),
    [
      ['host', 'marking'],
      ['name', 'marking'],
      ['account', 'marking'],
      ['tool', 'marking'],
      ['malware-family', 'marking'],
      ['intrusion-set', 'amber'],
      ['campaign', 'amber'],
      ['organisation', 'legal'],
      ['state', 'legal'],
    ],
  )
  assert.equal(withheld, 1)
  const told = JSON.stringify(items)
  assert.ok(!told.includes('some person') && !told.includes('free words'))
})

test('what is not in force does not leave, and is not counted', () => {
  const states = ['draft', 'proposed', 'refused', 'withdrawn'] as const
  const rows = states.map((state) => row('person', state))
  assert.deepEqual(outgoingOf([...rows, row('host', 'withdrawn')]), { items: [], withheld: 0 })
})

/** Whatever leaves the node takes this; the compiler holds the lines below to what they say. */
const leave = (all: readonly Outgoing[]) => all.length

test('the types keep a natural person out of anything that leaves', () => {
  const [out] = outgoingOf([row('state')]).items
  assert.ok(out)
  leave([out])
  // @ts-expect-error a natural person is no kind of what leaves
  leave([{ ...out, kind: 'person' }])
  // @ts-expect-error a name as it stands in a case is not what may leave
  leave([{ ...out, subject: row('person').subject }])
  // @ts-expect-error an attribution of a case is nothing that leaves
  leave([row('state')])
})
