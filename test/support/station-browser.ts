// The phone of a polling station: a browser of its own, enrolled as people do it, that follows the alert stream.

import type { BrowserContext, Page } from 'playwright-core'
import { newContext } from './chromium.ts'
import type { SignedIn, TestNode } from './node.ts'

/** A station's browser with its page open. */
export interface Station {
  readonly context: BrowserContext
  readonly page: Page
  /** When the page follows the stream the way it was meant to. */
  readonly connected: Promise<unknown>
}

/**
 * The officer makes a code at the station's page; the phone opens the link, or types the code where it follows by
 * events, which takes it some seconds: two failures come first.
 */
export async function enrol(
  node: TestNode,
  officer: SignedIn,
  { station, way }: { station: string; way: 'socket' | 'events' },
): Promise<Station> {
  const { origin } = node.node
  await officer.page.goto(`${origin}/en/console/stations/${station}`)
  await officer.page.getByRole('button', { name: 'Make a code' }).click()
  const link = await officer.page.getByText(`${origin}/en/station/enrol#`).textContent()
  const code = await officer.page.getByText(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/).textContent()
  const context = await newContext({ viewport: { width: 390, height: 800 } })
  if (way === 'events') await context.addInitScript(REFUSE_SOCKETS)
  const page = await context.newPage()
  const opened =
    way === 'events'
      ? page.waitForRequest((request) => request.url().includes('/stream/events'))
      : page.waitForEvent('websocket')
  if (way === 'events') {
    await page.goto(`${origin}/en/station/enrol`)
    await page.getByLabel('Code of twelve letters').fill(code ?? '')
    await page.getByRole('button', { name: 'Show the station' }).click()
    await page.getByRole('button', { name: 'Enrol this device' }).last().click()
  } else {
    await page.goto(link ?? '')
    await page.getByRole('button', { name: 'Enrol this device' }).first().click()
  }
  const connected = Promise.all([opened, page.getByText('Connected. As of').waitFor()])
  await page.waitForURL('**/en/station')
  return { context, page, connected }
}

/** Waits for the page to say that the node has it. */
export async function receiptOf({ page }: Station, what: string): Promise<void> {
  await page.locator('#receipts .tone-ok').getByText(`: ${what}`).waitFor()
}

/** No network, and the page opened anew from what the phone keeps: an open connection outlives `setOffline`. */
export async function goOffline({ context, page }: Station): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await context.setOffline(true)
  await page.reload()
}

/** As behind a proxy that lets no WebSocket through. */
const REFUSE_SOCKETS = `window.WebSocket = class {
  readyState = 3
  constructor() { setTimeout(() => this.onclose?.(), 1) }
  close() {}
}`

/** Counts the cards that the page adds from now on, also those that it takes off again. */
export async function countCards(page: Page): Promise<void> {
  await page.evaluate(`{
    window.cardsDrawn = 0
    const count = (changes) => {
      for (const { addedNodes } of changes) window.cardsDrawn += addedNodes.length
    }
    new MutationObserver(count).observe(document.querySelector('#alerts'), { childList: true })
  }`)
}

/** How many cards were added since `countCards`. */
export function cardsDrawn(page: Page): Promise<number> {
  return page.evaluate<number>('window.cardsDrawn')
}
