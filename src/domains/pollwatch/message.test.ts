// Every short message of an observer is kept as it came, without the letters of his card, and a telephone that his group knows
// is always answered.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  amal,
  DOOR,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
} from '../../../test/support/pollwatch.ts'
import { callBack, callList, releasedBoard } from './actions/desk.ts'
import { hearSms } from './actions/hear.ts'
import { messages, unknownMessages } from './actions/message.ts'
import { endObserver, observers } from './actions/observer.ts'
import { mayBeObserver } from './forms.ts'
import { entryPage } from './pages/entry.ts'
import { messagesPage } from './pages/messages.ts'
import * as store from './store.ts'

async function north(h: TestHouse) {
  const group = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
  await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
  return { group, ...(group.at['A-1'] ?? { number: '', letters: '', phone: '' }) }
}

const send = async (h: TestHouse, from: string, text: string) => {
  const [end] = (await h.call(DOOR, hearSms, { items: [{ from, text }] })).results
  await h.pass(0)
  return end
}

const listOf = async (h: TestHouse) => (await h.call(mona, messages, { limit: 20 })).items

/** The same digits with one mistyped. */
const mistyped = (number: string) =>
  `${number.slice(0, 2)}${(Number(number.charAt(2)) + 1) % 10}${number.slice(3)}`

forBothHouses(
  'a message is kept whole for the group alone, without the letters of the card',
  watchHouse,
  async (h) => {
    const { group, number, letters, phone } = await north(h)
    const text = `Hello TU ${number} ${letters} X1 V45 the line is long, L. Olsen`
    assert.equal(await send(h, phone, text), 'counted')
    const [kept] = await listOf(h)
    assert.equal(kept?.text, text.replace(letters, '······'))
    assert.match(kept?.answer ?? '', /^OK [A-Z]{6} X1 V45$/)
    const { ref, id } = await newest(h, group)
    const own = await visitPage(h, entryPage, { actor: mona, params: { entry: ref } })
    assert.ok(own.includes('the line is long, L. Olsen') && own.includes('······'))
    assert.equal((await h.call(nils, messages, { limit: 9 })).items.length, 0)
    assert.equal((await h.call(nils, messages, { entry: id, limit: 9 })).items.length, 0)
    assert.equal((await h.call(amal, unknownMessages, { limit: 9 })).items.length, 0)
    const handedOn = JSON.stringify(await h.call(omar, releasedBoard, { view: 'all', limit: 9 }))
    assert.ok(
      handedOn.includes(ref) && !handedOn.includes(number),
      'whose it is stays with the group',
    )
    const wrong = letters.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    await send(h, phone, `TU ${number} ${wrong} X2 V50`)
    await send(h, phone, `IN ${number} the man was beaten`)
    const rows = JSON.stringify(await listOf(h))
    assert.ok(!rows.includes(letters) && !rows.includes(wrong), 'nor what was mistyped for them')
    assert.ok(rows.includes('the man was beaten'))
  },
)

forBothHouses(
  'a telephone that is known is answered under a mistyped number, and without any',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = await north(h)
    const last = () => h.sms.sent.at(-1)
    assert.equal(await send(h, phone, `TU ${mistyped(number)} ${letters} X1 V45`), 'quarantined')
    assert.equal(last()?.to, phone)
    assert.match(last()?.text ?? '', /^KEPT [A-Z]{6} X1 V45. .*NO OBSERVER HAS THIS NUMBER/)
    const [waits] = (await h.call(mona, callList, { limit: 9 })).items
    assert.equal(waits?.reason, 'mistyped-number', 'it stands with his group')
    assert.equal(await send(h, phone, 'people are fighting at the door'), 'quarantined')
    assert.equal(last()?.to, phone)
    assert.match(last()?.text ?? '', /^NOT UNDERSTOOD/)
    assert.equal(await send(h, phone, 'people are fighting at the door'), 'repeated')
    assert.deepEqual(
      (await listOf(h)).map(({ made, text }) => [made?.reason ?? null, text.slice(0, 6)]),
      [
        [null, 'people'],
        ['mistyped-number', 'TU ' + mistyped(number).slice(0, 3)],
      ],
    )
    const page = await visitPage(h, messagesPage, { actor: mona })
    assert.ok(page.includes('people are fighting') && !page.includes(letters))
    const said = { outcome: 'confirmed', said: 'He sent it' } as const
    await h.call(mona, callBack, { entry: waits?.id ?? '', ...said })
    const row = await h.store.read((tx) => store.entries.one(tx, { id: waits?.id ?? '' }))
    assert.deepEqual([row?.state, row?.station], ['counted', 's-A-1'])
  },
)

forHouse('whose telephone nobody knows, is answered by nobody', watchHouse, async (h) => {
  const { number, letters, phone } = await north(h)
  for (const text of [`TU ${mistyped(number)} ${letters} X1 V45`, 'people are fighting'])
    await send(h, '+999000000001', text)
  const { items } = await h.call(mona, observers, { limit: 9 })
  const own = items.find((one) => one.number === number)?.id ?? ''
  await h.call(mona, endObserver, { observer: own })
  await send(h, phone, 'people are fighting')
  assert.equal(h.sms.sent.length, 0)
  assert.equal((await listOf(h)).length, 0)
  const [unknown, other] = (await h.call(amal, unknownMessages, { limit: 9 })).items
  assert.match(unknown?.text ?? '', /^TU \d{6} ······ X1 V45$/)
  assert.equal(other, undefined)
})

forHouse(
  'whoever forges a known telephone is answered ten times an hour',
  watchHouse,
  async (h) => {
    const { phone } = await north(h)
    for (let n = 0; n < 70; n += 1) await send(h, phone, `forged ${n}`)
    assert.equal(h.sms.sent.length, 10)
    assert.equal((await h.call(mona, messages, { limit: 200 })).items.length, 60)
  },
)

forHouse('answers of stations are shown to no observers’ desk', watchHouse, async () => {
  for (const text of ['KQVHT-MWBRC 1', 'kqvht mwbrc 3 help', 'KQVHTMWBRC 1', 'KQVHT-MWBRC'])
    assert.equal(mayBeObserver(text), false, text)
  for (const text of ['people are fighting', 'there women wait', '45', 'everything is well'])
    assert.equal(mayBeObserver(text), true, text)
})
