// What a notice quotes is searched in its copy, and the copy is one of its subject, before a second person sends it out.
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  asRead,
  besideNotices,
  ida,
  omar,
  OTHER,
  OUTLET,
  resetWorld,
  rosa,
  toSubject,
  world,
  written,
} from '../../../test/support/notices.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { redact } from './actions/decide.ts'
import { approve } from './actions/draft.ts'
import { letters } from './actions/letter.ts'
import { publicNotice } from './actions/public.ts'
import { noticesCsv } from './actions/published.ts'
import { deskNotice } from './actions/read.ts'
import { notices } from './index.ts'
import { letterPage } from './pages/letter.ts'
import { noticePage } from './pages/notice.ts'
import { publicNoticePage } from './pages/public-notice.ts'

const house = { slices: [...besideNotices(), notices] }
afterEach(resetWorld)

const FREE = { isFree: true } as const
const WHY = 'Jane Roe of the desk heard it on the air, and two others did.'

const approving = async (h: TestHouse, notice: string, more: object = {}) =>
  await h.call(omar, approve, { ...(await asRead(h, notice)), ...FREE, ...more })
const deskOf = async (h: TestHouse, notice: string) =>
  await visitPage(h, noticePage, { actor: omar, params: { notice } })
const publicOf = async (h: TestHouse, notice: string) =>
  wordsOf(await visitPage(h, publicNoticePage, { actor: ANONYMOUS, params: { notice } }))

forBothHouses(
  'words that stand in no copy stop the second person, until he says in words why the notice goes out',
  house,
  async (h) => {
    world.stand = 'missing'
    const notice = await written(h)
    await assert.rejects(
      h.call(ida, approve, { ...(await asRead(h, notice)), ...FREE }),
      problemWith('core.same_person'),
      'its writer is told that first',
    )
    const stopped = approving(h, notice)
    await assert.rejects(stopped, problemWith('notices.quote_missing'))
    await assert.rejects(stopped, /“Polling stations close at four” do not stand in the kept copy/)
    await assert.rejects(approving(h, notice, { unfound: 'Because.' }), 'that is no reason')
    const desk = await deskOf(h, notice)
    assert.match(
      wordsOf(desk),
      /These words do not stand in the kept copy\. Look at the page yourself/,
    )
    assert.match(desk, /name="unfound"/)
    await approving(h, notice, { unfound: WHY })
    await toSubject(h, { notice, channel: 'hand', proof: 'Signed by the desk' })
    const page = await publicOf(h, notice)
    assert.match(
      page,
      /These words do not stand in the kept copy\. Why it goes out all the same Jane Roe of the desk heard/,
    )
    const told = await h.call(ANONYMOUS, publicNotice, { notice })
    assert.deepEqual([told.quoteStand, told.isOwnPage, told.unfound], ['missing', true, WHY])
    const { text } = await h.call(ANONYMOUS, noticesCsv, {})
    assert.match(text, /quote_stand[^\n]*\n[^\n]*missing,[^\n]*,1,"?Jane Roe/)
    assert.match(wordsOf(await deskOf(h, notice)), /Jane Roe of the desk heard/)
    const record = (await h.records()).find(({ type }) => type === 'accuracynotice.approved')
    assert.match(JSON.stringify(record?.body), /"unfound":"[0-9a-f]{64}"/)
    const { items } = await h.call(ida, letters, { notice })
    const params = { notice, letter: items[0]?.id ?? '' }
    const letter = wordsOf(await visitPage(h, letterPage, { actor: ida, params, language: 'en' }))
    assert.match(letter, /Jane Roe of the desk heard/, 'its subject is told')
    await h.call(rosa, redact, { notice, words: 'Jane Roe', reason: 'A private person' })
    assert.doesNotMatch(await publicOf(h, notice), /Jane Roe/)
  },
)

forHouse(
  'a reference of another than the subject stops the second person, too',
  house,
  async (h) => {
    world.copyUrl = 'https://elections.example/rules'
    const notice = await written(h)
    const stopped = approving(h, notice)
    await assert.rejects(stopped, problemWith('notices.other_page'))
    assert.match(wordsOf(await deskOf(h, notice)), /The copy is of no page of SRC-AAAAAAAA \./)
    world.itemOf = OTHER
    await assert.rejects(approving(h, notice), problemWith('notices.other_page'))
    await approving(h, notice, { unfound: WHY })
    await toSubject(h, { notice, channel: 'hand', proof: 'Signed by the desk' })
    assert.match(
      await publicOf(h, notice),
      /The copy is of no page of SRC-AAAAAAAA \. Why it goes out/,
    )
  },
)

forHouse(
  'a reference is its subject’s by its host, or because it is listed as its own',
  house,
  async (h) => {
    world.copyUrl = 'https://www.post.example.evil.example/a'
    const notice = await written(h)
    const rests = async () => (await h.call(omar, deskNotice, { notice })).rests
    assert.equal((await rests())?.isOwnPage, false)
    world.copyUrl = 'https://www.post.example/a'
    assert.equal((await rests())?.isOwnPage, true)
    world.copyUrl = 'https://archive.example/post/a'
    assert.equal((await rests())?.isOwnPage, false)
    world.itemOf = OUTLET
    assert.equal((await rests())?.isOwnPage, true)
    world.merged = { [OTHER]: OUTLET }
    world.itemOf = OTHER
    assert.equal((await rests())?.isOwnPage, true, 'under whichever code it stood')
    await approving(h, notice, { unfound: WHY })
    const { notice: row } = await h.call(omar, deskNotice, { notice })
    assert.deepEqual([row.quoteStand, row.unfound], ['found', null], 'nothing needs a reason')
  },
)

forHouse('where nothing can be compared, that is said, and nothing else', house, async (h) => {
  world.stand = 'unknown'
  const notice = await written(h)
  const desk = await deskOf(h, notice)
  assert.match(wordsOf(desk), /There is no copy in which these words could be searched\./)
  assert.doesNotMatch(desk, /name="unfound"/)
  await approving(h, notice)
  await toSubject(h, { notice, channel: 'hand', proof: 'Signed by the desk' })
  assert.match(await publicOf(h, notice), /These words were not compared with a copy\./)
})
