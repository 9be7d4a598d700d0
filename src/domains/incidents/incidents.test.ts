import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { HOUR } from '../../core/time.ts'
import { follow, linkTo, note, timeline, unlinked, unlinkFrom } from './actions/entry.ts'
import {
  describe,
  incident as one,
  incidents as all,
  lead,
  merge,
  move,
  open,
  openFor,
} from './actions/incident.ts'
import { addTask, doTask, dropTask, ownTasks } from './actions/task.ts'
import { incidents as slice } from './index.ts'
import type { IncidentState } from './schema.ts'

const slices = [exampleNation().slice, slice]
const ALL = ['incidents:read', 'incidents:note', 'incidents:lead'] as const
const handler = person('1', ALL)
const elsewhere = person('2', ALL, '/2/')
const reader = person('3', ['incidents:read'])
const machine = person('4', ['incidents:follow'])

/** Asks for all of a timeline. */
const whole = (incident: string) => ({ incident, limit: 100 })

const FACTS = {
  severity: 'severe',
  type: 'unauthorised-information-modification',
  asset: 'results-site',
  phase: 'voting',
  clock: 'node',
} as const

forBothHouses('an incident goes from its opening to its end', { slices }, async (h) => {
  const about = { title: 'Results site shows other numbers', area: '/1/', severity: 'severe' }
  const { incident, code } = await h.call(handler, open, about)
  assert.match(code, /^INC-[A-Z0-9]{8}$/)
  const step = (from: IncidentState, to: Exclude<IncidentState, 'merged'>, reason?: string) =>
    h.call(handler, move, { incident, from, to, ...(reason === undefined ? {} : { reason }) })

  await assert.rejects(step('open', 'closed'), problemWith('incidents.wrong_step'))
  await assert.rejects(step('open', 'false-alarm'), problemWith('incidents.reason_needed'))
  await step('open', 'contained')
  await assert.rejects(step('open', 'contained'), problemWith('incidents.wrong_step'))
  await step('contained', 'recovered')
  await assert.rejects(step('recovered', 'closed'), problemWith('incidents.facts_missing'))

  await h.call(handler, describe, { incident, title: about.title, ...FACTS, clockOffsetMs: -40 })
  await h.call(handler, lead, { incident })
  const { task } = await h.call(handler, addTask, { incident, title: 'Tell the host' })
  await assert.rejects(step('recovered', 'closed'), problemWith('incidents.tasks_open'))
  await h.call(handler, doTask, { incident, task })
  await assert.rejects(
    h.call(handler, doTask, { incident, task }),
    problemWith('incidents.task_done'),
  )
  await step('recovered', 'closed')
  await assert.rejects(
    h.call(handler, note, { incident, text: 'late' }),
    problemWith('incidents.over'),
  )
  await step('closed', 'open', 'The numbers are wrong again')

  const found = await h.call(reader, one, { incident })
  assert.deepEqual(
    [found.state, found.containedAt, found.endedAt, found.owner, found.clockOffsetMs],
    ['open', null, null, handler.id, -40],
  )
  const told = await h.call(reader, timeline, whole(incident))
  assert.deepEqual(told.items.map(({ kind, text }) => [kind, text]).toSorted(), [
    ['moved', 'The numbers are wrong again'],
    ['task-done', 'Tell the host'],
  ])
})

forHouse('records hold no word that people wrote', { slices }, async (h) => {
  const words = [
    'Register broken into',
    'Fingerprints on the door',
    'Ask the guard',
    'Nothing there',
  ]
  const [title = '', text = '', task = '', reason = ''] = words
  const { incident } = await h.call(handler, open, { title, area: '/', severity: 'extreme' })
  await h.call(handler, note, { incident, text, tag: 'door', observable: '192.0.2.7' })
  await h.call(handler, addTask, { incident, title: task })
  await h.call(handler, move, { incident, from: 'open', to: 'false-alarm', reason })
  const bodies = JSON.stringify(await h.records())
  for (const word of [...words, '192.0.2.7', 'door']) assert.ok(!bodies.includes(word), word)
})

forBothHouses('areas and roles bound what is seen and done', { slices }, async (h) => {
  const { incident } = await h.call(handler, open, { title: 'A', area: '/1/', severity: 'minor' })
  const unknown = problemWith('incidents.unknown_incident')
  await assert.rejects(h.call(elsewhere, one, { incident }), unknown)
  await assert.rejects(h.call(elsewhere, timeline, whole(incident)), unknown)
  await assert.rejects(h.call(elsewhere, lead, { incident }), problemWith('core.wrong_area'))
  await assert.rejects(
    h.call(elsewhere, open, { title: 'B', area: '/1/', severity: 'minor' }),
    problemWith('core.wrong_area'),
  )
  await assert.rejects(h.call(reader, lead, { incident }), problemWith('core.not_allowed'))
  assert.deepEqual((await h.call(elsewhere, all, { view: 'live', limit: 10 })).items, [])
  assert.deepEqual(
    (await h.call(reader, all, { view: 'nobody', search: 'a', limit: 10 })).items.map(
      ({ id }) => id,
    ),
    [incident],
  )
})

forHouse(
  'times stay as they were written, and what has no date has none',
  { slices },
  async (h) => {
    const { incident } = await h.call(handler, open, { title: 'A', area: '/', severity: 'minor' })
    const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
    await write({ at: '2026-11-24T08:30', offset: '+05:30', written: '24/Nov/2026:08:30 IST' })
    await write({ at: '2026-11-24T09:00' })
    await write({})
    await assert.rejects(write({ at: '2026-11-31T09:00' }), problemWith('core.bad_input'))
    await assert.rejects(
      write({ at: '2026-11-24T09:00', offset: '5' }),
      problemWith('core.bad_input'),
    )
    const { items } = await h.call(reader, timeline, whole(incident))
    assert.deepEqual(
      items.map(({ at, written, offsetMin }) => [at, written, offsetMin]),
      [
        ['2026-11-24T09:00:00.000Z', '2026-11-24 09:00', null],
        ['2026-11-24T03:00:00.000Z', '24/Nov/2026:08:30 IST', 330],
        [null, '', null],
      ],
    )
  },
)

forBothHouses('what machines enter stands once, and where it belongs', { slices }, async (h) => {
  const at = h.clock.now()
  const kind = 'finding-opened' as const
  const entry = { kind, subject: 'f1', alsoOf: [], area: '/1/', at }
  const found = { ...entry, record: 'r1', name: 'Results', path: '/console/findings/f1' }
  await h.call(machine, follow, found)
  await h.call(machine, follow, found)
  const loose = await h.call(reader, unlinked, { limit: 10 })
  assert.deepEqual(
    loose.items.map(({ record }) => record),
    ['r1'],
  )
  const opening = { origin: 'alert:a1', title: 'Results', area: '/1/', severity: 'severe' } as const
  const { incident } = await h.call(machine, openFor, { ...opening, follows: ['f1'] })
  const again = await h.call(machine, openFor, { ...opening, follows: ['f1'] })
  assert.equal(again.incident, incident)
  await h.call(machine, follow, { ...found, kind: 'finding-closed', record: 'r2' })
  await h.call(machine, follow, { ...found, record: 'r3', subject: 'a1', origin: 'alert:a1' })
  const { items } = await h.call(reader, timeline, whole(incident))
  assert.deepEqual(items.map(({ record }) => record).toSorted(), ['r1', 'r2', 'r3'])

  const [first] = loose.items
  assert.ok(first)
  await h.call(handler, unlinkFrom, { incident, entry: first.id })
  assert.equal((await h.call(reader, timeline, whole(incident))).items.length, 2)
  await h.call(handler, linkTo, { incident, entry: first.id })
  await h.call(handler, linkTo, { incident, entry: first.id })
  assert.equal((await h.call(reader, timeline, whole(incident))).items.length, 3)
  const { entry: own } = await h.call(handler, note, { incident, text: 'mine' })
  await assert.rejects(
    h.call(handler, unlinkFrom, { incident, entry: own }),
    problemWith('incidents.unknown_entry'),
  )
})

forHouse('two incidents become one, and both keep their names', { slices }, async (h) => {
  const make = async (title: string) =>
    await h.call(handler, open, { title, area: '/1/', severity: 'severe' })
  const [a, b] = [await make('First'), await make('Second')]
  for (const { incident } of [a, b])
    await h.call(handler, describe, { incident, title: 'Same', ...FACTS })
  h.clock.advance(HOUR)
  const found = await h.call(reader, one, { incident: a.incident })
  assert.deepEqual(
    found.alike.map(({ id }) => id),
    [b.incident],
  )
  await h.call(handler, note, { incident: b.incident, text: 'seen' })
  const { task } = await h.call(handler, addTask, { incident: b.incident, title: 'Do it' })
  await assert.rejects(
    h.call(handler, merge, { incident: a.incident, into: a.incident }),
    problemWith('incidents.same_incident'),
  )
  await h.call(handler, merge, { incident: b.incident, into: a.incident })
  const both = await h.call(reader, one, { incident: a.incident })
  assert.deepEqual(
    [both.tasks.map(({ id }) => id), both.merged.map(({ code }) => code)],
    [[task], [b.code]],
  )
  assert.equal((await h.call(reader, timeline, whole(a.incident))).items.length, 1)
  const part = await h.call(reader, one, { incident: b.incident })
  assert.deepEqual([part.state, part.mergedInto], ['merged', a.incident])
  await assert.rejects(
    h.call(handler, merge, { incident: b.incident, into: a.incident }),
    problemWith('incidents.over'),
  )
})

forBothHouses('tasks wait for who has them', { slices }, async (h) => {
  const { incident } = await h.call(handler, open, { title: 'A', area: '/', severity: 'minor' })
  const due = '2026-11-25T10:00'
  const { task } = await h.call(handler, addTask, {
    incident,
    title: 'Call',
    owner: handler.id,
    due,
  })
  const own = await h.call(handler, ownTasks, {})
  assert.deepEqual(
    own.items.map(({ id, dueAt }) => [id, dueAt]),
    [[task, '2026-11-25T10:00:00.000Z']],
  )
  assert.deepEqual((await h.call(reader, ownTasks, {})).items, [])
  await h.call(handler, dropTask, { incident, task })
  assert.deepEqual((await h.call(handler, ownTasks, {})).items, [])
})
