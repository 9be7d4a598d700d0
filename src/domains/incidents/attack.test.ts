import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { newId } from '../../core/id.ts'
import { follow, linkTo, note, timeline, unlinked, unlinkFrom } from './actions/entry.ts'
import { incident as one, incidents as all, lead, merge, move, open } from './actions/incident.ts'
import { standing } from './actions/standing.ts'
import { addTask, doTask } from './actions/task.ts'
import { incidents as slice } from './index.ts'
import { MAX_ENTRIES, MAX_TASKS, ROOM } from './schema.ts'
import { entries, links } from './store.ts'

const slices = [exampleNation().slice, slice]
const ALL = ['incidents:read', 'incidents:note', 'incidents:lead'] as const
const handler = person('1', ALL)
const north = person('2', ALL, '/1/')
const south = person('3', ALL, '/2/')
const machine = person('4', ['incidents:follow'])

const opened = async (h: TestHouse, area = '/1/', title = 'A') =>
  (await h.call(handler, open, { title, area, severity: 'severe' })).incident

forBothHouses('nothing is done to incidents of other areas', { slices }, async (h) => {
  const [mine, other] = [await opened(h, '/1/'), await opened(h, '/2/')]
  const { task } = await h.call(handler, addTask, { incident: other, title: 'T' })
  const wrong = problemWith('core.wrong_area')
  await assert.rejects(h.call(north, merge, { incident: mine, into: other }), wrong)
  await assert.rejects(h.call(north, merge, { incident: other, into: mine }), wrong)
  await assert.rejects(h.call(north, note, { incident: other, text: 'x' }), wrong)
  await assert.rejects(h.call(north, doTask, { incident: other, task }), wrong)
  await assert.rejects(
    h.call(north, doTask, { incident: mine, task }),
    problemWith('incidents.unknown_task'),
  )
  const loose = { subject: 'f1', alsoOf: [], area: '/2/', at: h.clock.now(), path: '' }
  await h.call(machine, follow, { ...loose, record: 'r1', kind: 'finding-opened', name: 'S' })
  assert.deepEqual((await h.call(north, unlinked, { limit: 10 })).items, [])
  const [entry] = (await h.call(south, unlinked, { limit: 10 })).items
  assert.ok(entry)
  await assert.rejects(h.call(north, linkTo, { incident: mine, entry: entry.id }), wrong)
  assert.deepEqual(
    [(await h.call(north, standing, {})).open, (await h.call(handler, standing, {})).open],
    [1, 2],
  )
  await assert.rejects(
    h.call(person('5', ['incidents:read'], '/1/'), lead, { incident: mine }),
    problemWith('core.not_allowed'),
  )
})

forBothHouses(
  'incidents never become parts of each other in a circle, nor two at once',
  { slices },
  async (h) => {
    const [a, b, c] = [await opened(h), await opened(h), await opened(h)]
    const outcomes = await Promise.allSettled([
      h.call(handler, merge, { incident: a, into: b }),
      h.call(handler, merge, { incident: b, into: a }),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status).toSorted(),
      ['fulfilled', 'rejected'],
      'one of two that cross',
    )
    const rows = await Promise.all([a, b].map((incident) => h.call(handler, one, { incident })))
    const [left, gone] = [
      rows.find(({ mergedInto }) => mergedInto === null),
      rows.find(({ mergedInto }) => mergedInto !== null),
    ]
    assert.deepEqual([gone?.mergedInto, left?.state], [left?.id, 'open'])
    const part = { incident: gone?.id ?? '', into: c }
    await assert.rejects(h.call(handler, merge, part), problemWith('incidents.over'))
    await assert.rejects(
      h.call(handler, merge, { incident: c, into: gone?.id ?? '' }),
      problemWith('incidents.over'),
      'into what is a part of another one',
    )
    const twice = await Promise.allSettled([
      h.call(handler, merge, { incident: left?.id ?? '', into: c }),
      h.call(handler, merge, { incident: left?.id ?? '', into: c }),
    ])
    assert.deepEqual(twice.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  },
)

forHouse(
  'a moment is one that a calendar has, wherever its offset moves it',
  { slices },
  async (h) => {
    const incident = await opened(h)
    const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
    const bad = problemWith('core.bad_input')
    for (const at of ['9999-12-31T23:59', '0000-01-01T00:00', '2026-02-30T10:00', '2026-11-24'])
      await assert.rejects(write({ at }), bad, at)
    for (const offset of ['+15:00', '-14:60', '+2:00', '02:00', '+00:000'])
      await assert.rejects(write({ at: '2026-11-24T10:00', offset }), bad, offset)
    await write({ at: '2199-12-31T23:30', offset: '-14:00' })
    await write({ at: '1900-01-01T00:10', offset: '+14:00' })
    await write({ at: '2026-11-24T00:30', offset: '+14:00' })
    const { items } = await h.call(handler, timeline, { incident, limit: 10 })
    assert.deepEqual(
      items.map(({ at, written }) => [at, written]),
      [
        ['2200-01-01T13:30:00.000Z', '2199-12-31 23:30'],
        ['2026-11-23T10:30:00.000Z', '2026-11-24 00:30'],
        ['1899-12-31T10:10:00.000Z', '1900-01-01 00:10'],
      ],
    )
  },
)

/** Writes notes into the timeline of an incident, so many. */
async function fill(h: TestHouse, incident: string, count: number): Promise<void> {
  const at = h.clock.now()
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: 500 }, () => ({
      id: newId(),
      area: '/1/',
      kind: 'note' as const,
      subject: incident,
      path: '',
      written: '',
      zone: '',
      at,
      tag: '',
      observable: '',
      readIn: '',
      text: 'x',
      textSalt: '',
      addedBy: 'person:1',
      addedAt: at,
      linkedAt: at,
    }))
    // One transaction for each: all of them at once may take longer than one may.
    await h.store.write(async (tx) => {
      await entries.insert(tx, rows)
      await links.insert(
        tx,
        rows.map(({ id: entry, kind }) => ({ entry, incident, at, kind, addedAt: at })),
      )
    })
  }
}

forBothHouses(
  'what machines enter goes on where a timeline is full, leaves room for people and is counted',
  { slices },
  async (h) => {
    const [incident, other] = [await opened(h), await opened(h)]
    const finding = { subject: 'f1', alsoOf: [], area: '/1/', at: h.clock.now(), path: '' }
    const enter = (record: string) =>
      h.call(machine, follow, { ...finding, record, kind: 'finding-opened', name: 'Site' })
    await enter('r1')
    const [first] = (await h.call(handler, unlinked, { limit: 10 })).items
    for (const each of [incident, other])
      await h.call(handler, linkTo, { incident: each, entry: first?.id ?? '' })
    await fill(h, incident, ROOM.machine)
    for (const record of ['r2', 'r3', 'r3']) await enter(record)
    const told = async (of: string) => {
      const { total, leftOut } = await h.call(handler, timeline, { incident: of, limit: 1 })
      return [total, leftOut]
    }
    assert.deepEqual(await told(incident), [ROOM.machine + 1, 2])
    assert.deepEqual(await told(other), [3, 0], 'where there is room it stands')
    const { body } = (await h.records()).findLast(({ type }) => type === 'entry.added') ?? {}
    assert.deepEqual((body as { leftOut?: unknown }).leftOut, [incident])
    await h.call(handler, note, { incident, text: 'People still write' })
    await fill(h, incident, ROOM.person - ROOM.machine)
    const { task } = await h.call(handler, addTask, { incident, title: 'To its end' })
    await h.call(handler, doTask, { incident, task })
    await h.call(handler, move, {
      incident,
      from: 'open',
      to: 'false-alarm',
      reason: 'A rehearsal',
    })
    assert.equal((await told(incident))[0], ROOM.person + 4)
  },
)

forHouse(
  'an incident has its fill of entries and tasks, and its file has them all',
  { slices },
  async (h) => {
    const incident = await opened(h)
    await fill(h, incident, ROOM.person)
    const full = problemWith('incidents.too_many')
    await assert.rejects(h.call(handler, note, { incident, text: 'one more' }), full)
    const shown = await h.call(handler, timeline, { incident, limit: 200 })
    assert.deepEqual([shown.items.length, shown.isCut, shown.total], [200, true, ROOM.person])
    const whole = await h.call(handler, timeline, { incident, limit: MAX_ENTRIES })
    assert.deepEqual([whole.items.length, whole.isCut], [ROOM.person, false])
    const other = await opened(h)
    await h.call(handler, note, { incident: other, text: 'mine' })
    await assert.rejects(h.call(handler, merge, { incident: other, into: incident }), full)
    await assert.rejects(h.call(handler, merge, { incident, into: other }), full)
    const empty = await opened(h)
    await h.call(handler, merge, { incident, into: empty })
    assert.equal(
      (await h.call(handler, timeline, { incident: empty, limit: 1 })).total,
      ROOM.person,
      'all of it goes over at once',
    )
    const third = await opened(h)
    for (let n = 0; n < MAX_TASKS; n += 1)
      await h.call(handler, addTask, { incident: third, title: `T${n}` })
    await assert.rejects(h.call(handler, addTask, { incident: third, title: 'more' }), full)
  },
)

forBothHouses(
  'lists go on behind their last row, also where titles are alike',
  { slices },
  async (h) => {
    const made: string[] = []
    for (let n = 0; n < 7; n += 1)
      made.push(await opened(h, n % 2 === 0 ? '/1/' : '/2/', n < 4 ? 'Results' : `Results ${n}`))
    const pages = async (search: string | undefined, actor = handler) => {
      const found: string[] = []
      for (let after: string | undefined; ; ) {
        const wanted = { view: 'all' as const, limit: 2, ...(search && { search }) }
        const page = await h.call(actor, all, { ...wanted, ...(after && { after }) })
        found.push(...page.items.map(({ id }) => id))
        if (page.next === null) return found
        after = page.next
      }
    }
    const alike = made.slice(0, 4).toReversed()
    assert.deepEqual(await pages(undefined), made.toReversed())
    assert.deepEqual(await pages('results'), [...alike, ...made.slice(4)])
    assert.deepEqual(
      await pages('RESULTS', north),
      [...alike, ...made.slice(4)].filter((id) => made.indexOf(id) % 2 === 0),
    )
    assert.deepEqual(await pages('zebra'), [])
  },
)

forHouse('an entry belongs to nothing again once it is taken out', { slices }, async (h) => {
  const [a, b] = [await opened(h), await opened(h)]
  const loose = { subject: 'f1', alsoOf: [], area: '/1/', at: h.clock.now(), path: '' }
  await h.call(machine, follow, { ...loose, record: 'r1', kind: 'finding-opened', name: 'S' })
  const first = async () => (await h.call(handler, unlinked, { limit: 10 })).items[0]?.id
  const entry = (await first()) ?? ''
  for (const incident of [a, b]) await h.call(handler, linkTo, { incident, entry })
  assert.equal(await first(), undefined)
  await h.call(handler, unlinkFrom, { incident: a, entry })
  assert.equal(await first(), undefined, 'it is still a part of the other one')
  await h.call(handler, unlinkFrom, { incident: b, entry })
  assert.equal(await first(), entry)
  await assert.rejects(
    h.call(handler, unlinkFrom, { incident: b, entry }),
    problemWith('incidents.unknown_entry'),
  )
})

forBothHouses('the situation counts what goes on and what is late', { slices }, async (h) => {
  const incident = await opened(h)
  await opened(h, '/2/')
  await h.call(handler, lead, { incident })
  await h.call(handler, addTask, { incident, title: 'Late', due: '2026-11-24T07:00' })
  await h.call(handler, addTask, { incident, title: 'Next', due: '2026-11-24T10:00' })
  await h.call(handler, addTask, { incident, title: 'Then', due: '2026-11-24T11:00' })
  assert.deepEqual(await h.call(handler, standing, {}), {
    open: 2,
    unled: 1,
    bySeverity: { severe: 2 },
    late: 1,
    nextDue: '2026-11-24T10:00:00.000Z',
  })
  assert.deepEqual(await h.call(south, standing, {}), {
    open: 1,
    unled: 1,
    bySeverity: { severe: 1 },
    late: 0,
    nextDue: null,
  })
})
