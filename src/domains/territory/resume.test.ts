import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { apart, BEGIN, COMMAND_LINE, testFacts } from '../../../test/support/house.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS } from '../../../test/support/stores.ts'
import { importing, stationFile, TERRITORY } from '../../../test/support/territory.ts'
import type { Action } from '../../core/action.ts'
import { type OpenHouse, openHouse } from '../../house.ts'
import { applyImport } from './actions/applying.ts'
import { audience } from './actions/audience.ts'
import { finishImport, importStatus } from './actions/import.ts'

forBothEngines('an import that was cut short goes on by itself', async (_, open) => {
  const folder = mkdtempSync(join(runFolder(), 'resume-'))
  const start = (runsJobs: boolean) =>
    openHouse({
      facts: testFacts(),
      place: open.place,
      folder,
      migrationsDir: MIGRATIONS,
      slices: TERRITORY,
      workflows: [],
      probe: { visit: async () => [] },
      apart,
      mail: { send: async () => {} },
      sms: { send: async () => ({ providerId: null, isSink: true }) },
      webhook: { send: () => assert.fail('nobody has a webhook') },
      push: () => ({ send: async () => ({ status: 201, isSink: true, isGone: false }) }),
      log: (line) => assert.fail(line),
      now: () => BEGIN,
      runsJobs,
    })
  const callOf =
    (house: OpenHouse) =>
    async <N extends string, I, O>(actor: typeof COMMAND_LINE, action: Action<N, I, O>, input: I) =>
      (await house.runner.call(actor, action, input)).output
  const everything = { areas: ['/'], exceptAreas: [] }

  const before = await start(false)
  const first = callOf(before)
  const id = await importing({ call: first }, COMMAND_LINE, stationFile(2500))
  await first(COMMAND_LINE, finishImport, { import: id })
  await first(COMMAND_LINE, applyImport, { import: id })
  assert.equal((await first(COMMAND_LINE, importStatus, { import: id })).applied, 1000)
  await before.close()

  const unmoved = await start(false)
  assert.equal((await callOf(unmoved)(COMMAND_LINE, audience, everything)).count, 0)
  await unmoved.close()

  const after = await start(true)
  await after.settled()
  assert.equal((await callOf(after)(COMMAND_LINE, audience, everything)).count, 2500)
  await after.close()
})
