// A polling station's telephone on the day: enrolled, the shift begun, an alert answered, a problem reported while there is
// no network, and what was taken back read and confirmed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts as entranceTexts } from '../../../src/domains/accounts/texts/accounts.ts'
import { stationAnswers } from '../../../src/domains/alerting/station-answers.ts'
import { symptomTexts } from '../../../src/domains/alerting/texts/symptoms.ts'
import { texts } from '../../../src/gateway/texts.ts'
import { outputOf } from '../../support/attack.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import { makeCountry, proposed, released } from '../../support/task-country.ts'
import { anyIn, colleague, FACES, sit } from '../../support/task.ts'

await browser()

test('a presiding officer answers an alert, reports a problem without network, and confirms a take-back', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { districts, stations } = await makeCountry(house)
    const officer = await colleague(house, 'Amina Sow', 'alert-officer')
    const second = await colleague(house, 'Joseph Okello', 'releasing-officer')
    const [area = ''] = districts.values()
    for (const [at, face] of FACES.entries()) {
      const station = [...stations.values()][at] ?? ''
      const offer = officer.browser.post('accounts.offerDevice', { station })
      const { secret } = await outputOf<{ secret: string }>(offer)
      const hand = await sit(house, face, { task: 'station' })
      const { t, page, context } = hand
      const sent = (what: string) => anyIn(t(texts.sent, { time: '{}', what }))
      await hand.open(`/LANG/station/enrol#${secret}`)
      await hand.press('button', t(entranceTexts.enrol))
      await hand.sees(anyIn(t(texts.live, { time: '{}' })))
      await hand.press('button', t(texts.arm))
      await hand.sees(anyIn(t(texts.none, { time: '{}' })))

      const alert = await proposed(officer, [area], 'POLLBOOK_OUTAGE')
      await released(second, alert)
      await hand.press('button', t(stationAnswers.done))
      await hand.sees(sent(t(stationAnswers.done)))

      await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
      await context.setOffline(true)
      await hand.sees(anyIn(t(texts.lost, { time: '{}' })))
      await hand.press('link', t(texts.trouble))
      const what = t(symptomTexts.network)
      await hand.pressThis(page.locator('summary').getByText(what))
      await hand.press('button', t(texts.send))
      await hand.sees(anyIn(t(texts.queued, { what })))
      await context.setOffline(false)
      await hand.sees(sent(what))

      await outputOf(officer.browser.post('alerting.cancel', { alert }))
      await hand.sees(anyIn(t(texts.takenBack, { time: '{}' })))
      await hand.press('button', t(texts.readIt))
      await hand.sees(sent(t(texts.readIt)))
      const { items } = await house.call<{ items: { station: string }[] }>('alerting.problems', {
        limit: 10,
      })
      assert.equal(items.filter((problem) => problem.station === station).length, 1)
      await hand.leave(7)
    }
  } finally {
    await house.remove()
  }
})
