// What a short message was understood to say is told to its sender, and what nobody is sure of is asked back.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { DOOR, mona, newest, watchHouse, watching, write } from '../../../test/support/pollwatch.ts'
import { callBack, callList } from './actions/desk.ts'
import { hearSms } from './actions/hear.ts'
import { ownPlaces } from './actions/place.ts'
import { entries } from './store.ts'

const north = (h: TestHouse) =>
  watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })

/** The newest answer of the gateway. */
async function told(h: TestHouse): Promise<string> {
  await h.pass(0)
  return (h.sms.sent.at(-1)?.text ?? '').replace(/(OK|KEPT) [A-Z]{6}/, '$1 ref')
}

/** How many voted at A-1 by an asking, as the group sees it. */
async function turnout(h: TestHouse, serial: number): Promise<unknown> {
  const asked = { form: 'TU', serial, view: 'all', limit: 50 } as const
  const { items } = await h.call(mona, ownPlaces, asked)
  return items.find(({ place }) => place.number === 'A-1')?.fields['V']?.value ?? null
}

forBothHouses(
  'an observer is told the numbers that were understood, and words change none',
  watchHouse,
  async (h) => {
    const group = await north(h)
    await write(h, group, 'A-1', 'TU # X1 V45 OK, in line 40')
    assert.equal(await told(h), 'OK ref X1 V45')
    const row = await newest(h, group)
    assert.deepEqual([row.answers, row.comment], [{ V: 45 }, 'OK, in line 40'])
    await write(h, group, 'A-2', 'IN # C7 S3 the register is down please help')
    assert.equal(await told(h), 'OK ref C7 S3')
    assert.equal((await newest(h, group)).comment, 'the register is down please help')
    await write(h, group, 'A-1', 'TU # X2 V45.5')
    assert.equal(await told(h), 'KEPT ref X2. UNCLEAR, SEND AGAIN: V')
    assert.deepEqual((await newest(h, group)).answers, {})
  },
)

forBothHouses(
  'a message without its asking is asked back and overwrites nothing',
  watchHouse,
  async (h) => {
    const group = await north(h)
    await write(h, group, 'A-1', 'TU # X1 V45')
    for (const text of ['TU # V116', 'TU # X V117', 'TU # X1-2 V118'])
      assert.equal(await write(h, group, 'A-1', text), 'quarantined', text)
    assert.match(await told(h), /^KEPT ref V118. NOT COUNTED: WHICH ASKING\? SEND IT AGAIN WITH X1/)
    assert.equal(await turnout(h, 1), 45)
    const { items } = await h.call(mona, callList, { limit: 9 })
    assert.deepEqual(
      items.map(({ reason, serial }) => [reason, serial]),
      [116, 117, 118].map(() => ['no-asking', 0]),
    )
    assert.equal(await write(h, group, 'A-1', 'TU # X2 V116'), 'counted')
    const left = (await h.call(mona, callList, { limit: 9 })).items
    assert.deepEqual(
      left.map(({ answers }) => answers['V']),
      [117, 118],
      'what was sent again waits no more',
    )
    const call = { entry: left[0]?.id ?? '', outcome: 'confirmed', said: 'At four' } as const
    await assert.rejects(h.call(mona, callBack, call), problemWith('pollwatch.which_asking'))
    await h.call(mona, callBack, { ...call, serial: 3 })
    assert.deepEqual(
      [await turnout(h, 1), await turnout(h, 2), await turnout(h, 3)],
      [45, 116, 117],
    )
  },
)

forHouse('a borrowed telephone with the letters is asked back, too', watchHouse, async (h) => {
  const { number = '', letters = '' } = (await north(h)).at['A-1'] ?? {}
  const items = [{ from: '+999000000001', text: `TU ${number} ${letters} V116` }]
  await h.call(DOOR, hearSms, { items })
  await h.pass(0)
  assert.equal(h.sms.sent.at(-1)?.to, '+999000000001')
})

forHouse(
  'letters of a card stand in no comment, however they were mistyped',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const { number = '', letters = '', phone = '' } = group.at['A-1'] ?? {}
    const split = `${letters.slice(0, 3)} ${letters.slice(3)}`
    for (const text of [
      `TU ${number} X1 V45 ${letters.toLowerCase()} late`,
      `TU ${number} ${letters.slice(0, 5)} X1 V46 late`,
      `TU ${number} X1 V47 late @ my letters are ${split}`,
    ]) {
      await h.call(DOOR, hearSms, { items: [{ from: phone, text }] })
      const kept = JSON.stringify(await h.store.read((tx) => entries.many(tx, {}, { limit: 9 })))
      assert.match(kept, /late/)
      for (const part of [letters, letters.slice(0, 5), split])
        assert.ok(!kept.toUpperCase().includes(part), text)
    }
  },
)

forBothHouses(
  'a count that falls from asking to asking is marked and told',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const verdicts = async () => {
      const all = []
      for (const serial of [1, 2, 3]) {
        const asked = { form: 'TU', serial, view: 'all', limit: 50 } as const
        all.push((await h.call(mona, ownPlaces, asked)).items[0]?.verdict ?? '')
      }
      return all.join(' ')
    }
    await write(h, group, 'A-1', 'TU # X2 V200')
    await write(h, group, 'A-1', 'TU # X3 V50')
    assert.equal(await told(h), 'OK ref X3 V50. DOES NOT FIT YOUR X2 V200: IF WRONG SEND IT AGAIN')
    const falls = await newest(h, group)
    assert.deepEqual([falls.verdict, falls.flags], ['flagged', ['count-falls']])
    assert.equal(await verdicts(), ' ok flagged')
    await write(h, group, 'A-1', 'TU # X1 V300')
    assert.match(await told(h), /DOES NOT FIT YOUR X3 V50/)
    assert.equal(await verdicts(), 'ok flagged flagged', 'in whatever order they come')
    await write(h, group, 'A-1', 'TU # X1 V30')
    await write(h, group, 'A-1', 'TU # X3 V250')
    assert.equal(await told(h), 'OK ref X3 V250')
    assert.equal(await verdicts(), 'ok ok ok', 'once it is put right')
    await write(h, group, 'A-1', 'CL # A1900 B1 C1 V180 U180 D1')
    assert.deepEqual((await newest(h, group)).flags, ['count-falls'])
  },
)
