import assert from 'node:assert/strict'
import {
  analyst,
  bareIncident,
  casesHouse,
  declared,
  describedIncident,
  handler,
  opened,
  preserve,
} from '../../test/support/cases.ts'
import { forBothHouses } from '../../test/support/house.ts'
import { observations } from '../domains/cases/actions/observation.ts'
import { caseFile } from '../domains/cases/actions/read.ts'
import { merge } from '../domains/incidents/actions/incident.ts'
import { incidentsToCases } from './incidents-to-cases.ts'
import { incidentsToEvidence } from './incidents-to-evidence.ts'

forBothHouses(
  'a case keeps its evidence when its incident becomes a part of another one',
  { ...casesHouse, workflows: [incidentsToEvidence, incidentsToCases] },
  async (h) => {
    const [incident, into] = [await describedIncident(h), await bareIncident(h)]
    const item = await preserve(h, incident)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    await h.call(handler, merge, { incident, into })
    await h.settled()
    const { evidence } = await h.call(analyst, observations, { case: of })
    assert.deepEqual(
      evidence.map(({ id }) => id),
      [item],
    )
    const { incidents } = await h.call(analyst, caseFile, { case: of })
    assert.deepEqual(incidents.map(({ id }) => id).toSorted(), [incident, into].toSorted())
  },
)
