// The second person at three in the morning: what waits, whom it reaches, the number as shown, released.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from '../../../src/domains/alerting/texts/alerts.ts'
import { waitTexts } from '../../../src/domains/alerting/texts/waits.ts'
import { makeCountry, proposed } from '../../support/task-country.ts'
import { colleague, FACES, sit } from '../../support/task.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'

await browser()

/** The digits of the number as shown, in another script. */
const inArabicDigits = (shown: string) =>
  shown.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))

test('a second person finds the proposal that waits, reads it and releases it by the number as shown', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { districts } = await makeCountry(house)
    const first = await colleague(house, 'Amina Sow', 'alert-officer')
    const second = await colleague(house, 'Joseph Okello', 'releasing-officer')
    for (const [at, face] of FACES.entries()) {
      await proposed(first, [[...districts.values()][at] ?? ''])
      const hand = await sit(house, face, { task: 'release', as: second })
      const { t, page } = hand
      await hand.open('/LANG/console')
      assert.match(await page.title(), /^\(1\) /, 'what waits stands in the title')
      await hand.press('link', t(waitTexts.readIt))
      await hand.sees(t(texts.recipients, { count: 8 }))
      const shown = /\d+/.exec(await page.getByText(t(texts.recipients, { count: 8 })).innerText())
      const count = shown?.[0] ?? ''
      await hand.write(t(texts.typeCount), face.language === 'ar' ? inArabicDigits(count) : count)
      await hand.press('button', t(texts.releaseTo, { count: 8 }))
      await hand.sees(t(texts.released))
      await hand.leave(2)
    }
  } finally {
    await house.remove()
  }
})
