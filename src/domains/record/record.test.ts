import assert from 'node:assert/strict'
import { z } from 'zod'
import { exampleSlice, THINGS } from '../../../test/support/example-slice.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
} from '../../../test/support/house.ts'
import { command } from '../../core/action.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import type { Slice } from '../../core/slice.ts'
import { verifyLog } from '../../platform/store/verify.ts'
import { day } from './actions/day.ts'
import { erase, figures, list, show } from './actions/record.ts'
import { record } from './index.ts'

const note = command({
  name: 'things.note',
  permission: 'things:write',
  scope: 'nation',
  summary: 'Notes a thing.',
  input: z.strictObject({ text: z.string() }),
  output: z.null(),
  async run(ctx, { text }) {
    ctx.record(THINGS['thing.noted'], { subject: 'thing', body: { text } })
    return null
  },
})
const alone: Slice = { ...record, needs: {} }
const things = exampleSlice('things', { actions: [note], records: THINGS })
const auditor = person('a', ['record:read'])
const house = { slices: [alone, things] }

forBothHouses('the auditor reads the log newest first, by page and by type', house, async (h) => {
  for (let i = 0; i < 5; i += 1) await h.call(COMMAND_LINE, note, { text: `note ${i}` })
  await h.settled()
  const first = await h.call(auditor, list, {
    before: null,
    type: null,
    actor: null,
    subject: null,
    from: null,
    until: null,
    limit: 2,
  })
  assert.deepEqual(
    first.records.map((r) => r.seq),
    [4, 3],
  )
  const rest = await h.call(auditor, list, {
    before: first.next,
    type: 'thing.noted',
    actor: 'cli:0',
    subject: 'thing',
    from: null,
    until: null,
    limit: 100,
  })
  assert.deepEqual(
    rest.records.map((r) => r.body),
    ['{"text":"note 2"}', '{"text":"note 1"}', '{"text":"note 0"}'],
  )
  assert.equal(rest.next, null)
})

forBothHouses('the log is narrowed to a stretch of time', house, async (h) => {
  const times = []
  for (let i = 0; i < 3; i += 1) {
    await h.call(COMMAND_LINE, note, { text: `note ${i}` })
    times.push(h.clock.now())
    h.clock.advance(HOUR)
  }
  await h.settled()
  const all = { before: null, type: null, actor: null, subject: null, limit: 100 }
  const seqs = async (from: string | null, until: string | null) =>
    (await h.call(auditor, list, { ...all, from, until })).records.map(({ seq }) => seq)
  const [first = null, second = null, third = null] = times
  assert.deepEqual(await seqs(second, null), [2, 1])
  assert.deepEqual(await seqs(null, second), [0])
  assert.deepEqual(await seqs(first, third), [1, 0])
})

forHouse('an erased body leaves a log that verifies and says why', house, async (h) => {
  await h.call(COMMAND_LINE, note, { text: 'a name that should not be here' })
  const [noted] = await h.records()
  assert.ok(noted)
  await h.call(COMMAND_LINE, erase, { record: noted.id, reason: 'held a name' })
  await h.settled()
  assert.equal((await h.call(auditor, show, { record: noted.id })).body, null)
  const report = await verifyLog(h.store)
  assert.deepEqual({ fault: report.fault, erased: report.erased }, { fault: null, erased: 1 })
  await assert.rejects(
    h.call(COMMAND_LINE, erase, { record: noted.id, reason: 'again' }),
    problemWith('record.erased'),
  )
})

forBothHouses('only the auditor reads records, everybody the figures', house, async (h) => {
  await h.call(COMMAND_LINE, note, { text: 'x' })
  await h.settled()
  const citizen = person('c', [])
  await assert.rejects(h.runner.call(citizen, list, {}), problemWith('core.not_allowed'))
  const counted = await h.call(citizen, figures, { types: ['thing.noted', 'alert.issued'] })
  assert.deepEqual(
    counted.figures.map(({ type, count }) => [type, count]),
    [['thing.noted', 1]],
  )
})

forBothHouses('a day of the log is counted from its first leaf to its last', house, async (h) => {
  const console_ = person('b', ['record:day'])
  const begin = h.clock.now()
  await h.call(COMMAND_LINE, note, { text: 'today' })
  await h.pass(DAY)
  for (const text of ['tomorrow', 'again']) await h.call(COMMAND_LINE, note, { text })
  const [, second] = await h.records()
  assert.ok(second)
  await h.call(COMMAND_LINE, erase, { record: second.id, reason: 'held a name' })
  await h.settled()
  const stretch = (from: number) => ({ from: addMs(begin, from), until: addMs(begin, from + DAY) })
  const first = await h.call(console_, day, stretch(0))
  assert.deepEqual(
    { ...first, events: [] },
    { before: 0, after: 1, counts: [{ type: 'thing.noted', count: 1 }], events: [], isCut: false },
  )
  const next = await h.call(console_, day, stretch(DAY))
  assert.deepEqual([next.before, next.after], [1, 4])
  assert.deepEqual(
    next.events.map(({ seq, type }) => [seq, type]),
    [[3, 'record.erased']],
  )
  const later = await h.call(console_, day, stretch(2 * DAY))
  assert.deepEqual([later.before, later.after, later.counts], [4, 4, []])
})
