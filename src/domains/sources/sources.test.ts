import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { agree, assess, disagree } from './actions/assessment.ts'
import { correctItem, correctSource, merge, withdraw } from './actions/end.ts'
import { agreeEnd, endingAsked } from './actions/ending.ts'
import { addItem, keep } from './actions/item.ts'
import { publicSources, publicThing } from './actions/public.ts'
import { assessmentsOf, publicCounts, waitingAssessments } from './actions/read.ts'
import { addSource, noteDisclosure, discuss, reply } from './actions/source.ts'
import { exercise } from './exercise.ts'
import { sources } from './index.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { restingChecks, restingNotices, restingOutlets } from '../../../test/support/resting.ts'
import { deskPage } from './pages/desk.ts'
import { formsOf } from './pages/media.ts'
import { sourcesPage, thingPage } from './pages/public.ts'
import { importPage, newItemPage, newSourcePage } from './pages/write.ts'
import { waits } from './waits.ts'

const options = { slices: [sources, restingChecks, restingNotices, restingOutlets] }
const DESK = ['sources:read', 'sources:write', 'sources:assess'] as const
const lena = person('lena', DESK)
const hugo = person('hugo', DESK)

const POST = {
  name: 'Alder Post',
  kind: 'outlet',
  domains: 'post.example www.post.example',
} as const
const SAID = {
  standing: 'attributed',
  scope: 'Reports of its own',
  reasons: 'It corrects what was wrong.',
  language: 'en',
  name: 'Lena Ode',
} as const

const added = async (h: TestHouse, more: object = {}) =>
  (await h.call(lena, addSource, { ...POST, languages: 'en', ...more })).code
const REPORT = { type: 'report', title: 'Counting in the open', issued: '2024-05' } as const
const cited = async (h: TestHouse, more: object = {}) =>
  (await h.call(lena, addItem, { ...REPORT, isOther: false, ...more })).code
const told = (h: TestHouse, code: string) => h.call(ANONYMOUS, publicThing, { code })
const list = async (h: TestHouse, asked: object = {}) =>
  (await h.call(ANONYMOUS, publicSources, { limit: 50, ...asked })).items
const codes = async (h: TestHouse, asked: object = {}) =>
  (await list(h, asked)).map(({ code }) => code)

/** A second reviewer agrees to what he reads. */
const agreed = async (h: TestHouse, by: typeof lena, assessment: string, name: string) => {
  const { items } = await h.call(by, waitingAssessments, { limit: 50 })
  const read = items.find(({ id }) => id === assessment)?.read ?? '0'.repeat(64)
  return await h.call(by, agree, { assessment, name, read })
}
/** A second person agrees to what is asked of a source. */
const done = async (h: TestHouse, by: typeof lena, item: string) => {
  const { source } = await h.call(by, endingAsked, { item })
  return await h.call(by, agreeEnd, { item, read: source?.read ?? '' })
}

forBothHouses(
  'a source is assessed in words by two persons, and everybody reads it',
  options,
  async (h) => {
    const code = await added(h)
    const { assessment } = await h.call(lena, assess, { source: code, ...SAID })
    assert.equal((await told(h, code)).source?.assessment, null, 'one alone says nothing')
    await assert.rejects(
      h.call(hugo, assess, { source: code, ...SAID }),
      problemWith('sources.already_proposed'),
    )
    await assert.rejects(agreed(h, lena, assessment, 'L. O.'), problemWith('core.same_person'))
    await assert.rejects(agreed(h, hugo, assessment, 'lena  ode'), problemWith('sources.same_name'))
    const both = await Promise.allSettled([
      agreed(h, hugo, assessment, 'Hugo Ray'),
      h.call(person('mara', DESK), disagree, { assessment, reason: 'No' }),
    ])
    assert.equal(both.filter(({ status }) => status === 'rejected').length, 1, 'one of two decides')
    const { items } = await h.call(lena, assessmentsOf, { source: code })
    if (items[0]?.state === 'refused') {
      assert.equal((await told(h, code)).source?.assessment, null)
      const again = await h.call(lena, assess, { source: code, ...SAID })
      await agreed(h, hugo, again.assessment, 'Hugo Ray')
    }
    const { source } = await told(h, code)
    assert.deepEqual(
      [source?.assessment?.standing, source?.assessment?.scope, source?.assessment?.names],
      ['attributed', SAID.scope, ['Lena Ode', 'Hugo Ray']],
    )
    const next = await h.call(hugo, assess, {
      source: code,
      ...SAID,
      standing: 'contested',
      name: 'Hugo Ray',
    })
    await agreed(h, lena, next.assessment, 'Lena Ode')
    const after = (await told(h, code)).source
    assert.deepEqual(
      [after?.assessment?.standing, after?.earlier.map(({ standing }) => standing)],
      ['contested', ['attributed']],
    )
    assert.deepEqual(await codes(h, { standing: 'contested' }), [code])
    assert.deepEqual(await codes(h, { standing: 'usable' }), [])
    const log = JSON.stringify((await h.records()).map(({ type, body }) => [type, body]))
    assert.doesNotMatch(log, /Lena|Hugo|corrects/, 'no names and no words in the log')
  },
)

forBothHouses(
  'a work is kept once: by DOI, ISBN and address, and by title and year unless somebody says otherwise',
  options,
  async (h) => {
    const ids = {
      doi: '10.5555/12345678',
      isbn: '978-3-16-148410-0',
      url: 'https://www.ode.example/r?id=1',
    }
    const first = await cited(h, ids)
    const same = problemWith('sources.same_work')
    const other = { title: 'Another name', isOther: true }
    await assert.rejects(cited(h, { ...other, doi: ids.doi }), same)
    await assert.rejects(cited(h, { ...other, isbn: '9783161484100' }), same)
    await assert.rejects(
      cited(h, { ...other, url: 'http://ode.example/r?id=1&utm_source=x' }),
      same,
    )
    await assert.rejects(cited(h), problemWith('sources.same_title'))
    const second = await cited(h, { isOther: true })
    await assert.rejects(
      h.call(lena, correctItem, { item: second, ...REPORT, doi: ids.doi, isOther: true }),
      same,
    )
    await assert.rejects(cited(h, { ...other, doi: 'ten' }), problemWith('sources.bad_item'))
    await assert.rejects(cited(h, { ...other, issued: 'May' }), problemWith('sources.no_date'))
    await h.call(lena, merge, { code: second, into: first, reason: 'It stood twice.' })
    const { state, mergedInto, item } = await told(h, second)
    assert.deepEqual([state, mergedInto, item], ['merged', first, null])
    await assert.rejects(h.call(lena, keep, { item: second }), problemWith('sources.ended'))
    assert.deepEqual(await codes(h, { search: 'counting open' }), [first])
  },
)

forBothHouses(
  'references that ship are proposed until somebody keeps one, and stay under their codes',
  options,
  async (h) => {
    const code = 'REF-COE-ETS185'
    const before = await h.call(ANONYMOUS, publicCounts, {})
    assert.equal(before.proposed, 89)
    const proposed = await told(h, code)
    assert.deepEqual(
      [proposed.item?.isProposed, proposed.item?.noted?.confidence, proposed.item?.noted?.asOf],
      [true, 'high', '2026-11-24'],
    )
    await assert.rejects(
      cited(h, { title: 'Budapest', url: proposed.item?.csl.URL }),
      problemWith('sources.same_work'),
    )
    await h.call(lena, keep, { item: code })
    const kept = await told(h, code)
    assert.deepEqual(
      [kept.item?.isProposed, kept.item?.noted, kept.title],
      [false, null, proposed.title],
    )
    assert.deepEqual(await h.call(ANONYMOUS, publicCounts, {}), {
      sources: 0,
      kept: 1,
      proposed: 88,
    })
    assert.deepEqual(await codes(h, { isKept: true }), [code])
    const all: string[] = []
    let after: string | undefined
    for (let n = 0; n < 10; n += 1) {
      const asked = { limit: 20, ...(after !== undefined && { after }) }
      const { items, next } = await h.call(ANONYMOUS, publicSources, asked)
      all.push(...items.map((one) => one.code))
      if (next === null) break
      after = next
    }
    assert.deepEqual([all.length, new Set(all).size, all[0]], [89, 89, code])
    assert.deepEqual(await codes(h, { search: 'budapest REF-NC4' }), ['REF-NC4-KE'])
    await h.call(lena, withdraw, { code, reason: 'It is another treaty.' })
    const gone = await told(h, code)
    assert.deepEqual(
      [gone.state, gone.reason, gone.item],
      ['withdrawn', 'It is another treaty.', null],
    )
    assert.ok(!(await codes(h)).includes(code), 'it does not come back as proposed')
  },
)

forBothHouses(
  'what a source says of itself, remarks and its reply are only ever added; merged, it leads on',
  options,
  async (h) => {
    const code = await added(h)
    const asOf = '2025-11-20'
    const statement = {
      state: 'stated',
      statement: 'Its readers',
      url: 'https://post.example/us',
    } as const
    await h.call(lena, noteDisclosure, { source: code, number: 5, ...statement, asOf })
    await h.call(lena, noteDisclosure, { source: code, number: 8, state: 'not-found', asOf })
    const missing = problemWith('sources.not_stated')
    await assert.rejects(
      h.call(lena, noteDisclosure, { source: code, number: 1, state: 'stated' }),
      missing,
    )
    await assert.rejects(
      h.call(lena, noteDisclosure, { source: code, number: 1, ...statement, asOf: '2026-12-24' }),
      problemWith('sources.day_to_come'),
    )
    const { source } = await told(h, code)
    assert.deepEqual(
      source?.disclosures
        .map(({ number, state }) => `${number} ${state}`)
        .filter((one) => !one.endsWith('asked')),
      ['5 stated', '8 not-found'],
    )
    assert.deepEqual(
      [source?.disclosures.length, source?.disclosures[4]?.expiresOn],
      [18, '2026-11-20'],
    )
    const words = { source: code, language: 'en', name: 'L. Ode' } as const
    await h.call(lena, discuss, { ...words, words: 'First' })
    await h.call(lena, discuss, { ...words, words: 'Second' })
    await h.call(lena, reply, { ...words, words: 'We\nsee it so.', cameBy: 'By letter' })
    const said = (await told(h, code)).source
    assert.deepEqual(
      [said?.discussion.map((one) => one.words), said?.replies[0]?.words, said?.replies[0]?.cameBy],
      [['First', 'Second'], 'We\nsee it so.', 'By letter'],
    )
    await assert.rejects(
      added(h, { name: 'Alder Pest', domains: 'pest.example post.example' }),
      problemWith('sources.other_domain'),
    )
    const twin = await added(h, { domains: '' })
    await h.call(lena, correctSource, {
      ...POST,
      languages: '',
      source: twin,
      name: 'The Post',
      domains: '',
    })
    const report = await cited(h, { source: twin })
    await h.call(lena, merge, { code: twin, into: code, reason: 'The same paper.' })
    assert.equal((await told(h, twin)).state, 'here', 'one person only asks')
    await assert.rejects(done(h, lena, twin), problemWith('core.same_person'))
    await done(h, hugo, twin)
    await assert.rejects(
      h.call(lena, discuss, { ...words, source: twin, words: 'x' }),
      problemWith('sources.ended'),
    )
    const whole = await told(h, code)
    assert.deepEqual(
      whole.source?.items.map((one) => one.code),
      [report],
    )
    assert.deepEqual((await told(h, report)).item?.source?.code, code)
    for (const into of [code, report])
      await assert.rejects(
        h.call(lena, merge, { code, into, reason: 'No' }),
        problemWith('sources.merged_into_itself'),
      )
  },
)

forHouse('a reference is given in the form that a program asks for', options, async (h) => {
  const thing = await told(h, await cited(h, { authors: 'Ode, Lena', publisher: 'Alder' }))
  const view = { t: h.facts.speak('en'), node: h.facts, now: h.clock.now() }
  const asked = (accept: string, kind = '') => formsOf(thing, { accept, kind }, view)
  assert.match(asked('application/x-bibtex')?.body ?? '', /in the open/)
  assert.match(asked('', 'ris')?.body ?? '', /^TY {2}- RPRT/m)
  assert.match(asked('application/vnd.citationstyles.csl+json')?.type ?? '', /csl\+json/)
  assert.match(asked('text/x-bibliography; style=apa; locale=fr-FR')?.body ?? '', /Ode, L\. \(2024/)
  assert.equal(asked('text/html,*/*'), null)
  assert.equal(
    formsOf({ ...thing, item: null }, { accept: 'application/x-bibtex', kind: '' }, view),
    null,
  )
})

forHouse(
  'pages say what there is, what waits and for whom, and what became of a code',
  options,
  async (h) => {
    const anybody = { actor: ANONYMOUS }
    const code = await added(h)
    const at = async (page: typeof thingPage, visit: Parameters<typeof visitPage>[2]) =>
      wordsOf(await visitPage(h, page, visit))
    assert.match(await at(sourcesPage, anybody), /Alder Post .* Not assessed yet/)
    assert.match(
      await at(sourcesPage, { ...anybody, search: { words: 'budapest' } }),
      /not checked by this office/,
    )
    const { assessment } = await h.call(lena, assess, { source: code, ...SAID })
    const params = { thing: code }
    assert.match(await at(deskThingPage, { actor: lena, params }), /another person decides/)
    assert.match(
      await at(deskThingPage, { actor: hugo, params }),
      /Your name as everybody reads it/,
    )
    assert.match(await at(deskPage, { actor: hugo, search: { view: 'assessments' } }), /Alder Post/)
    assert.equal((await h.call(hugo, waitingAssessments, { limit: 5 })).items.length, 1)
    assert.equal(waits.permission, 'sources:assess')
    await agreed(h, hugo, assessment, 'Hugo Ray')
    const page = await at(thingPage, { ...anybody, params })
    assert.match(page, /With attribution \. Cite it by name/)
    assert.match(page, /Lena Ode Hugo Ray/)
    assert.match(page, /The source has not replied/)
    assert.doesNotMatch(page, /\d ?%|\d ?\/ ?18/, 'nothing is added up')
    for (const [one, words] of [
      [newSourcePage, /Names on the net/],
      [newItemPage, /Authors/],
      [importPage, /BibTeX, RIS or CSL-JSON/],
    ] as const)
      assert.match(await at(one, { actor: lena }), words)
    const item = await cited(h, { url: 'https://ode.example/r' })
    assert.match(await at(deskThingPage, { actor: lena, params: { thing: item } }), /Correct it/)
    const arabic = await visitPage(h, thingPage, {
      ...anybody,
      params: { thing: item },
      language: 'ar',
    })
    assert.match(arabic, /استشهد به/)
    await h.call(lena, withdraw, { code: item, reason: 'It names a person.' })
    assert.match(await at(thingPage, { ...anybody, params: { thing: item } }), /It names a person/)
    assert.match(
      await at(deskThingPage, { actor: lena, params: { thing: item } }),
      /Merged or withdrawn/,
    )
  },
)

forHouse(
  'the exercise has five sources of its own, and makes none twice',
  { ...options, realm: 'exercise' },
  async (h) => {
    const ctx = { call: h.call.bind(h, lena), ask: h.runner.ask, node: h.facts, now: h.clock.now }
    for (let n = 0; n < 2; n += 1) await exercise.seed?.(ctx as never)
    const all = await list(h, { what: 'source' })
    assert.deepEqual(
      all.map(({ standing }) => standing),
      ['usable', 'attributed', 'attributed', 'attributed', 'imitation'],
    )
    assert.ok(all.every(({ title }) => title.endsWith('(exercise)')))
  },
)
