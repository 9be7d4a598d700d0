// The desk of notices: whose turn it is, the one act of each state for whoever may take it, and what waits for whom.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { BEGIN, forHouse, type TestHouse } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import type { Actor } from '../../core/actor.ts'
import type { PageContext } from '../../core/slice.ts'
import { DAY } from '../../core/time.ts'
import { judge, review } from './actions/decide.ts'
import { enterAppeal } from './actions/hear.ts'
import { dayNotices } from './actions/read.ts'
import { setTerms } from './actions/terms.ts'
import { USUAL } from './deadlines.ts'
import { notices } from './index.ts'
import { deskPage } from './pages/desk.ts'
import { noticePage } from './pages/notice.ts'
import { termsPage } from './pages/terms.ts'
import { writePage } from './pages/write.ts'
import { readiness } from './readiness.ts'
import { waits } from './waits.ts'

const { ida, omar, petra, rosa, yuri } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const

beforeEach(at.resetWorld)

const words = async (h: TestHouse, actor: Actor, notice: string) =>
  wordsOf(await visitPage(h, noticePage, { actor, params: { notice } }))

/** What waits for somebody, by its words. */
async function waitingFor(h: TestHouse, actor: Actor): Promise<string[]> {
  return (await linesFor(h, actor)).map(({ what }) => what.key)
}

async function linesFor(h: TestHouse, actor: Actor) {
  const ctx = { ...askingAs(h, actor), node: h.facts, now: h.clock.now() } as PageContext
  return await waits.list(ctx)
}

forHouse(
  'each state has one act, for whoever may take it, and waits for him',
  options,
  async (h) => {
    const notice = await at.written(h)
    assert.match(await words(h, ida, notice), /You wrote this notice/)
    assert.match(await words(h, omar, notice), /Approve it/)
    assert.deepEqual(await waitingFor(h, ida), [])
    assert.deepEqual(await waitingFor(h, omar), ['approve'])
    const open = await at.served(h, { source: at.OFFICE })
    assert.match(await words(h, ida, open), /may answer until/)
    assert.match(await words(h, rosa, open), /The subject may answer/)
    const heard = await at.replied(h, { saidOn: '2026-11-21', claim: at.CLAIM, source: at.OTHER })
    assert.deepEqual(await waitingFor(h, rosa), ['review'])
    const letters = await linesFor(h, ida)
    assert.match(JSON.stringify(letters), /"en":"Confirmation of receipt · /, 'which letter it is')
    assert.match(await words(h, rosa, heard), /Take it in hand/)
    await h.call(rosa, review, { notice: heard, ...free })
    assert.deepEqual(await waitingFor(h, rosa), ['decide'])
    const deciding = await words(h, rosa, heard)
    assert.match(deciding, /Decide and publish/)
    assert.match(deciding, /This office decides until/)
    assert.doesNotMatch(deciding, /A correction was agreed/, 'nobody agreed to one')
    const loud = async () =>
      (await linesFor(h, rosa))
        .filter(({ path }) => path.endsWith(heard))
        .map(({ severity, until }) => [severity, until !== null])
    assert.deepEqual(await loud(), [['minor', false]], 'it does not press with all its time left')
    await h.pass(6 * DAY)
    assert.deepEqual(await loud(), [['moderate', true]])
    await h.pass(3 * DAY)
    assert.deepEqual(await loud(), [['severe', true]])
  },
)

forHouse(
  'an appeal waits for its member, and the page tells what came of it',
  options,
  async (h) => {
    const notice = await at.decided(h)
    await h.call(petra, enterAppeal, { notice, grounds: 'It was true', by: 'Editor' })
    assert.deepEqual(await waitingFor(h, yuri), ['judge'])
    assert.match(await words(h, yuri, notice), /Decide the appeal/)
    const outcome = { outcome: 'overturned', reasons: 'True.', ...free } as const
    const said = { ...(await at.asRead(h, notice)), ...outcome }
    await h.call(yuri, judge, { ...said, retraction: 'We take it back.' })
    const arabic = await visitPage(h, noticePage, {
      actor: ida,
      params: { notice },
      language: 'ar',
    })
    assert.match(arabic, /We take it back/)
    const day = await h.call(ida, dayNotices, { from: BEGIN, until: '2026-11-25T00:00:00.000Z' })
    assert.equal(day.items[0]?.code, notice)
  },
)

forHouse('the list, the form and the deadlines', options, async (h) => {
  const notice = await at.replied(h)
  const list = wordsOf(await visitPage(h, deskPage, { actor: ida, search: { view: 'waiting' } }))
  assert.match(list, /Polling stations close at four.*Answered/)
  const choosing = await visitPage(h, writePage, { actor: ida })
  assert.match(choosing, new RegExp(`notices/new\\?claim=${at.CLAIM}`))
  const unchecked = { claim: at.UNCHECKED }
  assert.match(
    await visitPage(h, writePage, { actor: ida, search: unchecked }),
    /no published check/,
  )
  const form = await visitPage(h, writePage, { actor: ida, search: { claim: at.CLAIM } })
  const chosen = [`${at.OUTLET}" selected`, 'value="2026-11-20"', `${at.OFFICE}" selected`]
  for (const one of chosen) assert.ok(form.includes(one), one)
  assert.match(form, /The page \(CIT-AAAAAAAA\)/)
  assert.match(form, /No time was changed\.\s+We asked\./)
  assert.equal(form.match(/<details/g)?.length, 5, 'what the check tells is folded')
  assert.doesNotMatch(form, /<details open/)
  const byCode = { claim: at.CLAIM, reference: 'code' }
  const typing = await visitPage(h, writePage, { actor: ida, search: byCode })
  assert.match(typing, /<input[^>]*name="item"/)
  const refused = { form: 'write', values: { ground: 'legal' }, problem: null }
  const again = await visitPage(h, writePage, {
    actor: ida,
    search: { claim: at.CLAIM },
    refused,
  })
  assert.match(again, /<details open[^>]*><summary>What is asked for/)
  assert.match(form, new RegExp(`value="${at.CLAIM}"`))
  assert.match(form, /The authority/)
  assert.doesNotMatch(form, /The account/, 'nobody who may be a private person')
  const terms = wordsOf(await visitPage(h, termsPage, { actor: at.admin }))
  assert.match(terms, /Nobody set them yet.*Saturday and Sunday.*Set them/)
  assert.doesNotMatch(terms, /a minute stands for a day/)
  await h.pass(10 * DAY)
  assert.match(await words(h, ida, notice), /Lost by our own deadline/)
  const ctx = { ...askingAs(h, ida), node: h.facts } as PageContext
  const state = await readiness[0]?.isReady(ctx)
  assert.ok(typeof state === 'object')
  assert.deepEqual([state.count, state.of], [2, 3], 'the second issuer is missing')
  const [, deadlines] = readiness
  assert.equal(deadlines?.page?.path, termsPage.path, 'the checklist leads there')
  assert.equal(await deadlines?.isReady(ctx), false)
  const usual = { ...USUAL, weekend: '6 7', reason: 'As the law says' }
  await h.call(at.admin, setTerms, usual)
  assert.equal(await deadlines?.isReady(ctx), true)
})
