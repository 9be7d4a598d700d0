// What a group writes to its observers: to whom it goes is seen first, a telephone gets it once, and no other group reads it.
import assert from 'node:assert/strict'
import {
  enrolled,
  mona,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { Problem } from '../../core/problem.ts'
import { broadcast, broadcasts, weighBroadcast } from './actions/broadcast.ts'
import { observers } from './actions/observer.ts'
import { broadcastPage } from './pages/broadcast.ts'
import { watchPage } from './pages/watch.ts'
import { BROADCASTS_PER_HOUR } from './schema-broadcast.ts'
import { observers as rowsOf } from './store.ts'
import { recipients } from './store/broadcast.ts'

const WORDS = 'Stay until the sheet is on the wall.'
const ALL = { words: WORDS, whom: 'all' } as const

forBothHouses(
  'observers are written to by all, area, missing form and number, and each telephone gets it once',
  watchHouse,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'A-2', 'C-1'],
    })
    await watching(h, { name: 'South Watch', manager: nils, stations: ['B-1'] })
    const phones = ['A-1', 'A-2', 'C-1'].map((at) => north.at[at]?.phone)
    let seen = h.sms.sent.length
    const to = () => {
      const fresh = h.sms.sent.slice(seen).map((one) => one.to)
      seen = h.sms.sent.length
      return fresh
    }

    const weighed = await h.call(mona, weighBroadcast, ALL)
    assert.deepEqual([weighed.observers, weighed.phones, weighed.parts], [3, 3, 1])
    assert.equal(weighed.text, `North Watch: ${WORDS}`)
    assert.deepEqual(to(), [], 'to look sends nothing')
    const page = await visitPage(h, broadcastPage, {
      actor: mona,
      done: { form: 'look', output: weighed },
    })
    assert.match(
      wordsOf(page),
      /Ready to send .*To 3 observers\. Telephones that get a short message: 3/,
    )
    assert.match(page, /name="words" value="Stay until the sheet is on the wall\."/)

    await h.call(mona, broadcast, ALL)
    await h.settled()
    assert.deepEqual(to().toSorted(), phones.toSorted())
    const { items } = await h.call(mona, broadcasts, { limit: 9 })
    assert.deepEqual(items[0]?.sums, { waiting: 0, sent: 3, refused: 0, none: 0 })
    const kept = await h.store.read((tx) => recipients.many(tx, {}, { limit: 9 }))
    assert.ok(
      kept.every(({ phone }) => phone === null),
      'numbers are kept beside no message',
    )

    const written = async (more: object) => {
      await h.call(mona, broadcast, { words: WORDS, ...more } as never)
      await h.settled()
      return to().toSorted()
    }
    assert.deepEqual(await written({ whom: 'area', area: '/2/' }), [phones[2]])
    await write(h, north, 'A-1', 'OP # A0710 B1 C1 D1 F3')
    await h.settled()
    to()
    assert.deepEqual(
      await written({ whom: 'silent', form: 'OP' }),
      [phones[1], phones[2]].toSorted(),
    )
    const number = north.at['A-2']?.number ?? ''
    assert.deepEqual(await written({ whom: 'numbers', numbers: `${number},\n` }), [phones[1]])

    const own = await visitPage(h, watchPage, { actor: await enrolled(h, north, 'A-2') })
    assert.match(wordsOf(own), /From North Watch Stay until the sheet is on the wall\./)
    assert.deepEqual((await h.call(nils, broadcasts, { limit: 9 })).items, [])
    await assert.rejects(h.call(omar, broadcast, ALL), problemWith('core.not_allowed'))
    const theirs = h.call(nils, broadcast, { words: 'x', whom: 'numbers', numbers: number })
    await assert.rejects(theirs, problemWith('pollwatch.unknown_numbers'))
    assert.doesNotMatch(JSON.stringify(await h.records()), /Stay until|\+99/)
  },
)

forHouse(
  'what is not said, or goes to nobody, is refused, and an hour has its measure',
  watchHouse,
  async (h) => {
    await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
    const refused = async (input: object, code: string) =>
      await assert.rejects(
        h.call(mona, broadcast, input as never),
        problemWith(`pollwatch.${code}`),
      )
    await refused({ words: 'x', whom: 'area' }, 'no_area')
    await refused({ words: 'x', whom: 'silent' }, 'no_form')
    await refused({ words: 'x', whom: 'numbers', numbers: 'nobody' }, 'no_numbers')
    await refused({ words: 'x', whom: 'area', area: '/2/' }, 'nobody_chosen')
    for (let n = 0; n < BROADCASTS_PER_HOUR; n += 1) await h.call(mona, broadcast, ALL)
    await refused(ALL, 'many_broadcasts')
  },
)

forHouse('a telephone that several observers share gets one message', watchHouse, async (h) => {
  const north = await watching(h, {
    name: 'North Watch',
    manager: mona,
    stations: ['A-1', 'A-2'],
  })
  const { items } = await h.call(mona, observers, { limit: 9 })
  assert.equal(items.length, 2)
  await h.store.write(async (tx) => {
    const [one, other] = await rowsOf.many(tx, {}, { order: ['id'], limit: 2 })
    const shared = { phone: one?.phone ?? null, phoneTail: one?.phoneTail ?? null }
    await rowsOf.change(tx, { id: other?.id ?? '' }, shared)
  })
  const before = h.sms.sent.length
  await h.call(mona, broadcast, ALL)
  await h.settled()
  assert.equal(h.sms.sent.length, before + 1)
  const to = h.sms.sent.at(-1)?.to
  assert.ok(Object.values(north.at).some(({ phone }) => phone === to))
  const [row] = (await h.call(mona, broadcasts, { limit: 9 })).items
  assert.deepEqual(row?.sums, { waiting: 0, sent: 1, refused: 0, none: 1 })
})

forHouse(
  'what the gateway will never take is told, and holds up nothing else',
  watchHouse,
  async (h) => {
    const north = await watching(h, {
      name: 'North Watch',
      manager: mona,
      stations: ['A-1', 'A-2'],
    })
    const bad = north.at['A-1']?.phone
    const { send } = h.sms
    h.sms.send = async (message) => {
      if (message.to === bad) throw new Problem('sms.refused', 422, 'No such number.')
      return await send(message)
    }
    await h.call(mona, broadcast, ALL)
    await h.settled()
    const [row] = (await h.call(mona, broadcasts, { limit: 9 })).items
    assert.deepEqual(row?.sums, { waiting: 0, sent: 1, refused: 1, none: 0 })
    const page = wordsOf(await visitPage(h, broadcastPage, { actor: mona }))
    assert.match(page, /handed to the gateway 1, waiting 0, refused 1; without one 0/)
  },
)
