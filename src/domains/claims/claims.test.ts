import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import {
  CHECK,
  CLAIM,
  checkedClaim,
  claimsHouse,
  hugo,
  judgedClaim,
  lena,
  mara,
  releaseCheck,
} from '../../../test/support/claims.ts'
import {
  BEGIN,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { resetRests, rests } from '../../../test/support/resting.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { z } from 'zod'
import { newId } from '../../core/id.ts'
import { cite, giveBack, publish, withdraw, writeCheck } from './actions/check.ts'
import { see, setAside, takeIn, translate, triage } from './actions/claim.ts'
import { agreeOfficial, endOfficial, propose, publicOfficial } from './actions/official.ts'
import { check, feed, publicClaim, publicClaims } from './actions/public.ts'
import { handedIn, handIn } from './actions/hand-in.ts'
import { deskClaim } from './actions/read.ts'
import { waiting } from './actions/waiting.ts'
import { exercise } from './exercise.ts'
import { changesPage } from './pages/changes.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { deskPage, newClaimPage } from './pages/desk.ts'
import { officialPage } from './pages/official.ts'
import { checkPage, claimPage, claimsPage } from './pages/public.ts'
import { waits } from './waits.ts'

afterEach(resetRests)

const judged = judgedClaim
const release = releaseCheck
const published = async (h: TestHouse) => ({ claim: await checkedClaim(h) })
const ask = async (h: TestHouse, post: string, language: 'en' | 'ar' = 'en') =>
  (await h.call(ANONYMOUS, check, { post, language })).items

forHouse('two persons answer for a check, and only of a factual claim', claimsHouse, async (h) => {
  const claim = await judged(h)
  const opinion = (
    await h.call(lena, takeIn, { words: 'He is bad', language: 'en', harm: 'other' })
  ).code
  const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
  await h.call(lena, triage, { claim: opinion, kind: 'opinion', claimant: 'unknown' })
  await refused(h.call(lena, writeCheck, { claim: opinion, ...CHECK }), 'claims.not_factual')
  await h.call(lena, setAside, { claim: opinion, state: 'not_checkable', reason: 'An opinion' })
  const named = { claim, kind: 'factual', claimant: 'account', claimantName: 'Ann' } as const
  await refused(h.call(lena, triage, named), 'claims.not_named')
  const nowhere = { claim, ...CHECK, item: 'CIT-NOTHINGX' }
  await refused(h.call(lena, writeCheck, nowhere), 'sources.unknown_code')
  const { check: own } = await h.call(lena, writeCheck, { claim, ...CHECK })
  await refused(release(h, claim, lena), 'core.same_person')
  await refused(h.call(ANONYMOUS, publicClaim, { claim }), 'claims.unknown_claim')
  const more = { check: own, item: 'REF-COE-ETS185', stance: 'context' } as const
  await refused(h.call(hugo, cite, more), 'claims.not_author')
  await h.call(lena, cite, more)
  await refused(h.call(lena, cite, more), 'claims.same_evidence')
  assert.deepEqual(
    (await h.call(hugo, waiting, {})).items.map((one) => [one.kind, one.code]),
    [['check', claim]],
  )
  const { read } = await h.call(mara, deskClaim, { claim })
  const back = { check: own, read: read ?? '', reason: 'No' }
  const other = h.call(mara, giveBack, { ...back, read: 'a'.repeat(64) })
  await refused(other, 'claims.other_words')
  const both = await Promise.allSettled([release(h, claim), h.call(mara, giveBack, back)])
  assert.equal(both.filter(({ status }) => status === 'rejected').length, 1, 'one of two decides')
})

forHouse('a check that is given back waits for whoever writes', claimsHouse, async (h) => {
  const claim = await judged(h)
  const { check: own } = await h.call(lena, writeCheck, { claim, ...CHECK })
  const aside = { claim, state: 'parked', reason: 'Later' } as const
  await assert.rejects(h.call(lena, setAside, aside), problemWith('claims.wrong_state'))
  const { read } = await h.call(hugo, deskClaim, { claim })
  await h.call(hugo, giveBack, { check: own, read: read ?? '', reason: 'Ask the office.' })
  const kinds = async () => (await h.call(hugo, waiting, {})).items.map(({ kind }) => kind)
  assert.deepEqual(await kinds(), ['returned'])
  const shown = await visitPage(h, deskClaimPage, { actor: lena, params: { claim } })
  assert.match(wordsOf(shown), /given back.*Ask the office\./)
  assert.match(shown, /value="Stations in Alder close at 8 pm"/)
  await h.call(lena, setAside, aside)
  assert.deepEqual(await kinds(), [])
})

forHouse('so does a correction of what is published', claimsHouse, async (h) => {
  const claim = await judged(h)
  const kinds = async () => (await h.call(hugo, waiting, {})).items.map(({ kind }) => kind)
  await h.call(lena, writeCheck, { claim, ...CHECK })
  await release(h, claim)
  const { check } = await h.call(lena, writeCheck, { claim, ...CHECK, correction: 'The hour' })
  const { read } = await h.call(hugo, deskClaim, { claim })
  await h.call(hugo, giveBack, { check, read: read ?? '', reason: 'Ask the office.' })
  assert.deepEqual(await kinds(), ['returned'])
  await h.call(lena, writeCheck, { claim, ...CHECK, correction: 'The hour, as the office says' })
  assert.deepEqual(await kinds(), ['check'])
})

forBothHouses('nothing is put under what a second person read', claimsHouse, async (h) => {
  const claim = await judged(h)
  const { check: own } = await h.call(lena, writeCheck, { claim, ...CHECK })
  const { read } = await h.call(hugo, deskClaim, { claim })
  await h.call(lena, cite, { check: own, item: 'REF-COE-ETS185', stance: 'context' })
  const stale = h.call(hugo, publish, { check: own, read: read ?? '' })
  await assert.rejects(stale, problemWith('claims.other_words'))
  const other = h.call(hugo, translate, { claim, language: 'ar', words: 'كلام آخر' })
  await assert.rejects(other, problemWith('claims.already_proposed'), 'its author never read it')
  h.clock.advance(1_000)
  const url = 'https://other.example/a'
  await h.call(lena, see, { claim, url, outlet: 'Somebody' })
  await release(h, claim)
  assert.doesNotMatch(
    JSON.stringify([
      await h.call(ANONYMOUS, publicClaim, { claim }),
      await h.call(ANONYMOUS, feed, {}),
    ]),
    /Somebody|other\.example/,
    'a place that one person noted is told with the next version',
  )
})

forHouse('a claim is told in the language of the page first', claimsHouse, async (h) => {
  const claim = await judged(h)
  const arabic = 'تغلق المراكز في الثانية'
  await h.call(lena, translate, { claim, language: 'ar', words: arabic })
  await h.call(lena, writeCheck, { claim, ...CHECK })
  const desk = await visitPage(h, deskClaimPage, { actor: hugo, params: { claim } })
  assert.match(wordsOf(desk), /Written in English alone\. Readers of .العربية. get it so/u)
  await release(h, claim)
  const read = async (language: 'en' | 'ar') =>
    await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim }, language })
  const [english, other] = [await read('en'), await read('ar')]
  assert.match(wordsOf(other), new RegExp(`الادعاء ${arabic}.*كُتب التحقق بلغة .English`, 'u'))
  assert.doesNotMatch(wordsOf(english), /The check is written in/)
  assert.match(wordsOf(english), new RegExp(`In other languages العربية: ${arabic}`))
  const list = await visitPage(h, claimsPage, { actor: ANONYMOUS, language: 'ar' })
  assert.ok(list.includes(`dir="rtl">${arabic}</bdi>`))
})

forHouse('a check is corrected and withdrawn in sight of everybody', claimsHouse, async (h) => {
  const { claim } = await published(h)
  const again = { claim, ...CHECK, verdict: 'mostly_false' } as const
  await assert.rejects(h.call(lena, writeCheck, again), problemWith('claims.needs_correction'))
  const second = await h.call(lena, writeCheck, {
    ...again,
    correction: 'One station closes at 6',
  })
  await release(h, claim)
  const told = await h.call(ANONYMOUS, publicClaim, { claim })
  assert.deepEqual(
    told.versions.map(({ verdict, state }) => [verdict, state]),
    [
      ['mostly_false', 'published'],
      ['false', 'replaced'],
    ],
  )
  const page = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(page), /A copy is kept: SNP-[A-Z]{8}/)
  const changed = await visitPage(h, changesPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(changed, /<del>False<\/del> <ins>Mostly false<\/ins>/)
  assert.match(page, /_file=json/)
  assert.match(wordsOf(page), /Corrections .*One station closes at 6/)
  assert.doesNotMatch(page, /social\.example/, 'the address of an account is not shown')
  const { text } = await h.call(ANONYMOUS, feed, {})
  const [item] = JSON.parse(text).dataFeedElement
  assert.equal(item.item[0].reviewRating.ratingValue, 2)
  assert.equal(item.item[0].itemReviewed.author.name, 'An account')
  assert.doesNotMatch(text, /social\.example/)
  const may = ['sources:write', 'sources:assess'] as const
  const [reader, other] = [person('reader', may), person('other', may)]
  const end = { code: CHECK.item, reason: 'It never appeared' }
  await h.call(reader, h.action('sources.withdraw'), end)
  const still = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.doesNotMatch(wordsOf(still), /was withdrawn since/, 'one person only asks for it')
  const { asked } = z
    .object({ asked: z.looseObject({ claims: z.array(z.string()), read: z.string() }) })
    .parse(await h.call(other, h.action('sources.endingAsked'), { item: CHECK.item }))
  assert.deepEqual(asked.claims, [claim])
  const agreed = { item: CHECK.item, read: asked.read }
  const agree = h.action('sources.agreeEnd')
  await assert.rejects(h.call(reader, agree, agreed), problemWith('core.same_person'))
  await h.call(other, agree, agreed)
  const marked = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(marked), /This reference was withdrawn since\./)
  await h.call(hugo, withdraw, { check: second.check, reason: 'The notice was wrong' })
  const gone = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(gone), /no longer stands by it.*The notice was wrong/)
  assert.doesNotMatch(gone, /_file=json/)
  assert.deepEqual((await h.call(ANONYMOUS, publicClaims, { limit: 5 })).items, [])
  assert.deepEqual(await ask(h, CLAIM), [])
})

forHouse('what is pasted finds similar checks and what it lacks', claimsHouse, async (h) => {
  const claim = await judged(h)
  await h.call(lena, translate, {
    claim,
    language: 'ar',
    words: 'مراكز الاقتراع في ألدر تغلق الساعة الرابعة مساء يوم الأحد',
  })
  assert.deepEqual(await ask(h, CLAIM), [], 'nothing is known before it is published')
  await h.call(lena, writeCheck, { claim, ...CHECK })
  await release(h, claim)
  const [card] = await ask(h, 'BREAKING!! all polling stations in Alder close at 4 pm, hurry')
  assert.equal(card?.code, claim)
  assert.ok(card?.lacking.includes('12'), 'the day is in the claim alone')
  assert.ok(card?.shared.some(({ start, end }) => CLAIM.slice(start, end) === 'Alder'))
  const [arabic] = await ask(h, 'مراكز الاقتراع في ألدر تغلق الرابعة مساء', 'ar')
  assert.deepEqual([arabic?.code, arabic?.language], [claim, 'ar'])
  assert.equal((await ask(h, 'see https://www.social.example/p/77'))[0]?.hasAddress, true)
  await h.call(lena, see, { claim, url: 'https://other.example/a', outlet: 'Alder Post' })
  assert.equal((await ask(h, 'https://other.example/a/'))[0]?.code, claim, 'the index moves along')
  assert.deepEqual(await ask(h, 'the price of apples rose in autumn'), [])
  assert.deepEqual(await ask(h, '\u202e\u0000 \ud800'), [], 'odd characters do no harm')
})

forBothHouses(
  'what the office says is agreed by two and shown in its days',
  claimsHouse,
  async (h) => {
    const said = { words: 'Stations close at 8 pm.', language: 'en' } as const
    const days = { fromDay: '2000-01-01', untilDay: '2999-12-31' }
    const shown = async () => (await h.call(ANONYMOUS, publicOfficial, { language: 'ar' })).items
    const wrong = { ...said, fromDay: days.untilDay, untilDay: days.fromDay }
    await assert.rejects(h.call(lena, propose, wrong), problemWith('claims.bad_days'))
    const own = await h.call(lena, propose, { ...said, ...days })
    await assert.rejects(h.call(lena, agreeOfficial, own), problemWith('core.same_person'))
    assert.deepEqual(await shown(), [])
    await h.call(hugo, agreeOfficial, own)
    assert.deepEqual(await shown(), [said])
    const over = await h.call(lena, propose, { ...said, ...days, untilDay: '2000-01-02' })
    await h.call(hugo, agreeOfficial, over)
    assert.equal((await shown()).length, 1, 'its days are over')
    assert.match(wordsOf(await visitPage(h, officialPage, { actor: hugo })), /Take it down/)
    await h.call(hugo, endOfficial, own)
    assert.deepEqual(await shown(), [])
  },
)

forHouse('the desk and the pages of everybody', claimsHouse, async (h) => {
  const empty = await visitPage(h, claimsPage, { actor: ANONYMOUS })
  assert.match(wordsOf(empty), /says nothing about whether any claim is true/)
  const claim = await judged(h)
  await h.call(lena, writeCheck, { claim, ...CHECK })
  const params = { claim }
  const mine = await visitPage(h, deskClaimPage, { actor: lena, params })
  assert.match(wordsOf(mine), /You wrote this check/)
  const other = await visitPage(h, deskClaimPage, { actor: hugo, params })
  assert.match(wordsOf(other), /Publish it/)
  assert.match(await visitPage(h, deskPage, { actor: hugo }), new RegExp(claim))
  assert.match(await visitPage(h, newClaimPage, { actor: lena }), /name="words"/)
  await release(h, claim)
  const after = await visitPage(h, deskClaimPage, { actor: hugo, params, language: 'ar' })
  assert.match(after, /name="correction"/)
  assert.match(await visitPage(h, claimsPage, { actor: ANONYMOUS }), new RegExp(claim))
  assert.match(await visitPage(h, checkPage, { actor: ANONYMOUS }), /name="post"/)
  assert.ok(waits.permission === 'claims:read' && exercise.seed !== undefined)
})

forBothHouses('a claim that was come upon elsewhere is handed on once', claimsHouse, async (h) => {
  const officer = person('officer', ['claims:hand-in'], '/1/')
  const origin = `problem:${newId()}`
  const said = { origin, words: CLAIM, language: 'en' } as const
  const { code } = await h.call(officer, handIn, said)
  const before = (await h.records()).length
  const again = await h.call(officer, handIn, { ...said, words: 'Something else' })
  assert.equal(again.code, code)
  assert.equal((await h.records()).length, before)
  const { claim, origin: from } = await h.call(lena, deskClaim, { claim: code })
  assert.deepEqual(
    [claim.words, claim.state, claim.harm, from],
    [CLAIM, 'intake', 'other', 'problem'],
  )
  const asked = { origins: [origin, `entry:${newId()}`] }
  const { items } = await h.call(officer, handedIn, asked)
  assert.deepEqual(items, [{ origin, code, isPublic: false }])
  await h.call(lena, triage, { claim: code, kind: 'factual', claimant: 'account' })
  await h.call(lena, writeCheck, { claim: code, ...CHECK })
  await release(h, code)
  assert.equal((await h.call(officer, handedIn, asked)).items[0]?.isPublic, true)
  const page = await visitPage(h, deskClaimPage, { actor: lena, params: { claim: code } })
  assert.match(page, /looked after a problem of a polling station/)
})

forHouse('a check leads to the notices about its claim', claimsHouse, async (h) => {
  const claim = await checkedClaim(h)
  const written = { code: 'NTC-AAAAAAAA', sourceName: 'Post', publicAt: BEGIN }
  rests.written = [{ ...written, stands: 'annulled' }]
  const page = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(page), /Notices about it .*to Post : Annulled: it was wrong/)
  assert.match(page, /href="\/en\/notices\/NTC-AAAAAAAA"/)
})
