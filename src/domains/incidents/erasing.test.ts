// Every text of an incident in which a person can be named is erased by two, and nothing of it is left.

import assert from 'node:assert/strict'
import {
  columnsOf,
  dump,
  type NoWords,
  planted,
  SECRET,
  tablesIn,
  uncovered,
} from '../../../test/support/erasing.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { shippedContent } from '../../shipped.ts'
import { chronicle } from './actions/chronicle.ts'
import { follow, linkTo, note, timeline, unlinked } from './actions/entry.ts'
import { askErasure, erasable, eraseWords, openErasures } from './actions/erasure.ts'
import {
  describe,
  incident as one,
  incidents as all,
  merge,
  move,
  open,
} from './actions/incident.ts'
import { importPlaybook } from './actions/playbook.ts'
import { startPlaybook, stopPlaybook } from './actions/run.ts'
import { readRows } from './actions/timeline-file.ts'
import { addTask, doTask } from './actions/task.ts'
import { KINDS } from './erasable.ts'
import { incidents as slice } from './index.ts'
import { erasurePage } from './pages/erasure.ts'
import { incidentPage } from './pages/incident.ts'
import { listPage } from './pages/list.ts'
import { ERASABLE_KINDS, type ErasableKind } from './schema-erasure.ts'
import * as store from './store.ts'
import * as erasures from './store/erasure.ts'
import * as rowFiles from './store/timeline-file.ts'

const slices = [exampleNation().slice, slice]
const ALL = ['incidents:read', 'incidents:note', 'incidents:lead'] as const
const READING = ['incidents:read', 'incidents:see-erasures'] as const
const handler = person('1', [...ALL, 'accounts:names', 'territory:read'])
const machine = person('2', ['incidents:follow'])
const protection = person('3', [...READING, 'incidents:ask-erasure', 'territory:read'])
const prosecutor = person('4', [...READING, 'incidents:erase', 'territory:read'])
const both = person('5', [...READING, 'incidents:ask-erasure', 'incidents:erase'])
const south = person('6', [...READING, 'incidents:ask-erasure', 'incidents:erase'], '/2/')

const TABLES = tablesIn([store, erasures, rowFiles])
/** Brought in for the whole office, and taken off whole. */
const OF_OFFICE = ['playbook']

/** Columns of free text that hold no words of people, by what they hold. */
const NO_WORDS: NoWords = [
  ['a person by his id', /(By|\.owner)$/],
  ['a device by its id', /askedDevice$/],
  ['a code that the node gave', /^incident\.code$/],
  ['what a machine opened it for, by id', /^incident\.origin$/],
  ['ids, and the path of a page', /^timeline_entry\.(record|subject|path)$/],
  ['a zone by its name', /^timeline_entry\.zone$/],
  ['a moment', /^entry_link\.at$/],
  ['a role of the node', /^incident_task\.role$/],
  ['an id', /^incident_erasure\.subject$/],
  ['steps of a playbook by their identifiers', /^playbook_run\.state$/],
  ['a hash', /^(playbook_run|timeline_file)\.sha256$/],
  ['a file that is looked at, which goes when words are erased', /^timeline_file\.text$/],
]

forHouse(
  'every column that holds words of people is of a kind that is erased',
  { slices },
  async () => {
    assert.ok(TABLES.length >= 7, `${TABLES.length} tables were looked at`)
    const own = TABLES.filter(({ name }) => !OF_OFFICE.includes(name))
    assert.deepEqual(uncovered(own, KINDS, NO_WORDS), [])
  },
)

type Written = Record<string, unknown> & { readonly id: string }
const DEFACEMENT = JSON.parse(shippedContent('playbooks/defacement.json')) as Written
const OWN = 'playbook--00000000-0000-4000-8000-000000000001'

const opened = async (h: TestHouse, title = 'Site changed') =>
  (await h.call(handler, open, { title, area: '/1/', severity: 'severe' })).incident

/** An incident with something in every column that holds words. */
async function full(h: TestHouse): Promise<string> {
  const incident = await opened(h)
  const seenIn = { observable: 'mail@example.org', readIn: 'Letter of a neighbour, line 1' }
  const more = { ...seenIn, tag: 'log', written: '24 Nov, 8 in the morning' }
  await h.call(handler, note, { incident, text: 'Seen by a neighbour', ...more })
  const finding = { subject: 'f1', alsoOf: [], area: '/1/', at: h.clock.now(), path: '' }
  await h.call(machine, follow, { ...finding, record: 'r1', kind: 'finding-opened', name: 'Site' })
  const entry = (await h.call(handler, unlinked, { limit: 1 })).items[0]?.id ?? ''
  await h.call(handler, linkTo, { incident, entry })
  await h.call(handler, addTask, { incident, title: 'Call the host' })
  const { task } = await h.call(handler, addTask, { incident, title: 'Call the editor' })
  await h.call(handler, doTask, { incident, task })
  await h.call(handler, readRows, { incident, text: `text\n${SECRET} rang` })
  await gone(h, incident)
  await h.call(handler, move, { incident, from: 'open', to: 'false-alarm', reason: 'A neighbour' })
  return incident
}

/** Goes through a playbook as far as a step with several answers. */
async function gone(h: TestHouse, incident: string): Promise<void> {
  await h.call(handler, importPlaybook, { text: JSON.stringify({ ...DEFACEMENT, id: OWN }) })
  const { run } = await h.call(handler, startPlaybook, { incident, playbook: OWN })
  for (let n = 0; n < 10; n += 1) {
    const { tasks } = await h.call(handler, one, { incident })
    const next = tasks.find((row) => row.run === run && row.doneAt === null)
    if (next === undefined) break
    const said = next.answers?.[0]
    await h.call(handler, doTask, { incident, task: next.id, ...(said && { said }) })
    if (said !== undefined) break
  }
  await h.call(handler, stopPlaybook, { incident, run })
}

/** Erases these words by two. */
async function erase(h: TestHouse, incident: string, kind: ErasableKind, subject: string) {
  const basis = kind === 'basis' ? 'A court said so' : SECRET
  const { erasure } = await h.call(protection, askErasure, { incident, kind, subject, basis })
  await h.call(prosecutor, eraseWords, { incident, erasure })
}

forBothHouses(
  'all words of an incident are erased by two, and nothing of them is left',
  { slices },
  async (h) => {
    const incident = await full(h)
    const kept = TABLES.filter(({ name }) => !OF_OFFICE.includes(name))
    const seen = await planted(h, { tables: kept, kinds: KINDS })
    const never = columnsOf(KINDS).filter(
      (column) => !seen.has(column) && column !== 'incident_erasure.basis',
    )
    assert.deepEqual(never, [], 'the incident has words in every column')
    for (const kind of ERASABLE_KINDS) {
      const { items } = await h.call(protection, erasable, { incident, kind })
      // With the steps that were erased before it, the document of a playbook has nothing left to take along.
      assert.ok(items.length > 0, kind)
      for (const { subject } of items) await erase(h, incident, kind, subject)
      const left = (await h.call(protection, erasable, { incident, kind })).items
      assert.deepEqual(
        left.filter(({ text }) => text.includes(SECRET)),
        [],
        kind,
      )
    }
    for (const [table, rows] of await dump(h, kept))
      assert.ok(!JSON.stringify(rows).includes(SECRET), table.name)
    const told = (await h.records()).filter(({ type }) => type === 'incident.wordsErased')
    assert.ok(told.length > ERASABLE_KINDS.length)
    assert.ok(!JSON.stringify(await h.records()).includes(SECRET))
  },
)

forBothHouses(
  'with a playbook go its steps, with a task goes what the timeline tells of it',
  { slices },
  async (h) => {
    const incident = await full(h)
    await planted(h, { tables: TABLES, kinds: KINDS })
    const { runs, tasks } = await h.call(handler, one, { incident })
    await erase(h, incident, 'run', runs[0]?.id ?? '')
    const own = tasks.find(({ run, doneAt }) => run === null && doneAt !== null)?.id ?? ''
    await erase(h, incident, 'task', own)
    const { items } = await h.call(handler, timeline, { incident, source: 'tasks', limit: 100 })
    assert.ok(items.length > 1)
    assert.deepEqual([...new Set(items.map(({ text }) => text))], [''])
    const left = (await h.call(handler, one, { incident })).tasks.filter(
      ({ title }) => title !== '',
    )
    assert.deepEqual(
      left.map(({ run, doneAt }) => [run, doneAt]),
      [[null, null]],
      'of another task nothing went',
    )
  },
)

forBothHouses(
  'words are erased by another person than the one who asked, in his areas, once',
  { slices },
  async (h) => {
    const incident = await opened(h)
    const { entry } = await h.call(handler, note, { incident, text: 'Seen by a neighbour' })
    const wanted = { incident, kind: 'entry', subject: entry, basis: 'Section 5' } as const
    await assert.rejects(h.call(handler, askErasure, wanted), problemWith('core.not_allowed'))
    await assert.rejects(h.call(prosecutor, askErasure, wanted), problemWith('core.not_allowed'))
    await assert.rejects(h.call(south, askErasure, wanted), problemWith('core.wrong_area'))
    const { erasure } = await h.call(both, askErasure, wanted)
    const ref = { incident, erasure }
    await assert.rejects(h.call(both, askErasure, wanted), problemWith('incidents.erasure_asked'))
    await assert.rejects(h.call(both, eraseWords, ref), problemWith('core.same_person'))
    await assert.rejects(h.call(protection, eraseWords, ref), problemWith('core.not_allowed'))
    await assert.rejects(h.call(south, eraseWords, ref), problemWith('core.wrong_area'))
    const other = await opened(h)
    const unknown = problemWith('incidents.unknown_words')
    await assert.rejects(h.call(prosecutor, eraseWords, { ...ref, incident: other }), unknown)
    await assert.rejects(h.call(protection, askErasure, { ...wanted, incident: other }), unknown)
    assert.deepEqual((await h.call(both, openErasures, {})).items, [], 'his own waits for others')
    assert.equal((await h.call(prosecutor, openErasures, {})).items[0]?.id, erasure)
    await h.call(prosecutor, eraseWords, ref)
    await assert.rejects(h.call(prosecutor, eraseWords, ref), unknown)
    await assert.rejects(h.call(protection, askErasure, wanted), unknown)
    assert.deepEqual((await h.call(prosecutor, openErasures, {})).items, [])
  },
)

forBothHouses(
  'a title that is written anew is gone as it was asked for, and the new one stays',
  { slices },
  async (h) => {
    const incident = await opened(h, 'A neighbour changed the site')
    const wanted = { incident, kind: 'title', subject: incident, basis: 'Section 5' } as const
    const { erasure } = await h.call(protection, askErasure, wanted)
    const facts = { severity: 'severe', type: 'phishing', asset: 'results-site' } as const
    const rest = { phase: 'voting', clock: 'node' } as const
    await h.call(handler, describe, { incident, title: 'The site is another', ...facts, ...rest })
    const unknown = problemWith('incidents.unknown_words')
    await assert.rejects(h.call(prosecutor, eraseWords, { incident, erasure }), unknown)
    assert.equal((await h.call(handler, one, { incident })).title, 'The site is another')
    const { asked } = await h.call(protection, erasable, { incident })
    assert.equal(asked[0]?.doneBy, handler.id)
  },
)

forHouse(
  'what stands in several timelines is told of each where it is erased',
  { slices },
  async (h) => {
    const [first, second] = [await opened(h), await opened(h)]
    const { entry } = await h.call(handler, note, { incident: first, text: 'Seen' })
    await h.call(handler, merge, { incident: first, into: second })
    await erase(h, second, 'entry', entry)
    const { body } =
      (await h.records()).findLast(({ type }) => type === 'incident.wordsErased') ?? {}
    const { incidents } = body as { incidents: string[] }
    assert.deepEqual(incidents.toSorted(), [first, second].toSorted())
  },
)

forHouse('pages, files and reports say what was erased', { slices }, async (h) => {
  const incident = await full(h)
  await planted(h, { tables: TABLES, kinds: KINDS })
  const view = { actor: protection, params: { incident } }
  const offered = await visitPage(h, incidentPage, view)
  assert.match(offered, /erasure\?kind=entry&amp;subject=/)
  for (const kind of ['step', 'run', 'title', 'entry', 'task'] as const)
    for (const { subject } of (await h.call(protection, erasable, { incident, kind })).items)
      await erase(h, incident, kind, subject)
  const search = { kind: 'entry' }
  const texts = [
    await visitPage(h, incidentPage, view),
    await visitPage(h, incidentPage, { ...view, actor: handler, language: 'ar' }),
    await visitPage(h, listPage, { actor: handler, search: { view: 'all' } }),
    await visitPage(h, erasurePage, { ...view, search }),
    writeCsv((await visitFile(h, incidentPage, { actor: handler, params: { incident } })).rows),
    writeCsv((await visitFile(h, listPage, { actor: handler, search: { view: 'all' } })).rows),
    JSON.stringify(await h.call(handler, chronicle, { incidents: [incident], language: 'en' })),
  ]
  for (const [n, text] of texts.entries()) {
    assert.match(text, /erased|ممحو/, `${n}`)
    // What an erasure is done for stands until that is erased, too.
    if (n !== 3) assert.ok(!text.includes(SECRET), `${n}`)
  }
  const found = await h.call(handler, all, { view: 'all', search: SECRET, limit: 10 })
  assert.deepEqual(found.items, [])
})
