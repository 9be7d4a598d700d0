// A telephone number proves nothing: what counts of a short message is the secret of the observer's card.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  DOOR,
  enrolled,
  filledIn,
  mona,
  type TestGroup,
  watchHouse,
  watching,
} from '../../../test/support/pollwatch.ts'
import { tables } from '../../lib/sql/tables.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { callBack, callList, ownDesk } from './actions/desk.ts'
import { makeCards } from './actions/enrol.ts'
import { hearSms } from './actions/hear.ts'
import { enrol, observers } from './actions/observer.ts'
import { sendEntry } from './actions/phone.ts'
import { ownPlaces } from './actions/place.ts'
import * as store from './store.ts'

const TURNOUT = { form: 'TU', serial: 1, view: 'all', limit: 50 } as const
const OTHER = '+999000000001'

const north = async (h: TestHouse) =>
  await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })

const send = async (h: TestHouse, from: string, text: string) =>
  (await h.call(DOOR, hearSms, { items: [{ from, text }] })).results[0]

/** How many voted at A-1, as the group sees it. */
async function turnout(h: TestHouse): Promise<unknown> {
  const { items } = await h.call(mona, ownPlaces, TURNOUT)
  return items.find(({ place }) => place.number === 'A-1')?.fields['V']?.value ?? null
}

const whose = (group: TestGroup) => group.at['A-1'] ?? { number: '', letters: '', phone: '' }

/** The newest answer of the gateway, with its telephone. */
async function answered(h: TestHouse) {
  await h.pass(0)
  const last = h.sms.sent.at(-1)
  return [last?.to, last?.text.replace(/\b(OK|KEPT) [A-Z]{6}/, '$1 ref')]
}

forBothHouses('a forged sender changes nothing of what an observer told', watchHouse, async (h) => {
  const group = await north(h)
  const { number, letters, phone } = whose(group)
  assert.equal(await send(h, phone, `TU ${number} ${letters} X1 V120`), 'counted')
  for (const from of [phone, phone.replace('+999', '0')])
    assert.equal(await send(h, from, `TU ${number} X1 V999`), 'quarantined')
  assert.equal(await turnout(h), 120)
  assert.deepEqual(await answered(h), [
    phone,
    'KEPT ref X1 V999. YOUR GROUP CALLS YOU. ADD THE 6 LETTERS OF YOUR CARD AFTER YOUR NUMBER',
  ])
})

forBothHouses(
  'what is typed as before is kept, answered and waits for a call',
  watchHouse,
  async (h) => {
    const { number, phone } = whose(await north(h))
    assert.equal(await send(h, phone, `TU ${number} X1 V120`), 'quarantined')
    assert.equal((await answered(h))[0], phone)
    const [waiting] = (await h.call(mona, callList, { limit: 10 })).items
    assert.deepEqual([waiting?.reason, waiting?.phone], ['no-secret', phone])
    const said = { outcome: 'confirmed', said: 'He had left the card at home' } as const
    await h.call(mona, callBack, { entry: waiting?.id ?? '', ...said })
    assert.equal(await turnout(h), 120)
  },
)

forBothHouses(
  'with the letters of the card it counts from whatever telephone',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = whose(await north(h))
    assert.equal(await send(h, OTHER, `TU ${number} ${letters} X1 V120`), 'counted')
    assert.deepEqual((await answered(h))[0], OTHER)
    await h.pass(HOUR)
    for (let serial = 2; serial < 42; serial += 1)
      assert.equal(await send(h, phone, `TU ${number} ${letters} X${serial} V130`), 'counted')
    assert.equal(await turnout(h), 120)
  },
)

forBothHouses(
  'behind five wrong letters even the right ones wait for a call',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = whose(await north(h))
    const wrong = letters === 'KQVHTM' ? 'KQVHTN' : 'KQVHTM'
    for (let n = 0; n < 5; n += 1)
      assert.equal(await send(h, OTHER, `TU ${number} ${wrong} X1 V${n}`), 'quarantined')
    assert.equal(await send(h, OTHER, `TU ${number} ${letters} X1 V120`), 'quarantined')
    assert.equal(await turnout(h), null)
    assert.equal(
      await send(h, phone, `TU ${number} ${letters} X1 V120`),
      'counted',
      'another telephone',
    )
    await h.pass(HOUR + MINUTE)
    assert.equal(await send(h, OTHER, `TU ${number} ${letters} X2 V120`), 'counted')
  },
)

forBothHouses(
  'a message that changes what the page sent waits for a call',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const { number, letters, phone } = whose(group)
    const telephone = await enrolled(h, group, 'A-1')
    await h.call(telephone, sendEntry, filledIn(h, 'TU', { V: '120', Q: '3' }))
    assert.equal(
      await send(h, phone, `TU ${number} ${letters} X1 V126`),
      'counted',
      'five per cent',
    )
    assert.equal(await send(h, phone, `TU ${number} ${letters} X1 V999`), 'quarantined')
    assert.match(String((await answered(h))[1]), /THE PAGE OF YOUR PHONE SENT OTHER NUMBERS/)
    assert.equal(await turnout(h), 126)
  },
)

forBothHouses('letters stay with each card, until others are asked for', watchHouse, async (h) => {
  const { number, letters, phone } = whose(await north(h))
  const { items } = await h.call(mona, observers, { limit: 10 })
  const own = items.filter((one) => one.number === number).map(({ id }) => id)
  const print = async (isNewSecret: boolean) =>
    (await h.call(mona, makeCards, { observers: own, isNewSecret })).cards[0]?.letters
  assert.equal(await print(false), letters)
  const fresh = await print(true)
  assert.match(fresh ?? '', /^[A-HJKMNP-Z]{6}$/)
  assert.notEqual(fresh, letters)
  assert.equal(await send(h, phone, `TU ${number} ${letters} X1 V120`), 'quarantined')
  assert.equal(await send(h, phone, `TU ${number} ${fresh} X1 V120`), 'counted')
})

forHouse(
  'whoever was enrolled before there were letters is printed a card',
  watchHouse,
  async (h) => {
    await north(h)
    const made = await h.call(mona, enrol, { label: 'Old', phone: '+999551009999', station: 'A-3' })
    const desk = await h.call(mona, ownDesk, {})
    assert.deepEqual([desk?.unprinted, desk?.unprintedSince], [1, h.clock.now()])
    await h.call(mona, makeCards, { observers: [made.observer] })
    assert.equal((await h.call(mona, ownDesk, {}))?.unprinted, 0)
  },
)

forHouse('numbers of observers tell nothing of each other', watchHouse, async (h) => {
  const group = await north(h)
  const [one = '', other = ''] = Object.values(group.at).map(({ number }) => number)
  const apart = Math.abs(Number(one.slice(0, 5)) - Number(other.slice(0, 5)))
  const third = await h.call(mona, enrol, { label: 'C', phone: '+999551009999', station: 'A-3' })
  const next = Math.abs(Number(third.number.slice(0, 5)) - Number(other.slice(0, 5)))
  assert.ok(apart > 1 || next > 1, 'one drawn in 45,000 stands behind another; two never do')
  const free = await h.store.read((tx) =>
    store.freshNumbers({ tx, newSecret: () => crypto.randomUUID() }, 1),
  )
  assert.match(free[0] ?? '', /^[1-9]\d{5}$/)
})

forHouse('a copy of the store alone has no letters', watchHouse, async (h) => {
  const { number, letters } = whose(await north(h))
  const db = tables<{ observer: { number: string } }>()
  const rows = await h.store.read((tx) =>
    db(tx).selectFrom('observer').selectAll().where('number', '=', number).execute(),
  )
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify(rows).includes(letters))
})
