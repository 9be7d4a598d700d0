// The hard rules of the register, each a test by its name, and the clocks that nobody can talk his way out of.
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
import { systemActor } from '../../core/actor.ts'
import { addMs, DAY, HOUR, MINUTE } from '../../core/time.ts'
import { approve, refuse, withdraw, write } from './actions/draft.ts'
import { pass } from './actions/clock.ts'
import { confirmLabel, decide, judge, redact, review } from './actions/decide.ts'
import { enterAppeal, enterReply, noteCorrection } from './actions/hear.ts'
import { deskNotice, deskNotices, waitingNotices } from './actions/read.ts'
import { setTerms, termsNow } from './actions/terms.ts'
import { labelDue, USUAL } from './deadlines.ts'
import { CLOCK_JOB } from './guards.ts'
import { hand } from './actions/serve.ts'
import { agree } from './actions/subject.ts'
import { notices } from './index.ts'
import { termsPage } from './pages/terms.ts'
import { publicWords } from '../../core/taken-out.ts'
import { problems, refusal } from './refusals.ts'
import { mayStep, type State, STATES, stateAfter, type Step, TRANSITIONS } from './states.ts'

const { ida, omar, petra, rosa, yuri } = at
const options = { slices: [...at.besideNotices(), notices] }
const free = { isFree: true } as const
const CLOCK = systemActor('job:notices.clock', ['notices:clock'])

beforeEach(at.resetWorld)

const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
const told = async (h: TestHouse, notice: string) => await h.call(ida, deskNotice, { notice })
const stateOf = async (h: TestHouse, notice: string) => (await told(h, notice)).notice.state

test('rule 1: no action blocks, delists or throttles anything', () => {
  const names = notices.actions.map(({ name }) => name)
  assert.ok(names.length > 15, `only ${names.length} actions`)
  const words = names.filter((name) =>
    /block|delist|throttle|remove|suspend|ban|delete/i.test(name),
  )
  assert.deepEqual(words, [])
})

test('every step leads only from the states that the table names', () => {
  for (const step of Object.keys(TRANSITIONS) as Step[])
    for (const state of STATES) {
      const go = () => stateAfter(state, step)
      if (mayStep(state, step)) assert.equal(go(), TRANSITIONS[step].to ?? state)
      else assert.throws(go, problemWith('notices.wrong_state'))
    }
  const ends: State[] = ['refused_opinion', 'withdrawn', 'closed']
  const moving = (Object.keys(TRANSITIONS) as Step[]).filter(
    (step) => TRANSITIONS[step].to !== null,
  )
  assert.ok(ends.every((end) => !moving.some((step) => mayStep(end, step))))
  // Whatever decides is done by a person; whatever the clock does decides nothing but against the office.
  const deciding: Step[] = ['approve', 'refuse', 'review', 'decide', 'uphold', 'modify', 'overturn']
  assert.ok(deciding.every((step) => TRANSITIONS[step].guards.some((one) => one === 'person')))
  assert.ok(refusal('wrongState').code in problems)
})

forBothHouses('from draft to a closed decision, each step by its person', options, async (h) => {
  const notice = await at.decided(h)
  const { notice: row, steps } = await told(h, notice)
  assert.deepEqual(
    steps.map(({ step, person: by }) => [step, by.slice(7)]),
    [
      ['write', 'ida'],
      ['approve', 'omar'],
      ['hand', 'ida'],
      ['serve', 'omar'],
      ['reply', 'olga'],
      ['review', 'rosa'],
      ['decide', 'rosa'],
    ],
  )
  assert.equal(row.state, 'appeal_open')
  assert.equal(row.decidedAt, h.clock.now(), 'published by the act that decides, the same day')
  assert.equal(row.publicAt, row.servedAt)
  const log = await h.records()
  for (const { record, step } of steps)
    assert.ok(
      log.some(({ id, subject }) => id === record && subject === row.id),
      step,
    )
  assert.deepEqual(
    (await h.call(rosa, waitingNotices, { limit: 5 })).items,
    [],
    'the office owes nothing now',
  )
  await h.pass(184 * DAY)
  assert.equal(await stateOf(h, notice), 'closed')
  assert.equal((await h.call(ida, deskNotices, { view: 'ended', limit: 5 })).items[0]?.code, notice)
})

forHouse(
  'rule 2: only a specific factual statement, quoted, with the copy of its page',
  options,
  async (h) => {
    const draft = (more: object) => h.call(ida, write, { ...at.CONTENT, ...more })
    await refused(draft({ claim: at.OPINION }), 'notices.not_factual')
    await refused(draft({ claim: at.UNCHECKED }), 'notices.not_checked')
    await refused(draft({ item: at.BARE }), 'notices.no_snapshot')
    await refused(draft({ source: at.ACCOUNT }), 'notices.not_a_subject')
    await refused(draft({ issuer: at.OUTLET }), 'notices.not_an_issuer')
    await refused(draft({ saidOn: '2026-08-20' }), 'notices.too_old')
    await refused(draft({ saidOn: '2026-11-25' }), 'notices.said_later')
    await refused(draft({ ground: 'legal', law: 'Media Act' }), 'notices.needs_law')
    await refused(draft({ ground: 'code' }), 'notices.needs_code')
    await refused(draft({ quote: '' }), 'core.bad_input')
    const notice = await at.written(h)
    await refused(draft({}), 'notices.already_open')
    const satire = { ...(await at.asRead(h, notice)), reason: 'Satire' }
    await refused(h.call(ida, refuse, satire), 'core.same_person')
    await h.call(omar, refuse, satire)
    assert.equal(await stateOf(h, notice), 'refused_opinion')
    const other = await at.approved(h)
    at.world.isWithdrawn = true
    const proof = { notice: other, channel: 'post', proof: 'RR 1' } as const
    await refused(h.call(ida, hand, proof), 'notices.not_checked')
  },
)

forHouse('rule 4: four persons, none with a stake, none of the subject', options, async (h) => {
  const draft = await at.written(h)
  const { read } = await told(h, draft)
  await refused(h.call(ida, approve, { notice: draft, read, ...free }), 'core.same_person')
  await refused(h.call(omar, approve, { notice: draft, read, isFree: false }), 'notices.has_stake')
  at.world.speaksFor['person:omar'] = at.OUTLET
  await refused(h.call(omar, approve, { notice: draft, read, ...free }), 'notices.is_of_subject')
  at.world.speaksFor = {}
  const other = { notice: draft, read: 'a'.repeat(64), ...free }
  await refused(h.call(omar, approve, other), 'notices.other_words')
  await h.call(omar, withdraw, { notice: draft, reason: 'Again' })
  const notice = await at.replied(h)
  const both = (id: string) => person(id, ['notices:read', 'notices:review', 'notices:judge'])
  const outcome = { outcome: 'no_action', reasons: 'Both were heard.' } as const
  const said = { ...outcome, ...(await at.asRead(h, notice)), ...free }
  await refused(h.call(both('ida'), review, { notice, ...free }), 'notices.had_part')
  await refused(h.call(both('omar'), review, { notice, ...free }), 'notices.had_part')
  await refused(h.call(rosa, review, { notice, isFree: false }), 'notices.has_stake')
  await h.call(rosa, review, { notice, ...free })
  await refused(h.call(both('lars'), decide, said), 'notices.other_taker')
  await refused(h.call(rosa, decide, { ...said, isFree: false }), 'notices.has_stake')
  const two = await Promise.allSettled([h.call(rosa, decide, said), h.call(rosa, decide, said)])
  assert.equal(two.filter(({ status }) => status === 'fulfilled').length, 1, 'one decision')
  await h.call(petra, enterAppeal, { notice, grounds: 'Unfair', by: 'Editor' })
  const fair = { outcome: 'upheld', reasons: 'It was fair.' } as const
  const judged = { ...(await at.asRead(h, notice)), ...fair, ...free }
  for (const one of ['ida', 'omar', 'rosa'])
    await refused(h.call(both(one), judge, judged), 'notices.had_part')
  await refused(h.call(yuri, judge, { ...judged, isFree: false }), 'notices.has_stake')
  await h.call(yuri, judge, judged)
  const { steps } = await told(h, notice)
  const declared = steps.filter(({ isFree }) => isFree !== null).map(({ step }) => step)
  assert.deepEqual(declared, ['approve', 'review', 'decide', 'uphold'])
})

forHouse(
  'rule 5: no decision before service and the end of the reply window',
  options,
  async (h) => {
    const notice = await at.approved(h)
    const said = { outcome: 'no_action', reasons: 'x', ...free } as const
    await refused(h.call(rosa, review, { notice, ...free }), 'notices.wrong_state')
    const unserved = { ...(await at.asRead(h, notice)), ...said }
    await refused(h.call(rosa, decide, unserved), 'notices.wrong_state')
    const late = { at: '2026-11-25T00:00:00.000Z' }
    const proof = { notice, channel: 'post', proof: 'RR 1' } as const
    await refused(h.call(ida, hand, { ...proof, ...late }), 'notices.served_later')
    await refused(h.call(ida, hand, { ...proof, proof: '' }), 'core.bad_input')
    await at.toSubject(h, proof)
    await refused(h.call(rosa, review, { notice, ...free }), 'notices.wrong_state')
    const { notice: open } = await told(h, notice)
    assert.equal(open.replyDueAt, '2026-12-02T00:00:00.000Z', 'five working days')
    await h.pass(8 * DAY - 8 * HOUR - MINUTE)
    assert.equal(await stateOf(h, notice), 'reply_open')
    await h.pass(MINUTE)
    assert.equal(await stateOf(h, notice), 'no_reply')
    await h.call(rosa, review, { notice, ...free })
    const early = { ...(await at.asRead(h, notice)), ...said }
    await refused(
      h.call(rosa, decide, { ...early, outcome: 'reply_published' }),
      'notices.not_replied',
    )
    await refused(
      h.call(rosa, decide, { ...early, outcome: 'correction_agreed' }),
      'notices.not_agreed',
    )
    await h.call(rosa, decide, early)
  },
)

forHouse(
  'rule 5: an urgent label alone comes before, and expires after 72 hours',
  options,
  async (h) => {
    const urgent = { isUrgent: true }
    await refused(at.written(h, urgent), 'notices.not_urgent')
    at.world.election = {
      date: '2026-11-26',
      polling: { from: '2026-11-26T08:00', until: '2026-11-26T20:00' },
    }
    await refused(at.written(h, { ...urgent, category: 'results' }), 'notices.not_urgent')
    const notice = await at.approved(h, urgent)
    const { notice: row } = await told(h, notice)
    assert.deepEqual([row.state, row.publicAt, row.decidedAt], ['approved', h.clock.now(), null])
    const other = await at.approved(h, { ...urgent, source: at.OFFICE })
    const label = { ...(await at.asRead(h, other)), ...free }
    await refused(h.call(ida, confirmLabel, label), 'core.not_allowed')
    await h.call(rosa, confirmLabel, label)
    await at.toSubject(h, { notice, channel: 'hand', proof: 'Signed' })
    assert.equal((await told(h, notice)).notice.replyDueAt, '2026-11-25T08:00:00.000Z', '24 hours')
    await h.pass(72 * HOUR)
    assert.equal((await told(h, notice)).notice.labelExpiredAt, h.clock.now())
    assert.equal((await told(h, other)).notice.labelExpiredAt, null, 'a second person confirmed it')
    const late = { ...(await at.asRead(h, notice)), ...free }
    await refused(h.call(rosa, confirmLabel, late), 'notices.wrong_state')
  },
)

forHouse('rule 6: the reply is kept unedited and is never changed', options, async (h) => {
  const notice = await at.served(h)
  const words = '  “Four”, we wrote — & meant it.\n\nEditor'
  const reply = { notice, words, language: 'en', by: 'Editor' } as const
  await h.call(petra, enterReply, reply)
  assert.equal((await told(h, notice)).notice.replyWords, words.trim())
  await refused(h.call(petra, enterReply, { ...reply, words: 'Other' }), 'notices.wrong_state')
  const late = await at.served(h, { source: at.OFFICE })
  await h.pass(8 * DAY)
  await h.call(petra, enterReply, { ...reply, notice: late })
  assert.equal(await stateOf(h, late), 'reply_received', 'late words count until it is decided')
})

forHouse(
  'rule 7: every change is a record, nothing is deleted, private names are taken out',
  options,
  async (h) => {
    const notice = await at.replied(h, { facts: 'Ann Bird told us they close at eight.' })
    const facts = (await told(h, notice)).notice.facts
    const name = { notice, words: 'Ann Bird', reason: 'A private person' }
    await refused(h.call(rosa, redact, { ...name, words: 'Nobody' }), 'notices.not_in_text')
    await h.call(rosa, redact, name)
    const { notice: row, steps } = await told(h, notice)
    assert.equal(row.facts, facts, 'what was written stays')
    assert.equal(publicWords(row, facts), '[…] told us they close at eight.')
    const records = await h.records()
    const own = records.filter(({ subject }) => subject === row.id)
    assert.equal(own.length, steps.length)
    assert.doesNotMatch(JSON.stringify(own.map(({ body }) => body)), /Ann|close|stand by/)
    await h.call(ida, withdraw, { notice, reason: 'The check was wrong' })
    const after = (await told(h, notice)).notice
    assert.deepEqual([after.state, after.endReason], ['withdrawn', 'The check was wrong'])
    assert.notEqual(after.publicAt, null, 'it stays where everybody read it')
  },
)

forHouse(
  'rule 8: an authority is a subject like any outlet, the office itself too',
  options,
  async (h) => {
    const notice = await at.decided(h, { source: at.OFFICE, isAboutIssuer: true })
    assert.equal((await told(h, notice)).notice.isAboutIssuer, true)
  },
)

forHouse('rule 9: detection by machine is declared, and no machine decides', options, async (h) => {
  await refused(at.written(h, { detection: 'machine' }), 'notices.needs_how')
  const notice = await at.replied(h, { detection: 'machine', detectionHow: 'Word list' })
  const machine = (id: `job:${string}` | `workflow:${string}`) =>
    systemActor(id, ['notices:review', 'notices:issue', 'notices:judge', 'notices:read'])
  const job = machine('job:notices.clock')
  await refused(h.call(job, review, { notice, ...free }), 'notices.machine_decides')
  const workflow = machine('workflow:any')
  await refused(h.call(workflow, withdraw, { notice, reason: 'x' }), 'notices.machine_decides')
  const clock = person('clock', ['notices:clock'])
  const { id } = (await told(h, notice)).notice
  await h.call(CLOCK, pass, { notice: id })
  assert.equal(await stateOf(h, notice), 'reply_received', 'nothing is due')
  h.clock.advance(10 * DAY)
  await refused(h.call(clock, pass, { notice: id }), 'notices.only_clock')
})

forHouse('a missed deadline of the office decides against it, in public', options, async (h) => {
  const notice = await at.replied(h)
  const { decisionDueAt } = (await told(h, notice)).notice
  assert.equal(decisionDueAt, '2026-12-04T00:00:00.000Z', 'seven working days')
  await h.call(rosa, review, { notice, ...free })
  assert.equal((await h.call(rosa, waitingNotices, { limit: 5 })).items[0]?.code, notice)
  h.clock.advance(10 * DAY)
  const referred = { outcome: 'referred', reasons: 'x', ...free } as const
  const late = { ...(await at.asRead(h, notice)), ...referred }
  await refused(h.call(rosa, decide, late), 'notices.too_late')
  await h.pass(0)
  const { notice: row } = await told(h, notice)
  assert.deepEqual(
    [row.state, row.outcome, row.isByDeadline, row.decidedBy],
    ['appeal_open', 'no_action', true, null],
  )
  const log = (await h.records()).filter(({ type }) => type.startsWith('accuracynotice.'))
  const last = log.at(-1)
  assert.deepEqual([last?.type, last?.actor], ['accuracynotice.missed', `job:${CLOCK_JOB}`])
  await h.call(petra, enterAppeal, { notice, grounds: 'We want it in writing', by: 'Editor' })
  await h.pass(60 * DAY)
  const lost = (await told(h, notice)).notice
  assert.deepEqual(
    [lost.state, lost.appealOutcome, lost.isAppealByDeadline],
    ['annulled', 'overturned', true],
  )
})

forHouse('an appeal that is won annuls the notice where it stood', options, async (h) => {
  const notice = await at.decided(h)
  await h.call(petra, enterAppeal, { notice, grounds: 'It was true', by: 'Editor' })
  const said = { ...(await at.asRead(h, notice)), reasons: 'It was true.', ...free }
  const bare = h.call(yuri, judge, { ...said, outcome: 'overturned' })
  await refused(bare, 'notices.needs_retraction')
  const retraction = 'The notice was wrong.'
  const odd = h.call(yuri, judge, { ...said, outcome: 'upheld', retraction })
  await refused(odd, 'notices.no_retraction')
  await h.call(yuri, judge, { ...said, outcome: 'overturned', retraction })
  const { notice: row } = await told(h, notice)
  assert.deepEqual(
    [row.state, row.retraction, row.annulledAt],
    ['annulled', retraction, h.clock.now()],
  )
  assert.equal(row.dueWhat, null, 'nothing comes next')
  const again = h.call(petra, enterAppeal, { notice, grounds: 'More', by: 'Editor' })
  await refused(again, 'notices.wrong_state')
})

forHouse('what is agreed is corrected by a day that is told', options, async (h) => {
  const notice = await at.served(h)
  const url = 'https://post.example/correction'
  await refused(
    h.call(omar, noteCorrection, { notice, url, isProminent: false }),
    'notices.not_agreed',
  )
  at.world.speaksFor = { [at.olga.id]: at.OUTLET }
  await h.call(at.olga, agree, { notice })
  const { notice: row } = await told(h, notice)
  assert.equal(row.correctionDueAt, '2026-11-28T00:00:00.000Z', 'three working days')
  await h.call(omar, noteCorrection, { notice, url, isProminent: true })
  await refused(
    h.call(omar, noteCorrection, { notice, url, isProminent: false }),
    'notices.wrong_state',
  )
})

forHouse(
  'who sets up the office sets deadlines, weekends and holidays, with a reason',
  options,
  async (h) => {
    const said = { ...USUAL, replyDays: 2, weekend: '5 6', holidays: '2026-11-29', reason: 'Law' }
    const set = (more: object) => h.call(at.admin, setTerms, { ...said, ...more })
    await refused(set({ filingDays: 100 }), 'core.bad_input')
    await refused(set({ weekend: '1 2 3 4 5 6 7' }), 'notices.bad_weekend')
    await refused(set({ holidays: '2026-02-30' }), 'notices.bad_holidays')
    await refused(h.call(ida, setTerms, said), 'core.not_allowed')
    await set({})
    const held = await h.call(ida, termsNow, {})
    assert.deepEqual([held.weekend, held.holidays, held.reason], [[5, 6], ['2026-11-29'], 'Law'])
    // Tuesday 24: Wednesday and Thursday are the two days.
    const notice = await at.served(h)
    assert.equal((await told(h, notice)).notice.replyDueAt, '2026-11-27T00:00:00.000Z')
  },
)

forHouse('an exercise counts minutes for days', { ...options, realm: 'exercise' }, async (h) => {
  const notice = await at.served(h)
  await h.pass(5 * MINUTE)
  assert.equal(await stateOf(h, notice), 'no_reply')
  await h.pass(7 * MINUTE)
  assert.equal((await told(h, notice)).notice.isByDeadline, true)
  assert.equal(labelDue({ isExercise: true }, h.clock.now()), addMs(h.clock.now(), 3 * MINUTE))
  const terms = wordsOf(await visitPage(h, termsPage, { actor: at.admin }))
  assert.match(terms, /a minute stands for a day/)
})
