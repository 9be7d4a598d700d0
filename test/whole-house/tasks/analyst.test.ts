// Two hundred sites come by one file: what it would do is seen before anything changes, and wrong rows say what is wrong.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteTexts } from '../../../src/domains/monitoring/texts/pages.ts'
import { sheetTexts as texts } from '../../../src/domains/monitoring/texts/site-file.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import { makeCountry } from '../../support/task-country.ts'
import { colleague, FACES, sit } from '../../support/task.ts'

await browser()

const SITES = 200
const WRONG = 2

/** A file of sites, the last two of which cannot be added: no name, and an area that does not exist. */
function sitesFile(name: string): string {
  const rows = Array.from({ length: SITES - WRONG }, (_, n) => {
    return `${name}-${n + 1}.vote.example,Results ${name} ${n + 1},Electoral Commission,Alder`
  })
  const wrong = [
    `${name}-a.vote.example,,Electoral Commission,Alder`,
    `${name}-b.vote.example,Results B,Electoral Commission,Nowhere`,
  ]
  return ['address,name,organization,area', ...rows, ...wrong].join('\n')
}

test('an analyst adds two hundred sites by a file, and sees which rows are wrong', async () => {
  // Nobody looks at the sites meanwhile.
  const house = await startTestNode('sqlite', { SCRUTINEER_VISIT_MS: '86400000' })
  try {
    await makeCountry(house)
    const analyst = await colleague(house, 'Peter Mwangi', 'analyst')
    for (const face of FACES) {
      const hand = await sit(house, face, { task: 'sites', as: analyst })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.goTo(t(siteTexts.sites))
      await hand.press('link', t(texts.importSites))
      const name = `${face.language}${face.width}`
      await hand.upload(t(texts.sitesFile), 'sites.csv', sitesFile(name))
      await hand.press('button', t(texts.readSites))
      await hand.sees(t(texts.saidRead))
      assert.match(await hand.main(), new RegExp(`${name}-b\\.vote\\.example`))
      await hand.press('button', t(texts.acceptSkipping, { count: SITES - WRONG }))
      await hand.sees(t(texts.saidAccepted))
      await house.node.settled()
      const { items } = await house.call<{ items: unknown[] }>('monitoring.sites', {
        search: name,
        limit: 200,
      })
      assert.equal(items.length, SITES - WRONG)
      await page.reload()
      await hand.leave(5)
    }
  } finally {
    await house.remove()
  }
})
