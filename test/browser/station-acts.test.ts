// What a station's telephone shows at 360 by 640 and what it answers to every act: the findings of a first day with it.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import * as alerting from '../../src/domains/alerting/index.ts'
import { COMMAND_LINE, type TestHouse } from '../support/house.ts'
import {
  connected,
  DUTY,
  forStations,
  issue,
  phone,
  settled,
  stationPath,
} from '../support/station-phone.ts'

/** Whether all of an element is in sight, and nothing lies over its middle. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  return await page.locator(selector).evaluate((element) => {
    const box = element.getBoundingClientRect()
    const top = element.ownerDocument.elementFromPoint(
      box.left + box.width / 2,
      box.top + box.height / 2,
    )
    const { innerHeight, innerWidth } = globalThis as unknown as Record<string, number>
    return (
      box.width > 0 &&
      box.top >= 0 &&
      box.left >= 0 &&
      box.bottom <= (innerHeight ?? 0) &&
      box.right <= (innerWidth ?? 0) &&
      element.contains(top)
    )
  })
}

const ANSWERS = [
  '[data-foot=answer] [value=done]',
  '[data-foot=answer] [value=need_help]',
  '[data-foot=answer] a',
]

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  forStations(
    `an alert has its three answers in sight, and the number to call, ${how}`,
    async (gateway, house) => {
      const long = 'Keep the ballot box locked and tell everybody who asks to wait here. '.repeat(8)
      await issue(house, {
        texts: { en: { event: 'E', headline: 'A long headline '.repeat(9), instruction: long } },
        cancelTexts: { en: 'It was wrong.' },
      })
      const [context, page] = await phone(gateway, { javaScriptEnabled })
      for (const language of ['en', 'ar']) {
        if (javaScriptEnabled) await connected(gateway, page, language)
        else await page.goto(stationPath(gateway, language))
        for (const selector of [...ANSWERS, '.exercise-line', '.duty'])
          assert.ok(await isInSight(page, selector), `${language} ${selector}`)
        assert.equal(await page.locator('.duty').getAttribute('href'), 'tel:+99900550101')
        assert.ok((await page.locator('.duty').textContent())?.includes(DUTY))
      }
      // With the keyboard out there is no room for a foot: everything flows.
      await page.setViewportSize({ width: 360, height: 300 })
      assert.equal(await isInSight(page, ANSWERS[0] ?? ''), false)
      await context.close()
    },
  )

  forStations(
    `what was taken back is a card to confirm and never looks in force, ${how}`,
    async (gateway, house) => {
      const alert = await issue(house, { eventCode: 'POLLBOOK_OUTAGE' } as never)
      const [context, page] = await phone(gateway, { javaScriptEnabled })
      if (javaScriptEnabled) await connected(gateway, page)
      else await page.goto(stationPath(gateway))
      await page.locator(ANSWERS[0] ?? '').click()
      await page.locator('#receipts .tone-ok').waitFor()
      await house.call(COMMAND_LINE, alerting.cancel, { alert })
      await house.settled()
      if (!javaScriptEnabled) await page.reload()
      const card = page.locator('#alerts article.hot, #alerts article[data-end=cancel]').first()
      await card.waitFor()
      const words = (await card.textContent()) ?? ''
      assert.match(words, /Taken back at \d\d:\d\d/)
      assert.match(words, /What we told you at \d\d:\d\d was wrong/)
      assert.match(words, /What you did because of it, undo now/)
      assert.doesNotMatch(words, /in force until|Severe/)
      await settled(page)
      assert.ok(await isInSight(page, '[data-foot=answer] [value=done]'))
      assert.equal(await page.locator('[data-foot=answer] a').isVisible(), false)
      await page.getByRole('button', { name: 'We have read it' }).click()
      await page.locator('#receipts .tone-ok').getByText('We have read it').waitFor()
      await page.locator('#none').waitFor()
      const { revisions } = await house.call(COMMAND_LINE, alerting.show, { alert })
      assert.equal(revisions.length, 2)
      const { items } = await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
      assert.deepEqual(
        items.map(({ station, answer }) => [station, answer]),
        [['s1', 'done']],
      )
      if (!javaScriptEnabled) {
        const past = (await page.locator('#past').textContent()) ?? ''
        assert.match(past, /Taken back: .*What we told you at \d\d:\d\d was wrong: EXERCISE: /)
      }
      await context.close()
    },
  )

  forStations(
    `a problem is answered at once, and a second one of the kind is asked about, ${how}`,
    async (gateway, house) => {
      const [context, page] = await phone(gateway, { javaScriptEnabled })
      if (javaScriptEnabled) await connected(gateway, page)
      else await page.goto(stationPath(gateway))
      if (javaScriptEnabled) await startShift(page)
      await page.locator('[data-foot=idle] a').click()
      await page.getByText('There is no network').click()
      await page.locator('details[open] button').click()
      await page
        .locator('#receipts')
        .getByText(/^Sent at \d\d:\d\d: There is no network$/)
        .waitFor()
      assert.equal(await page.locator('#trouble').isVisible(), false)
      await page.locator('#own').getByText('There is no network').waitFor()
      await page.locator('[data-foot=idle] a').click()
      await page.locator('summary').getByText('There is no network').click()
      await page.getByText(/^You sent this at \d\d:\d\d\. Send it again\?$/).waitFor()
      assert.equal(await page.locator('details[open] button').textContent(), 'Send it again')
      assert.equal(await page.getByText('Send to the election office').count(), 7)
      const { items } = await house.call(COMMAND_LINE, alerting.stationProblems, { limit: 10 })
      assert.equal(items.length, 1)
      await context.close()
    },
  )
}

async function startShift(page: Page): Promise<void> {
  await page.locator('[data-foot=shift] button').click()
  await page.getByText(/^The shift began at/).waitFor()
}

forStations('an end is answered by nobody whom the alert never reached', async (gateway, house) => {
  const alert = await issue(house)
  await house.call(COMMAND_LINE, alerting.cancel, { alert })
  await house.settled()
  const [context, page] = await phone(gateway)
  await connected(gateway, page)
  assert.equal(await page.locator('#alerts article').count(), 0)
  assert.match((await page.locator('#past').textContent()) ?? '', /Taken back: EXERCISE: /)
  assert.match((await page.locator('#none').textContent()) ?? '', /No alert as of \d\d:\d\d/)
  await context.close()
})

forStations(
  'that there is no network is believed at once, and so is its return',
  async (gateway, house) => {
    const [context, page] = await phone(gateway)
    await connected(gateway, page)
    await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
    await startShift(page)
    await page.waitForFunction("document.querySelector('#trouble')")
    await context.setOffline(true)
    await page.locator('#link.tone-warn').waitFor()
    assert.match(
      (await page.locator('#link').textContent()) ?? '',
      /^No connection\. As of \d\d:\d\d\. Telephone if it is urgent\.$/,
    )
    assert.match((await page.locator('#none').textContent()) ?? '', /^No alert as of \d\d:\d\d$/)
    await page.locator('[data-foot=idle] a').click()
    await page.getByText('A suspicious message or call').click()
    await page.locator('details[open] button').click()
    await page
      .locator('#receipts .tone-warn')
      .getByText('Waits for the network: A suspicious message or call')
      .waitFor()
    await issue(house)
    await context.setOffline(false)
    await page.locator('#alerts article').waitFor()
    await page.locator('#receipts .tone-ok').waitFor()
    await page.locator('#link.tone-ok').waitFor()
    await context.close()
  },
)

forStations('a shift that was started goes on after the page was opened anew', async (gateway) => {
  const [context, page] = await phone(gateway)
  await connected(gateway, page)
  await page.getByText('Good morning. Start the shift.').waitFor()
  assert.ok(await isInSight(page, '[data-foot=shift] button'))
  await startShift(page)
  await page.reload()
  await page.getByText(/^The shift began at/).waitFor()
  assert.equal(await page.locator('[data-foot=shift]').isVisible(), false)
  await page.locator('#none').click()
  await page.getByText(/This phone rings when an alert comes\.$/).waitFor()
  await context.close()
})

forStations('who cannot is asked why, and the reason arrives', async (gateway, house) => {
  const alert = await issue(house)
  const [context, page] = await phone(gateway)
  await connected(gateway, page)
  await page.locator('#alerts article').waitFor()
  await page.getByRole('link', { name: 'We cannot' }).click()
  await page.getByRole('button', { name: 'Send: we cannot' }).click()
  await page.locator('#news').getByText('Why can you not do it?').waitFor()
  await page.getByLabel('Why can you not do it?').fill('The key is lost')
  await page.getByRole('button', { name: 'Send: we cannot' }).click()
  await page
    .locator('#receipts .tone-ok')
    .getByText(/: We cannot$/)
    .waitFor()
  assert.deepEqual(await reasonsOf(house, alert), [['cannot_comply', 'The key is lost']])
  await context.close()
})

async function reasonsOf(house: TestHouse, alert: string) {
  const { items } = await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
  return items.map(({ answer, reason }) => [answer, reason])
}
