// The quotes of a check are searched in the copies of what it cites before everybody reads them.
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import {
  CHECK,
  claimsHouse,
  hugo,
  judgedClaim,
  keptCopy,
  lena,
  pages,
  releaseCheck,
} from '../../../test/support/claims.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { resetRests } from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { publish, writeCheck } from './actions/check.ts'
import { feed, publicClaim } from './actions/public.ts'
import { deskClaim, waitingQuotes } from './actions/read.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { claimPage } from './pages/public.ts'

afterEach(() => {
  resetRests()
  pages.said = null
})

const INVENTED = 'Turnout in Birch was 40 percent at noon, said nobody'
const WHY = 'The page says it in a picture. We read it there twice.'

/** A check with this quote that waits, and a copy of these words of what it cites. */
async function waiting(h: TestHouse, quote: string, said: string | null) {
  const claim = await judgedClaim(h)
  await h.call(lena, writeCheck, { claim, ...CHECK, quote })
  pages.said = said
  await keptCopy(h)
  const { checks, read } = await h.call(hugo, deskClaim, { claim })
  return { claim, named: { check: checks[0]?.id ?? '', read: read ?? '' } }
}

forBothHouses(
  'a quote that stands in no copy stops the second person, until he says in words why it goes out',
  claimsHouse,
  async (h) => {
    const { claim, named } = await waiting(h, INVENTED, 'Turnout in Birch was counted at noon.')
    const stopped = h.call(hugo, publish, named)
    await assert.rejects(stopped, problemWith('claims.quote_missing'))
    await assert.rejects(
      stopped,
      /Turnout in Birch was 40 percent.*do not stand in the kept copy of “/,
    )
    await assert.rejects(h.call(hugo, publish, { ...named, unfound: 'Because.' }), 'no reason')
    const params = { claim }
    const desk = wordsOf(await visitPage(h, deskClaimPage, { actor: hugo, params }))
    assert.match(desk, /said nobody These words do not stand in the kept copy\./)
    assert.match(desk, /Quoted words do not stand in the kept copy\. Read the page itself\./)
    await h.call(hugo, publish, { ...named, unfound: WHY })
    const page = wordsOf(await visitPage(h, claimPage, { actor: ANONYMOUS, params }))
    assert.match(
      page,
      /These words do not stand in the kept copy\..*Why it goes out all the same The page says it in a picture\./,
    )
    const { versions } = await h.call(ANONYMOUS, publicClaim, { claim })
    assert.deepEqual([versions[0]?.evidence[0]?.stand, versions[0]?.unfound], ['missing', WHY])
    const { text } = await h.call(ANONYMOUS, feed, {})
    assert.match(text, /"description": ?"These words do not stand in the kept copy\. The page says/)
    const record = (await h.records()).find(({ type }) => type === 'factcheck.published')
    assert.match(JSON.stringify(record?.body), /"unfound":1/)
    const after = wordsOf(await visitPage(h, deskClaimPage, { actor: lena, params }))
    assert.match(after, /We read it there twice\./)
  },
)

forHouse('a quote that stands in its copy needs one press', claimsHouse, async (h) => {
  const { claim, named } = await waiting(h, 'close at 8 pm', 'Polls in Alder close at 8 pm.')
  assert.deepEqual((await h.call(hugo, waitingQuotes, { claim })).quotes[0]?.stand, 'found')
  const desk = await visitPage(h, deskClaimPage, { actor: hugo, params: { claim } })
  assert.match(wordsOf(desk), /These words stand in the kept copy\./)
  assert.doesNotMatch(desk, /name="unfound"/)
  await h.call(hugo, publish, { ...named, unfound: WHY })
  const { versions } = await h.call(ANONYMOUS, publicClaim, { claim })
  assert.deepEqual(
    [versions[0]?.evidence[0]?.stand, versions[0]?.unfound],
    ['found', null],
    'a reason that nothing needs is not told',
  )
})

forHouse(
  'where nothing can be compared, that is said, and nothing else',
  claimsHouse,
  async (h) => {
    const { claim } = await waiting(h, INVENTED, null)
    const params = { claim }
    const desk = wordsOf(await visitPage(h, deskClaimPage, { actor: hugo, params }))
    assert.match(desk, /There is no copy in which these words could be searched\./)
    await releaseCheck(h, claim)
    const page = wordsOf(
      await visitPage(h, claimPage, { actor: ANONYMOUS, params, language: 'en' }),
    )
    assert.match(page, /These words were not compared with a copy\./)
  },
)
