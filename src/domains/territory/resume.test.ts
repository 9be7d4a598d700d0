import assert from 'node:assert/strict'
import { COMMAND_LINE } from '../../../test/support/house.ts'
import { callsOf, reopening } from '../../../test/support/reopened-house.ts'
import { forBothEngines } from '../../../test/support/stores.ts'
import { importing, stationFile, TERRITORY } from '../../../test/support/territory.ts'
import { applyImport } from './actions/applying.ts'
import { audience } from './actions/audience.ts'
import { finishImport, importStatus } from './actions/import.ts'

forBothEngines('an import that was cut short goes on by itself', async (_, open) => {
  const start = reopening(open.place, TERRITORY)
  const everything = { areas: ['/'], exceptAreas: [] }

  const before = await start(false)
  const first = callsOf(before)
  const id = await importing({ call: first }, COMMAND_LINE, stationFile(2500))
  await first(COMMAND_LINE, finishImport, { import: id })
  await first(COMMAND_LINE, applyImport, { import: id })
  assert.equal((await first(COMMAND_LINE, importStatus, { import: id })).applied, 1000)
  await before.close()

  const unmoved = await start(false)
  assert.equal((await callsOf(unmoved)(COMMAND_LINE, audience, everything)).count, 0)
  await unmoved.close()

  const after = await start(true)
  await after.settled()
  assert.equal((await callsOf(after)(COMMAND_LINE, audience, everything)).count, 2500)
  await after.close()
})
