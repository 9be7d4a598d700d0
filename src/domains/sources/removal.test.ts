// A copy on which something stands goes by two persons, and nobody reads it meanwhile.
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import { keptByTest } from '../../../test/support/claims.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  resetRests,
  restingChecks,
  restingNotices,
  restingOutlets,
  rests,
} from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { correctItem, merge, withdraw } from './actions/end.ts'
import * as ending from './actions/ending.ts'
import { addItem } from './actions/item.ts'
import { publicThing } from './actions/public.ts'
import * as remove from './actions/remove.ts'
import { removeCopy } from './actions/remove.ts'
import { copiesOf, giveSnapshot, openCopy, publicCopies, snapshot } from './actions/snapshot.ts'
import { publicStanding } from './actions/standing.ts'
import { sources } from './index.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { MAX_ASKED } from './schema.ts'
import { waits } from './waits.ts'

const lena = person('lena', ['sources:read', 'sources:write', 'sources:assess'])
const URL = 'https://law.example/code'
const options = {
  slices: [sources, restingChecks, restingNotices, restingOutlets],
  capture: keptByTest,
}

afterEach(resetRests)

forBothHouses(
  'a copy on which something stands is withheld by one person and taken away by another',
  options,
  async (h) => {
    const item = 'REF-VENICE-CODE'
    const { snapshot: code } = await h.call(lena, snapshot, { item, url: URL, quote: 'at eight' })
    await h.settled()
    Object.assign(rests, { claims: ['CLM-AAAAAAAA'], notices: ['NTC-AAAAAAAA'], prepared: 1 })
    const noor = person('noor', ['sources:read', 'sources:assess'])
    const why = { snapshot: code, reason: 'It names a child.' }
    const refused = (by: Promise<unknown>, problem: string) =>
      assert.rejects(by, problemWith(problem))
    const told = async () => (await h.call(ANONYMOUS, publicCopies, { item })).copies
    const readBy = async () =>
      (await h.call(noor, remove.copiesResting, { copies: [code] })).items[0]?.asked?.read ?? ''
    const desk = async (actor: typeof lena) =>
      await visitPage(h, deskThingPage, { actor, params: { thing: item } })
    const isOffered = (page: string, form: string) => page.includes(`name="_form" value="${form}"`)

    assert.match(wordsOf(await desk(lena)), /check CLM-AAAAAAAA Notice NTC-AAAAAAAA 1 notice that/)
    assert.ok(isOffered(await desk(lena), 'askRemoval'))
    assert.ok(!isOffered(await desk(lena), 'removeCopy'), 'one person is not offered it')
    await refused(h.call(lena, removeCopy, why), 'sources.copy_cited')
    await refused(
      h.call(noor, remove.agreeRemoval, { snapshot: code, read: 'a'.repeat(64) }),
      'sources.not_asked_away',
    )
    await h.call(lena, remove.askRemoval, why)
    const [withheld] = await told()
    assert.deepEqual(
      [withheld?.state, withheld?.withheld?.reason, withheld?.quote, withheld?.page?.title],
      ['withheld', why.reason, null, ''],
      'at once nobody reads its words',
    )
    const { copies: desks } = await h.call(lena, copiesOf, { item })
    assert.equal(desks[0]?.page?.title, 'The code', 'but the desk does')
    await refused(h.call(lena, giveSnapshot, { snapshot: code }), 'sources.copy_withheld')
    await refused(h.call(noor, openCopy, { snapshot: code, language: 'en' }), 'sources.not_shown')
    await refused(h.call(lena, remove.askRemoval, why), 'sources.copy_withheld')
    await refused(h.call(noor, removeCopy, why), 'sources.copy_withheld')
    const { copies: leaving } = await h.call(ANONYMOUS, remove.copiesLeaving, {})
    assert.deepEqual(
      leaving.map((one) => [one.code, one.isGone]),
      [[code, false]],
    )

    const read = await readBy()
    await refused(h.call(lena, remove.agreeRemoval, { snapshot: code, read }), 'core.same_person')
    rests.notices = ['NTC-AAAAAAAA', 'NTC-BBBBBBBB']
    await refused(
      h.call(noor, remove.agreeRemoval, { snapshot: code, read }),
      'sources.other_standing',
    )
    assert.ok(!isOffered(await desk(lena), 'agreeRemoval'))
    assert.ok(isOffered(await desk(noor), 'agreeRemoval'))

    await h.call(noor, remove.refuseRemoval, { snapshot: code, reason: 'It names nobody.' })
    assert.deepEqual(
      (await told()).map((one) => [one.state, one.page?.title]),
      [['taken', 'The code']],
    )
    await h.call(lena, giveSnapshot, { snapshot: code })
    for (let n = 1; n < MAX_ASKED; n += 1) {
      await h.call(lena, remove.askRemoval, why)
      await h.call(lena, remove.refuseRemoval, { snapshot: code, reason: 'A mistake.' })
    }
    await refused(h.call(lena, remove.askRemoval, why), 'sources.asked_too_often')
    await h.call(noor, remove.askRemoval, why)
    await h.call(lena, remove.agreeRemoval, { snapshot: code, read: await readBy() })
    const [gone] = await told()
    assert.deepEqual([gone?.state, gone?.removed?.reason], ['removed', why.reason])
    const { items } = await h.call(ANONYMOUS, publicStanding, { items: [item] })
    assert.deepEqual(items[0]?.away, [code])
    const isTold = async () => (await h.call(ANONYMOUS, remove.copiesLeaving, {})).copies.length
    assert.equal(await isTold(), 1)
    h.clock.advance(15 * DAY)
    assert.equal(await isTold(), 0, 'a fortnight later nobody is told any more')
    assert.deepEqual(
      (await h.records())
        .map(({ type }) => type)
        .filter((type) => /^snapshot\.(?:withheld|returned|removed)$/.test(type)),
      [
        ...Array.from({ length: MAX_ASKED }, () => [
          'snapshot.withheld',
          'snapshot.returned',
        ]).flat(),
        'snapshot.withheld',
        'snapshot.removed',
      ],
    )
  },
)

forBothHouses(
  'a reference that a published check cites is merged or withdrawn by two persons',
  options,
  async (h) => {
    const noor = person('noor', ['sources:read', 'sources:assess'])
    const work = { type: 'report', title: 'Counting', issued: '2024', isOther: true } as const
    const { code: item } = await h.call(lena, addItem, work)
    const { code: twin } = await h.call(lena, addItem, { ...work, title: 'Tallying' })
    const refused = (by: Promise<unknown>, problem: string) =>
      assert.rejects(by, problemWith(problem))
    const stands = async () => (await h.call(ANONYMOUS, publicThing, { code: item })).state
    const read = async () => (await h.call(noor, ending.endingAsked, { item })).asked?.read ?? ''
    const lines = async (actor: typeof lena) => {
      const context = { ...askingAs(h, actor), node: h.facts, now: h.clock.now() }
      return (await waits.list(context as never)).map((one) => [one.what.key, one.severity])
    }
    rests.cited = ['CLM-AAAAAAAA']
    await h.call(lena, merge, { code: item, into: twin, reason: 'It stands twice.' })
    assert.equal(await stands(), 'here', 'one person only asks')
    await refused(h.call(lena, withdraw, { code: item, reason: 'No' }), 'sources.end_asked')
    assert.deepEqual(await lines(noor), [['wait', 'moderate']])
    assert.deepEqual(await lines(lena), [])
    h.clock.advance(3 * DAY)
    assert.deepEqual(await lines(noor), [['wait', 'severe']])
    assert.deepEqual(await lines(lena), [['waitOwn', 'severe']], 'who asked hears that it is late')
    const page = await visitPage(h, deskThingPage, { actor: noor, params: { thing: item } })
    assert.match(wordsOf(page), /to be merged into CIT-.*It stands twice.*check CLM-AAAAAAAA/)
    await refused(h.call(lena, ending.agreeEnd, { item, read: await read() }), 'core.same_person')
    const before = await read()
    rests.cited = ['CLM-AAAAAAAA', 'CLM-BBBBBBBB']
    await refused(h.call(noor, ending.agreeEnd, { item, read: before }), 'sources.other_citing')
    await h.call(noor, ending.refuseEnd, { item, reason: 'It is another report.' })
    await refused(h.call(noor, ending.agreeEnd, { item, read: before }), 'sources.not_end_asked')
    assert.equal(await stands(), 'here')
    await h.call(lena, withdraw, { code: item, reason: 'It never appeared.' })
    await h.call(noor, ending.agreeEnd, { item, read: await read() })
    assert.equal(await stands(), 'withdrawn')
    rests.cited = []
    await h.call(lena, withdraw, { code: twin, reason: 'Nobody cites it.' })
  },
)

forHouse(
  'who asked five times that a reference end leaves it to another person',
  options,
  async (h) => {
    const work = { type: 'report', title: 'Counting', isOther: true } as const
    const { code } = await h.call(lena, addItem, work)
    rests.cited = ['CLM-AAAAAAAA']
    const asks = async (by: typeof lena) =>
      await h.call(by, withdraw, { code, reason: 'It never appeared.' })
    for (let n = 0; n < MAX_ASKED; n += 1) {
      await asks(lena)
      await h.call(lena, ending.refuseEnd, { item: code, reason: 'A mistake.' })
    }
    await assert.rejects(asks(lena), problemWith('sources.asked_too_often'))
    await asks(person('noor', ['sources:write', 'sources:assess']))
  },
)

forHouse(
  'one librarian mends a reference that a published check cites; two make it name another work',
  options,
  async (h) => {
    const noor = person('noor', ['sources:read', 'sources:assess'])
    const work = { type: 'report', title: 'Counting votes', issued: '2024', isOther: true } as const
    const url = 'https://one.example/jane'
    const { code: item } = await h.call(lena, addItem, { ...work, url, authors: 'Doe, Jane' })
    const named = async () =>
      (await h.call(ANONYMOUS, publicThing, { code: item })).item?.csl.title ?? ''
    const own = { ...work, item, title: 'Counting Votes:', issued: '2024-05', authors: 'Doe, Jane' }
    const other = { ...own, title: 'Vaccines', authors: 'Roe, Ann', url: 'https://other.example' }
    rests.cited = ['CLM-AAAAAAAA']
    await h.call(lena, correctItem, own)
    assert.equal(
      await named(),
      'Counting Votes:',
      'signs and month are mended, an address taken out',
    )
    const unknown = h.call(lena, correctItem, { ...other, source: 'SRC-AAAAAAAA' })
    await assert.rejects(unknown, problemWith('sources.unknown_source'))
    await h.call(lena, correctItem, other)
    assert.equal(await named(), 'Counting Votes:', 'of another work one person only asks')
    await assert.rejects(h.call(lena, correctItem, own), problemWith('sources.end_asked'))
    const page = await visitPage(h, deskThingPage, { actor: noor, params: { thing: item } })
    assert.match(wordsOf(page), /Counting Votes: Vaccines .*Authors Doe, Jane Roe, Ann/)
    const read = async () => (await h.call(noor, ending.endingAsked, { item })).asked?.read ?? ''
    const agree = async (by: typeof lena) =>
      await h.call(by, ending.agreeEnd, { item, read: await read() })
    await assert.rejects(agree(lena), problemWith('core.same_person'))
    await agree(noor)
    assert.equal(await named(), 'Vaccines')
    rests.cited = []
    await h.call(lena, correctItem, own)
    assert.equal(await named(), 'Counting Votes:', 'nobody rests on it: one person does')
  },
)
