// One defacement from its first sight to the all clear: one draft, one incident, and one group in what waits for people.

import assert from 'node:assert/strict'
import { ROLES, rolesBeside } from './support/slices.ts'
import { asShown } from './support/alerting.ts'
import { COMMAND_LINE, forHouse, person, type TestHouse } from './support/house.ts'
import { LATE, learned, look, openChanges, shows } from './support/learned-site.ts'
import { publicContacts } from './support/monitoring.ts'
import { noClaims } from './support/no-claims.ts'
import { exampleSlice } from './support/example-slice.ts'
import { askingAs } from './support/page-visit.ts'
import { HOURS, pageOf } from './support/watched-page.ts'
import type { Actor } from '../src/core/actor.ts'
import type { Permission } from '../src/core/permission.ts'
import type { PageContext } from '../src/core/slice.ts'
import { text } from '../src/core/text.ts'
import { groupsOf } from '../src/core/waiting.ts'
import { accounts } from '../src/domains/accounts/index.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { evidence } from '../src/domains/evidence/index.ts'
import { incidents } from '../src/domains/incidents/index.ts'
import { timeline } from '../src/domains/incidents/actions/entry.ts'
import { incidents as incidentList } from '../src/domains/incidents/actions/incident.ts'
import { monitoring } from '../src/domains/monitoring/index.ts'
import { statements } from '../src/domains/statements/index.ts'
import { addArea, addStation, territory } from '../src/domains/territory/index.ts'
import { work } from '../src/domains/work/index.ts'
import { waitingOf } from '../src/http/waiting.ts'
import { findingToAlert } from '../src/workflows/finding-to-alert.ts'
import { findingToEvidence } from '../src/workflows/finding-to-evidence.ts'
import { incidentsToEvidence } from '../src/workflows/incidents-to-evidence.ts'
import { incidentsToStatements } from '../src/workflows/incidents-to-statements.ts'
import { recordsToIncidents } from '../src/workflows/records-to-incidents.ts'

const own = [
  accounts,
  territory,
  monitoring,
  alerting.alerting,
  incidents,
  { ...evidence, needs: {} },
  statements,
  work,
]
const options = {
  slices: [
    ...own,
    exampleSlice('claims of others', { actions: [noClaims] }),
    publicContacts,
    ...rolesBeside(own.map(({ name }) => name)),
  ],
  workflows: [
    findingToAlert,
    findingToEvidence,
    incidentsToEvidence,
    incidentsToStatements,
    recordsToIncidents,
  ],
}

/** Everything that the office of a small country does, by two persons. */
const EVERYTHING = [...ROLES.permissions.keys()].filter(
  (one): one is Permission => !one.startsWith('record:'),
)
const first = person('first', EVERYTHING)
const second = person('second', EVERYTHING)

/** The device of the one station, whose answer is the last word on the alert. */
function station(area: string): Actor {
  const permissions = ['alerting:speak', 'alerting:answer', 'territory:read'] as const
  const holds = permissions.map((permission) => ({ permission, area }))
  return { id: 'device:one', via: 'device:one', station: stationId, holds }
}
let stationId = ''

const BROKEN = pageOf({ head: '<script src="https://evil.example/x.js"></script>' }).replace(
  HOURS,
  LATE,
)

/** What waits for somebody, by group, each entry in English. */
async function waiting(h: TestHouse, actor: Actor) {
  await h.settled()
  const ctx: PageContext = {
    ...askingAs(h, actor),
    node: h.facts,
    now: h.clock.now(),
    readiness: [],
    waiting: async () => [],
    params: {},
    search: {},
    refused: null,
    done: null,
  }
  const t = text('en')
  const rows = await waitingOf(
    h.slices.flatMap(({ waits }) => waits ?? []),
    ctx,
  )
  return groupsOf(rows).map(({ group, works }) => ({
    group,
    what: works.map(({ what }) => t(what)),
  }))
}

/** The one group that waits; throws where things of the one cause stand apart. */
async function onlyGroup(h: TestHouse, actor: Actor): Promise<readonly string[]> {
  const groups = await waiting(h, actor)
  assert.equal(groups.length, 1, JSON.stringify(groups))
  return groups[0]?.what ?? []
}

forHouse('one defacement is one draft and one group, until all clear', options, async (h) => {
  const { path } = await h.call(COMMAND_LINE, addArea, {
    parent: '/',
    name: 'North',
    kind: 'region',
  })
  const added = await h.call(COMMAND_LINE, addStation, { number: '1', name: 'School', area: path })
  stationId = added.station
  const watched = await learned(h, { isFull: false })
  assert.deepEqual(await waiting(h, first), [])

  shows(h, BROKEN)
  await look(h, watched)
  assert.deepEqual((await openChanges(h)).length, 2, 'two changes of one page')
  const drafted = await onlyGroup(h, first)
  assert.match(drafted[0] ?? '', /^Check a draft/, 'warning people comes before looking into it')
  assert.equal(drafted.filter((one) => /draft/.test(one)).length, 1)
  const { items } = await h.call(first, alerting.list, { view: 'all', limit: 10 })
  assert.deepEqual(
    items.map(({ state, eventCode }) => [state, eventCode]),
    [['draft', 'SITE_BREACH']],
  )
  const alert = items[0]?.alert ?? ''

  const { draftRead: read } = await h.call(first, alerting.preview, { alert })
  await h.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'], read })
  assert.match((await onlyGroup(h, second))[0] ?? '', /^Read a proposed release/)
  await h.call(second, alerting.issue, await asShown(h, alert))
  await h.call(station(path), alerting.acknowledge, {
    alert,
    revision: 1,
    clientKey: 'one-cause-1',
    answer: 'done',
  })
  const followed = await onlyGroup(h, first)
  assert.ok(followed.length > 3, followed.join(', '))
  const [incident] = (await h.call(first, incidentList, { view: 'live', limit: 5 })).items
  const told = await h.call(first, timeline, { incident: incident?.id ?? '', limit: 50 })
  const kinds = told.items.map(({ kind }) => kind)
  assert.equal(kinds.filter((kind) => kind === 'finding-opened').length, 2, kinds.join(', '))

  shows(h, pageOf())
  await look(h, watched)
  await look(h, watched)
  assert.deepEqual(await openChanges(h), [])
  const shown = await h.call(first, alerting.show, { alert })
  assert.deepEqual(
    shown.findings.map(({ overWhy }) => overWhy),
    ['closed', 'closed'],
  )
  await onlyGroup(h, first)
  await h.call(first, alerting.allClear, { alert })
  await onlyGroup(h, first)
  assert.equal((await h.call(first, alerting.list, { view: 'all', limit: 10 })).items.length, 1)
})
