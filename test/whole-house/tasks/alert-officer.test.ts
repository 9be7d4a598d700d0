// Stations asked for help: who waits is found, taken, and settled after the all-clear, which takes nothing of it away.

import { test } from 'node:test'
import { texts } from '../../../src/domains/alerting/texts/alerts.ts'
import { helpTexts } from '../../../src/domains/alerting/texts/help.ts'
import { waitTexts } from '../../../src/domains/alerting/texts/waits.ts'
import { stateWords } from '../../../src/domains/alerting/texts/values.ts'
import { outputOf } from '../../support/attack.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import {
  answered,
  headlineOf,
  makeCountry,
  proposed,
  released,
} from '../../support/task-country.ts'
import { colleague, FACES, sit } from '../../support/task.ts'

await browser()

test('an alert officer finds who needs help, takes it, and settles it after the all-clear', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { districts, stations } = await makeCountry(house)
    const officer = await colleague(house, 'Amina Sow', 'alert-officer')
    const second = await colleague(house, 'Joseph Okello', 'releasing-officer')
    const inDistrict = [...stations.values()]
    for (const [at, face] of FACES.entries()) {
      const alert = await proposed(officer, [[...districts.values()][at] ?? ''])
      await released(second, alert)
      for (const n of [0, 3]) {
        const station = inDistrict[at * 8 + n] ?? ''
        const comment = 'The generator does not start.'
        await answered(house, officer, { station, alert, answer: 'need_help', comment })
      }
      await house.node.settled()
      const hand = await sit(house, face, { task: 'help', as: officer })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await hand.sees(t(waitTexts.helpOfSeveral, { count: 2 }))
      await hand.press('link', t(waitTexts.takeHelp))
      await hand.press('button', t(helpTexts.take))
      await hand.sees(t(helpTexts.saidTaken))
      await hand.press('link', t(texts.alerts))
      await hand.press('link', headlineOf('DDOS', face.language))
      await hand.pressThis(page.getByText(t(texts.allClear), { exact: true }))
      await hand.readOnTo(page.getByRole('button', { name: t(texts.allClearNow) }))
      await hand.press('button', t(texts.allClearNow))
      await hand.sees(page.getByText(t(stateWords.cleared), { exact: true }).first())
      await hand.goTo(t(helpTexts.title))
      const settle = page.getByRole('link', { name: t(helpTexts.settle), exact: true }).first()
      await hand.readOnTo(settle)
      await hand.pressThis(settle)
      await hand.write(t(helpTexts.remedy), 'A second generator came at 14:30.')
      await hand.press('button', t(helpTexts.settle))
      await hand.sees(t(helpTexts.saidSettled))
      await hand.leave(10)
      await settleAll()
    }

    /** What is left over goes, so that the next one begins with two. */
    async function settleAll(): Promise<void> {
      const { items } = await house.call<{ items: { problem: string }[] }>('alerting.problems', {
        limit: 10,
      })
      for (const { problem } of items)
        await outputOf(officer.browser.post('alerting.settleProblem', { problem, remedy: 'done' }))
    }
  } finally {
    await house.remove()
  }
})
