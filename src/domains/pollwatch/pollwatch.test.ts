import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hearJunk } from '../../../test/support/junk-messages.ts'
import {
  amal,
  applied,
  bruno,
  DOOR,
  idOf,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { appeal, application, apply, register, withdraw } from './actions/application.ts'
import {
  board,
  callBack,
  callBackStranger,
  callList,
  release,
  releasedBoard,
  strangers,
} from './actions/desk.ts'
import {
  accredit,
  addSupport,
  decideAppeal,
  endAccreditation,
  groupFile,
  nameManager,
  openDesk,
  refuse,
  withdrawConsent,
} from './actions/group.ts'
import { hearSms } from './actions/hear.ts'
import { endObserver, enrol, observers } from './actions/observer.ts'
import { ownPlaces } from './actions/place.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

const OPENING = { form: 'OP', serial: 1, view: 'all', limit: 50 } as const

const north = (h: TestHouse) =>
  watching(h, { name: 'North Watch', manager: mona, stations: ['A-1', 'A-2', 'B-1'] })
const south = (h: TestHouse) =>
  watching(h, { name: 'South Watch', manager: nils, stations: ['A-1', 'C-1'] })

forBothHouses(
  'a group applies as nobody, is refused with a reason, appeals once to another person, and withdraws',
  watchHouse,
  async (h) => {
    const { code, key } = await applied(h, 'New Watch')
    const group = await idOf(h, code)
    const own = { code, key }
    assert.equal((await h.call(ANONYMOUS, application, own)).state, 'applied')
    await assert.rejects(
      h.call(ANONYMOUS, application, { code, key: 'other' }),
      problemWith('pollwatch.wrong_key'),
    )
    await assert.rejects(
      h.call(ANONYMOUS, appeal, { ...own, words: 'No' }),
      problemWith('pollwatch.wrong_step'),
    )
    await h.call(amal, refuse, { group, reason: 'No code of conduct' })
    const seen = await h.call(ANONYMOUS, application, own)
    assert.deepEqual(
      [seen.state, seen.reason, seen.mayAppeal],
      ['refused', 'No code of conduct', true],
    )
    await h.call(ANONYMOUS, appeal, { ...own, words: 'We have one' })
    const appealed = await h.call(ANONYMOUS, register, {})
    assert.deepEqual(
      appealed.groups.map(({ state, reason }) => [state, reason]),
      [['appealed', 'No code of conduct']],
      'an appeal hides no refusal',
    )
    const decision = { group, grants: true, reason: 'They have one' }
    await assert.rejects(h.call(amal, decideAppeal, decision), problemWith('core.same_person'))
    await h.call(bruno, decideAppeal, decision)
    await h.call(bruno, addSupport, {
      group,
      what: 'phones',
      source: 'organisation',
      hasConsent: false,
    })
    await assert.rejects(
      h.call(bruno, addSupport, {
        group,
        what: 'money',
        source: 'company',
        name: 'Acme',
        hasConsent: false,
      }),
      problemWith('pollwatch.no_consent'),
    )
    const { groups: listed } = await h.call(ANONYMOUS, register, {})
    assert.deepEqual(
      listed.map(({ name, members, state, support }) => [name, members, state, support]),
      [['New Watch', 40, 'accredited', [{ what: 'phones', source: 'organisation', name: null }]]],
    )
    await h.call(amal, endAccreditation, { group, reason: 'It campaigned' })
    await h.call(ANONYMOUS, appeal, { ...own, words: 'That is another decision' })
    await h.call(bruno, decideAppeal, { group, grants: false, reason: 'It campaigned' })
    const again = h.call(ANONYMOUS, appeal, { ...own, words: 'Again' })
    await assert.rejects(again, problemWith('pollwatch.appealed_before'))
    await h.call(ANONYMOUS, withdraw, own)
    assert.deepEqual(
      (await h.call(ANONYMOUS, register, {})).groups.map(({ state, reason }) => [state, reason]),
      [['withdrawn', 'It campaigned']],
      'nor does it go when the group does',
    )
  },
)

forBothHouses(
  'a supporter is named only with recorded consent, which can be taken back, and coverage is told against all stations',
  watchHouse,
  async (h) => {
    const group = await north(h)
    await south(h)
    const named = { group: group.id, what: 'money', source: 'company', name: 'Acme' } as const
    await h.call(amal, addSupport, { ...named, hasConsent: true })
    const shown = async () => (await h.call(ANONYMOUS, register, {})).groups[0]?.support[0]?.name
    assert.equal(await shown(), 'Acme')
    const [support] = (await h.call(amal, groupFile, { group: group.id })).support
    const of = { group: group.id, support: support?.id ?? '' }
    await h.call(amal, withdrawConsent, of)
    assert.equal(await shown(), null)
    await assert.rejects(
      h.call(amal, withdrawConsent, { ...of, group: support?.id ?? '' }),
      problemWith('pollwatch.unknown_support'),
    )
    const bodies = (await h.records()).filter(({ type }) => type.includes('upport'))
    assert.deepEqual(
      bodies.map(({ body }) => body),
      [
        { what: 'money', source: 'company', isNamed: true, hasConsent: true },
        { what: 'money', source: 'company' },
      ],
    )
    const { stations, ofStations } = await h.call(ANONYMOUS, register, {})
    assert.deepEqual([stations, ofStations], [6, 6], 'four in tens are no more than there are')
    const file = await h.call(amal, groupFile, { group: group.id })
    assert.deepEqual([file.stations, file.ofStations], [3, 6])
  },
)

forBothHouses(
  'a manager sees and does nothing of another group, and the authority what is handed on',
  watchHouse,
  async (h) => {
    const first = await watching(h, {
      name: 'Shut Watch',
      manager: mona,
      stations: ['A-1'],
      isOpen: false,
    })
    const other = await south(h)
    await write(h, first, 'A-1', 'OP # A0710 B1 C1 D1')
    const entry = (await newest(h, first)).id
    assert.deepEqual((await h.call(nils, board, { view: 'all', limit: 10 })).items, [])
    await assert.rejects(h.call(nils, release, { entry }), problemWith('pollwatch.unknown_entry'))
    assert.deepEqual((await h.call(omar, releasedBoard, { view: 'all', limit: 10 })).items, [])
    await h.call(mona, release, { entry })
    const [seen] = (await h.call(omar, releasedBoard, { view: 'all', limit: 10 })).items
    assert.equal(seen?.id, entry)
    assert.ok(!('observer' in (seen ?? {})) && !('phone' in (seen ?? {})))
    await assert.rejects(
      h.call(mona, endObserver, {
        observer: (await h.call(nils, observers, { limit: 1 })).items[0]?.id ?? '',
      }),
      problemWith('pollwatch.unknown_observer'),
    )
    const outsider = { ...mona, id: 'person:outsider' }
    await assert.rejects(
      h.call(outsider, board, { view: 'all', limit: 10 }),
      problemWith('pollwatch.no_group'),
    )
    await assert.rejects(
      h.call(outsider, openDesk, { releases: 'at-once' }),
      problemWith('pollwatch.no_group'),
    )
    await assert.rejects(
      h.call(amal, nameManager, { group: other.id, person: mona.id }),
      problemWith('pollwatch.other_group'),
    )
    await assert.rejects(
      h.call(amal, nameManager, { group: other.id, person: omar.id }),
      problemWith('pollwatch.not_a_manager'),
    )
  },
)

forBothHouses(
  'what comes from another telephone counts once somebody called back, what nobody knows is the office’s to call',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const { number = '' } = group.at['A-1'] ?? {}
    const from = '+999000000001'
    const text = `OP ${number} A0710 B1 C1 D1`
    const send = async (items: { from: string; text: string }[]) =>
      (await h.call(DOOR, hearSms, { items })).results
    assert.deepEqual(
      await send([
        { from, text },
        { from, text },
      ]),
      ['quarantined', 'repeated'],
    )
    assert.equal((await h.call(mona, ownPlaces, OPENING)).items.length, 0)
    const [waiting] = (await h.call(mona, callList, { limit: 10 })).items
    assert.deepEqual([waiting?.reason, waiting?.phone], ['no-secret', from])
    const entry = waiting?.id ?? ''
    await h.call(mona, callBack, { entry, outcome: 'no-answer', said: 'It rang' })
    await h.call(mona, callBack, { entry, outcome: 'confirmed', said: 'He borrowed a telephone' })
    assert.equal((await h.call(mona, ownPlaces, OPENING)).items.length, 1)
    const row = await h.store.read((tx) => store.entries.one(tx, { id: entry }))
    assert.equal(row?.phone, null, 'the number was kept for the call alone')
    await assert.rejects(
      h.call(mona, callBack, { entry, outcome: 'denied', said: 'x' }),
      problemWith('pollwatch.not_quarantined'),
    )
    // A number that is not one, and one that nobody has.
    const wrong = `${number.slice(0, 5)}${(Number(number[5]) + 1) % 10}`
    await send([{ from, text: `OP ${wrong} A0710` }])
    const [stranger] = (await h.call(amal, strangers, { limit: 10 })).items
    assert.equal(stranger?.reason, 'unknown-observer')
    await assert.rejects(
      h.call(amal, callBackStranger, {
        entry: stranger?.id ?? '',
        outcome: 'confirmed',
        said: 'x',
      }),
      problemWith('pollwatch.no_observer_yet'),
    )
    await h.call(amal, callBackStranger, {
      entry: stranger?.id ?? '',
      outcome: 'denied',
      said: 'A child',
    })
    assert.equal(h.sms.sent.filter(({ to }) => to === from).length, 0, 'a stranger gets no answer')
  },
)

forBothHouses(
  'who no longer observes is not counted, and who has no accredited group is the office’s to call',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const { number = '' } = group.at['A-1'] ?? {}
    const [own] = (await h.call(mona, observers, { limit: 10 })).items.filter(
      (one) => one.number === number,
    )
    await h.call(mona, endObserver, { observer: own?.id ?? '' })
    assert.equal(await write(h, group, 'A-1', 'OP # A0711 B1 C1 D1'), 'quarantined')
    await h.call(amal, endAccreditation, { group: group.id, reason: 'It campaigned' })
    assert.equal(await write(h, group, 'A-2', 'OP # A0712 B1 C1 D1'), 'quarantined')
    const last = (await h.call(amal, strangers, { limit: 10 })).items.at(-1)
    assert.equal(last?.phone, group.at['A-2']?.phone, 'the office calls whoever has no group')
  },
)

forHouse(
  'several messages add up, and the answer says what is missing, unknown and out of range',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const said = async () => {
      await h.pass(0)
      return (h.sms.sent.at(-1)?.text ?? '').replace(/OK [A-Z]{6}/, 'OK ref')
    }
    await write(h, group, 'A-1', 'OP # B1 Z3 F200')
    assert.equal(await said(), 'OK ref B1. MISSING A C D. UNKNOWN Z. RANGE F')
    await h.pass(MINUTE)
    await write(h, group, 'A-1', 'OP # A٠٧١٠ C2 D1')
    assert.equal(await said(), 'OK ref A0710 C2 D1. MISSING E')
    await h.pass(MINUTE)
    await write(h, group, 'A-1', 'OP # E14 B1 B2')
    assert.equal(await said(), 'OK ref E14. UNCLEAR, SEND AGAIN: B')
    const { items } = await h.call(mona, ownPlaces, OPENING)
    assert.deepEqual(
      items.map(({ fields, verdict, entries }) => [
        fields['A']?.value,
        fields['E']?.value,
        verdict,
        entries,
      ]),
      [[430, 14, 'ok', 3]],
    )
  },
)

forHouse(
  'junk messages are counted, a few kept, and an observer is heard all the same',
  watchHouse,
  async (h) => await hearJunk(h, await north(h), 1_000),
)

forHouse(
  'one telephone that writes without end leaves room for others whom nobody knows',
  watchHouse,
  async (h) => {
    const text = (n: number) => `OP ${String(100_000 + n)} A0710`
    const send = async (items: { from: string; text: string }[]) =>
      (await h.call(DOOR, hearSms, { items })).results
    const of = (at: number) =>
      Array.from({ length: 100 }, (_, n) => ({ from: '+999700111', text: text(at + n) }))
    const outcomes: string[] = []
    for (let at = 0; at < 600; at += 100) outcomes.push(...(await send(of(at))))
    assert.equal(outcomes.filter((one) => one === 'dropped').length, 600 - noun.STRANGER_PER_HOUR)
    assert.deepEqual(await send([{ from: '+999700222', text: text(700) }]), ['quarantined'])
  },
)

forHouse(
  'whoever forges hundreds of numbers has no observer dropped who writes from another telephone, and one number has its share',
  watchHouse,
  async (h) => {
    const group = await north(h)
    const number = group.at['A-1']?.number ?? ''
    const send = async (items: { from: string; text: string }[]) =>
      (await h.call(DOOR, hearSms, { items })).results
    for (let at = 0; at < 700; at += 100)
      await send(
        Array.from({ length: 100 }, (_, n) => ({
          from: `+8880${100_000 + at + n}`,
          text: `OP ${String(100_000 + at + n)} A0710`,
        })),
      )
    const own = (from: string, minute: number) => ({ from, text: `OP ${number} A07${minute}` })
    assert.deepEqual(await send([own('+999700333', 10)]), ['quarantined'])
    const forged = await send(
      Array.from({ length: 90 }, (_, n) => own('+999700444', 10 + (n % 50))),
    )
    assert.equal(
      forged.filter((one) => one === 'quarantined').length,
      noun.STRANGER_PER_HOUR,
      'one telephone uses up a part of the share alone',
    )
    assert.deepEqual(await send([own('+999700333', 11)]), ['quarantined'])
  },
)

forHouse(
  'an application without the code of conduct, and an observer without a station or a telephone, are refused',
  watchHouse,
  async (h) => {
    const facts = { name: 'X', kind: 'other', members: 1, about: 'x', contact: 'x' } as const
    await assert.rejects(
      h.call(ANONYMOUS, apply, { ...facts, conduct: false }),
      problemWith('pollwatch.no_conduct'),
    )
    await north(h)
    const one = { label: 'a', phone: '+9991234567', station: 'A-1' }
    await assert.rejects(
      h.call(mona, enrol, { ...one, station: 'Z' }),
      problemWith('pollwatch.unknown_station'),
    )
    await assert.rejects(
      h.call(mona, enrol, { ...one, phone: 'no' }),
      problemWith('pollwatch.bad_phone'),
    )
    await assert.rejects(h.call(amal, accredit, { group: (await applied(h, 'Y')).code }), /./)
  },
)

test('no column and no field can hold a voter, a name of one, a vote or a ballot', () => {
  const rows = [
    noun.groupRow,
    noun.supportRow,
    noun.managerRow,
    noun.observerRow,
    noun.entryRow,
    noun.callRow,
    noun.placeRow,
    noun.overrideRow,
    noun.issueRow,
    noun.stepRow,
  ]
  const names = rows.flatMap((row) => Object.keys(row.shape))
  assert.ok(names.length > 100)
  assert.deepEqual(
    names.filter((name) => /voter|ballot|image|photo|birth|identity/i.test(name)),
    [],
  )
  assert.equal(noun.entryRow.safeParse({ answers: { A: 'a name' } }).success, false)
})
