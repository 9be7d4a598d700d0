// An alert written by hand for three districts: found in the tree and by name, looked at as stations will see it, proposed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from '../../../src/domains/alerting/texts/alerts.ts'
import { composeTexts } from '../../../src/domains/alerting/texts/compose.ts'
import { eventWords } from '../../../src/domains/alerting/texts/values.ts'
import { LANGUAGES } from '../../../src/core/text.ts'
import { areaPickerTexts } from '../../../src/ui/area-picker-texts.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import { headlineOf, makeCountry } from '../../support/task-country.ts'
import { colleague, FACES, sit } from '../../support/task.ts'

await browser()

test('an alert officer writes an alert for three districts, sees how it will look, and proposes it', async () => {
  const house = await startTestNode('sqlite')
  try {
    await makeCountry(house)
    const officer = await colleague(house, 'Amina Sow', 'alert-officer')
    for (const face of FACES) {
      const hand = await sit(house, face, { task: 'compose', as: officer })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.press('link', t(texts.alerts))
      await hand.press('link', t(texts.newAlert))
      await hand.press('link', t(eventWords.DDOS))
      await hand.readOnTo(page.getByLabel(t(areaPickerTexts.find)))
      await hand.write(t(areaPickerTexts.find), 'Lake')
      await hand.press('button', t(areaPickerTexts.search))
      await page.getByRole('checkbox', { name: /Lake/ }).first().waitFor()
      await hand.tick(/Alder › Lake/)
      await hand.tick(/Birch › Lake/)
      const all = page.getByRole('button', { name: t(areaPickerTexts.all) })
      await hand.readOnTo(all)
      await hand.pressThis(all)
      const cedar = page.getByRole('button', { name: t(areaPickerTexts.parts, { area: 'Cedar' }) })
      await cedar.waitFor()
      await hand.readOnTo(cedar)
      await hand.pressThis(cedar)
      await page
        .getByRole('checkbox', { name: /Market/ })
        .first()
        .waitFor()
      await hand.tick(/Market/)
      const phone = page.getByRole('img', { name: t(texts.whatTheyRead) }).first()
      await hand.readOnTo(phone)
      await hand.press('button', t(composeTexts.saveAndCheck))
      await hand.sees(t(composeTexts.drafted))
      await hand.sees(t(texts.recipients, { count: 24 }))
      assert.match(await hand.main(), /Alder › Lake/, 'no other Lake')
      assert.ok((await hand.main()).includes(headlineOf('DDOS', face.language)))
      await hand.tick(LANGUAGES.en.name)
      await hand.tick(LANGUAGES.ar.name)
      await hand.press('button', t(texts.propose))
      await hand.sees(t(composeTexts.proposed))
      await hand.leave(16)
    }
  } finally {
    await house.remove()
  }
})
