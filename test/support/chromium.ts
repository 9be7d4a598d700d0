// The real browser of Debian, one of a kind per process, with what tests of this product need of it.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axeCore from 'axe-core'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  CDPSession,
  Page,
} from 'playwright-core'
import { keepBrowserCpu } from '../../scripts/cpu.ts'
import { atProcessEnd } from './process-end.ts'

/** One thing that axe found, short enough to be read in an assertion's diff. */
export interface AxeFinding {
  rule: string
  help: string
  /** CSS paths of the elements. */
  targets: string[]
}

/** The same browser without windows, which needs a third of the CPU; it shows no notifications. */
export const SHELL = '/usr/bin/chromium-headless-shell'
/** The browser as people have it. */
const WHOLE_BROWSER = '/usr/bin/chromium'

/**
 * Which browser a test is given: the one without windows; that one which never paints, a third cheaper, for pages that are
 * looked at by their elements, where nothing is pressed and no script draws by frames; or the one that people have.
 */
export type Kind = 'shell' | 'unpainted' | 'whole'

/**
 * Compiling for speed is for functions that are called ten times as often as usual: a page of a test lives for a second, in
 * which compiling its scripts and those that look at it takes longer than it saves. Loops, as sealing has them, are compiled
 * as ever; with no such compiling at all sealing takes twice as long.
 */
const SCRIPTS = [
  '--invocation-count-for-maglev=4000',
  '--invocation-count-for-turbofan=30000',
  '--single-threaded-gc',
]

/** No sandbox because the tests may run as root; the rest keeps the browser from talking to the internet. */
export const FLAGS = [
  `--js-flags=${SCRIPTS.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** However long a busy machine takes for a step: no test says how long one may take. */
export const BUSY_MS = 90_000

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Frames come when a debugger asks for one, and none does. */
const NO_FRAMES = '--enable-begin-frame-control'

const KINDS: Readonly<Record<Kind, { executablePath: string; args: string[] }>> = {
  shell: { executablePath: SHELL, args: FLAGS },
  unpainted: { executablePath: SHELL, args: [...FLAGS, NO_FRAMES] },
  whole: { executablePath: WHOLE_BROWSER, args: FLAGS },
}

const launched = new Map<Kind, Promise<Browser>>()

/** The browser of this process; it is started at the first call and closed after the last test. */
export function browser(kind: Kind = 'shell'): Promise<Browser> {
  const known = launched.get(kind)
  if (known !== undefined) return known
  const starting = launch(kind)
  launched.set(kind, starting)
  atProcessEnd(async () => {
    keepBrowserCpu()
    await (await starting).close()
  })
  return starting
}

// Loaded when it is needed: whoever starts a node comes by here, and most of them open no page.
async function launch(kind: Kind): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return await chromium.launch(KINDS[kind])
}

/** A context of its own for one test: no cookies, no storage. Close it at the end of the test. */
export async function newContext(
  options: BrowserContextOptions = {},
  kind?: Kind,
): Promise<BrowserContext> {
  const context = await (await browser(kind)).newContext(options)
  context.setDefaultTimeout(BUSY_MS)
  return context
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
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

let axeSource: string | undefined

const RUNS_AXE = `axe.run(document, { runOnly: ${JSON.stringify(axeTags)}, resultTypes: ['violations'] })`

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * What axe finds wrong in the page as it is shown now; empty where it finds nothing. As a debugger it goes past the page's
 * content policy, and half a megabyte stays compiled from page to page, which `evaluate` has compiled anew in each.
 */
export async function axe(page: Page): Promise<AxeFinding[]> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, known)
  const session = await known
  const evaluate = async (expression: string): Promise<unknown> => {
    const asked = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked)
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
    return result.value
  }
  axeSource ??= readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  await evaluate(`${axeSource}; 0`)
  const { violations } = (await evaluate(RUNS_AXE)) as axeCore.AxeResults
  return violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    targets: violation.nodes.map((node) => node.target.join(' ')),
  }))
}

/** What axe finds, but for the frame's own help link, which has tests of its own. */
export async function findingsInMain(page: Page): Promise<AxeFinding[]> {
  const found = await axe(page)
  return found.filter(({ targets }) => targets.some((target) => !target.includes('href$="help"')))
}
