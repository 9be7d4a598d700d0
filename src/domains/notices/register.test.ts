// What everybody sees of notices, and what their subject does itself.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
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
import {
  corrections,
  findCorrection,
  publicCorrections,
  stateCorrection,
} from './actions/correction.ts'
import { judge, redact } from './actions/decide.ts'
import { refuse } from './actions/draft.ts'
import { publicNotice, publicNotices, registerFacts, statistics } from './actions/public.ts'
import { noticesCsv, noticesJson, publishedDays } from './actions/published.ts'
import { agree, appeal, ownNoticeByCode, ownNotices, reply } from './actions/subject.ts'
import { notices } from './index.ts'
import { issuerPage, statisticsPage } from './pages/public-figures.ts'
import { publicNoticePage as noticePage } from './pages/public-notice.ts'
import { registerPage } from './pages/public-register.ts'
import { isNamedIn, publicAddress } from './redaction.ts'

const { omar, rosa, yuri } = at
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
  await at.toSubject(h, { notice, channel: 'post', proof: 'RR 1' })
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

forHouse(
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

forHouse(
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
    assert.equal(json.is_exercise, false)
    assert.match(text, /,is_exercise\r\n[^]+,0\r\n$/)
    const [record] = (await h.records()).filter(({ id }) => id === day.record)
    assert.match(JSON.stringify(record), new RegExp(`"csvHash":"${day.csvHash}"`))
    await refused(h.call(ANONYMOUS, noticesCsv, { day: '2020-01-01' }), 'notices.no_file')
  },
)

forHouse('what was merged is one in the figures and the lists', options, async (h) => {
  await at.served(h)
  await at.served(h, { source: at.OTHER, claim: at.SECOND })
  at.world.merged = { [at.OTHER]: at.OUTLET }
  const { bySource } = await h.call(ANONYMOUS, statistics, {})
  assert.deepEqual(
    bySource.map(({ key, figures }) => [key, figures.notices]),
    [[at.OUTLET, 2]],
  )
  const facts = await h.call(ANONYMOUS, registerFacts, {})
  assert.deepEqual(facts.sources, [{ code: at.OUTLET, name: at.OUTLET }])
  const office = 'SRC-EEEEEEEE'
  at.world.merged = { [at.OFFICE]: office }
  const byOffice = await h.call(ANONYMOUS, statistics, { issuer: office })
  assert.deepEqual([byOffice.all.notices, byOffice.byIssuer[0]?.key], [2, office])
  assert.equal(
    (await h.call(ANONYMOUS, publicNotices, { issuer: office, limit: 5 })).items.length,
    2,
  )
})

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

forHouse('addresses that name a private person lose what names it', options, async (h) => {
  bound()
  const url = 'https://post.example/people/Jane%20Roe?page=1'
  const notice = await at.served(h, { url })
  await h.call(olga, agree, { notice })
  const on = h.clock.now().slice(0, 10)
  const corrected = 'https://post.example/sorry-janeroe'
  await h.call(olga, stateCorrection, { notice, on, url: corrected })
  const correction = (await h.call(omar, corrections, { notice })).items[0]?.id ?? ''
  await h.call(omar, findCorrection, { notice, correction, isProminent: true })
  await h.pass(DAY)
  await h.settled()
  const day = (await h.call(ANONYMOUS, publishedDays, {})).days[0]?.day ?? ''
  assert.match((await h.call(ANONYMOUS, noticesCsv, { day })).text, /sorry-janeroe/)
  await refused(
    h.call(rosa, redact, { notice, words: 'Roe Jane', reason: 'None' }),
    'notices.not_in_text',
  )
  await h.call(rosa, redact, { notice, words: 'Jane Roe', reason: 'Private' })
  const told = await h.call(ANONYMOUS, publicNotice, { notice })
  const cut = 'https://post.example/[…]'
  assert.deepEqual(
    [told.url, told.correctionUrl, told.corrections[0]?.url, told.isRedacted],
    [cut, cut, cut, true],
  )
  const drawn = await page(h, notice)
  assert.doesNotMatch(drawn, /roe/i)
  assert.doesNotMatch(drawn, /href="https:\/\/post\.example/, 'half an address leads nowhere')
  for (const file of [noticesCsv, noticesJson]) {
    assert.doesNotMatch((await h.call(ANONYMOUS, file, {})).text, /roe/i)
    await refused(h.call(ANONYMOUS, file, { day }), 'notices.no_file')
  }
  const { items } = await h.call(ANONYMOUS, publicCorrections, { source: at.OUTLET })
  assert.equal(items[0]?.url, cut)
})

test('a name is found in an address however it is written there', () => {
  const name = 'José Roe'
  for (const address of [
    'https://a.example/jos%C3%A9-roe',
    'https://a.example/JOSÉROE/1',
    'https://a.example/?q=Jose%CC%81+Roe2',
    'https://josé-roe.example/x',
  ])
    assert.ok(isNamedIn(address, name), address)
  for (const address of ['https://a.example/joséroes', 'https://a.example/roe/josé', '%', '..'])
    assert.ok(!isNamedIn(address, name), address)
  assert.ok(isNamedIn('https://a.example/%E6%96%B0%E5%BC%A0%E4%B8%89%E8%AF%B4', '张三'))
  const told = (address: string) => publicAddress({ redacted: [name] }, address)
  assert.equal(told('https://a.example/x'), 'https://a.example/x')
  assert.equal(told('https://a.example/José_Roe'), 'https://a.example/[…]')
  assert.equal(told('https://jos\u00e9-roe.example/x'), '[…]')
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
