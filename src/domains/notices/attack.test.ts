// What somebody tries who has a part in a notice and means no good: each is refused, or changes nothing.
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forHouse, person, problemWith } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { decide, redact, review } from './actions/decide.ts'
import { approve, refuse, rewrite, withdraw, write } from './actions/draft.ts'
import { enterAgreement, enterAppeal, enterReply, noteCorrection } from './actions/hear.ts'
import { publicNotice, publicNotices, statistics } from './actions/public.ts'
import { noticesCsv, noticesJson, publishedDays } from './actions/published.ts'
import { deskNotice } from './actions/read.ts'
import { missCorrection, stateCorrection, corrections } from './actions/correction.ts'
import { agree, reply } from './actions/subject.ts'
import { setTerms } from './actions/terms.ts'
import { USUAL } from './deadlines.ts'
import { hand } from './actions/serve.ts'
import { notices } from './index.ts'
import { publicWords } from '../../core/taken-out.ts'

const { ida, omar, petra, rosa } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const
const olga = person('olga', ['accounts:self', 'notices:answer'])
/** Reviews, and had no part in any notice. */
const vera = person('vera', ['notices:read', 'accounts:names', 'claims:read', 'notices:review'])
const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))

beforeEach(at.resetWorld)

forHouse(
  'a reply is not replaced by agreeing first, nor time won by agreeing twice',
  options,
  async (h) => {
    at.world.speaksFor = { [olga.id]: at.OUTLET }
    const notice = await at.served(h)
    const said = { notice, words: 'We stand by it.', language: 'en', by: 'Editor' } as const
    await h.call(olga, reply, said)
    await h.call(olga, agree, { notice })
    await refused(
      h.call(olga, reply, { ...said, words: 'We never said so.' }),
      'notices.wrong_state',
    )
    assert.equal((await h.call(olga, publicNotice, { notice })).replyWords, said.words)
    const other = await at.served(h, { source: at.OTHER })
    at.world.speaksFor = { [olga.id]: at.OTHER }
    await h.call(olga, agree, { notice: other })
    await h.call(olga, reply, { ...said, notice: other })
    await refused(h.call(olga, agree, { notice: other }), 'notices.wrong_state')
  },
)

forHouse(
  'a name that was taken out is found by no search, no file and no figure',
  options,
  async (h) => {
    const notice = await at.served(h, {
      facts: 'Jane Roe told it.',
      lessIntrusive: 'We called Jim Doe.',
      side: 'Friends of Jane Roe',
    })
    await h.pass(DAY)
    const [out] = (await h.call(ANONYMOUS, publishedDays, {})).days
    assert.equal(out?.isGone, false)
    const day = out?.day ?? ''
    assert.match((await h.call(ANONYMOUS, noticesCsv, { day })).text, /Jane Roe/)
    const found = async (search: string) =>
      (await h.call(ANONYMOUS, publicNotices, { search, limit: 5 })).items.length
    assert.equal(await found('jane'), 1)
    const take = async (words: string) =>
      await h.call(rosa, redact, { notice, words, reason: 'A private person' })
    await take('Jane Roe')
    await take('Jim Doe')
    assert.deepEqual([await found('jane'), await found('told')], [0, 1])
    for (const file of [noticesCsv, noticesJson]) {
      await refused(h.call(ANONYMOUS, file, { day }), 'notices.no_file')
      assert.doesNotMatch((await h.call(ANONYMOUS, file, {})).text, /Jane|Jim/)
    }
    assert.equal((await h.call(ANONYMOUS, publishedDays, {})).days[0]?.isGone, true)
    assert.doesNotMatch(JSON.stringify(await h.call(ANONYMOUS, statistics, {})), /Jane/)
  },
)

test('names that share a word leave nothing of each other', () => {
  const told = (...redacted: string[]) =>
    publicWords({ redacted }, 'Jane Roe Smith and Jim Roe left.')
  assert.equal(told('Roe', 'Jane Roe', 'Roe Smith', 'Jim Roe'), '[…] and […] left.')
  assert.equal(told('Jim Roe'), 'Jane Roe Smith and […] left.')
  assert.equal(told('Nobody'), told())
})

forHouse(
  'whoever takes words out of an answer had no other part in the notice, and decides nothing of it',
  options,
  async (h) => {
    const notice = await at.replied(h, { facts: 'Jim Doe said so.' })
    const take = (by: typeof rosa, words: string) =>
      h.call(by, redact, { notice, words, reason: 'Private' })
    await h.call(rosa, review, { notice, ...free })
    await refused(take(rosa, 'stand by it'), 'notices.had_part')
    await take(rosa, 'Jim Doe')
    await take(vera, 'As ever')
    await refused(h.call(vera, review, { notice, ...free }), 'notices.had_part')
  },
)

forHouse('taking out names is no way to edit an answer', options, async (h) => {
  const notice = await at.replied(h, { facts: `${at.OUTLET} says ${'so '.repeat(21)}` })
  const take = (words: string) => h.call(rosa, redact, { notice, words, reason: 'Private' })
  for (const words of ['W', '.', 'so', at.OUTLET.slice(0, 3)])
    await refused(take(words), 'notices.not_a_name')
  await refused(take('x'.repeat(61)), 'core.bad_input')
})

forHouse(
  'a notice falls where its check, its copy or its address is another by then',
  options,
  async (h) => {
    at.world.verdict = 'true'
    await refused(at.written(h), 'notices.is_true')
    at.world.verdict = 'satire'
    await refused(at.written(h), 'notices.not_factual')
    at.world.verdict = 'false'
    at.world.copies = [{ code: 'SNP-BBBBBBBB', removed: {}, withheld: null }]
    await refused(at.written(h), 'notices.no_snapshot')
    at.world.copies = [...at.world.copies, { code: 'SNP-AAAAAAAA', removed: null, withheld: null }]
    const notice = await at.written(h)
    const { notice: row, read } = await h.call(omar, deskNotice, { notice })
    assert.equal(row.snapshot, 'SNP-AAAAAAAA')
    const url = 'https://post.example/other'
    await h.call(ida, rewrite, { ...at.CONTENT, notice, url })
    await refused(h.call(omar, approve, { notice, read, ...free }), 'notices.other_words')
    const again = (await h.call(omar, deskNotice, { notice })).read
    at.world.verdict = 'mixed'
    await refused(h.call(omar, approve, { notice, read: again, ...free }), 'notices.check_changed')
    at.world.verdict = 'false'
    await h.call(omar, approve, { notice, read: again, ...free })
    at.world.verdict = 'mostly_true'
    const proof = { notice, channel: 'post', proof: 'RR 1' } as const
    await refused(h.call(ida, hand, proof), 'notices.check_changed')
  },
)

forHouse('writing anew opens no second notice on the same words', options, async (h) => {
  await at.written(h)
  const { notice } = await h.call(ida, write, { ...at.CONTENT, source: at.OTHER })
  await refused(h.call(ida, rewrite, { ...at.CONTENT, notice }), 'notices.already_open')
  await h.call(ida, rewrite, { ...at.CONTENT, source: at.OTHER, notice })
})

forHouse('who wrote a notice does not say what its subject answers', options, async (h) => {
  const notice = await at.served(h)
  const words = { words: 'We were wrong.', language: 'en', by: 'Editor' } as const
  await refused(h.call(ida, enterReply, { notice, ...words }), 'notices.had_part')
  await refused(h.call(ida, enterAgreement, { notice }), 'notices.had_part')
  const done = await at.decided(h, { source: at.OTHER })
  const grounds = { grounds: 'None.', by: 'Editor' }
  await refused(h.call(ida, enterAppeal, { notice: done, ...grounds }), 'notices.had_part')
  await h.call(petra, enterAppeal, { notice: done, ...grounds })
})

forHouse('nobody gives himself more time while a notice runs', options, async (h) => {
  const notice = await at.served(h)
  h.clock.advance(DAY)
  const longer = { ...USUAL, decisionDays: 60, appealDays: 90, reason: 'We are busy.' }
  await h.call(at.admin, setTerms, longer)
  at.world.speaksFor = { [at.olga.id]: at.OUTLET }
  await h.call(at.olga, reply, { notice, words: 'No.', language: 'en', by: 'Editor' })
  const { decisionDueAt } = (await h.call(ida, deskNotice, { notice })).notice
  assert.equal(
    decisionDueAt,
    '2026-12-05T00:00:00.000Z',
    'seven working days, as when it was served',
  )
})

forHouse('taking it in hand again and again does not stop the clock', options, async (h) => {
  const notice = await at.replied(h)
  for (let n = 0; n < 20; n += 1) await h.call(rosa, review, { notice, ...free })
  await refused(h.call(rosa, review, { notice, ...free }), 'notices.too_many')
  await h.pass(20 * DAY)
  const { notice: row } = await h.call(ida, deskNotice, { notice })
  assert.deepEqual([row.isByDeadline, row.outcome], [true, 'no_action'])
})

forHouse('what was lost or given up is not put forward again', options, async (h) => {
  const lost = await at.replied(h)
  await h.pass(20 * DAY)
  await refused(at.written(h), 'notices.already_heard')
  const since = (await h.call(ida, deskNotice, { notice: lost })).notice.heardAt?.slice(0, 10)
  await refused(at.written(h, { saidOn: since }), 'notices.already_heard')
  await at.written(h, { saidOn: '2026-12-01' })
  const other = { source: at.OTHER }
  const given = await at.replied(h, other)
  await h.call(ida, withdraw, { notice: given, reason: 'No time' })
  await refused(at.written(h, other), 'notices.already_heard')
})

forHouse(
  'who decides names what was read: nothing is put under it meanwhile',
  options,
  async (h) => {
    const draft = await at.written(h, { source: at.OTHER })
    const opinion = { ...(await at.asRead(h, draft)), reason: 'An opinion' }
    await h.call(ida, rewrite, { ...at.CONTENT, source: at.OTHER, notice: draft, facts: 'Other.' })
    await refused(h.call(omar, refuse, opinion), 'notices.other_words')
    const notice = await at.served(h)
    at.world.speaksFor = { [at.olga.id]: at.OUTLET }
    await h.call(at.olga, agree, { notice })
    await h.call(rosa, review, { notice, ...free })
    const reasons = 'Nothing was corrected.'
    const said = { outcome: 'unresolved_disagreement', reasons, ...free } as const
    const before = await at.asRead(h, notice)
    const url = 'https://post.example/correction'
    await h.call(omar, noteCorrection, { notice, url, isProminent: true })
    await refused(h.call(rosa, decide, { ...before, ...said }), 'notices.other_words')
    await h.call(rosa, decide, { ...(await at.asRead(h, notice)), ...said })
  },
)

forHouse(
  'what is withdrawn once the subject was heard counts against the office',
  options,
  async (h) => {
    const early = await at.served(h, { source: at.OTHER })
    await h.call(ida, withdraw, { notice: early, reason: 'The check was wrong' })
    const notice = await at.replied(h)
    await h.call(ida, withdraw, { notice, reason: 'The check was wrong' })
    const { all } = await h.call(ANONYMOUS, statistics, {})
    assert.deepEqual(all.withdrawnHeard, { count: 1, of: 1, share: null })
    const json = JSON.parse((await h.call(ANONYMOUS, noticesJson, {})).text)
    assert.equal(json.withdrawn_after_hearing, 1)
    assert.deepEqual(
      json.notices.map((one: Record<string, unknown>) => [
        one['code'],
        one['is_withdrawn_after_hearing'],
      ]),
      [
        [notice, true],
        [early, false],
      ],
    )
    const [head = '', ...rows] = (await h.call(ANONYMOUS, noticesCsv, {})).text.split('\r\n')
    const column = head.split(',').indexOf('is_withdrawn_after_hearing')
    assert.ok(column > 0 && rows.some((row) => row.startsWith(notice)))
  },
)

forHouse('nobody stands on both sides of a notice, one after the other', options, async (h) => {
  const may = ['accounts:self', 'notices:answer', 'notices:review'] as const
  const notice = await at.served(h)
  const said = { notice, words: 'We were wrong.', language: 'en', by: 'Editor' } as const
  at.world.speaksFor = { [ida.id]: at.OUTLET, [rosa.id]: at.OUTLET }
  await refused(h.call(person('ida', may), reply, said), 'notices.had_part')
  await refused(h.call(person('ida', may), agree, { notice }), 'notices.had_part')
  await h.call(person('rosa', may), reply, { ...said, words: 'Jane Roe told us.' })
  const edit = { notice, words: 'Jane Roe', reason: 'A private person' }
  await refused(h.call(person('ida', may), redact, edit), 'notices.had_part')
  at.world.speaksFor = {}
  await refused(h.call(rosa, review, { notice, ...free }), 'notices.had_part')
  await h.call(person('ruth', may), review, { notice, ...free })
})

forHouse(
  'a correction that came and was missed meanwhile is read, and names nobody',
  options,
  async (h) => {
    at.world.speaksFor = { [olga.id]: at.OUTLET }
    const notice = await at.served(h)
    await h.call(olga, agree, { notice })
    await h.call(rosa, review, { notice, ...free })
    const before = await at.asRead(h, notice)
    await h.pass(HOUR)
    const on = h.clock.now().slice(0, 10)
    await h.call(olga, stateCorrection, { notice, on, place: 'In the column of Jane Roe' })
    const correction = (await h.call(omar, corrections, { notice })).items[0]?.id ?? ''
    await h.call(omar, missCorrection, { notice, correction, reason: 'Jim Doe saw none.' })
    const said = { outcome: 'unresolved_disagreement', reasons: 'None.', ...free } as const
    await refused(h.call(rosa, decide, { ...before, ...said }), 'notices.other_words')
    for (const words of ['Jane Roe', 'Jim Doe'])
      await h.call(vera, redact, { notice, words, reason: 'A private person' })
    assert.doesNotMatch(
      JSON.stringify(await h.call(ANONYMOUS, publicNotice, { notice })),
      /Jane|Jim/,
    )
  },
)
