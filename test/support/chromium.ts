// The real browser of Debian, one per test file, with what tests of this product need of it.

import { after } from 'node:test'
import axeCore from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

/** One thing that axe found, short enough to be read in an assertion's diff. */
export interface AxeFinding {
  rule: string
  help: string
  /** CSS paths of the elements. */
  targets: string[]
}

const executablePath = '/usr/bin/chromium'

// No sandbox because the tests may run as root; the rest keeps the browser from talking to the internet.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let launched: Promise<Browser> | undefined

/** The browser of this test file; it is started at the first call and closed after the file's last test. */
export function browser(): Promise<Browser> {
  if (launched === undefined) {
    const starting = chromium.launch({ executablePath, args: flags })
    launched = starting
    after(async () => (await starting).close())
  }
  return launched
}

/** A context of its own for one test: no cookies, no storage. Close it at the end of the test. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return (await browser()).newContext(options)
}

/**
 * Gives a page a passkey device that answers every question with yes, as a person with a fingerprint reader would.
 * It keeps its passkeys until the page is closed. A page has one that is built in, and any number of keys on USB.
 */
export async function addAuthenticator(
  page: Page,
  transport: 'internal' | 'usb' = 'internal',
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** What axe finds wrong in the page as it is shown now; empty where it finds nothing. */
export async function axe(page: Page): Promise<AxeFinding[]> {
  // A script element would be refused by Trusted Types; evaluate goes past the page's content policy.
  await page.evaluate(axeCore.source)
  const run = `axe.run(document, { runOnly: ${JSON.stringify(axeTags)}, resultTypes: ['violations'] })`
  const results = await page.evaluate<axeCore.AxeResults>(run)
  return results.violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    targets: violation.nodes.map((node) => node.target.join(' ')),
  }))
}
