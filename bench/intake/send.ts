// Sends prepared reports through the door of a node, as many browsers do.

import { channel } from 'node:diagnostics_channel'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { texts } from '../../src/domains/reports/texts/report.ts'
import { text } from '../../src/core/text.ts'
import type { Prepared } from './prepare.ts'

/** What became of one. */
export interface Timed {
  /** From the moment when it was to be sent until the last byte of its receipt's page. */
  readonly ms: number
  readonly isTaken: boolean
}

/** What the page says that a report ends with. */
const TAKEN = [texts.doneTitle, texts.receiptTitle].map((title) => `<h1>${text('en')(title)}</h1>`)

/** What a node answered where it took nothing. */
export const refusals = channel('scrutineer:bench-refusal')

/** Lines that browsers hold open at once. */
const LINES = 500
const MINUTE_MS = 60_000
/** An idle node rests between two of them. */
const REST_MS = 40

/** One after the other, with rests. */
export async function idle(origin: string, reports: readonly Prepared[]): Promise<Timed[]> {
  const agent = new Agent({ keepAlive: true })
  const times: Timed[] = []
  for (const report of reports) {
    times.push(await sent(origin, report, { agent, dueMs: performance.now() }))
    await pause(REST_MS)
  }
  agent.destroy()
  return times
}

/** Each when it is due, whether or not the ones before it were answered. */
export async function flood(
  origin: string,
  reports: readonly Prepared[],
  aMinute: number,
): Promise<Timed[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: LINES })
  const beginMs = performance.now()
  const all: Promise<Timed>[] = []
  for (const [n, report] of reports.entries()) {
    const dueMs = beginMs + (n * MINUTE_MS) / aMinute
    const early = dueMs - performance.now()
    if (early > 1) await pause(early)
    all.push(sent(origin, report, { agent, dueMs }))
  }
  const times = await Promise.all(all)
  agent.destroy()
  return times
}

function sent(
  origin: string,
  { body }: Prepared,
  { agent, dueMs }: { readonly agent: Agent; readonly dueMs: number },
): Promise<Timed> {
  return new Promise((resolve) => {
    const done = (isTaken: boolean) => resolve({ ms: performance.now() - dueMs, isTaken })
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
    const asked = request(`${origin}/en/report`, { method: 'POST', agent, headers }, (answer) => {
      let page = ''
      answer.setEncoding('utf8').on('data', (part: string) => void (page += part))
      const isGiven = () => TAKEN.some((title) => page.includes(title))
      answer.on('end', () => {
        const isTaken = answer.statusCode === 200 && isGiven()
        if (!isTaken) refusals.publish(`${answer.statusCode} ${page}`)
        done(isTaken)
      })
    })
    asked.on('error', (error) => {
      refusals.publish(String(error))
      done(false)
    })
    asked.end(body)
  })
}
