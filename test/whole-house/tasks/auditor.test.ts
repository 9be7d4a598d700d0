// Who did what on one day: found by person and dates, taken along as a file, and on paper.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { now } from '../../../src/core/time.ts'
import { records as alertRecords } from '../../../src/domains/alerting/records.ts'
import { texts } from '../../../src/domains/record/texts/records.ts'
import { frameTexts } from '../../../src/http/frame-texts.ts'
import { deskTexts } from '../../../src/ui/desk-texts.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import { makeCountry, proposed } from '../../support/task-country.ts'
import { colleague, FACES, sit } from '../../support/task.ts'

await browser()

test('an auditor finds what a person did on a day, takes it along as a file, and prints it', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { districts } = await makeCountry(house)
    const amina = await colleague(house, 'Amina Sow', 'alert-officer')
    const auditor = await colleague(house, 'Grace Njeri', 'auditor')
    await proposed(amina, [...districts.values()].slice(0, 1))
    for (const face of FACES) {
      const hand = await sit(house, face, { task: 'audit', as: auditor })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.goTo(t(texts.title))
      if (face.width === 360) await hand.pressThis(page.getByText(t(deskTexts.narrow)))
      await hand.choose(t(texts.actor), 'Amina Sow')
      const today = now().slice(0, 10)
      await hand.write(t(texts.from), today)
      await hand.write(t(texts.until), today)
      await hand.press('button', t(texts.filter))
      const found = page.locator('main').getByRole('row').filter({ hasText: 'Amina Sow' })
      await hand.sees(found.first())
      assert.match(await hand.main(), new RegExp(t(alertRecords['alert.proposed'].title)))
      const file = await hand.download('link', t(frameTexts.file))
      const rows = file.trim().split('\r\n')
      assert.ok(rows.length > 2 && rows.slice(1).every((row) => row.includes('Amina Sow')), file)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByRole('navigation').first().isVisible(), false)
      assert.ok(
        await page.getByLabel(t(texts.actor)).first().isVisible(),
        'it says what it keeps to',
      )
      await hand.sees(page.getByRole('heading', { level: 1 }))
      await hand.leave(5)
    }
  } finally {
    await house.remove()
  }
})
