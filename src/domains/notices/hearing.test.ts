// That its subject was reached and heard is nothing that one side says alone.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { forBothHouses, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { systemActor } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { decide, review } from './actions/decide.ts'
import { enterAgreement, enterAppeal, enterReply } from './actions/hear.ts'
import { deskNotice } from './actions/read.ts'
import { hand, serve } from './actions/serve.ts'
import { agree, appeal, confirmPaper, ownNoticeByCode, reply } from './actions/subject.ts'
import { notices } from './index.ts'

const { ida, omar, petra, rosa, olga } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const
const words = { words: 'We were wrong.', language: 'en', by: 'Editor' } as const

beforeEach(() => {
  at.resetWorld()
  at.world.speaksFor = { [olga.id]: at.OUTLET }
})

const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
const told = async (h: TestHouse, notice: string) =>
  (await h.call(ida, deskNotice, { notice })).notice
const issuing = (id: string) => person(id, ['notices:read', 'notices:issue'])

forBothHouses('one person alone does not serve a notice', options, async (h) => {
  const notice = await at.approved(h)
  await refused(h.call(omar, serve, await at.asRead(h, notice)), 'notices.not_handed')
  const proof = { notice, channel: 'hand', proof: 'Signed by the desk' } as const
  await h.call(ida, hand, proof)
  assert.equal((await told(h, notice)).state, 'approved')
  await refused(h.call(olga, ownNoticeByCode, { notice }), 'notices.unknown_notice')
  const seen = await at.asRead(h, notice)
  await refused(h.call(ida, serve, seen), 'notices.had_part')
  await refused(
    h.call(systemActor('job:any', ['notices:issue']), serve, seen),
    'notices.machine_decides',
  )
  await h.call(ida, hand, { ...proof, channel: 'post', proof: 'RR 1' })
  await refused(h.call(omar, serve, seen), 'notices.other_words')
  await h.pass(DAY)
  await h.call(omar, serve, await at.asRead(h, notice))
  const { state, servedAt, handedAt, serviceProof, replyDueAt } = await told(h, notice)
  assert.deepEqual([state, servedAt, serviceProof], ['reply_open', handedAt, 'RR 1'])
  assert.equal(replyDueAt, '2026-12-03T00:00:00.000Z', 'from when the proof was seen')
})

forBothHouses('whoever has a part in a notice enters no answer to it', options, async (h) => {
  const open = await at.served(h, { source: at.OTHER })
  for (const one of [ida, omar]) {
    await refused(h.call(one, enterReply, { notice: open, ...words }), 'notices.had_part')
    await refused(h.call(one, enterAgreement, { notice: open }), 'notices.had_part')
  }
  const notice = await at.decided(h)
  const grounds = { notice, grounds: 'None.', by: 'Editor' }
  for (const one of [ida, omar, issuing('rosa')])
    await refused(h.call(one, enterAppeal, grounds), 'notices.had_part')
  await h.call(petra, enterAppeal, grounds)
})

forBothHouses('what the office enters lets the time to answer run', options, async (h) => {
  const notice = await at.served(h)
  await h.call(petra, enterReply, { notice, ...words })
  await h.call(petra, enterAgreement, { notice })
  const { state, heardAt } = await told(h, notice)
  assert.deepEqual([state, heardAt], ['reply_open', null])
  await refused(h.call(rosa, review, { notice, ...free }), 'notices.wrong_state')
  await refused(h.call(petra, enterReply, { notice, ...words }), 'notices.wrong_state')
  await h.call(olga, reply, { notice, words: 'We stand by it.', language: 'en', by: 'Olga' })
  const own = await told(h, notice)
  assert.deepEqual(
    [own.state, own.replyWords, own.replyEnteredBy, own.agreedAt],
    ['reply_received', 'We stand by it.', null, null],
  )
  const { steps } = await h.call(ida, deskNotice, { notice })
  assert.equal(steps.find(({ step }) => step === 'enterReply')?.words, 'We were wrong.')
  await refused(h.call(olga, reply, { notice, ...words }), 'notices.wrong_state')
})

forBothHouses(
  'the subject confirms what came on paper, or its time runs out',
  options,
  async (h) => {
    const notice = await at.served(h)
    await h.call(petra, enterReply, { notice, ...words })
    const wrong = { notice, what: 'agreement' } as const
    await refused(h.call(olga, confirmPaper, wrong), 'notices.nothing_entered')
    await refused(h.call(petra, confirmPaper, { ...wrong, what: 'reply' }), 'core.not_allowed')
    await h.call(olga, confirmPaper, { notice, what: 'reply' })
    assert.equal((await told(h, notice)).state, 'reply_received')
    const other = await at.served(h, { source: at.OTHER })
    await h.call(petra, enterAgreement, { notice: other })
    await h.pass(9 * DAY)
    assert.equal((await told(h, other)).state, 'corrected_voluntarily')
    at.world.speaksFor = { [olga.id]: at.OTHER }
    await h.call(olga, confirmPaper, { notice: other, what: 'agreement' })
    await refused(h.call(olga, agree, { notice: other }), 'notices.wrong_state')
  },
)

forBothHouses('an appeal of the subject itself goes before one on paper', options, async (h) => {
  const notice = await at.decided(h)
  await h.call(petra, enterAppeal, { notice, grounds: 'None.', by: 'Editor' })
  await h.call(olga, appeal, { notice, grounds: 'It was true.', by: 'Olga' })
  const { state, grounds, appealEnteredBy } = await told(h, notice)
  assert.deepEqual([state, grounds, appealEnteredBy], ['appealed', 'It was true.', null])
  await refused(
    h.call(olga, appeal, { notice, grounds: 'More.', by: 'Olga' }),
    'notices.wrong_state',
  )
  const said = { outcome: 'no_action', reasons: 'x', ...free } as const
  await refused(
    h.call(rosa, decide, { ...(await at.asRead(h, notice)), ...said }),
    'notices.wrong_state',
  )
})
