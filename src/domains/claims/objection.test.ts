// Whoever a check is about is answered by another person, in public and in time.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
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
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { withdraw, writeCheck } from './actions/check.ts'
import {
  answerObjection,
  deskObjections,
  enterObjection,
  forgetAsker,
  object,
  publicObjections,
} from './actions/objection.ts'
import { deskClaim } from './actions/read.ts'
import { waiting as waitingOf } from './actions/waiting.ts'
import { dueOf, FRONT, MAX_KEPT, MAX_REPEATS, TOLD } from './objection.ts'
import { deskClaimPage } from './pages/desk-claim.ts'
import { objectionPage } from './pages/objection.ts'
import { claimPage } from './pages/public.ts'
import { objections } from './store.ts'

const SAID = {
  words: 'I never said this.',
  who: 'Ann Other, candidate',
  contact: 'ann@other.example',
  language: 'en',
} as const
const WHY = { reasons: 'The recording is in the archive.', language: 'en' } as const
const desk = async (h: TestHouse, claim: string) => await h.call(mara, deskObjections, { claim })
/** The first that waits, with what names the check as it stands. */
async function first(h: TestHouse, claim: string) {
  const { items, read } = await desk(h, claim)
  return { objections: [items[0]?.id ?? ''], read }
}
const told = async (h: TestHouse, claim: string) =>
  (await h.call(ANONYMOUS, publicObjections, { claim })).items

forBothHouses(
  'an objection is answered by another person, without the name of who asked',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    const { dueAt, place } = await h.call(ANONYMOUS, object, { claim, ...SAID })
    assert.deepEqual([dueAt, place], [addMs(h.clock.now(), 7 * DAY), 'front'])
    const one = await first(h, claim)
    const [objection = ''] = one.objections
    const answer = { ...one, outcome: 'kept', ...WHY } as const
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
    const again = await h.call(ANONYMOUS, object, { claim, ...SAID, words: 'I NEVER said this!' })
    assert.deepEqual(again, { dueAt: h.clock.now(), place: 'answered' })
    await h.call(mara, forgetAsker, { objection })
    assert.doesNotMatch(await look(mara), /ann@other/)
    assert.match(await visitPage(h, objectionPage, { actor: ANONYMOUS, params }), /name="who"/)
    for (const proof of ['https://post.example/1', 'https://post.example/2']) {
      const brought = { claim, ...SAID, words: `${SAID.words} ${proof}` }
      const { place: own } = await h.call(ANONYMOUS, object, brought)
      assert.equal(own, 'front', 'another proof is nothing that was answered')
    }
  },
)

forHouse('what is wrong is corrected first, and lateness is said', claimsHouse, async (h) => {
  const claim = await checkedClaim(h)
  const unknown = { claim: 'CLM-NOTHINGX', ...SAID }
  await assert.rejects(h.call(ANONYMOUS, object, unknown), problemWith('claims.unknown_claim'))
  const second = { claim, ...SAID, words: 'The picture shows another place.' }
  for (const said of [{ claim, ...SAID }, second]) await h.call(ANONYMOUS, object, said)
  await h.pass(8 * DAY)
  const page = await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } })
  assert.match(wordsOf(page), /This office is late/)
  const before = await first(h, claim)
  await h.call(lena, writeCheck, { claim, ...CHECK, correction: 'She did not say it.' })
  await releaseCheck(h, claim)
  const outcome = { outcome: 'corrected', ...WHY } as const
  const swapped = h.call(mara, answerObjection, { ...before, ...outcome })
  await assert.rejects(swapped, problemWith('claims.other_words'))
  await h.call(mara, answerObjection, { ...(await first(h, claim)), ...outcome })
  assert.deepEqual(
    (await told(h, claim)).map(({ state }) => state),
    ['open', 'corrected'],
  )
  const last = (await h.records()).findLast(({ type }) => type === 'objection.answered')
  assert.match(JSON.stringify(last?.body), /"isLate":true/)
  const { checks } = await h.call(hugo, deskClaim, { claim })
  await h.call(hugo, withdraw, { check: checks[0]?.id ?? '', reason: 'Both were wrong' })
  await h.call(mara, answerObjection, { ...(await first(h, claim)), ...outcome })
})

/** Words that nothing has in common with those of another number. */
const words = (n: number) =>
  ['what', 'who', 'where', 'when']
    .map((one) => createHash('md5').update(`${one}${n}`).digest('hex'))
    .join(' ')

forBothHouses(
  'whoever floods a check shuts out nobody who has something to say',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    const send = async (more: { words?: string; who?: string } = {}) =>
      (await h.call(ANONYMOUS, object, { claim, ...SAID, ...more })).place
    const junk = { words: 'Fake check, take it down now!' }
    const places = [await send(junk)]
    for (let n = 0; n <= MAX_REPEATS; n += 1) places.push(await send(junk))
    assert.deepEqual(
      [places[0], new Set(places.slice(1, -1)), places.at(-1)],
      ['front', new Set(['behind']), 'counted'],
    )
    for (let n = 0; n < FRONT; n += 1) await send({ words: words(n) })
    assert.equal(await send({ words: words(FRONT) }), 'rush')
    await h.pass(HOUR)
    const kept = (await h.records()).filter(({ type }) => type === 'objection.received')
    assert.equal(kept.length, FRONT + 2 + MAX_REPEATS, 'what is only counted fills no log')
    assert.equal(await send(), 'front', 'another hour has places of its own')
    const { items, open, read } = await desk(h, claim)
    assert.deepEqual(
      [open, items[0]?.repeats.length, items[1]?.who],
      [FRONT + 3, MAX_REPEATS, SAID.who],
    )
    const entered = { claim, ...SAID, words: 'By letter: it was my brother.' }
    await assert.rejects(
      h.call(ANONYMOUS, enterObjection, entered),
      problemWith('core.not_signed_in'),
    )
    await h.call(mara, enterObjection, entered)
    assert.match((await desk(h, claim)).items[0]?.words ?? '', /By letter/)
    const page = wordsOf(await visitPage(h, deskClaimPage, { actor: mara, params: { claim } }))
    assert.match(page, /20 repeat it/)
    assert.match(page, /4 more came, many within one hour/)
    const waiting = await h.call(mara, waitingOf, {})
    assert.deepEqual(
      waiting.items.map(({ kind, count }) => [kind, count]),
      [['objection', FRONT + 4]],
    )
    // One answer for the loudest, and for what says the same in other words.
    const objections = [items[0], ...items.slice(4, 6)].map((one) => one?.id ?? '')
    await h.call(mara, answerObjection, { objections, read, outcome: 'kept', ...WHY })
    const after = await h.call(ANONYMOUS, publicObjections, { claim })
    assert.deepEqual([after.items.length, after.more], [TOLD + 3, FRONT + 1 - TOLD])
    const seen = wordsOf(await visitPage(h, claimPage, { actor: ANONYMOUS, params: { claim } }))
    assert.match(seen, /2 more objections got the same answer/)
    assert.match(seen, /16 more objections wait/)
  },
)

forHouse(
  'where the room is used up the greatest rush makes room, and nobody else',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    await h.call(ANONYMOUS, object, { claim, ...SAID })
    await h.store.write(async (tx) => {
      const [row] = await objections.many(tx, {}, { limit: 1 })
      assert.ok(row !== undefined)
      const rush = Array.from({ length: MAX_KEPT - 1 }, (_, n) => ({
        ...row,
        id: newId(),
        sameText: String(n),
        turn: n + 2,
      }))
      for (let n = 0; n < rush.length; n += 1_000)
        await objections.insert(tx, rush.slice(n, n + 1_000))
    })
    await h.pass(HOUR)
    const other = { claim, ...SAID, words: 'It was recorded elsewhere.' }
    assert.equal((await h.call(ANONYMOUS, object, other)).place, 'front')
    const last = (await h.records()).findLast(({ type }) => type === 'objection.displaced')
    assert.match(JSON.stringify(last?.body), new RegExp(`"turn":${MAX_KEPT}`))
    const { items, open } = await desk(h, claim)
    assert.equal(open, MAX_KEPT)
    assert.deepEqual(
      items.slice(0, 2).map((one) => one.words),
      [SAID.words, other.words],
    )
  },
)

test('an objection is answered sooner in the week before the polls, and in minutes in an exercise', () => {
  const now = '2026-11-24T08:00:00.000Z'
  assert.equal(dueOf(now, addMs(now, 6 * DAY), 'actual'), addMs(now, 48 * HOUR))
  assert.equal(dueOf(now, addMs(now, 8 * DAY), 'actual'), addMs(now, 7 * DAY))
  assert.equal(dueOf(now, addMs(now, -3 * DAY), 'actual'), addMs(now, 7 * DAY))
  assert.ok(dueOf(now, null, 'exercise') < addMs(now, HOUR))
})
