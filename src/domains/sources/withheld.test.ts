// An address that names a private person stands in no page and in no answer of sources once it was taken out.
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import { keptByTest } from '../../../test/support/claims.ts'
import { forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  resetRests,
  restingChecks,
  restingNotices,
  restingOutlets,
  rests,
} from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { FORMAT_NAMES } from '../../lib/csl/index.ts'
import { addItem } from './actions/item.ts'
import { outlets, takenCopies } from './actions/known.ts'
import { publicSources, publicThing } from './actions/public.ts'
import * as remove from './actions/remove.ts'
import { copiesOf, giveSnapshot, publicCopies, snapshot } from './actions/snapshot.ts'
import { publicStanding } from './actions/standing.ts'
import { sources } from './index.ts'
import { deskPage } from './pages/desk.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { formsOf } from './pages/media.ts'
import { permanentPage, sourcesPage, thingPage } from './pages/public.ts'
import { search } from './search.ts'

const lena = person('lena', ['sources:read', 'sources:write', 'sources:assess'])
const noor = person('noor', ['sources:read', 'sources:assess'])
const NAMED = 'https://post.example/people/jane-roe?id=7'
const INSIDE = 'https://post.example/jane-roe.jpg'
const capture = {
  ...keptByTest,
  take: async (...wanted: Parameters<typeof keptByTest.take>) => {
    const taken = await keptByTest.take(...wanted)
    const leftOut = [{ url: INSIDE, why: 'count' as const }]
    return taken.outcome === 'taken' ? { ...taken, url: NAMED, leftOut, leftOutCount: 1 } : taken
  },
}
const options = { slices: [sources, restingChecks, restingNotices, restingOutlets], capture }

afterEach(resetRests)

/** All that sources show and answer of one reference, by where it stands; in both languages. */
async function everything(h: TestHouse, item: string, reader: typeof lena) {
  const pages = await Promise.all(
    (['en', 'ar'] as const).flatMap((language) => [
      ...[thingPage, permanentPage, sourcesPage].map((page) =>
        visitPage(h, page, { actor: ANONYMOUS, params: { thing: item }, language }),
      ),
      ...[deskThingPage, deskPage].map((page) =>
        visitPage(h, page, {
          actor: reader,
          params: { thing: item },
          search: { view: 'kept' },
          language,
        }),
      ),
    ]),
  )
  const thing = await h.call(ANONYMOUS, publicThing, { code: item })
  const t = h.facts.speak('en')
  const files = FORMAT_NAMES.map((kind) => formsOf(thing, { accept: '', kind }, { t } as never))
  const { copies } = await h.call(lena, copiesOf, { item })
  const answers = [
    await h.call(ANONYMOUS, publicCopies, { item }),
    await h.call(ANONYMOUS, publicSources, { search: item, limit: 5 }),
    await h.call(ANONYMOUS, publicStanding, { items: [item] }),
    await h.call(ANONYMOUS, takenCopies, { items: [item] }),
    await h.call(ANONYMOUS, outlets, {}),
    await h.call(ANONYMOUS, remove.copiesLeaving, {}),
    await h.call(lena, remove.copiesResting, { copies: copies.map(({ code }) => code) }),
    await h.call(lena, remove.waitingSecond, { limit: 5 }),
    await search.find(
      { call: (action: never, input: never) => h.call(lena, action, input) } as never,
      item,
    ),
  ]
  assert.ok(files.every((file) => file !== null))
  return {
    pages,
    texts: [
      ...pages,
      ...files.map((file) => String(file?.body)),
      JSON.stringify([thing, copies, answers]),
    ],
  }
}

const named = (texts: readonly string[]) => texts.filter((text) => /jane.?roe|people/i.test(text))

forHouse(
  'an address from which a notice took out a person stands nowhere, and is said to be withheld',
  options,
  async (h) => {
    const work = { type: 'webpage', title: 'A letter', isOther: true, url: NAMED } as const
    const { code: item } = await h.call(lena, addItem, work)
    const { snapshot: code } = await h.call(lena, snapshot, { item })
    await h.settled()
    assert.ok(named((await everything(h, item, lena)).texts).length > 0, 'it stands there before')
    rests.withheld = [NAMED, INSIDE]
    const { pages, texts } = await everything(h, item, lena)
    assert.deepEqual(named(texts), [])
    const [english = '', , , desk = '', , arabic = ''] = pages
    for (const page of [english, desk])
      assert.match(wordsOf(page), /https:\/\/post\.example\/\[…\] The address is withheld/)
    assert.match(wordsOf(desk), /Leave this empty and it is gone/)
    assert.match(wordsOf(arabic), /العنوان الشبكي محجوب/)
    const [copy] = (await h.call(ANONYMOUS, publicCopies, { item })).copies
    assert.equal(copy?.record, null, 'its proof says the address')
    const { file } = await h.call(lena, giveSnapshot, { snapshot: code })
    assert.doesNotMatch(JSON.stringify(file), /jane/)
  },
)

forHouse(
  'of a copy that goes the address stands only where its reference has it',
  options,
  async (h) => {
    const work = { type: 'webpage', title: 'A letter', isOther: true } as const
    const { code: item } = await h.call(lena, addItem, work)
    const { snapshot: code } = await h.call(lena, snapshot, { item, url: NAMED })
    await h.settled()
    Object.assign(rests, { claims: ['CLM-AAAAAAAA'] })
    await h.call(lena, remove.askRemoval, { snapshot: code, reason: 'It names a child.' })
    const open = async () =>
      wordsOf(await visitPage(h, thingPage, { actor: ANONYMOUS, params: { thing: item } }))
    assert.deepEqual(named([await open()]), [])
    const desk = await visitPage(h, deskThingPage, { actor: noor, params: { thing: item } })
    assert.equal(named([desk]).length, 1, 'who decides reads it')
    const [asked] = (await h.call(noor, remove.copiesResting, { copies: [code] })).items
    await h.call(noor, remove.agreeRemoval, { snapshot: code, read: asked?.asked?.read ?? '' })
    assert.deepEqual(named((await everything(h, item, noor)).texts), [])
    assert.match(await open(), /says the address, so it is not given here.*The address is withheld/)
  },
)
