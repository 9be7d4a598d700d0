import assert from 'node:assert/strict'
import { systemActor } from '../core/actor.ts'
import { MINUTE } from '../core/time.ts'
import { item } from '../domains/evidence/actions/read.ts'
import { act } from '../domains/evidence/actions/custody.ts'
import {
  addFile,
  addPart,
  addPhysical,
  closeItem,
  openItem,
} from '../domains/evidence/actions/intake.ts'
import { linkTo, timeline, unlinked } from '../domains/incidents/actions/entry.ts'
import { incidents, merge, open, openFor } from '../domains/incidents/actions/incident.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { bytesOf, evidenceHouse, handIn, keeper } from '../../test/support/evidence.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../test/support/house.ts'
import { incidentsToEvidence } from './incidents-to-evidence.ts'
import { recordsToIncidents } from './records-to-incidents.ts'

// The incidents are real here.
const aroundEvidence = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => !name.startsWith('incidents.')),
}))
const options = {
  slices: [...aroundEvidence, slice],
  workflows: [recordsToIncidents, incidentsToEvidence],
}
const investigator = person('investigator', [
  'evidence:read',
  'evidence:handle',
  'evidence:add',
  'incidents:read',
])
const bytes = (text: string) => ({ bytes: bytesOf(text) })
const handler = person('handler', ['incidents:read', 'incidents:note', 'incidents:lead'])
const machine = systemActor('workflow:test', ['incidents:follow'])

const opened = async (house: TestHouse, title: string) =>
  (await house.call(handler, open, { title, area: '/', severity: 'severe' })).incident

const incidentOf = async (house: TestHouse, of: string) => {
  await house.settled()
  return (await house.call(keeper, item, { item: of })).incident
}

forHouse(
  'evidence that is entered in a timeline is that of the incident, and goes over with it',
  options,
  async (house) => {
    const of = await handIn(house, keeper, 'GET / 200')
    assert.equal(await incidentOf(house, of), null)
    const first = await opened(house, 'A page was defaced')
    const { items } = await house.call(handler, unlinked, { limit: 10 })
    const entry = items.find(({ subject }) => subject === of)?.id ?? ''
    await house.call(handler, linkTo, { incident: first, entry })
    assert.equal(await incidentOf(house, of), first)
    const other = await opened(house, 'A name server was taken over')
    await house.call(handler, linkTo, { incident: other, entry })
    assert.equal(await incidentOf(house, of), first, 'what is that of another one stays')
    await house.call(handler, merge, { incident: first, into: other })
    assert.equal(await incidentOf(house, of), other)
  },
)

forHouse(
  'evidence that is handed in for an incident stands in its timeline, with what is made of it and done to it',
  options,
  async (house) => {
    const incident = await opened(house, 'A page was defaced')
    const { items: known } = await house.call(handler, incidents, { view: 'live', limit: 10 })
    const facts = { area: '/', title: 'Server log', place: 'Data centre', name: 'access.log' }
    const named = { ...facts, incident: known[0]?.code.toLowerCase() ?? '' }
    await assert.rejects(
      house.runner.call(investigator, addFile, { ...facts, incident: 'INC-NONE' }, bytes('x')),
      problemWith('incidents.unknown_incident'),
    )
    const { output } = await house.runner.call(investigator, addFile, named, bytes('GET / 200'))
    assert.equal(await incidentOf(house, output.item), incident)
    const thing = { area: '/', title: 'Disk', place: 'Data centre', media: 'Disk', incident }
    const { item: disk } = await house.call(investigator, addPhysical, thing)
    const part = { ...facts, name: 'part.log', parent: output.item }
    const { item: derived } = await house.call(investigator, openItem, part)
    await house.runner.call(investigator, addPart, { item: derived, n: 0 }, bytes('200'))
    await house.call(investigator, closeItem, { item: derived, size: 3 })
    assert.equal(await incidentOf(house, derived), incident)
    house.clock.advance(MINUTE)
    const moved = { place: 'Safe', authority: 'Order 7', receipt: 'R 1' }
    await house.call(investigator, act, { item: disk, type: 'moved', ...moved })
    await house.settled()
    const { items } = await house.call(handler, timeline, { incident, limit: 50 })
    const names = new Map([
      [output.item, 'log'],
      [disk, 'disk'],
      [derived, 'part'],
    ])
    const told = items.map(({ kind, subject, tag }) =>
      `${kind} ${names.get(subject)} ${tag}`.trim(),
    )
    assert.deepEqual(told.toSorted(), [
      'custody-acted disk custody:moved',
      'item-preserved disk',
      'item-preserved log',
      'item-preserved part',
    ])
  },
)

forBothHouses(
  'an incident that is opened for an alert has what was preserved before',
  options,
  async (house) => {
    const of = await handIn(house, keeper, 'GET / 200')
    await house.settled()
    const facts = { title: 'A page was defaced', area: '/', severity: 'severe' } as const
    const { incident } = await house.call(machine, openFor, {
      origin: 'alert:one',
      follows: [of],
      ...facts,
    })
    assert.equal(await incidentOf(house, of), incident)
  },
)
