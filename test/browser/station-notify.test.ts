// Notifications of a station's browser in a real Chromium: the page, its worker, and what the worker shows of a push.
// No push service is reachable here, so the browser's own side of a delivery stands in for it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { axe, newContext } from '../support/chromium.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const SHOWN = `navigator.serviceWorker.getRegistration('/push/')
  .then((one) => one.getNotifications())
  .then((all) => all.map(({ title, body, lang, data }) => ({ title, body, lang, url: data.url })))`

/** The page of a telephone that is enrolled for a station and allows notifications. */
async function enrolled(house: TestNode): Promise<Page> {
  const { origin } = house.node
  const north = { parent: '/', name: 'North', kind: 'region' }
  const { path: area } = await house.call<{ path: string }>('territory.addArea', north)
  const added = { number: '7', name: 'Hall', area }
  const { station } = await house.call<{ station: string }>('territory.addStation', added)
  const { secret } = await house.call<{ secret: string }>('accounts.offerDevice', { station })
  const context = await newContext({ viewport: { width: 390, height: 800 } }, 'whole')
  await context.grantPermissions(['notifications'], { origin })
  const page = await context.newPage()
  await page.goto(`${origin}/en/station/enrol#${secret}`)
  await page.getByRole('button', { name: 'Enrol this device' }).first().click()
  await page.waitForURL('**/en/station')
  return page
}

/** The id by which the browser knows the registration of the worker for pushes. */
function registrationOf(session: CDPSession, scope: string): Promise<string> {
  return new Promise((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find((one) => one.scopeURL === scope && !one.isDeleted)
      if (found !== undefined) resolve(found.registrationId)
    })
  })
}

test('a push wakes the worker of /station/notify, which shows the headline and where to go', async () => {
  const house = await startTestNode('sqlite')
  try {
    const page = await enrolled(house)
    const { origin } = house.node
    await page.getByRole('link', { name: 'Notifications' }).click()
    const limits = (await page.locator('main').textContent()) ?? ''
    assert.match(limits, /no proof that anything arrived/)
    assert.match(limits, /iPhone/)
    assert.deepEqual(await axe(page), [])

    const session = await page.context().newCDPSession(page)
    await session.send('ServiceWorker.enable')
    const registered = registrationOf(session, `${origin}/push/`)
    await page.getByRole('button', { name: 'Notify me on this device' }).click()
    const registrationId = await registered
    // Without a push service nothing is subscribed, and the page says so.
    await page.getByText('It did not work.').waitFor()

    const data = JSON.stringify({
      title: 'Alert',
      body: 'The site cannot be reached at present.',
      lang: 'en',
      dir: 'ltr',
      tag: 'one',
      url: '/en/station',
    })
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    await page.waitForFunction(`${SHOWN}.then((all) => all.length > 0)`)
    assert.deepEqual(await page.evaluate(SHOWN), [
      {
        title: 'Alert',
        body: 'The site cannot be reached at present.',
        lang: 'en',
        url: '/en/station',
      },
    ])
    await page.getByRole('link', { name: 'Back to the alerts' }).click()
    await page.waitForURL('**/en/station')
    await page.context().close()
  } finally {
    await house.remove()
  }
})
