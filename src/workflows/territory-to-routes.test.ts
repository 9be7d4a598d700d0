import assert from 'node:assert/strict'
import { DAY } from '../core/time.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { publicContacts } from '../../test/support/monitoring.ts'
import { noClaims } from '../../test/support/no-claims.ts'
import { COMMAND_LINE, forHouse } from '../../test/support/house.ts'
import { accounts } from '../domains/accounts/index.ts'
import { alerting, routes } from '../domains/alerting/index.ts'
import { monitoring } from '../domains/monitoring/index.ts'
import { addArea, addStation, territory } from '../domains/territory/index.ts'
import { territoryToRoutes } from './territory-to-routes.ts'

const options = {
  slices: [
    accounts,
    territory,
    monitoring,
    publicContacts,
    alerting,
    exampleSlice('claims', { actions: [noClaims] }),
  ],
  facts: { pace: { recheckMs: [0], visitMs: DAY, learnMs: DAY } },
  workflows: [territoryToRoutes],
}

forHouse('a telephone is a route as soon as its station has it', options, async (house) => {
  const north = { parent: '/', name: 'North', kind: 'region' } as const
  const { path: area } = await house.call(COMMAND_LINE, addArea, north)
  await house.settled()
  const school = { number: '101', name: 'School', area, phone: '+15550100101' }
  await house.call(COMMAND_LINE, addStation, school)
  await house.settled()
  const { items } = await house.call(COMMAND_LINE, routes, { limit: 50 })
  assert.deepEqual(
    items.map(({ channel, address }) => [channel, address]),
    [['sms', '+15550100101']],
  )
})
