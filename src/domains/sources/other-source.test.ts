import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  resetRests,
  restingChecks,
  restingNotices,
  restingOutlets,
  rests,
} from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { agree, assess, disagree } from './actions/assessment.ts'
import { correctSource, merge, withdraw } from './actions/end.ts'
import { agreeEnd, endingAsked, refuseEnd } from './actions/ending.ts'
import { publicSources, publicThing } from './actions/public.ts'
import { waitingAssessments } from './actions/read.ts'
import { addSource } from './actions/source.ts'
import { sources } from './index.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { waits } from './waits.ts'

const options = { slices: [sources, restingChecks, restingNotices, restingOutlets] }
const DESK = ['sources:read', 'sources:write', 'sources:assess'] as const
const lena = person('lena', DESK)
const hugo = person('hugo', DESK)

afterEach(resetRests)

const POST = { name: 'Alder Post', kind: 'outlet', domains: 'post.example' } as const
const SAID = {
  standing: 'imitation',
  scope: 'All of it',
  reasons: 'It takes the name of the Post.',
  language: 'en',
  name: 'Lena Ode',
} as const

const added = async (h: TestHouse, more: object = {}) =>
  (await h.call(lena, addSource, { ...POST, languages: 'en', ...more })).code
const told = (h: TestHouse, code: string) => h.call(ANONYMOUS, publicThing, { code })
/** A second reviewer agrees to what he reads. */
const agreed = async (h: TestHouse, by: typeof lena, assessment: string, name: string) => {
  const { items } = await h.call(by, waitingAssessments, { limit: 50 })
  const read = items.find(({ id }) => id === assessment)?.read ?? ''
  return await h.call(by, agree, { assessment, name, read })
}
/** A second person agrees to what is asked of a source. */
const done = async (h: TestHouse, by: typeof lena, item: string) => {
  const { source } = await h.call(by, endingAsked, { item })
  return await h.call(by, agreeEnd, { item, read: source?.read ?? '' })
}

forBothHouses(
  'what two reviewers said of a source stands under no other name by one librarian',
  options,
  async (h) => {
    const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
    const fake = await added(h, { name: 'Alder Pest', domains: 'pest.example' })
    const honest = await added(h)
    const is = { kind: 'outlet', source: fake, languages: 'en' } as const
    const gazette = { ...is, name: 'Honest Gazette', domains: 'gazette.example' }
    const own = { ...is, name: 'Alder Pest', domains: 'pest.example' }
    const said = { source: fake, ...SAID }
    // Between reading and agreeing.
    const first = await h.call(lena, assess, said)
    const { items } = await h.call(hugo, waitingAssessments, { limit: 50 })
    await h.call(lena, correctSource, gazette)
    const read = { assessment: first.assessment, name: 'Hugo Ray', read: items[0]?.read ?? '' }
    await refused(h.call(hugo, agree, read), 'sources.other_assessed')
    await h.call(hugo, disagree, { assessment: first.assessment, reason: 'It has another name.' })
    await h.call(lena, correctSource, own)
    const { assessment } = await h.call(lena, assess, said)
    const stale = { assessment, name: 'Hugo Ray', read: read.read }
    await refused(h.call(hugo, agree, stale), 'sources.other_source')
    await agreed(h, hugo, assessment, 'Hugo Ray')
    // After both agreed.
    const labelled = async () =>
      (await h.call(ANONYMOUS, publicSources, { standing: 'imitation', limit: 9 })).items.map(
        ({ title }) => title,
      )
    await h.call(lena, correctSource, { ...own, contact: 'desk@pest.example', languages: 'en ar' })
    assert.equal((await told(h, fake)).source?.contact, 'desk@pest.example', 'one person mends it')
    await h.call(lena, correctSource, gazette)
    assert.deepEqual(await labelled(), ['Alder Pest'], 'of another source one only asks')
    await refused(h.call(lena, correctSource, own), 'sources.end_asked')
    const page = await visitPage(h, deskThingPage, { actor: hugo, params: { thing: fake } })
    assert.match(wordsOf(page), /Name Alder Pest Honest Gazette/)
    assert.match(page, /name="_form" value="agreeSource"/)
    assert.equal(
      (await waits.list({ ...askingAs(h, hugo), node: h.facts, now: h.clock.now() } as never))
        .length,
      1,
    )
    await refused(done(h, lena, fake), 'core.same_person')
    await h.call(hugo, refuseEnd, { item: fake, reason: 'It is no gazette.' })
    await h.call(lena, correctSource, gazette)
    await done(h, hugo, fake)
    assert.deepEqual(await labelled(), ['Honest Gazette'], 'two say that it has another name')
    // Neither merging nor withdrawing is a way around it.
    await h.call(lena, merge, { code: honest, into: fake, reason: 'The same.' })
    assert.equal((await told(h, honest)).state, 'here')
    const { source } = await h.call(hugo, endingAsked, { item: honest })
    await h.call(lena, withdraw, { code: fake, reason: 'It is gone.' })
    assert.deepEqual(await labelled(), ['Honest Gazette'])
    await done(h, hugo, fake)
    const merged = { item: honest, read: source?.read ?? '' }
    await refused(h.call(hugo, agreeEnd, merged), 'sources.ended')
    await h.call(lena, withdraw, { code: await added(h, { domains: '' }), reason: 'Twice.' })
  },
)

forHouse('a source that notices name gets no other name by one person', options, async (h) => {
  const code = await added(h)
  const own = { source: code, languages: 'en', ...POST }
  rests.naming = 2
  await h.call(lena, correctSource, { ...own, publisher: 'Alder Media' })
  assert.equal((await told(h, code)).source?.publisher, 'Alder Media')
  await h.call(lena, correctSource, { ...own, domains: 'other.example' })
  assert.deepEqual((await told(h, code)).source?.domains, ['post.example'])
  const page = wordsOf(await visitPage(h, deskThingPage, { actor: hugo, params: { thing: code } }))
  assert.match(page, /Notices that name it: 2/)
  rests.naming = 3
  const { source } = await h.call(hugo, endingAsked, { item: code })
  rests.naming = 2
  const stale = h.call(hugo, agreeEnd, { item: code, read: source?.read ?? '' })
  await assert.rejects(stale, problemWith('sources.other_source'))
  await done(h, hugo, code)
  assert.deepEqual((await told(h, code)).source?.domains, ['other.example'])
})
