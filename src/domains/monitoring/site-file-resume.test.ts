import assert from 'node:assert/strict'
import { analyst, LOOKING, monitoringHouse } from '../../../test/support/monitoring.ts'
import { callsOf, reopening } from '../../../test/support/reopened-house.ts'
import { forBothEngines } from '../../../test/support/stores.ts'
import { siteSheet } from './actions/read.ts'
import { acceptSites, applySiteFile, previewSites } from './actions/site-file.ts'

forBothEngines(
  'a file of sites that was cut short goes on by itself, each site once',
  async (_, open) => {
    const start = reopening(open.place, monitoringHouse.slices ?? [])
    const rows = Array.from(
      { length: 120 },
      (_row, n) => `site-${n}.example,Site ${n},Office,North`,
    )
    const text = ['address,name,organization,area', ...rows].join('\n')

    const before = await start(false)
    const first = callsOf(before)
    const { file } = await first(analyst, previewSites, { text })
    await first(analyst, acceptSites, { file, skipWrong: false })
    await first(LOOKING, applySiteFile, { file })
    assert.equal((await first(analyst, siteSheet, { limit: 200 })).items.length, 25)
    await before.close()

    const after = await start(true)
    await after.settled()
    assert.equal((await callsOf(after)(analyst, siteSheet, { limit: 200 })).items.length, 120)
    await after.close()
  },
)
