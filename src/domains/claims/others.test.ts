// Checks of other publishers are taken in without their texts, shown as theirs, and held back where they stand elsewhere.
import assert from 'node:assert/strict'
import { claimsHouse, hugo, listedOutlet } from '../../../test/support/claims.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { bringChecks, judgeOthers, othersChecks, registerPublisher } from './actions/others.ts'
import { check, feed, publicClaims } from './actions/public.ts'
import type { BroughtCheck } from './others.ts'
import { othersPage } from './pages/others.ts'
import { checkPage } from './pages/public.ts'

const publisher = 'Verifica Practica'
const ONE: BroughtCheck = {
  url: 'https://checks.practica.example/2026/ballots',
  claim: 'Ballots in Birch were printed without the name of a candidate',
  label: 'Pants on fire',
  title: 'All names stand on the ballots of Birch',
  publishedAt: '2026-11-20',
  changedAt: null,
  language: 'en',
  license: null,
  claimantName: 'Ann Nobody',
  saidAt: null,
  addresses: ['https://post.example/a', 'https://social.example/ann'],
}
const FOREIGN = { ...ONE, url: 'https://checks-practica.example.net/x', claimantName: 'Alder Post' }
const ask = async (h: TestHouse, post = 'The ballots in Birch lack the name of a candidate') =>
  await h.call(ANONYMOUS, check, { post, language: 'en' })

forHouse(
  'checks of others are found as theirs, and wait where they stand elsewhere',
  claimsHouse,
  async (h) => {
    const bring = async (...checks: BroughtCheck[]) =>
      await h.call(hugo, bringChecks, { publisher, checks })
    await assert.rejects(bring(ONE), problemWith('claims.unknown_publisher'))
    const wrong = { name: publisher, domains: 'co.uk' }
    await assert.rejects(h.call(hugo, registerPublisher, wrong), problemWith('claims.bad_domain'))
    await h.call(hugo, registerPublisher, { name: publisher, domains: 'practica.example' })
    await listedOutlet(h, 'Alder Post', 'post.example')
    assert.deepEqual(await bring(ONE, FOREIGN), { added: 2, renewed: 0, same: 0, quarantined: 1 })
    assert.deepEqual(await bring(ONE), { added: 0, renewed: 0, same: 1, quarantined: 0 })
    const { items, others } = await ask(h)
    assert.deepEqual(items, [])
    assert.deepEqual(
      others.map((one) => [one.publisher, one.label, one.url]),
      [[publisher, 'Pants on fire', ONE.url]],
    )
    assert.equal((await ask(h, 'https://post.example/a')).others.length, 1, 'outlets are linked')
    assert.deepEqual((await ask(h, 'https://social.example/ann')).others, [], 'accounts are not')
    assert.doesNotMatch(
      JSON.stringify([others, await h.call(ANONYMOUS, feed, {})]),
      /Ann Nobody|Pants.*ClaimReview/,
    )
    assert.deepEqual(
      (await h.call(ANONYMOUS, publicClaims, { limit: 5 })).items,
      [],
      'never as ours',
    )
    assert.deepEqual(await bring({ ...ONE, label: 'Wrong' }), {
      added: 0,
      renewed: 1,
      same: 0,
      quarantined: 0,
    })
    assert.equal((await ask(h)).others[0]?.label, 'Wrong')
  },
)

forBothHouses('a person lets a check in that waits, or refuses it', claimsHouse, async (h) => {
  await h.call(hugo, registerPublisher, { name: publisher, domains: 'practica.example' })
  await h.call(hugo, bringChecks, { publisher, checks: [FOREIGN] })
  assert.deepEqual((await ask(h)).others, [])
  const page = await visitPage(h, othersPage, { actor: hugo })
  assert.match(wordsOf(page), /checks-practica\.example\.net .*None of the publisher’s domains/)
  const read = async (state: 'quarantined' | 'kept') => {
    const [one] = (await h.call(hugo, othersChecks, { state, limit: 10 })).items
    return { check: one?.id ?? '', read: one?.read ?? '', reason: 'They moved' }
  }
  const first = await read('quarantined')
  await h.call(hugo, bringChecks, { publisher, checks: [{ ...FOREIGN, label: 'Half true' }] })
  const swapped = h.call(hugo, judgeOthers, { ...first, state: 'kept' })
  await assert.rejects(swapped, problemWith('claims.other_words'))
  const own = await read('quarantined')
  await h.call(hugo, judgeOthers, { ...own, state: 'kept' })
  await assert.rejects(
    h.call(hugo, judgeOthers, { ...own, state: 'kept' }),
    problemWith('claims.wrong_state'),
  )
  const { others } = await ask(h)
  assert.equal(others.length, 1)
  const bringAgain = async () =>
    await h.call(hugo, bringChecks, { publisher, checks: [{ ...FOREIGN, label: 'True' }] })
  assert.equal((await bringAgain()).quarantined, 1)
  assert.deepEqual((await ask(h)).others, [], 'what it says by now, nobody read')
  await h.call(hugo, judgeOthers, { ...(await read('quarantined')), state: 'kept' })
  assert.equal((await bringAgain()).same, 1)
  assert.equal((await ask(h)).others[0]?.label, 'True')
  await h.call(hugo, judgeOthers, { ...(await read('kept')), state: 'refused' })
  assert.deepEqual((await ask(h)).others, [])
  assert.match(await visitPage(h, checkPage, { actor: ANONYMOUS }), /name="post"/)
})
