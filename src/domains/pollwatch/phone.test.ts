import assert from 'node:assert/strict'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import {
  DOOR,
  enrolled,
  filledIn,
  IDENTIFIER,
  mona,
  newest,
  nils,
  amal,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { secretHash } from '../../core/id.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { board, callBack } from './actions/desk.ts'
import {
  enrolPhone,
  identifyPhone,
  leavePhone,
  makeCards,
  phones,
  readCard,
  revokeOwnPhones,
  revokePhone,
  revokePhones,
} from './actions/enrol.ts'
import { hearSms } from './actions/hear.ts'
import { observers } from './actions/observer.ts'
import { ownWatch, sendEntry } from './actions/phone.ts'
import { ownPlaces } from './actions/place.ts'
import * as store from './store.ts'

const OPENING = { A: '07:10', B: '1', C: '1', D: '1', F: '3' }

forBothHouses(
  'a card enrols one telephone, a new telephone takes its place, and one that was revoked may do nothing',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    const south = await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
    const { items } = await h.call(mona, observers, { limit: 10 })
    const [second, first] = items.map((one) => one.id)
    assert.ok(first !== undefined && second !== undefined)
    await assert.rejects(
      h.call(nils, makeCards, { observers: [first] }),
      problemWith('pollwatch.unknown_observer'),
    )
    const old = await h.call(mona, makeCards, { observers: [first] })
    const made = await h.call(mona, makeCards, { observers: [first, second] })
    assert.deepEqual(
      made.cards.map(({ number }) => number),
      [north.at['A-1']?.number, north.at['A-2']?.number].toSorted(),
    )
    const [card, other] = [first, second].map((one) =>
      made.cards.find(({ observer }) => observer === one),
    )
    assert.ok(card !== undefined && other !== undefined)
    const void_ = { secret: old.cards[0]?.secret }
    await assert.rejects(h.call(ANONYMOUS, readCard, void_), problemWith('pollwatch.expired_card'))
    await assert.rejects(
      h.call(ANONYMOUS, enrolPhone, { code: 'AAAA BBBB CCCC' }),
      problemWith('pollwatch.wrong_code'),
    )
    const read = await h.call(ANONYMOUS, readCard, { secret: card.secret })
    assert.equal(read.station, 'A-1 School A-1')
    const one = await h.call(ANONYMOUS, enrolPhone, { code: card.code.toLowerCase() })
    await assert.rejects(
      h.call(ANONYMOUS, enrolPhone, { secret: card.secret }),
      problemWith('pollwatch.used_card'),
    )
    const whose = async (secret: string) =>
      (await h.call(IDENTIFIER, identifyPhone, { phone: secretHash(secret) })).phone
    const known = await whose(one.cookie.secret)
    assert.deepEqual([known?.isOn, known?.area], [true, '/1/1/'])
    const again = await h.call(mona, makeCards, { observers: [first] })
    const two = await h.call(ANONYMOUS, enrolPhone, { secret: again.cards[0]?.secret })
    assert.equal((await whose(one.cookie.secret))?.isOn, false, 'one telephone an observer')
    assert.equal((await whose(two.cookie.secret))?.isOn, true)
    assert.equal((await h.call(mona, phones, { observers: [first, second] })).phones.length, 1)
    assert.equal((await h.call(nils, phones, { observers: [first] })).phones.length, 0)
    await assert.rejects(
      h.call(nils, revokePhone, { observer: first }),
      problemWith('pollwatch.unknown_observer'),
    )
    await h.call(mona, revokePhone, { observer: first })
    assert.equal((await whose(two.cookie.secret))?.isOn, false)
    const north1 = await enrolled(h, north, 'A-1')
    const ways = [
      async () => await h.call(amal, revokePhones, { group: south.id }),
      async () => await h.call(nils, revokeOwnPhones, {}),
    ]
    for (const revokeAll of ways) {
      const three = await enrolled(h, south, 'C-1')
      assert.deepEqual(await revokeAll(), { count: 1 })
      await assert.rejects(h.call(three, ownWatch, {}), problemWith('pollwatch.no_phone'))
      await assert.rejects(revokeAll(), problemWith('pollwatch.no_phone'))
    }
    assert.equal((await h.call(north1, ownWatch, {})).group, 'North', 'those of another group stay')
    await h.call(north1, leavePhone, {})
    await assert.rejects(h.call(north1, ownWatch, {}), problemWith('pollwatch.no_phone'))
    const left = await h.records()
    assert.deepEqual(await h.call(north1, leavePhone, {}), { cookie: null })
    assert.deepEqual(await h.call(ANONYMOUS, leavePhone, {}), { cookie: null })
    assert.equal((await h.records()).length, left.length, 'leaving twice is leaving once')
    h.clock.advance(8 * DAY)
    await assert.rejects(
      h.call(ANONYMOUS, enrolPhone, { secret: other.secret }),
      problemWith('pollwatch.expired_card'),
    )
    assert.equal(await whose('x'.repeat(43)), null)
  },
)

forBothHouses(
  'an entry of a telephone stands on the desk, once however often it comes, and makes the row of the station',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const entry = filledIn(h, 'OP', OPENING)
    const first = await h.call(phone, sendEntry, entry)
    assert.deepEqual([first.state, first.verdict, first.reason], ['counted', 'ok', null])
    const again = await h.call(phone, sendEntry, entry)
    assert.deepEqual(again, first)
    await assert.rejects(
      h.call(phone, sendEntry, { ...entry, given: { ...OPENING, A: '07:20' } }),
      problemWith('pollwatch.other_entry'),
    )
    await write(h, north, 'A-1', 'OP # A0710 B1 C1 D1 F3')
    const { items } = await h.call(mona, ownPlaces, {
      form: 'OP',
      serial: 1,
      view: 'all',
      limit: 9,
    })
    assert.deepEqual(
      items.map(({ fields }) => [fields['A']?.value, fields['A']?.count]),
      [[430, 1]],
      'by message and by page it is one word of one observer',
    )
    const { sent } = await h.call(phone, ownWatch, {})
    assert.deepEqual(
      sent.map(({ channel, ref }) => [channel, ref === first.ref]),
      [
        ['sms', false],
        ['page', true],
      ],
    )
  },
)

forHouse(
  'what is wrong with an entry is said by field, or keeps it apart until somebody called',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'B-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const bad = { ...filledIn(h, 'OP', { ...OPENING, A: '2599', Z: '1' }), isSure: true }
    await assert.rejects(h.call(phone, sendEntry, bad), (error: unknown) => {
      assert.ok(error instanceof Error && 'fields' in error)
      const fields = error.fields as { path: string }[]
      assert.deepEqual(
        fields.map(({ path }) => path),
        ['given.A', 'given.Z'],
      )
      return true
    })
    const part = { ...filledIn(h, 'OP', { A: '٠٧:١٠' }), isSure: false }
    await assert.rejects(h.call(phone, sendEntry, part), problemWith('pollwatch.not_whole'))
    const sure = await h.call(phone, sendEntry, { ...part, isSure: true })
    assert.deepEqual([sure.verdict, sure.state], ['missing', 'counted'])
    await assert.rejects(
      h.call(phone, sendEntry, filledIn(h, 'ZZ', {})),
      problemWith('pollwatch.unknown_form'),
    )
    const doubted = async (more: object) => {
      const { state, reason } = await h.call(phone, sendEntry, {
        ...filledIn(h, 'OP', OPENING),
        ...more,
      })
      return [state, reason]
    }
    assert.deepEqual(await doubted({ version: 9 }), ['quarantined', 'other-version'])
    assert.deepEqual(await doubted({ station: 'c-1 ' }), ['quarantined', 'other-station'])
    assert.deepEqual(await doubted({ station: 'a-1' }), ['counted', null])
    const now = h.clock.now()
    for (const by of [DAY, -DAY]) {
      const wrong = { sentAt: addMs(now, by), capturedAt: addMs(now, by - HOUR) }
      assert.deepEqual(await doubted(wrong), ['quarantined', 'wrong-clock'])
      const { capturedAt } = await newest(h, north)
      assert.equal(capturedAt, addMs(now, -HOUR), 'put right by what its clock said')
    }
    assert.deepEqual(await doubted({ capturedAt: addMs(now, -5 * HOUR), sentAt: now }), [
      'counted',
      null,
    ])
    const { items } = await h.call(mona, board, { view: 'quarantined', limit: 20 })
    assert.equal(items.length, 4)
    const elsewhere = items.find(({ reason }) => reason === 'other-station')
    assert.ok(elsewhere !== undefined)
    const call = { entry: elsewhere.id, outcome: 'confirmed', said: 'He is there' } as const
    await h.call(mona, callBack, call)
    const row = await h.store.read((tx) => store.entries.one(tx, { id: elsewhere.id }))
    assert.deepEqual([row?.state, row?.station, row?.area], ['counted', 's-C-1', '/2/1/'])
  },
)

forHouse(
  'an incident that came by message and by page is one, whichever came first',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const incident = (comment: string) => ({
      ...filledIn(h, 'IN', { C: '4', S: '2' }),
      comment,
      isSure: true,
    })
    await write(h, north, 'A-1', 'IN # C4 S2 @ No  paper 5')
    const byMessage = await newest(h, north)
    const twice = incident('no paper ٥')
    assert.equal((await h.call(phone, sendEntry, twice)).ref, byMessage.ref)
    assert.equal((await h.call(phone, sendEntry, twice)).ref, byMessage.ref)
    await h.call(phone, sendEntry, incident('The door is shut'))
    assert.equal(await write(h, north, 'A-1', 'IN # C4 S2 @ The door is shut'), 'repeated')
    await h.call(phone, sendEntry, incident('Another thing'))
    assert.equal((await h.call(mona, board, { view: 'all', limit: 9 })).items.length, 3)
  },
)

forHouse(
  'a message is the same incident only where it counts, is as urgent, and did not come before the entry was written',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const number = north.at['A-1']?.number ?? ''
    const sends = async (comment: string, more: object = {}) => {
      const entry = filledIn(h, 'IN', { C: '4', S: '2' })
      return (await h.call(phone, sendEntry, { ...entry, comment, ...more })).state
    }
    const count = async () => await h.store.read((tx) => store.entries.count(tx, {}))
    // Whoever knows the number of an observer writes from a telephone of his own.
    const from = '+999558888888'
    const items = [{ from, text: `IN ${number} C4 S2 @ no paper` }]
    assert.deepEqual((await h.call(DOOR, hearSms, { items })).results, ['quarantined'])
    assert.deepEqual([await sends('No paper'), await count()], ['counted', 2])
    await write(h, north, 'A-1', 'IN # C4 S2 @ the door is shut')
    assert.deepEqual(
      [await sends('The door is shut', { isUrgent: true }), await count()],
      ['counted', 4],
    )
    // A message may be longer than what is kept of it.
    await write(h, north, 'A-1', `IN # ! C4 S2 @ ${'people shout '.repeat(20)}`)
    const kept = 'People shout '.repeat(20).slice(0, 200)
    assert.deepEqual(
      [await sends(kept.replace(' ', '\n'), { isUrgent: true }), await count()],
      ['counted', 5],
    )
    await write(h, north, 'A-1', 'IN # C4 S2 @ no light')
    const writtenAt = h.clock.now()
    h.clock.advance(HOUR)
    // One entry was written before the message came and waited for a network, the other is of an hour later.
    assert.deepEqual(
      [await sends('No light', { capturedAt: writtenAt }), await count()],
      ['counted', 6],
    )
    assert.deepEqual([await sends('No light'), await count()], ['counted', 7])
  },
)
