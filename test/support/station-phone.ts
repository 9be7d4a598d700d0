// A station's telephone before a gateway of its own, for tests of its page: 360 by 640 points, as a cheap one has.

import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import * as alerting from '../../src/domains/alerting/index.ts'
import { alertToStream } from '../../src/workflows/alert-to-stream.ts'
import { asShown } from './alerting.ts'
import { newContext } from './chromium.ts'
import { exampleNation } from './example-nation.ts'
import { deviceSecret, openGateway, type TestGateway } from './gateway.ts'
import { COMMAND_LINE, forHouse, type TestHouse } from './house.ts'

/** Who is on duty for the example nation's stations. */
export const DUTY = '+999 0055 0101'

const nation = exampleNation()
nation.onDuty = [
  { area: '/1/', post: 'duty', label: null, contact: DUTY, until: '2027-01-01T00:00:00.000Z' },
]

const options = {
  slices: [nation.slice, alerting.alerting],
  workflows: [alertToStream],
  realm: 'exercise' as const,
  facts: { alertLanguages: ['en', 'ar', 'ro', 'ur'] },
}

/** Declares a test of stations that follow a gateway. */
export function forStations(
  name: string,
  run: (gateway: TestGateway, house: TestHouse) => Promise<void>,
): void {
  forHouse(name, options, async (house) => {
    const gateway = await openGateway(house)
    try {
      // The page compares its clock with the node's: the house's own stands still at another time.
      house.clock.advance(Date.now() - Date.parse(house.clock.now()))
      await run(gateway, house)
    } finally {
      await gateway.close()
    }
  })
}

type Content = ReturnType<typeof alerting.templateContent>

/** Releases an alert for North Hill. */
export async function issue(house: TestHouse, other: Partial<Content> = {}): Promise<string> {
  const areas = ['/1/1/']
  const template = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas })
  const content = { ...template, ...other }
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  const confirmed = Object.keys(content.texts)
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed })
  await house.call(COMMAND_LINE, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  return alert
}

/** The telephone of station s1, not opened yet. */
export async function phone(
  gateway: TestGateway,
  more: BrowserContextOptions = {},
): Promise<[BrowserContext, Page]> {
  const context = await newContext({ viewport: { width: 360, height: 640 }, ...more })
  const name = '__Host-station-exercise'
  const value = deviceSecret('s1')
  await context.addCookies([
    { name, value, url: gateway.origin.replace('http:', 'https:'), secure: true, httpOnly: true },
  ])
  return [context, await context.newPage()]
}

/** Address of the station's page. */
export function stationPath(gateway: TestGateway, language = 'en'): string {
  return `${gateway.origin}/exercise/${language}/station`
}

/** The page opened and connected. */
export async function connected(gateway: TestGateway, page: Page, language = 'en'): Promise<void> {
  await page.goto(stationPath(gateway, language))
  await page.locator('#link.tone-ok').waitFor()
}

/** The foot of the page takes presses again: for a moment after it turned to another message it takes none. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.foot-bar:not(.new)').waitFor()
}
