import assert from 'node:assert/strict'
import { systemActor } from '../core/actor.ts'
import { item } from '../domains/evidence/actions/read.ts'
import { linkTo, unlinked } from '../domains/incidents/actions/entry.ts'
import { merge, open, openFor } from '../domains/incidents/actions/incident.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { evidenceHouse, handIn, keeper } from '../../test/support/evidence.ts'
import { forBothHouses, person, type TestHouse } from '../../test/support/house.ts'
import { incidentsToEvidence } from './incidents-to-evidence.ts'
import { recordsToIncidents } from './records-to-incidents.ts'

// The incidents are real here.
const aroundEvidence = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => name !== 'incidents.evidenceOf'),
}))
const options = {
  slices: [...aroundEvidence, slice],
  workflows: [recordsToIncidents, incidentsToEvidence],
}
const handler = person('handler', ['incidents:read', 'incidents:note', 'incidents:lead'])
const machine = systemActor('workflow:test', ['incidents:follow'])

const opened = async (house: TestHouse, title: string) =>
  (await house.call(handler, open, { title, area: '/', severity: 'severe' })).incident

const incidentOf = async (house: TestHouse, of: string) => {
  await house.settled()
  return (await house.call(keeper, item, { item: of })).incident
}

forBothHouses(
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
