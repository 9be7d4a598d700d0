import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { shippedContent } from '../../shipped.ts'
import { follow, note } from './actions/entry.ts'
import { open, openFor } from './actions/incident.ts'
import { importPlaybook } from './actions/playbook.ts'
import { startPlaybook } from './actions/run.ts'
import { addTask } from './actions/task.ts'
import { incidents as slice } from './index.ts'
import { incidentPage } from './pages/incident.ts'
import { listPage } from './pages/list.ts'
import { playbookPage } from './pages/playbook.ts'
import { playbooksPage } from './pages/playbooks.ts'

const ALL = ['incidents:read', 'incidents:note', 'incidents:lead', 'territory:read'] as const
const handler = person('1', [...ALL, 'accounts:names'])
const machine = person('4', ['incidents:follow'])
const options = {
  slices: [exampleNation().slice, slice],
  facts: { zone: 'Asia/Kolkata' },
  realm: 'exercise' as const,
}

/** An incident with a note of another clock, an entry of a machine, and one without a date. */
async function filled(h: TestHouse): Promise<string> {
  const { incident } = await h.call(machine, openFor, {
    origin: 'alert:a1',
    title: 'Site <b>changed</b>',
    area: '/1/',
    severity: 'severe',
    follows: [],
  })
  const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
  await write({ at: '2026-11-24T00:30', offset: '+05:30', text: '=1+1', tag: 'log' })
  await write({ text: '<img src=x>', observable: '192.0.2.7' })
  await h.call(machine, follow, {
    record: 'answers:a1',
    kind: 'answers-counted',
    subject: 'a1',
    alsoOf: [],
    area: '/1/',
    at: '2026-11-24T08:00:00.000Z',
    name: '',
    path: '/console/alerts/a1',
    counts: { stations: 1_200, answered: 1_100, help: 3, cannot: 7 },
    origin: 'alert:a1',
  })
  return incident
}

const visit = (h: TestHouse, incident: string, search: Record<string, string> = {}) =>
  visitPage(h, incidentPage, { actor: handler, params: { incident }, search })

forHouse('a timeline is told by the clock that is asked for', options, async (h) => {
  const incident = await filled(h)
  const nation = await visit(h, incident)
  assert.match(nation, /1:30\sPM GMT\+5:30|13:30/, 'eight o’clock UTC in the nation')
  assert.match(
    nation,
    /1,100 of 1,200 stations had answered by then\. Needs help: 3 · Cannot do it: 7/,
  )
  const utc = await visit(h, incident, { zone: 'utc' })
  assert.match(utc, /23 Nov[^<]*19:00|Nov 23, 2026[^<]*7:00/, 'the offset moves the day')
  const written = await visit(h, incident, { zone: 'written' })
  assert.match(written, /2026-11-24 00:30 \+05:30/)
  assert.match(written, /2026-11-24 08:00:00 UTC/)
  assert.match(written, /no date/)
  for (const html of [nation, utc, written]) {
    assert.ok(!html.includes('<img src=x>') && !html.includes('<b>changed'), 'words stay words')
    for (const zone of ['utc', 'written']) assert.ok(html.includes(`zone=${zone}`), 'a plain link')
  }
  const odd = await visit(h, incident, { zone: 'mars', source: 'nowhere' })
  assert.equal(odd, nation, 'a mistyped address shows everything')
})

forHouse('a filter says what it left out, on the page and in the file', options, async (h) => {
  const incident = await filled(h)
  const narrowed = await visit(h, incident, { source: 'answers' })
  assert.match(narrowed, /Left out by the filter: 2/)
  assert.match(await visit(h, incident, { observable: '203' }), /No entry fits\./)
  const wanted = { actor: handler, params: { incident } }
  const whole = await visitFile(h, incidentPage, wanted)
  assert.deepEqual([whole.rows.length, whole.rows.at(-1)], [4, ['', 'Left out by the filter: 0']])
  const some = await visitFile(h, incidentPage, { ...wanted, search: { tag: 'lo' } })
  assert.deepEqual(some.rows, [
    [
      '2026-11-23T19:00:00.000Z',
      '2026-11-24 00:30',
      '',
      '2026-11-24 00:30',
      '+05:30',
      '',
      null,
      'Note',
      '=1+1',
      'log',
      '',
      '',
    ],
    ['', 'Left out by the filter: 2'],
  ])
  assert.ok(writeCsv(some.rows).includes(",'=1+1,"), 'no table program runs it')
})

forHouse('a playbook is read, begun and answered on pages', options, async (h) => {
  const { incident } = await h.call(handler, open, { title: 'A', area: '/', severity: 'minor' })
  const playbook = JSON.parse(shippedContent('playbooks/results-site-down.json')).id as string
  const list = await visitPage(h, playbooksPage, { actor: handler, language: 'ar' })
  assert.match(list, /موقع النتائج معطل/)
  const shown = await visitPage(h, playbookPage, { actor: handler, params: { playbook } })
  for (const words of ['An attack', 'go to step', 'within', 'It did not work'])
    assert.ok(shown.includes(words), words)
  assert.match(await visit(h, incident), /Begin a playbook/)
  await h.call(handler, startPlaybook, { incident, playbook })
  const going = await visit(h, incident)
  assert.match(going, /See from three networks whether it is down/)
  assert.match(going, /goes on since/)
  const arabic = await visitPage(h, incidentPage, {
    actor: handler,
    params: { incident },
    language: 'ar',
  })
  assert.match(arabic, /انظر من ثلاث شبكات/)
})

forHouse('what is foreign in a playbook stays text', options, async (h) => {
  const own = JSON.parse(shippedContent('playbooks/defacement.json')) as {
    workflow: Record<string, { commands?: unknown[]; name?: string; step_extensions?: object }>
  }
  const action = Object.keys(own.workflow).find((key) => key.startsWith('action--')) ?? ''
  own.workflow[action] = {
    ...own.workflow[action],
    name: '<script>alert(1)</script>',
    commands: [{ type: 'bash', command: '</pre><script>alert(2)</script>' }],
    step_extensions: {},
  }
  const id = 'playbook--00000000-0000-4000-8000-000000000002'
  await h.call(handler, importPlaybook, { text: JSON.stringify({ ...own, id }) })
  const html = await visitPage(h, playbookPage, { actor: handler, params: { playbook: id } })
  assert.ok(!html.includes('<script>'), 'no script of others')
  assert.match(html, /This node never runs them\./)
})

forHouse('words of others stay words in lists and files', options, async (h) => {
  const title = '<script>alert(1)</script> =cmd'
  const { incident } = await h.call(handler, open, { title, area: '/', severity: 'minor' })
  await h.call(handler, addTask, { incident, title: '<i>task</i>' })
  const list = await visitPage(h, listPage, { actor: handler })
  assert.ok(!list.includes('<script>'))
  assert.ok(!(await visit(h, incident)).includes('<i>task'))
  await h.call(handler, open, { title: '=cmd|calc', area: '/', severity: 'minor' })
  const { rows } = await visitFile(h, listPage, { actor: handler })
  assert.ok(writeCsv(rows).includes(",'=cmd|calc,"))
})
