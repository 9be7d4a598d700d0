// Whatever a browser keeps for the address that it shows, beside the cookies that no script sees.

import type { Page } from 'playwright-core'

const KEPT = `(async () => ({
  local: Object.entries(localStorage),
  session: Object.entries(sessionStorage),
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookies: document.cookie,
  name: window.name,
  state: history.state,
}))()`

/** What is kept where nothing is. */
export const NOTHING_KEPT = {
  local: [],
  session: [],
  databases: [],
  caches: [],
  workers: 0,
  cookies: '',
  name: '',
  state: null,
}

/** What a page's browser keeps for it. */
export const keptBy = async (page: Page): Promise<unknown> => await page.evaluate(KEPT)
