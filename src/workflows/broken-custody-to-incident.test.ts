import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { evidenceHouse, handIn, keeper } from '../../test/support/evidence.ts'
import { forBothHouses, person } from '../../test/support/house.ts'
import * as custody from '../domains/evidence/actions/custody.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { incidents } from '../domains/incidents/actions/incident.ts'
import { brokenCustodyToIncident } from './broken-custody-to-incident.ts'

const reader = person('reader', ['incidents:read'])

// The incidents are real here.
const slices = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => name !== 'incidents.evidenceOf'),
}))

forBothHouses(
  'content that is not what its chain says opens one incident',
  { slices: [...slices, slice], workflows: [brokenCustodyToIncident] },
  async (h) => {
    const item = await handIn(h, keeper, 'whole')
    await h.files('evidence').remove(hash('sha256', 'whole'))
    for (let round = 0; round < 2; round += 1) {
      await h.call(keeper, custody.check, { item })
      await h.settled()
    }
    const found = await h.call(reader, incidents, { limit: 10, view: 'live' })
    const { items } = found
    assert.deepEqual(
      items.map(({ origin, severity }) => [origin, severity]),
      [[`custody:${item}`, 'severe']],
    )
    assert.match(items[0]?.title ?? '', /^Evidence EV-[A-Z]{8}: its chain of custody is broken$/)
  },
)
