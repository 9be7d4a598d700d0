// Whoever guesses at the letters of a card, or forges an observer's number, neither counts for him nor silences him.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  DOOR,
  mona,
  type TestGroup,
  watchHouse,
  watching,
} from '../../../test/support/pollwatch.ts'
import { everyItem } from '../../core/listed.ts'
import { HOUR } from '../../core/time.ts'
import { SECRET_ALPHABET, SECRET_LETTERS } from '../../lib/questionnaire/index.ts'
import { callBack, callList } from './actions/desk.ts'
import { hearSms } from './actions/hear.ts'
import { ownPlaces } from './actions/place.ts'
import { callsPage } from './pages/calls.ts'
import { WRONG_SECRETS, WRONG_SECRETS_OF_OTHERS } from './schema.ts'

const BORROWED = '+999000000001'
const BATCH = 100

const north = async (h: TestHouse) =>
  whose(await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] }))
const whose = (group: TestGroup) => group.at['A-1'] ?? { number: '', letters: '', phone: '' }

/** Hands in what such telephones send, a hundred at once as the door does; gives how many came to which end. */
async function sends(h: TestHouse, items: readonly { from: string; text: string }[]) {
  const ends: Record<string, number> = {}
  for (let at = 0; at < items.length; at += BATCH) {
    const { results } = await h.call(DOOR, hearSms, { items: items.slice(at, at + BATCH) })
    for (const end of results) ends[end] = (ends[end] ?? 0) + 1
  }
  return ends
}

const send = async (h: TestHouse, from: string, text: string) =>
  Object.keys(await sends(h, [{ from, text }]))[0]

const times = <T>(count: number, made: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => made(n))

/** How many voted at A-1, as the group sees it. */
async function turnout(h: TestHouse): Promise<unknown> {
  const asked = { form: 'TU', serial: 1, view: 'all', limit: 50 } as const
  const { items } = await h.call(mona, ownPlaces, asked)
  return items.find(({ place }) => place.number === 'A-1')?.fields['V']?.value ?? null
}

/** Letters that are not the observer's. */
const wrongOf = (letters: string, n: number) => {
  const tail = `${'ABCDEFGH'.charAt(n % 8)}${'ABCDEFGH'.charAt((n >> 3) % 8)}${'ABCDEFGH'.charAt((n >> 6) % 8)}`
  return `${letters.slice(0, 3) === 'KQV' ? 'KQW' : 'KQV'}${tail}`
}

forBothHouses(
  'guesses from whatever telephones come to an end, also where none of them is kept',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = await north(h)
    const guess = (from: string) => (n: number) => ({
      from,
      text: `TU ${number} ${wrongOf(letters, n)} X1 V${n}`,
    })
    const crowd = times(14, (n) => `+9997000001${10 + n}`)
    const ends = await sends(h, [
      ...crowd.flatMap((from, n) => times(5, (k) => guess(from)(5 * n + k))),
      ...times(40, (n) => guess(BORROWED)(100 + n)),
    ])
    assert.ok((ends['dropped'] ?? 0) > 40, 'most of them are no rows')
    assert.equal(await send(h, BORROWED, `TU ${number} ${letters} X1 V999`), 'quarantined')
    assert.equal(await send(h, '+999711112222', `TU ${number} ${letters} X1 V998`), 'quarantined')
    assert.equal(await turnout(h), null, 'whoever tries another telephone guesses on')
    assert.equal(await send(h, phone, `TU ${number} ${letters} X1 V120`), 'counted', 'his own')
    await h.pass(HOUR)
    assert.equal(await send(h, BORROWED, `TU ${number} ${letters} X2 V120`), 'counted')
    const inADay = 24 * (WRONG_SECRETS + WRONG_SECRETS_OF_OTHERS)
    assert.ok(SECRET_ALPHABET.length ** SECRET_LETTERS / inADay > 100_000, 'as is promised')
  },
)

forBothHouses(
  'whoever forges an observer’s own number does not silence him',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = await north(h)
    await sends(
      h,
      times(90, (n) => ({
        from: phone,
        text: `TU ${number} ${n % 2 === 0 ? '' : wrongOf(letters, n)} X1 V${n} @ ${n}`,
      })),
    )
    await h.pass(0)
    const before = h.sms.sent.length
    assert.equal(await send(h, phone, `TU ${number} ${letters} X1 V421`), 'quarantined')
    await h.pass(0)
    assert.deepEqual(
      h.sms.sent
        .slice(before)
        .map(({ to, text }) => [to, text.replace(/KEPT [A-Z]{6}/, 'KEPT ref')]),
      [[phone, 'KEPT ref X1 V421. YOUR GROUP CALLS YOU. SOMEBODY GUESSES AT YOUR LETTERS']],
    )
    const [first, second] = (await h.call(mona, callList, { limit: 2 })).items
    assert.deepEqual(
      [first?.reason, first?.answers['V'], second?.answers['V']],
      ['guessed-at', 421, 0],
      'it stands before the junk',
    )
    const all = await everyItem((after) =>
      h.call(mona, callList, { limit: 7, ...(after === undefined ? {} : { after }) }),
    )
    assert.deepEqual(
      [all.items.length, new Set(all.items.map(({ id }) => id)).size, all.items[0]?.id],
      [61, 61, first?.id],
    )
    assert.equal(await send(h, BORROWED, `TU ${number} ${letters} X2 V422`), 'counted')
    const said = { outcome: 'confirmed', said: 'He sent it himself' } as const
    await h.call(mona, callBack, { entry: first?.id ?? '', ...said })
    assert.equal(await turnout(h), 421)
  },
)

forHouse(
  'whoever knows an observer’s number uses up nothing of what he says with his letters',
  watchHouse,
  async (h) => {
    const { number, letters, phone } = await north(h)
    const strangers = times(20, (n) => `+9997000001${10 + n}`)
    const ends = await sends(
      h,
      strangers.flatMap((from, n) =>
        times(9, (k) => ({ from, text: `TU ${number} X1 V${9 * n + k}` })),
      ),
    )
    assert.deepEqual(ends, { quarantined: 60, dropped: 120 })
    const [waits] = (await h.call(mona, callList, { limit: 1 })).items
    assert.deepEqual([waits?.knownPhone, waits?.phone], [phone, strangers[0]], 'whom to call')
    const page = await visitPage(h, callsPage, { actor: mona })
    assert.ok(page.indexOf(phone) < page.indexOf(strangers[0] ?? ''), 'his own stands first')
    assert.equal(await send(h, BORROWED, `TU ${number} ${letters} X1 V120`), 'counted')
    assert.equal(await send(h, phone, `TU ${number} ${letters} X2 V130`), 'counted')
    assert.equal(await send(h, phone, `TU ${number} X3 V140`), 'quarantined', 'as typed before')
  },
)
