// A citizen without script: fills in one page of the report after the other, as a browser that knows no script sends them.

import assert from 'node:assert/strict'
import { type Answer, send, type Sender } from './attack.ts'
import type { TestNode } from './node.ts'

/** Where somebody reports, and with what his browser carries. */
export interface Walking {
  readonly node: TestNode
  /** `/en`, with the realm before it. */
  readonly base: string
  readonly from?: Sender
}

/** Sends a form of an intake. */
export async function sendIntake(
  { node, base, from = {} }: Walking,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  return await send(node, `${base}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: node.node.origin,
      accept: 'text/html',
    },
    from,
  })
}

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

function plain(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => NAMES[name] ?? whole)
}

/** What a page sends along unseen in its first form. */
export function hiddenIn(page: string): Record<string, string> {
  const form = /<form[^>]*>([^]*?)<\/form>/.exec(page)?.[1] ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, plain(value)]))
}

/** What is answered where a test says nothing else. */
export const ANSWERS = {
  agency: 'AGY-0000000A',
  danger: 'no',
  what: 'fake-site-or-message',
  place: 'online',
  teller: 'voter',
  moment: 'today',
  forward: 'country',
  contact: 'yes',
  'sealed.text': 'They said voting is by SMS.',
  'sealed.place': 'Library, second floor',
  'sealed.name': 'Zainab',
  'sealed.contact': 'zainab@example.org',
} as const

/** Pages that one report takes at most. */
const MAX_PAGES = 14

/** Goes from the first page to the receipt; gives every page it saw, the receipt last. */
export async function walkReport(
  walking: Walking,
  answers: Readonly<Record<string, string>> = ANSWERS,
): Promise<{ readonly pages: readonly Answer[]; readonly receipt: string }> {
  const first = await send(walking.node, `${walking.base}/report`, { from: walking.from ?? {} })
  const pages = [first]
  let page = first.text
  for (let n = 0; n < MAX_PAGES; n += 1) {
    const receipt = /class="receipt"><bdi dir="ltr">([\d ]+)</.exec(page)?.[1]
    if (receipt !== undefined) return { pages, receipt }
    const asked = [...page.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(
      ([, name = '']) => name,
    )
    const filled = Object.entries(answers).filter(([name]) => asked.includes(name))
    const fields = { ...hiddenIn(page), ...Object.fromEntries(filled) }
    const answer = await sendIntake(walking, '/report', fields)
    assert.equal(answer.status, 200, answer.text)
    pages.push(answer)
    page = answer.text
  }
  throw new Error(`no receipt came: ${page}`)
}
