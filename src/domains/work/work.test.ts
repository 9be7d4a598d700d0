import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { MINUTE } from '../../core/time.ts'
import { giveBack, handOver, marks, snooze, take, wake } from './actions.ts'
import { work } from './index.ts'

const options = { slices: [exampleNation().slice, work] }
const amina = person('amina', ['work:do', 'accounts:names'])
const bintou = person('bintou', ['work:do', 'accounts:names'])
const subject = 'alerting release /console/alerts/1'
const subjects = [subject, 'monitoring finding /console/findings/1']

forBothHouses(
  'one person has work in hand, until that person gives it back',
  options,
  async (house) => {
    await house.call(amina, take, { subject })
    assert.deepEqual((await house.call(bintou, marks, { subjects })).taken, [
      { subject, takenBy: amina.id, takenAt: house.clock.now() },
    ])
    await assert.rejects(house.call(bintou, take, { subject }), problemWith('work.taken_by_other'))
    await assert.rejects(house.call(bintou, giveBack, { subject }), problemWith('work.not_yours'))
    await house.call(amina, take, { subject })
    await house.call(amina, giveBack, { subject })
    await house.call(bintou, take, { subject })
    const types = (await house.records()).map(({ type, actor }) => [type, actor])
    assert.deepEqual(types, [
      ['work.taken', amina.id],
      ['work.givenBack', amina.id],
      ['work.taken', bintou.id],
    ])
  },
)

forBothHouses('of two who take at once one has it', options, async (house) => {
  const tries = await Promise.allSettled(
    [amina, bintou].map((who) => house.call(who, take, { subject })),
  )
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await house.call(amina, marks, { subjects })).taken.length, 1)
})

forHouse('work is handed only to somebody of the desk, by who has it', options, async (house) => {
  await house.call(amina, take, { subject })
  const away = { subject, to: 'person:nobody' }
  await assert.rejects(house.call(amina, handOver, away), problemWith('work.unknown_person'))
  await assert.rejects(
    house.call(bintou, handOver, { subject, to: bintou.id }),
    problemWith('work.taken_by_other'),
  )
  const { taken } = await house.call(amina, marks, { subjects })
  assert.equal(taken[0]?.takenBy, amina.id)
})

forBothHouses(
  'what is put aside is so for one person, and comes back by itself',
  options,
  async (house) => {
    const aside = async (who: typeof amina) =>
      (await house.call(who, marks, { subjects })).snoozed.map((one) => one.subject)
    await house.call(amina, snooze, { subject, minutes: 15 })
    assert.deepEqual([await aside(amina), await aside(bintou)], [[subject], []])
    await house.call(amina, wake, { subject })
    assert.deepEqual(await aside(amina), [])
    await assert.rejects(house.call(amina, wake, { subject }), problemWith('work.not_yours'))
    await house.call(amina, snooze, { subject, minutes: 60 })
    house.clock.advance(61 * MINUTE)
    assert.deepEqual(await aside(amina), [])
  },
)
