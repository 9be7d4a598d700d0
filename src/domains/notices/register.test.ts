// What everybody sees of notices, and what their subject does itself.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { judge, redact } from './actions/decide.ts'
import { refuse, serve } from './actions/draft.ts'
import { publicNotice, publicNotices, registerFacts, statistics } from './actions/public.ts'
import { noticesCsv, noticesJson, publishedDays } from './actions/published.ts'
import { agree, appeal, ownNoticeByCode, ownNotices, reply } from './actions/subject.ts'
import { notices } from './index.ts'
import { issuerPage, statisticsPage } from './pages/public-figures.ts'
import { publicNoticePage as noticePage } from './pages/public-notice.ts'
import { registerPage } from './pages/public-register.ts'

const { ida, omar, rosa, yuri } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const
const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
const page = async (h: TestHouse, notice: string) =>
  await visitPage(h, noticePage, { actor: ANONYMOUS, params: { notice } })

beforeEach(at.resetWorld)

/** Speaks for the outlet of the test, and for another one. */
const olga = person('olga', ['accounts:self', 'notices:answer'])
const otto = person('otto', ['accounts:self', 'notices:answer'])
const bound = () => {
  at.world.speaksFor = { [olga.id]: at.OUTLET, [otto.id]: 'SRC-DDDDDDDD' }
}

forBothHouses('nothing of a notice is public before it is served', options, async (h) => {
  bound()
  const notice = await at.approved(h)
  const none = async (search: object) =>
    (await h.call(ANONYMOUS, publicNotices, { limit: 5, ...search })).items
  assert.deepEqual(await none({}), [])
  await refused(h.call(ANONYMOUS, publicNotice, { notice }), 'notices.unknown_notice')
  await refused(h.call(olga, ownNoticeByCode, { notice }), 'notices.unknown_notice')
  await refused(h.call(olga, reply, REPLY(notice)), 'notices.unknown_notice')
  assert.doesNotMatch((await h.call(ANONYMOUS, noticesCsv, {})).text, /NTC-/)
  await h.call(ida, serve, { notice, channel: 'post', proof: 'RR 1' })
  const [row] = await none({ search: 'stations clo', source: at.OUTLET, stands: 'open' })
  assert.equal(row?.code, notice)
  assert.deepEqual(await none({ search: 'apples' }), [])
  assert.deepEqual(await none({ category: 'results' }), [])
  assert.deepEqual(await none({ stands: 'annulled' }), [])
  const told = await h.call(ANONYMOUS, publicNotice, { notice })
  assert.deepEqual(
    told.steps.map(({ step }) => step),
    ['serve'],
  )
  const facts = await h.call(ANONYMOUS, registerFacts, {})
  assert.deepEqual([facts.notices, facts.open, facts.missed], [1, 1, 0])
  assert.doesNotMatch(JSON.stringify(told), /ida|omar|RR 1/, 'no person, no proof of service')
})

const REPLY = (notice: string) =>
  ({ notice, words: 'We said <b>what</b>\nthe office wrote.', language: 'en', by: 'Ed' }) as const

forBothHouses(
  'rule 6: an outlet answers its own notices, word for word beside them, and knows of no others',
  options,
  async (h) => {
    bound()
    const notice = await at.served(h)
    for (const act of [
      () => h.call(otto, reply, REPLY(notice)),
      () => h.call(otto, agree, { notice }),
      () => h.call(otto, appeal, { notice, grounds: 'No', by: 'Otto' }),
      () => h.call(otto, ownNoticeByCode, { notice }),
      () => h.call(otto, ownNotices, { source: at.OUTLET, limit: 5 }),
    ])
      await refused(act(), 'notices.unknown_notice')
    assert.equal(
      (await h.call(olga, ownNotices, { source: at.OUTLET, limit: 5 })).items[0]?.code,
      notice,
    )
    await h.call(olga, reply, REPLY(notice))
    await refused(h.call(olga, reply, REPLY(notice)), 'notices.wrong_state')
    const told = await h.call(ANONYMOUS, publicNotice, { notice })
    assert.equal(told.replyWords, REPLY(notice).words, 'word for word')
    const drawn = await page(h, notice)
    const [office = '', answer = ''] =
      drawn.split('class="sides"')[1]?.split('<section').slice(1) ?? []
    assert.match(office, /class="card"><h2>/)
    assert.match(answer, /class="card"><h2>/)
    assert.match(answer, /We said &lt;b&gt;what&lt;\/b&gt;/, 'beside it, and nothing runs')
    assert.doesNotMatch(drawn.split('class="sides"')[1]?.split('</div>')[0] ?? '', /<details/)
  },
)

forBothHouses(
  'an overturned notice is taken back where it stood, and is counted',
  options,
  async (h) => {
    bound()
    const notice = await at.decided(h)
    await h.call(olga, appeal, { notice, grounds: 'They close at four there.', by: 'Ed' })
    const judged = {
      ...(await at.asRead(h, notice)),
      outcome: 'overturned',
      reasons: 'The outlet was right.',
      ...free,
    } as const
    await h.call(yuri, judge, { ...judged, retraction: 'We were wrong: they close at four.' })
    const drawn = wordsOf(await page(h, notice))
    assert.match(
      drawn,
      /takes this notice back We were wrong.*What the notice said They close at eight/,
    )
    const { all, byIssuer } = await h.call(ANONYMOUS, statistics, {})
    assert.deepEqual(all.overturnedOfAppeals, { count: 1, of: 1, share: null })
    assert.deepEqual(
      byIssuer.map(({ key, figures }) => [key, figures.notices]),
      [[at.OFFICE, 1]],
    )
    const told = await visitPage(h, statisticsPage, { actor: ANONYMOUS })
    assert.match(wordsOf(told), /1 of 1 /)
    const params = { issuer: at.OFFICE }
    assert.match(await visitPage(h, issuerPage, { actor: ANONYMOUS, params }), new RegExp(notice))
    const list = await visitPage(h, registerPage, {
      actor: ANONYMOUS,
      search: { stands: 'annulled' },
    })
    assert.match(wordsOf(list), /1 annulled.*Annulled: it was wrong/)
  },
)

forBothHouses('a deadline that the office misses is lost in public', options, async (h) => {
  const notice = await at.replied(h)
  await h.pass(20 * DAY)
  assert.match(wordsOf(await page(h, notice)), /missed its own time.*no action/)
  const { all } = await h.call(ANONYMOUS, statistics, { source: at.OUTLET })
  assert.deepEqual(all.missed, { count: 1, of: 1, share: null })
  assert.equal((await h.call(ANONYMOUS, registerFacts, {})).missed, 1)
})

forBothHouses(
  'a day that is over is given out as files whose hashes are in the log',
  options,
  async (h) => {
    const notice = await at.decided(h, { facts: '=1+1 is what they wrote' })
    await h.pass(DAY)
    await h.settled()
    const [day] = (await h.call(ANONYMOUS, publishedDays, {})).days
    assert.ok(day !== undefined && day.notices === 1)
    const { text } = await h.call(ANONYMOUS, noticesCsv, { day: day.day })
    assert.match(text, new RegExp(`${notice}.*'=1\\+1`))
    const json = JSON.parse((await h.call(ANONYMOUS, noticesJson, { day: day.day })).text)
    assert.deepEqual([json.left_out, json.notices[0].code], [0, notice])
    const [record] = (await h.records()).filter(({ id }) => id === day.record)
    assert.match(JSON.stringify(record), new RegExp(`"csvHash":"${day.csvHash}"`))
    await refused(h.call(ANONYMOUS, noticesCsv, { day: '2020-01-01' }), 'notices.no_file')
  },
)

forHouse('names of private persons are left out of every public text', options, async (h) => {
  const notice = await at.decided(h, { facts: 'Jane Roe said so.' })
  await h.call(rosa, redact, { notice, words: 'Jane Roe', reason: 'Private' })
  for (const told of [
    JSON.stringify(await h.call(ANONYMOUS, publicNotice, { notice })),
    (await h.call(ANONYMOUS, noticesCsv, {})).text,
    await page(h, notice),
  ])
    assert.doesNotMatch(told, /Jane/)
})

forHouse(
  'rule 10: figures of issuers, subjects, sides, topics and outcomes, and what counts against the office',
  options,
  async (h) => {
    bound()
    const overturned = await at.decided(h, { side: 'Green List' })
    await h.call(olga, appeal, { notice: overturned, grounds: 'It was true.', by: 'Ed' })
    const judged = { ...(await at.asRead(h, overturned)), ...free }
    const why = { outcome: 'overturned', reasons: 'It was.', retraction: 'We were wrong.' } as const
    await h.call(yuri, judge, { ...judged, ...why })
    const opinion = await at.written(h, { source: at.OTHER })
    await h.call(omar, refuse, { ...(await at.asRead(h, opinion)), reason: 'Satire' })
    await at.replied(h, { source: at.OFFICE, isAboutIssuer: true, category: 'results' })
    await h.pass(20 * DAY)

    const told = await h.call(ANONYMOUS, statistics, {})
    const { notices: all, refused: asOpinion, missed, aboutIssuer } = told.all
    assert.deepEqual([all, asOpinion.count, asOpinion.of], [2, 1, 3])
    assert.deepEqual([missed.count, aboutIssuer.count], [1, 1])
    const { overturnedOfAppeals: ofAppeals, overturnedOfDecisions: ofDecisions } = told.all
    assert.deepEqual([ofAppeals.count, ofAppeals.of], [1, 1])
    assert.deepEqual([ofDecisions.count, ofDecisions.of], [1, 2])
    assert.equal(ofDecisions.share, null, 'no share below ten cases')
    const keys = (groups: typeof told.byIssuer) => groups.map(({ key }) => key).toSorted()
    assert.deepEqual(keys(told.byIssuer), [at.OFFICE])
    assert.deepEqual(keys(told.bySource), [at.OUTLET, at.OFFICE])
    assert.deepEqual(keys(told.bySide), ['Green List'])
    assert.deepEqual(keys(told.byCategory), ['results', 'voting_date'])
    assert.deepEqual(keys(told.byOutcome), ['no_action', 'unresolved_disagreement'])
  },
)
