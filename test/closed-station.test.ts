import assert from 'node:assert/strict'
import { ANONYMOUS } from '../src/core/actor.ts'
import { enrolDevice, offerDevice } from '../src/domains/accounts/actions/device.ts'
import { accounts } from '../src/domains/accounts/index.ts'
import { devicesPage } from '../src/domains/accounts/pages/devices.ts'
import { closeStation } from '../src/domains/territory/actions/station.ts'
import { addStation, territory } from '../src/domains/territory/index.ts'
import { COMMAND_LINE, forBothHouses } from './support/house.ts'
import { visitPage, wordsOf } from './support/page-visit.ts'
import { rolesBeside } from './support/slices.ts'

// What alerting tells of a station is not asked here.
const { ofStation: _, ...needs } = territory.needs
const slices = [accounts, { ...territory, needs }, ...rolesBeside(['accounts', 'territory'])]

forBothHouses('devices of a closed station stay on the list', { slices }, async (house) => {
  const add = (number: string) => ({ number, name: `School ${number}`, area: '/' })
  const { station: gone } = await house.call(COMMAND_LINE, addStation, add('7'))
  const { station: open } = await house.call(COMMAND_LINE, addStation, add('8'))
  for (const station of [gone, open]) {
    const { secret } = await house.call(COMMAND_LINE, offerDevice, { station })
    await house.call(ANONYMOUS, enrolDevice, { secret, label: 'Telephone of the chair' })
  }
  await house.call(COMMAND_LINE, closeStation, { station: gone })
  const said = wordsOf(await visitPage(house, devicesPage, { actor: COMMAND_LINE }))
  assert.equal(said.split('Telephone of the chair').length, 3)
  assert.ok(said.includes('School 8') && !said.includes('School 7'))
  assert.ok(said.includes(gone), 'by its id, since nobody knows its name any more')
})
