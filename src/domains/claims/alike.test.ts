// Claims that may be the same: suggested by machine, put together and told apart by people, counted and searched.
import assert from 'node:assert/strict'
import {
  CLAIM,
  checkedClaim,
  claimsHouse,
  judgedClaim,
  lena,
} from '../../../test/support/claims.ts'
import { forBothHouses, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS, systemActor } from '../../core/actor.ts'
import type { DueJob, JobContext } from '../../core/slice.ts'
import { merge, tellApart, unmerge } from './actions/alike.ts'
import { resume, see, setAside, takeIn, tell, translate } from './actions/claim.ts'
import { check, publicClaim } from './actions/public.ts'
import { deskClaim, deskClaims } from './actions/read.ts'
import { repeats, sameClaims, suggestions } from './actions/read-alike.ts'
import { jobs } from './jobs.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { deskPage } from './pages/desk.ts'
import { claims, keys, words as claimWords } from './store.ts'

const reason = 'The same sentence'
const taking = { language: 'en', harm: 'voting' } as const
const take = async (h: TestHouse, words: string, more: object = {}) =>
  (await h.call(lena, takeIn, { words, ...taking, ...more })).code
const same = async (h: TestHouse, claim: string) => await h.call(lena, sameClaims, { claim })
const codesOf = async (h: TestHouse, asked: object) =>
  (await h.call(lena, deskClaims, { limit: 100, ...asked })).items.map(({ code }) => code)

forBothHouses(
  'what comes in again stands behind what came first, as a suggestion',
  claimsHouse,
  async (h) => {
    const first = await take(h, CLAIM, { url: 'https://post.example/a?utm_source=x' })
    const again = await take(h, `${CLAIM.toUpperCase()}!!`)
    const there = await take(h, 'Something else is said here', {
      url: 'https://www.post.example/a',
    })
    await h.call(ANONYMOUS, tell, { words: CLAIM, language: 'en' })
    const other = await take(h, 'Pencils are rubbed out at night')
    const { alike, alikeCount } = await same(h, first)
    assert.deepEqual(
      [alikeCount, ...alike.map(({ likeWhy }) => likeWhy)],
      [3, 'text', 'address', 'text'],
    )
    assert.equal((await same(h, again)).first?.code, first)
    assert.deepEqual(
      await codesOf(h, { state: 'intake' }),
      [other, first],
      'the rest stands behind',
    )
    assert.equal((await codesOf(h, {})).length, 5, 'nothing is hidden among all')
    assert.deepEqual(await codesOf(h, { search: 'pencils NIGHT' }), [other])
    assert.deepEqual(await codesOf(h, { state: 'intake', search: again }), [again], 'by its code')
    const apart = { claim: there, other: first, reason: 'Only the page is the same' }
    await h.call(lena, tellApart, apart)
    assert.deepEqual(await codesOf(h, { state: 'intake' }), [other, there, first])
    const third = await take(h, 'Something else is said here', { url: 'https://post.example/a' })
    assert.equal(
      (await same(h, third)).first?.code,
      there,
      'these words are not suggested for it again',
    )
  },
)

forBothHouses('people put claims together and take that back', claimsHouse, async (h) => {
  const first = await take(h, CLAIM)
  const again = await take(h, CLAIM, {
    url: 'https://one.example/',
    saidOn: '2026-11-20',
    outlet: 'One',
  })
  const place = { url: 'https://two.example/', saidOn: '2026-11-20' } as const
  const named = { ...place, claim: first, speaker: 'Ann', speakerKind: 'account' } as const
  await assert.rejects(h.call(lena, see, named), problemWith('claims.not_named'))
  await h.call(lena, see, { ...named, speakerKind: 'candidate' })
  const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
  await refused(h.call(lena, merge, { into: first, claims: [first], reason }), 'claims.same_claim')
  await h.call(lena, merge, { into: first, claims: [again], reason })
  const back = { into: again, claims: [first], reason }
  await refused(h.call(lena, merge, back), 'claims.merged_itself')
  const said = await h.call(lena, repeats, { claim: first })
  assert.deepEqual(said, {
    places: 2,
    days: [{ name: '2026-11-20', count: 2 }],
    outlets: [{ name: 'One', count: 1 }],
    speakers: [{ name: 'Ann', count: 1 }],
  })
  const params = { claim: first }
  const page = wordsOf(await visitPage(h, deskClaimPage, { actor: lena, params }))
  assert.match(page, /Said at 2 places .*two\.example.*1 claim was put here/)
  const gone = await visitPage(h, deskClaimPage, { actor: lena, params: { claim: again } })
  assert.match(wordsOf(gone), /It repeats this claim/)
  await h.call(lena, unmerge, { claim: again, reason: 'Another day' })
  const { claim } = await h.call(lena, deskClaim, { claim: again })
  assert.deepEqual([claim.state, claim.mergedInto], ['intake', null])
  assert.equal((await same(h, first)).mergedCount, 0)
  await h.call(lena, setAside, { claim: again, state: 'parked', reason: 'Later' })
  await h.call(lena, resume, { claim: again })
  const types = (await h.records()).map(({ type }) => type)
  assert.deepEqual(types.slice(-4), [
    'claim.merged',
    'claim.unmerged',
    'claim.ended',
    'claim.resumed',
  ])
})

forBothHouses(
  'checked claims are suggested with why, until a person says no',
  claimsHouse,
  async (h) => {
    const known = await checkedClaim(h)
    const post = 'BREAKING: all polling stations in Alder close at 4 pm, hurry up and vote now!!'
    const own = await take(h, post, { url: 'https://hurry.example/1' })
    const asked = async (claim: string) => (await h.call(lena, suggestions, { claim })).items
    const [one] = await asked(own)
    assert.equal(one?.code, known)
    assert.deepEqual([one?.tier, one?.lacking.includes('12')], ['strong', true])
    const params = { claim: own }
    const page = await visitPage(h, deskClaimPage, { actor: lena, params, language: 'ar' })
    assert.match(page, /<mark>Alder<\/mark>/)
    assert.match(page, /name="claims\[\]" value="CLM-/)
    const twin = await take(h, `${CLAIM.toUpperCase()}!`)
    assert.deepEqual(
      (await asked(twin)).map(({ code, isSame }) => [code, isSame]),
      [[known, true]],
    )
    const whole = await visitPage(h, deskClaimPage, { actor: lena, params: { claim: twin } })
    assert.match(wordsOf(whole), /The same words\. .*It is the same claim .*Judge it/)
    assert.match(whole, /value="The same words\."/)
    await h.call(lena, tellApart, { claim: own, other: known, reason: 'Another day' })
    assert.deepEqual(await asked(own), [])
    assert.deepEqual(await asked(await take(h, `“${post}”`)), [], 'nor for the same words')
    const late = await take(h, `${post} They said so.`, { url: 'https://late.example/1' })
    await h.call(lena, merge, { into: known, claims: [late], reason })
    const told = await h.call(ANONYMOUS, publicClaim, { claim: late })
    assert.equal(told.code, known, 'whoever has its code is led on')
    const found = async (url: string) =>
      (await h.call(ANONYMOUS, check, { post: url, language: 'en' })).items[0]?.code
    assert.equal(await found('https://late.example/1'), known, 'its address finds the check')
    await h.call(lena, unmerge, { claim: late, reason: 'It adds something' })
    assert.equal(await found('https://late.example/1'), undefined)
    const wrong = { into: own, claims: [known], reason }
    await assert.rejects(h.call(lena, merge, wrong), problemWith('claims.has_check'))
    const list = await visitPage(h, deskPage, { actor: lena, search: { words: 'hurry' } })
    assert.match(list, new RegExp(own))
  },
)

forBothHouses(
  'claims from before the desk could search are found after a start',
  claimsHouse,
  async (h) => {
    const [old, young] = [await judgedClaim(h, 'Ballots in Birch burn'), await judgedClaim(h)]
    const spoken = { claim: old, language: 'ar', words: 'أوراق الاقتراع تحترق' } as const
    await h.call(lena, translate, spoken)
    await h.store.write(async (tx) => {
      const { id } = (await claims.one(tx, { code: old })) ?? { id: '' }
      await claimWords.remove(tx, { claim: id })
      await keys.remove(tx, { claim: id })
      await claims.change(tx, { id }, { sameText: null, likeness: null })
    })
    const found = async (search: string) =>
      (await h.call(lena, deskClaims, { search, limit: 5 })).items.map(({ code }) => code)
    assert.deepEqual([await found('burn'), await found('close')], [[], [young]])
    const clerk = systemActor('job:claims.index', ['claims:index'])
    const [job] = jobs
    const ctx = {
      call: (async (action, input) => await h.call(clerk, action, input)) as JobContext['call'],
    } as JobContext
    for (let start = 0; start < 2; start += 1) await job?.run(ctx, {} as DueJob)
    assert.deepEqual([await found('burn'), await found('تحترق')], [[old], [old]])
    const indexed = (await h.records()).filter(({ type }) => type === 'claim.indexed')
    assert.equal(indexed.length, 1, 'once, and not at every start')
    const again = await h.call(lena, takeIn, {
      words: 'BALLOTS in Birch burn!',
      language: 'en',
      harm: 'voting',
    })
    assert.equal((await h.call(lena, deskClaim, { claim: again.code })).claim.likeWhy, 'text')
  },
)
