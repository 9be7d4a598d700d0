import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Catalogue } from '../../core/text.ts'
import { addMs, DAY, fromMs, HOUR, MINUTE, type Time } from '../../core/time.ts'
import { addArea } from './actions/area.ts'
import { addOfficial, startDuty } from './actions/official.ts'
import { acceptDuty, handOver, holdPost, onDuty, planDuty, roster } from './actions/roster.ts'
import { weekOf } from './pages/duty-week.ts'
import { holderTexts } from './texts/holder.ts'
import { rosterTexts } from './texts/roster.ts'
import { timeOf } from '../../core/civil-day.ts'
import { gapsOf, overlapsOf, type Shift } from './roster.ts'

const house = { slices: TERRITORY }
const ADA = '0198c0de-0000-7000-8000-00000000000a'
const BEN = '0198c0de-0000-7000-8000-00000000000b'
const writer = person('w', ['territory:write', 'territory:read', 'territory:hand-over'])
const ada = person(ADA, ['territory:read', 'territory:hand-over'])
const ben = person(BEN, ['territory:read', 'territory:hand-over'])

forHouse('a post is not given back over the head of whoever gave it on', house, async (h) => {
  const facts = { area: '/', post: 'Duty officer' }
  const { official } = await h.call(writer, addOfficial, facts)
  const ofAda = { official, person: `person:${ADA}` }
  const { before } = await h.call(writer, holdPost, ofAda)
  await h.call(writer, holdPost, { official, person: `person:${BEN}` })
  const undo = { official, person: before, was: ofAda.person }
  await assert.rejects(h.call(writer, holdPost, undo), problemWith('territory.changed_since'))
})

/** Two posts of the nation: Ada from now for eight hours, Ben for the eight hours after. */
async function twoShifts(h: TestHouse) {
  const post = async (label: string, contact: string, afterHours: number) => {
    const facts = { area: '/', post: 'Duty officer', label, contact }
    const { official } = await h.call(writer, addOfficial, facts)
    await h.call(writer, holdPost, { official, person: `person:${label === 'Ada' ? ADA : BEN}` })
    return (await h.call(writer, startDuty, { official, afterHours, hours: 8 })).duty
  }
  return { first: await post('Ada', '+1 555 1', 0), second: await post('Ben', '+1 555 2', 8) }
}

const atHour = (hour: number) => fromMs(Date.UTC(2026, 10, 24, hour))
const stretch = (from: number, until: number): Shift => ({
  from: atHour(from),
  until: atHour(until),
})

test('a gap is where nobody is on duty, at the edges too', () => {
  const day = stretch(8, 20)
  assert.deepEqual(gapsOf([], day), [day])
  assert.deepEqual(gapsOf([stretch(6, 22)], day), [])
  assert.deepEqual(gapsOf([stretch(14, 16), stretch(6, 10), stretch(15, 18)], day), [
    stretch(10, 14),
    stretch(18, 20),
  ])
  assert.deepEqual(gapsOf([stretch(20, 23), stretch(0, 8)], day), [day])
  const late = (ms: number) => ({ from: addMs(atHour(12), ms), until: atHour(20) })
  assert.deepEqual(gapsOf([stretch(8, 12), late(20)], day), [])
  assert.equal(gapsOf([stretch(8, 12), late(MINUTE)], day).length, 1)
})

test('a week begins today, counts by the clock on the wall, and says when nobody is on duty from now on', () => {
  const post = { post: 'Duty officer', label: null, contact: null, area: '/', isNow: false }
  const duty = (from: Time, until: Time) => {
    return { ...post, from, until, duty: ADA, official: BEN, station: null }
  }
  // Two days after these, Moldova's clocks go forward: that day has 23 hours.
  const now = '2026-03-27T10:00:00.000Z'
  const night = duty('2026-03-28T20:00:00.000Z', '2026-03-29T04:00:00.000Z')
  const days = weekOf(
    [duty('2026-03-27T06:00:00.000Z', '2026-03-28T06:00:00.000Z'), night],
    now,
    'Europe/Chisinau',
  )
  assert.deepEqual(
    days.map(({ shifts, gaps }) => [shifts.length, gaps.length]),
    [
      [1, 0],
      [2, 1],
      [1, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
  )
  assert.deepEqual(days[2]?.gaps, [
    { from: '2026-03-29T04:00:00.000Z', until: '2026-03-29T21:00:00.000Z' },
  ])
  assert.deepEqual(days[6]?.noon.slice(0, 10), '2026-04-02')
})

test('every hour is either in a gap or in a shift, and never in both', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, hours]) => stretch(from, from + hours))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (shifts) => {
      const gaps = gapsOf(shifts, stretch(10, 40))
      for (let hour = 10; hour < 40; hour += 1) {
        const isIn = ({ from, until }: Shift) => from <= atHour(hour) && atHour(hour) < until
        assert.equal(gaps.some(isIn), !shifts.some(isIn))
      }
    }),
  )
})

test('shifts overlap only where they share time, not where one begins as the other ends', () => {
  assert.deepEqual(overlapsOf([stretch(8, 16), stretch(16, 24)]), [])
  const [found, ...more] = overlapsOf([stretch(15, 18), stretch(8, 16)])
  assert.deepEqual([found?.shared, more], [stretch(15, 16), []])
})

test('a clock time of a zone is one moment, also around the hours that change', () => {
  assert.equal(timeOf('2026-11-24T08:00', 'UTC'), '2026-11-24T08:00:00.000Z')
  assert.equal(timeOf('2026-11-24T08:00', 'Asia/Kolkata'), '2026-11-24T02:30:00.000Z')
  assert.equal(timeOf('2026-06-24T08:00', 'Europe/Paris'), '2026-06-24T06:00:00.000Z')
  // 02:30 does not exist on this night: the clock goes from 02:00 to 03:00.
  assert.equal(timeOf('2026-03-29T02:30', 'Europe/Paris'), '2026-03-29T01:00:00.000Z')
})

forHouse('everybody learns who is on duty now, since when and until when', house, async (h) => {
  await twoShifts(h)
  await h.call(writer, addArea, { parent: '/', name: 'North', kind: 'region' })
  const { official } = await h.call(writer, addOfficial, { area: '/1/', post: 'Coordinator' })
  await h.call(writer, startDuty, { official, afterHours: 0, hours: 2 })
  const nation = await h.call(ada, onDuty, {})
  assert.deepEqual(
    nation.now.map(({ label, contact, until, isEnding }) => [label, contact, until, isEnding]),
    [['Ada', '+1 555 1', '2026-11-24T16:00:00.000Z', false]],
  )
  assert.equal(nation.next?.label, 'Ben')
  assert.deepEqual(nation.gap, {
    from: '2026-11-25T00:00:00.000Z',
    until: '2026-11-25T08:00:00.000Z',
  })
  const reader = person('r', ['territory:read'], '/1/')
  const north = await h.call(reader, onDuty, {})
  assert.deepEqual(
    north.now.map(({ post, area }) => [post, area]),
    [
      ['Coordinator', '/1/'],
      ['Duty officer', '/'],
    ],
  )
  const elsewhere = person('e', ['territory:read'], '/2/')
  assert.deepEqual((await h.call(elsewhere, onDuty, { area: '/1/' })).now, [])
  await h.pass(7 * HOUR + 40 * MINUTE)
  assert.deepEqual(
    (await h.call(ada, onDuty, { area: '/' })).now.map(({ isEnding }) => isEnding),
    [true],
  )
})

forBothHouses(
  'a duty goes over when the next one accepts what the last one wrote',
  house,
  async (h) => {
    const { first, second } = await twoShifts(h)
    await h.pass(7 * HOUR)
    const words = 'Site 3 is slow. Call +1 555 9 for the host.'
    await assert.rejects(
      h.call(ben, handOver, { duty: first, note: words }),
      problemWith('territory.not_your_duty'),
    )
    await h.call(ada, handOver, { duty: first, note: 'Nothing happened.' })
    const { handover, successor } = await h.call(ada, handOver, { duty: first, note: words })
    assert.equal(successor, second)
    const seen = (await h.call(ben, roster, { area: '/' })).handovers
    assert.deepEqual(
      seen.map((one) => [one.note, one.isForMe, one.acceptedAt]),
      [[words, true, null]],
    )
    await assert.rejects(
      h.call(ada, acceptDuty, { handover }),
      problemWith('territory.not_your_duty'),
    )
    await h.call(ben, acceptDuty, { handover })
    await assert.rejects(
      h.call(ben, acceptDuty, { handover }),
      problemWith('territory.handed_over'),
    )
    await assert.rejects(
      h.call(ada, handOver, { duty: first, note: words }),
      problemWith('territory.handed_over'),
    )
    const { now } = await h.call(ada, onDuty, {})
    assert.deepEqual(
      now.map(({ label, since }) => [label, since]),
      [['Ben', '2026-11-24T15:00:00.000Z']],
    )
    const records = await h.records()
    assert.deepEqual(
      records
        .filter(({ type }) => type === 'duty.handedOver')
        .map(({ actor, body }) => [actor, body['writtenBy']]),
      [[`person:${BEN}`, `person:${ADA}`]],
    )
    assert.ok(
      !JSON.stringify(records).includes('is slow'),
      'no words of the note are in the records',
    )
  },
)

forHouse('the list says where nobody and where two of a kind are on duty', house, async (h) => {
  const { official } = await h.call(writer, addOfficial, { area: '/', post: 'Duty officer' })
  const shift = { from: '2026-11-24T08:00', until: '2026-11-24T20:00' }
  await h.call(writer, planDuty, { official, ...shift, days: 2 })
  const other = await h.call(writer, addOfficial, { area: '/', post: 'Duty officer', label: 'B' })
  const night = { from: '2026-11-24T19:00', until: '2026-11-25T07:00' }
  await h.call(writer, planDuty, { official: other.official, ...night, days: 1 })
  const list = await h.call(writer, roster, { area: '/' })
  assert.equal(list.shifts.length, 3)
  assert.deepEqual(list.gaps, [stretch(31, 32)])
  assert.deepEqual(list.overlaps, [
    { ...stretch(19, 20), first: 'Duty officer', second: 'Duty officer · B' },
  ])
  await assert.rejects(
    h.call(writer, planDuty, { official, from: shift.until, until: shift.from, days: 1 }),
    problemWith('territory.bad_duty'),
  )
  const last = { from: '9999-12-31T08:00', until: '9999-12-31T09:00' }
  await assert.rejects(
    h.call(writer, planDuty, { official, ...last, days: 2 }),
    problemWith('core.bad_input'),
  )
})

forHouse(
  'a duty without a next one cannot be handed over, and not to an earlier one',
  house,
  async (h) => {
    const { first, second } = await twoShifts(h)
    await assert.rejects(
      h.call(ben, handOver, { duty: second, note: 'x' }),
      problemWith('territory.no_successor'),
    )
    await assert.rejects(
      h.call(ben, handOver, { duty: second, note: 'x', successor: first }),
      problemWith('territory.not_a_successor'),
    )
    const north = person('n', ['territory:hand-over'], '/1/')
    await assert.rejects(
      h.call(north, handOver, { duty: first, note: 'x' }),
      problemWith('core.wrong_area'),
    )
  },
)

forHouse('the words of a hand-over are wiped after a month', house, async (h) => {
  const { first } = await twoShifts(h)
  await h.call(ada, handOver, { duty: first, note: 'Said in confidence' })
  await h.pass(29 * DAY)
  const count = async () =>
    (await h.records()).filter(({ type }) => type === 'handover.wiped').length
  assert.equal(await count(), 0)
  await h.pass(2 * DAY)
  assert.equal(await count(), 1)
  assert.equal(addMs(h.clock.now(), 0).slice(0, 10), '2026-12-25')
})

test('every text of shifts is whole in English and Arabic', () => {
  assert.deepEqual(catalogueProblems(rosterTexts as Catalogue), [])
  assert.deepEqual(catalogueProblems(holderTexts as Catalogue), [])
})
