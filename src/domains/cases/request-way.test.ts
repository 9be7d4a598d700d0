import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { addMs, DAY } from '../../core/time.ts'
import { OFFENCES, offenceOf } from './offences.ts'
import { requestDocument } from './request-document.ts'
import {
  isGroundedIn,
  lapseOf,
  MARKS,
  marksOf,
  markReached,
  missingContents,
  NEXT_REQUEST_STATES,
} from './request-way.ts'
import { REQUEST_STATES, type RequestForm, SIX_CONTENTS } from './schema/request.ts'

const START = '2026-11-24T08:00:00.000Z'
const day = (n: number) => addMs(START, n * DAY)
const FULL: RequestForm = {
  kind: 'new',
  authority: 'Cybercrime unit',
  offence: 'Article 4: rows of the register were changed',
  data: 'Connection logs of 192.0.2.7',
  custodian: 'Host of 192.0.2.7',
  necessity: 'Logs are deleted after seven days',
  intention: 'A request for mutual assistance follows',
}

test('the clock of a request has its marks on days 30, 45, 52 and 60', () => {
  const lapsesAt = lapseOf({ state: 'preserved', clockFrom: START, keptUntil: null })
  assert.equal(lapsesAt, day(60))
  assert.deepEqual(
    marksOf(day(60)).map(({ name, at }) => [name, at]),
    [
      ['mla-due', day(30)],
      ['escalate', day(45)],
      ['extension-due', day(52)],
      ['lapse', day(60)],
    ],
  )
  const at = (n: number) => markReached(day(60), day(n))
  assert.deepEqual(
    [at(0), at(29.99), at(30), at(44.99), at(45), at(52), at(59.99), at(60), at(90)],
    [
      null,
      null,
      'mla-due',
      'mla-due',
      'escalate',
      'extension-due',
      'extension-due',
      'lapse',
      'lapse',
    ],
  )
  assert.deepEqual(
    MARKS.map((mark) => mark.day),
    [30, 45, 52, 60],
  )
})

test('what the other State keeps longer runs out then, with the marks as long before it', () => {
  const lapsesAt = lapseOf({ state: 'extended', clockFrom: START, keptUntil: day(150) })
  assert.equal(lapsesAt, day(150))
  assert.equal(marksOf(day(150))[0]?.at, day(120))
})

test('a clock runs from the first sign of the other State until it is answered, and for nothing else', () => {
  const running = REQUEST_STATES.filter(
    (state) => lapseOf({ state, clockFrom: START, keptUntil: null }) !== null,
  )
  assert.deepEqual(running, ['acknowledged', 'conditions', 'preserved', 'extended'])
  assert.equal(lapseOf({ state: 'sent', clockFrom: null, keptUntil: null }), null)
})

test('no request skips the second person, and a closed one goes nowhere', () => {
  const leads = (from: keyof typeof NEXT_REQUEST_STATES) => NEXT_REQUEST_STATES[from]
  assert.ok(!leads('draft').includes('approved') && !leads('draft').includes('sent'))
  assert.ok(!leads('complete').includes('sent'))
  assert.deepEqual(leads('closed'), [])
  const reached = new Set(Object.values(NEXT_REQUEST_STATES).flat())
  assert.deepEqual(
    REQUEST_STATES.filter((state) => !reached.has(state)),
    [],
  )
})

test('all six contents of Article 29(2) are asked for, in the order of the paragraph', () => {
  assert.deepEqual(missingContents({ kind: 'new' }), [...SIX_CONTENTS])
  assert.deepEqual(missingContents(FULL), [])
  for (const name of SIX_CONTENTS) {
    const { [name]: _, ...rest } = FULL
    assert.deepEqual(missingContents(rest), [name])
  }
})

test('Article 30 goes on from a request of Article 29 to the same State', () => {
  const request = { article: '30', iso3: 'ALB' } as const
  assert.equal(isGroundedIn(request, null), false)
  assert.equal(isGroundedIn(request, { article: '29', iso3: 'BEL' }), false)
  assert.equal(isGroundedIn(request, { article: '30', iso3: 'ALB' }), false)
  assert.equal(isGroundedIn(request, { article: '29', iso3: 'ALB' }), true)
  assert.equal(isGroundedIn({ article: '29', iso3: 'ALB' }, null), true)
})

test('the document is one text whatever the order of the form, and its hash is that of its bytes', () => {
  const facts = { code: 'REQ-ABCDEFGH', article: '29', iso3: 'ALB', treaty: null } as const
  const more = { earlier: null, salt: 'c2FsdA' }
  const made = requestDocument({ ...facts, form: FULL, ...more })
  const turned = Object.fromEntries(Object.entries(FULL).toReversed()) as RequestForm
  assert.deepEqual(requestDocument({ ...facts, form: turned, ...more }), made)
  assert.equal(made.hash, createHash('sha256').update(made.document, 'utf8').digest('hex'))
  assert.ok(made.document.startsWith('{"article":"29","contact":null,"contents":{"authority":'))
  const other = requestDocument({ ...facts, form: FULL, earlier: null, salt: 'b3RoZXI' })
  assert.notEqual(other.hash, made.hash, 'the same words have another hash under another salt')
  assert.throws(() => requestDocument({ ...facts, form: { kind: 'new' }, ...more }))
})

test('offences are Articles 2 to 11, and codes that nobody has seen stay empty', () => {
  assert.deepEqual(
    OFFENCES.map(({ article, iccs }) => [article, iccs]),
    [
      ['2', '09031'],
      ['3', null],
      ['4', null],
      ['5', null],
      ['6', null],
      ['7', null],
      ['8', '0701'],
      ['9', '030221'],
      ['10', '0503'],
      ['11', null],
    ],
  )
  assert.equal(offenceOf('national'), null)
  assert.equal(offenceOf('4')?.attempt, 'yes')
})
