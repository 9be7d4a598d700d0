import assert from 'node:assert/strict'
import { afterEach, beforeEach } from 'node:test'
import { z } from 'zod'
import { exampleSlice } from '../../../test/support/example-slice.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { PLAIN_NAMES } from '../../../test/support/plain-names.ts'
import { resetRests, restingChecks, restingNotices, rests } from '../../../test/support/resting.ts'
import { query } from '../../core/action.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { sources } from '../sources/index.ts'
import { commit, ownOutlet, publicOutlet } from './actions/commitment.ts'
import { agree, bind, boundPersons, ownSource, release } from './actions/person.ts'
import { outlets } from './index.ts'
import { deskPage } from './pages/desk.ts'
import { ownPage } from './pages/own.ts'
import { outletPage } from './pages/public.ts'
import { waits } from './waits.ts'

const SPEAKS = ['accounts:self', 'outlets:speak'] as const
const rosa = person('rosa', SPEAKS)
const paul = person('paul', SPEAKS)
const KEEPS = [
  'outlets:admit',
  'sources:read',
  'sources:write',
  'sources:assess',
  'accounts:names',
] as const
const liv = person('liv', KEEPS)
const lev = person('lev', KEEPS)
/** Keeps sources, and was invited as an outlet besides. */
const both = person('both', [...KEEPS, ...SPEAKS])

/** Who was invited: `rosa`, `paul` and `both`. */
const invited = exampleSlice('invited', {
  actions: [
    ...PLAIN_NAMES,
    query({
      name: 'accounts.personsHolding',
      permission: 'accounts:names',
      scope: 'shared',
      summary: 'Who was invited.',
      input: z.strictObject({ permission: z.string() }),
      output: z.looseObject({}),
      run: async (_, { permission }) => ({
        persons:
          permission === 'outlets:speak' ? [rosa.id, paul.id, both.id] : [liv.id, lev.id, both.id],
      }),
    }),
  ],
})
/** A register that knows notices to everybody. */
const answers = (name: string, answer: object) =>
  query({
    name: `notices.${name}`,
    permission: 'anyone',
    scope: 'none',
    summary: 'Nothing was sent.',
    input: z.looseObject({}),
    output: z.looseObject({}),
    run: async () => answer,
  })
/** Notices to an outlet: one that stands, and what can become of the others. */
const NOTICES = (['decided', 'annulled', 'withdrawn', 'lost'] as const).map((one) => ({
  code: `NTC-${one}`,
  quote: `Of ${one}`,
  quoteLanguage: 'en',
  stands: one === 'lost' ? 'decided' : one,
  publicAt: '2026-11-02T08:00:00.000Z',
  dueAt: null,
  dueWhat: null,
  isByDeadline: one === 'lost',
  outcome: null,
  appealOutcome: null,
}))
beforeEach(() => {
  rests.written = NOTICES
})
afterEach(resetRests)
const share = { count: 0, of: 0, share: null }
const own = answers('ownNotices', { items: NOTICES, next: null })
const register = exampleSlice('register', {
  actions: [
    own,
    answers('ownNotice', {}),
    answers('publicCorrections', { items: [] }),
    answers('statistics', { all: { notices: 0, correctedInTime: share } }),
  ],
})
const options = { slices: [invited, sources, restingChecks, restingNotices, register, outlets] }

/** One says it and another one agrees. */
async function bound(h: TestHouse, who: { readonly source: string; readonly person: string }) {
  await h.call(liv, bind, who)
  const { items } = await h.call(lev, boundPersons, {})
  const read = items.find(({ person: one }) => one === who.person)?.read ?? ''
  await h.call(lev, agree, { person: who.person, read })
}

async function added(h: TestHouse, name: string): Promise<string> {
  const add = h.runner.actions.get('sources.addSource')
  assert.ok(add !== undefined)
  const kept = await h.call(liv, add, { name, kind: 'outlet', domains: '', languages: 'en' })
  return z.object({ code: z.string() }).loose().parse(kept).code
}

forBothHouses('somebody who was invited speaks for one outlet alone', options, async (h) => {
  const [post, times] = [await added(h, 'Morning Post'), await added(h, 'Evening Times')]
  assert.deepEqual(await h.call(rosa, ownSource, {}), { source: null, mayAny: false })
  assert.equal(await h.call(rosa, ownOutlet, {}), null)
  const words = { language: 'en', words: 'We correct on the same page.' } as const
  const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
  await refused(h.call(rosa, commit, words), 'outlets.not_bound')
  await refused(h.call(rosa, commit, { ...words, source: post }), 'outlets.not_bound')
  await refused(h.call(liv, bind, { source: post, person: liv.id }), 'outlets.not_invited')
  const played = { source: post, person: 'exercise:outlet-1' }
  await refused(h.call(liv, bind, played), 'outlets.not_invited')
  await refused(
    h.call(liv, bind, { source: 'SRC-NOTTHERE', person: rosa.id }),
    'sources.unknown_code',
  )
  await bound(h, { source: post, person: rosa.id })
  await refused(h.call(liv, bind, { source: times, person: rosa.id }), 'outlets.other_outlet')
  assert.equal((await h.call(rosa, ownSource, {})).source, post)
  await refused(h.call(rosa, ownOutlet, { source: times }), 'outlets.unknown_outlet')
  await refused(h.call(rosa, commit, { ...words, source: times }), 'outlets.unknown_outlet')
  const page = await visitPage(h, deskPage, { actor: liv })
  assert.match(page, new RegExp(`name="person"[^]*${paul.id}`))
  await h.call(liv, release, { person: rosa.id })
  assert.equal((await h.call(rosa, ownSource, {})).source, null)
})

forHouse('what an outlet says of itself stays, version by version', options, async (h) => {
  const source = await added(h, 'Morning Post')
  const told = async () => await h.call(ANONYMOUS, publicOutlet, { source })
  assert.deepEqual((await told()).versions, [])
  const params = { source }
  const empty = await visitPage(h, outletPage, { actor: ANONYMOUS, params })
  assert.match(wordsOf(empty), /has said nothing yet.*No correction that was agreed was due yet/)
  const fallen = [/Of decided [^A-Z]*2/, /Of annulled Annulled: it was wrong\./]
  for (const words of [...fallen, /Of withdrawn The office withdrew it\./, /Of lost It fell:/])
    assert.match(wordsOf(empty), words)
  await bound(h, { source, person: rosa.id })
  await h.call(rosa, commit, { language: 'en', words: 'We correct within a day.' })
  const again = h.call(rosa, commit, { language: 'en', words: 'We correct within a day.' })
  await assert.rejects(again, problemWith('outlets.same_words'))
  await h.call(rosa, commit, { language: 'en', words: 'We correct within a week.' })
  const { versions } = await told()
  assert.deepEqual(
    versions.map(({ version, words }) => [version, words]),
    [
      [2, 'We correct within a week.'],
      [1, 'We correct within a day.'],
    ],
  )
  const page = await visitPage(h, outletPage, { actor: ANONYMOUS, params })
  assert.match(wordsOf(page), /within a week.*within a day/)
  assert.doesNotMatch(page, /rosa/, 'who of the outlet wrote it stays with the outlet')
  const mine = await visitPage(h, ownPage, { actor: rosa })
  assert.match(mine, /name="words"/)
  const became = [/Of annulled Annulled: it was wrong/, /Of withdrawn Withdrawn/]
  for (const words of [...became, /Of lost The office missed/, /Of decided Nothing is due/])
    assert.match(wordsOf(mine), words)
  assert.match(wordsOf(await visitPage(h, ownPage, { actor: paul })), /speak for no outlet yet/)
})

forBothHouses(
  'whoever speaks for an outlet speaks for what it was merged into',
  options,
  async (h) => {
    const [old, post, paper] = [
      await added(h, 'The Morning Post'),
      await added(h, 'Morning Post'),
      await added(h, 'Post Media'),
    ]
    const merge = async (code: string, into: string) => {
      await h.call(liv, h.action('sources.merge'), { code, into, reason: 'It stood twice.' })
      const asked = await h.call(lev, h.action('sources.endingAsked'), { item: code })
      const { source } = asked as { source: { read: string } }
      await h.call(lev, h.action('sources.agreeEnd'), { item: code, read: source.read })
    }
    await bound(h, { source: old, person: rosa.id })
    await h.call(rosa, commit, { language: 'en', words: 'We correct within a day.' })
    await merge(old, post)
    await merge(post, paper)
    const source = async () => (await h.call(rosa, ownSource, {})).source
    assert.equal(await source(), paper, 'also where one merging followed another')
    assert.equal((await h.call(rosa, ownOutlet, { source: old }))?.source, paper)
    assert.deepEqual(
      (await h.call(liv, boundPersons, {})).items.map((one) => [one.person, one.source]),
      [[rosa.id, paper]],
    )
    await h.call(rosa, commit, { language: 'en', words: 'We correct at once.' })
    const { versions } = await h.call(ANONYMOUS, publicOutlet, { source: paper })
    assert.deepEqual(
      versions.map((one) => [one.version, one.words]),
      [
        [2, 'We correct at once.'],
        [1, 'We correct within a day.'],
      ],
      'what it said before stays beside it',
    )
    await bound(h, { source: paper, person: paul.id })
    const other = await added(h, 'Evening Times')
    await assert.rejects(
      h.call(liv, bind, { source: other, person: rosa.id }),
      problemWith('outlets.other_outlet'),
    )
    await assert.rejects(
      h.call(rosa, ownOutlet, { source: other }),
      problemWith('outlets.unknown_outlet'),
    )
  },
)

forBothHouses(
  'nobody alone says who speaks for an outlet, and nobody who says so speaks for one',
  options,
  async (h) => {
    const [post, times] = [await added(h, 'Morning Post'), await added(h, 'Evening Times')]
    const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
    const binding = (by: typeof liv, who: string, source = post) =>
      h.call(by, bind, { source, person: who })
    for (const by of [liv, both]) await refused(binding(by, both.id), 'outlets.of_the_office')
    await refused(binding(both, rosa.id), 'outlets.speaks_itself')
    await binding(liv, rosa.id)
    assert.equal((await h.call(rosa, ownSource, {})).source, null, 'one alone lets nobody speak')
    await refused(h.call(rosa, commit, { language: 'en', words: 'We agree.' }), 'outlets.not_bound')
    const waiting = async () => (await h.call(lev, boundPersons, {})).items[0]
    const read = async () => (await waiting())?.read ?? ''
    const agreeing = async (by: typeof liv, of: string) =>
      await h.call(by, agree, { person: rosa.id, read: of })
    await refused(agreeing(liv, await read()), 'core.same_person')
    await refused(agreeing(both, await read()), 'outlets.speaks_itself')
    const old = await read()
    await h.call(liv, release, { person: rosa.id })
    await refused(agreeing(lev, old), 'outlets.not_asked')
    await binding(liv, rosa.id, times)
    await refused(agreeing(lev, old), 'outlets.other_outlet_read')
    const named = await read()
    const renamed = { source: times, name: 'Morning Post!', kind: 'outlet', languages: 'en' }
    await h.call(liv, h.action('sources.correctSource'), renamed)
    await refused(agreeing(lev, named), 'outlets.other_outlet_read')
    const page = await visitPage(h, deskPage, { actor: lev })
    assert.match(wordsOf(page), /Morning Post! .*Waits for a second person/)
    assert.match(page, /name="read"/)
    assert.doesNotMatch(await visitPage(h, deskPage, { actor: liv }), /name="read"/)
    assert.equal((await waits.list({ ...askingAs(h, lev), node: h.facts } as never)).length, 1)
    assert.equal((await waits.list({ ...askingAs(h, liv), node: h.facts } as never)).length, 0)
    await agreeing(lev, await read())
    assert.equal((await h.call(rosa, ownSource, {})).source, times)
    await refused(agreeing(lev, old), 'outlets.not_asked')
    assert.deepEqual(
      (await h.records()).flatMap(({ type }) => (type.startsWith('outletperson.') ? type : [])),
      ['asked', 'refused', 'asked', 'bound'].map((one) => `outletperson.${one}`),
    )
  },
)

forBothHouses(
  'nobody alone makes the voice that two gave to one outlet that of another',
  options,
  async (h) => {
    const is = { kind: 'outlet', languages: 'en' }
    const tv = { ...is, name: 'National TV', domains: 'tv.example' }
    const village = { ...is, name: 'Village Post', domains: 'village.example' }
    const add = async (content: object) => {
      const made = await h.call(liv, h.action('sources.addSource'), content)
      return z.object({ code: z.string() }).loose().parse(made).code
    }
    const [small, big] = [await add(village), await add(tv)]
    const correct = (source: string, content: object) =>
      h.call(liv, h.action('sources.correctSource'), { source, ...content })
    const named = async () =>
      await h.call(ANONYMOUS, h.action('sources.publicThing'), { code: small })
    await h.call(liv, bind, { source: small, person: rosa.id })
    const { items } = await h.call(lev, boundPersons, {})
    assert.equal(items[0]?.title, 'Village Post (village.example)')
    await correct(small, { ...village, domains: 'tv2.example' })
    const read = items[0]?.read ?? ''
    const stale = h.call(lev, agree, { person: rosa.id, read })
    await assert.rejects(stale, problemWith('outlets.other_outlet_read'), 'sites are read, too')
    await correct(small, village)
    await h.call(lev, agree, { person: rosa.id, read })
    // Whom nobody speaks for one person corrects, and so the contact of the other one.
    await correct(big, { ...tv, name: 'Old TV', domains: '' })
    await correct(small, { ...village, contact: 'desk@village.example' })
    assert.partialDeepStrictEqual(await named(), { source: { contact: 'desk@village.example' } })
    await correct(small, tv)
    assert.partialDeepStrictEqual(await named(), { title: 'Village Post' }, 'it is only asked')
    const { source } = (await h.call(lev, h.action('sources.endingAsked'), {
      item: small,
    })) as { source: { speakers: number; read: string } }
    assert.equal(source.speakers, 1)
    await h.call(lev, h.action('sources.agreeEnd'), { item: small, read: source.read })
    assert.partialDeepStrictEqual(await named(), { title: 'National TV' })
    const gone = { code: small, reason: 'It is gone.' }
    await h.call(liv, h.action('sources.withdraw'), gone)
    assert.partialDeepStrictEqual(await named(), { state: 'here' }, 'nor withdrawn by one')
  },
)
