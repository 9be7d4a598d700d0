// Whoever a check is about is answered by another person, in public and in time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CHECK,
  checkedClaim,
  claimsHouse,
  hugo,
  lena,
  mara,
  releaseCheck,
} from '../../../test/support/claims.ts'
import { forBothHouses, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { withdraw, writeCheck } from './actions/check.ts'
import {
  answerObjection,
  deskObjections,
  forgetAsker,
  object,
  publicObjections,
} from './actions/objection.ts'
import { deskClaim } from './actions/read.ts'
import { CLAIM_PER_HOUR, dueOf } from './objection.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { objectionPage } from './pages/objection.ts'
import { claimPage } from './pages/public.ts'
import { waits } from './waits.ts'

const SAID = {
  words: 'I never said this.',
  who: 'Ann Other, candidate',
  contact: 'ann@other.example',
  language: 'en',
} as const
const WHY = { reasons: 'The recording is in the archive.', language: 'en' } as const
const first = async (h: TestHouse, claim: string) =>
  (await h.call(mara, deskObjections, { claim })).items[0]?.id ?? ''
const told = async (h: TestHouse, claim: string) =>
  (await h.call(ANONYMOUS, publicObjections, { claim })).items

forBothHouses(
  'an objection is answered by another person, without the name of who asked',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    const { dueAt } = await h.call(ANONYMOUS, object, { claim, ...SAID })
    assert.equal(dueAt, addMs(h.clock.now(), 7 * DAY))
    const objection = await first(h, claim)
    const answer = { objection, outcome: 'kept', ...WHY } as const
    for (const own of [lena, hugo])
      await assert.rejects(h.call(own, answerObjection, answer), problemWith('claims.own_check'))
    const early = { ...answer, outcome: 'corrected' } as const
    await assert.rejects(h.call(mara, answerObjection, early), problemWith('claims.not_corrected'))
    const params = { claim }
    const look = async (actor = ANONYMOUS) =>
      wordsOf(
        await visitPage(h, actor === ANONYMOUS ? claimPage : deskClaimPage, { actor, params }),
      )
    assert.match(await look(), /Somebody objected on .* It is answered by/)
    assert.match(await look(lena), /Another person answers/)
    assert.match(await look(mara), /ann@other\.example.*Answer it/)
    await h.call(mara, answerObjection, answer)
    await assert.rejects(h.call(mara, answerObjection, answer), problemWith('claims.wrong_state'))
    const page = await look()
    assert.match(page, /The check stays as it is.*The recording is in the archive/)
    assert.doesNotMatch(page, /ann@other|never said this/)
    await h.call(mara, forgetAsker, { objection })
    assert.doesNotMatch(await look(mara), /ann@other/)
    assert.match(await visitPage(h, objectionPage, { actor: ANONYMOUS, params }), /name="who"/)
  },
)

forBothHouses('what is wrong is corrected first, and lateness is said', claimsHouse, async (h) => {
  const claim = await checkedClaim(h)
  const unknown = { claim: 'CLM-NOTHINGX', ...SAID }
  await assert.rejects(h.call(ANONYMOUS, object, unknown), problemWith('claims.unknown_claim'))
  for (let n = 0; n < CLAIM_PER_HOUR; n += 1) await h.call(ANONYMOUS, object, { claim, ...SAID })
  const again = h.call(ANONYMOUS, object, { claim, ...SAID })
  await assert.rejects(again, problemWith('claims.many_objections'))
  await h.pass(8 * DAY)
  const page = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(page), /This office is late/)
  await h.call(lena, writeCheck, { claim, ...CHECK, correction: 'She did not say it.' })
  await releaseCheck(h, claim)
  const answer = { objection: await first(h, claim), outcome: 'corrected', ...WHY } as const
  await h.call(mara, answerObjection, answer)
  assert.equal((await told(h, claim))[0]?.state, 'corrected')
  const last = (await h.records()).findLast(({ type }) => type === 'objection.answered')
  assert.match(JSON.stringify(last?.body), /"isLate":true/)
  assert.ok(waits.permission === 'claims:read')
  const { checks } = await h.call(hugo, deskClaim, { claim })
  await h.call(hugo, withdraw, { check: checks[0]?.id ?? '', reason: 'Both were wrong' })
  await h.call(mara, answerObjection, { ...answer, objection: await second(h, claim) })
})
const second = async (h: TestHouse, claim: string) =>
  (await h.call(mara, deskObjections, { claim })).items.find(({ state }) => state === 'open')?.id ??
  ''

test('an objection is answered sooner in the week before the polls, and in minutes in an exercise', () => {
  const now = '2026-11-24T08:00:00.000Z'
  assert.equal(dueOf(now, addMs(now, 6 * DAY), 'actual'), addMs(now, 48 * HOUR))
  assert.equal(dueOf(now, addMs(now, 8 * DAY), 'actual'), addMs(now, 7 * DAY))
  assert.equal(dueOf(now, addMs(now, -3 * DAY), 'actual'), addMs(now, 7 * DAY))
  assert.ok(dueOf(now, null, 'exercise') < addMs(now, HOUR))
})
