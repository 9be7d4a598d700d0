// A browser in a process of its own that keeps what it has in a folder, is killed as a telephone whose battery is empty,
// and started again.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { keepBrowserCpu } from '../../scripts/cpu.ts'
import { BUSY_MS, FLAGS, SHELL } from './chromium.ts'
import { atProcessEnd } from './process-end.ts'

export interface KilledBrowser {
  readonly context: BrowserContext
  readonly page: Page
  /** Ends it and all its processes at once. */
  kill(): Promise<void>
}

/** Starts it on this folder. */
export async function startKilledBrowser(folder: string): Promise<KilledBrowser> {
  const argv = [...FLAGS, `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank']
  const child = spawn(SHELL, argv, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const kill = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      keepBrowserCpu(child.pid)
      process.kill(-child.pid, 'SIGKILL')
    }
    await ended
  }
  atProcessEnd(kill)
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said += part
      const found = /DevTools listening on (ws:\S+)\n/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the browser did not start: ${said}`)))
  })
  const { chromium } = await import('playwright-core')
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser has no context')
  context.setDefaultTimeout(BUSY_MS)
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, kill }
}
