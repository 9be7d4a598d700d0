import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { apart, BEGIN, testFacts } from '../../../test/support/house.ts'
import { analyst, LOOKING, monitoringHouse } from '../../../test/support/monitoring.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS } from '../../../test/support/stores.ts'
import type { Action } from '../../core/action.ts'
import type { Actor } from '../../core/actor.ts'
import { type OpenHouse, openHouse } from '../../house.ts'
import { siteSheet } from './actions/read.ts'
import { acceptSites, applySiteFile, previewSites } from './actions/site-file.ts'

forBothEngines(
  'a file of sites that was cut short goes on by itself, each site once',
  async (_, open) => {
    const folder = mkdtempSync(join(runFolder(), 'site-file-'))
    const start = (runsJobs: boolean) =>
      openHouse({
        facts: testFacts(),
        place: open.place,
        folder,
        migrationsDir: MIGRATIONS,
        slices: monitoringHouse.slices ?? [],
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
      async <N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I) =>
        (await house.runner.call(actor, action, input)).output
    const rows = Array.from(
      { length: 120 },
      (_row, n) => `site-${n}.example,Site ${n},Office,North`,
    )
    const text = ['address,name,organization,area', ...rows].join('\n')

    const before = await start(false)
    const first = callOf(before)
    const { file } = await first(analyst, previewSites, { text })
    await first(analyst, acceptSites, { file, skipWrong: false })
    await first(LOOKING, applySiteFile, { file })
    assert.equal((await first(analyst, siteSheet, { limit: 200 })).items.length, 25)
    await before.close()

    const after = await start(true)
    await after.settled()
    assert.equal((await callOf(after)(analyst, siteSheet, { limit: 200 })).items.length, 120)
    await after.close()
  },
)
