import assert from 'node:assert/strict'
import { forHouse } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { ANONYMOUS, systemActor } from '../../core/actor.ts'
import type { ExerciseContext } from '../../core/exercise.ts'
import type { SequencedRecord } from '../../core/record.ts'
import { MINUTE } from '../../core/time.ts'
import { registerFacts } from './actions/public.ts'
import { noticesCsv, noticesJson } from './actions/published.ts'
import { deskNotice, deskNotices } from './actions/read.ts'
import { decide, review } from './actions/decide.ts'
import { waitingLetters } from './actions/letter.ts'
import { exercise } from './exercise.ts'
import { notices } from './index.ts'
import { records } from './records.ts'
import { NOTICES, OFFICE } from './texts/played.ts'

const player = systemActor('exercise:notices', exercise.permissions)
const [POST = '', RADIO = '', NEWS = ''] = new Set(NOTICES.map(({ source }) => source))

/** What the exercise's country has, under codes of the stand-ins. */
const ANSWERS: Readonly<Record<string, object>> = {
  'claims.publicClaims': {
    items: NOTICES.slice(1, 3).map(({ about: words }, n) => ({
      code: n === 0 ? at.CLAIM : at.SECOND,
      words,
    })),
  },
  'sources.publicSources': {
    items: [
      { code: at.OUTLET, title: POST, kind: 'outlet' },
      { code: at.OTHER, title: RADIO, kind: 'outlet' },
      { code: at.OFFICE, title: NEWS, kind: 'outlet' },
      { code: at.OFFICE, title: OFFICE, kind: 'authority' },
    ],
    next: null,
  },
}

const options = { slices: [...at.besideNotices(), notices], realm: 'exercise' } as const

forHouse('notices of the exercise stand in four states, and outlets answer', options, async (h) => {
  at.resetWorld()
  const [election, names] = [
    { date: h.clock.now().slice(0, 10), polling: null },
    { [at.OUTLET]: POST },
  ]
  Object.assign(at.world, { mayAny: true, election, names })
  const ctx: ExerciseContext = {
    node: h.facts,
    now: () => h.clock.now(),
    call: (action, input) => h.call(player, action, input),
    ask: async ({ query, output }, input) => {
      const isItem = (input as { what?: string }).what === 'item'
      return output.parse(isItem ? { items: [{ code: at.ITEM }] } : ANSWERS[query])
    },
  }
  const states = async () =>
    (await h.call(at.ida, deskNotices, { limit: 9 })).items.map(({ state }) => state)
  // Their clocks run from the press on: whoever comes an hour after the country was set up has lost nothing.
  await exercise.seed?.(ctx)
  await h.pass(8 * MINUTE)
  assert.deepEqual(await states(), [])
  await exercise.press?.(ctx, 'begin')
  await exercise.press?.(ctx, 'begin')
  const begun = ['reply_open', 'reply_received', 'appeal_open', 'annulled']
  assert.deepEqual(await states(), begun)
  assert.deepEqual((await h.call(at.ida, waitingLetters, {})).items, [])

  // What nobody decides in minutes is lost.
  await h.pass(8 * MINUTE)
  await h.pass(8 * MINUTE)
  const facts = await h.call(at.ida, registerFacts, {})
  assert.deepEqual([facts.notices, facts.annulled, facts.missed], [4, 1, 2])

  const notice = await at.served(h, { claim: at.SECOND })
  const take = async (type: string, actor: string) =>
    await exercise.take?.(ctx, { type, actor, body: { code: notice } } as never as SequencedRecord)
  const state = async () => (await h.call(at.ida, deskNotice, { notice })).notice.state
  const served = records['accuracynotice.served'].type
  await take(served, player.id)
  assert.equal(await state(), 'reply_open', 'what it hands over itself it answers in its turn')
  await take(served, at.ida.id)
  await take(served, at.ida.id)
  assert.equal(await state(), 'reply_received')
  const free = { notice, isFree: true }
  await h.call(at.rosa, review, free)
  const reasons = 'Both were heard.'
  const read = await at.asRead(h, notice)
  await h.call(at.rosa, decide, { ...free, ...read, outcome: 'unresolved_disagreement', reasons })
  await take(records['accuracynotice.decided'].type, at.rosa.id)
  assert.equal(await state(), 'appealed')
  // Whoever copies a row cannot take it for one of the office.
  const { text } = await h.call(ANONYMOUS, noticesCsv, {})
  const lines = text.trim().split('\r\n')
  assert.match(lines[0] ?? '', /,is_exercise$/)
  assert.ok(lines.length > 4 && lines.slice(1).every((line) => line.endsWith(',1')))
  const file = JSON.parse((await h.call(ANONYMOUS, noticesJson, {})).text)
  assert.equal(file.is_exercise, true)
})
