// What people type when they want a page of the console, and the page that comes first.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pageRank, phrasesOf } from '../src/core/findable.ts'
import type { Message } from '../src/core/text.ts'
import { slices } from '../src/domains/index.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { type Intruder, joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

/** What somebody types, the role that he has, and the page that must come first. */
const ASKED: readonly (readonly [phrase: string, role: string, path: string])[] = [
  ['sms', 'alert-officer', '/console/messages'],
  ['SMS', 'alert-officer', '/console/messages'],
  ['all clear', 'alert-officer', '/console/alerts'],
  ['All-Clear', 'alert-officer', '/console/alerts'],
  ['زوال الخطر', 'alert-officer', '/console/alerts'],
  ['receipt', 'intake-officer', '/console/reports'],
  ['إيصال', 'intake-officer', '/console/reports'],
  ['الايصال', 'intake-officer', '/console/reports'],
  ['defaced', 'analyst', '/console/findings'],
  ['hacked page', 'analyst', '/console/findings'],
  ['who is on duty', 'alert-officer', '/console/duty'],
  ['who is on duty?', 'releasing-officer', '/console/duty'],
  ['shifts', 'alert-officer', '/console/duty'],
  ['roster', 'alert-officer', '/console/duty'],
  ['من المناوب', 'alert-officer', '/console/duty'],
  ['invite', 'administrator', '/console/people'],
  ['invite a colleague', 'administrator', '/console/people'],
  ['دعوة', 'administrator', '/console/people'],
  ['الدعوات', 'administrator', '/console/people'],
  ['press statement', 'spokesperson', '/console/statements'],
  ['court', 'investigator', '/console/cases'],
  ['prosecutor', 'investigator', '/console/cases'],
  ['المحكمة', 'investigator', '/console/cases'],
  ['second person', 'releasing-officer', '/console/waiting'],
  ['backup', 'administrator', '/console/backups'],
  ['mail server', 'administrator', '/console/settings'],
  ['audit', 'auditor', '/console/records'],
  ['phone card', 'alert-officer', '/console/stations'],
  ['hotline', 'alert-officer', '/console/problems'],
  ['fake news', 'fact-checker', '/console/claims'],
  ['passkey', 'auditor', '/console/me'],
]

const all = [...doorPages(slices), ...slices.flatMap(({ pages }) => pages)].filter(
  ({ surface }) => surface === 'console',
)
/** A text of one form in English and Arabic. */
const spelt = (message: Message | undefined) =>
  message === undefined ? [] : [String(message.en), String(message.ar)]

test('each page of the console that has an entry has words that it is found by, in English and Arabic', () => {
  const entries = all.filter(({ nav }) => nav !== undefined)
  assert.ok(entries.length > 40, `${entries.length} entries`)
  const without = entries.filter(
    ({ found }) => found === undefined || spelt(found).some((words) => phrasesOf(words).length < 3),
  )
  assert.deepEqual(
    without.map(({ path }) => path),
    [],
  )
})

test('each of these words leads to its own page before all others, whoever may open them', () => {
  const lost = all.flatMap(({ path, found }) =>
    spelt(found).flatMap((words) =>
      phrasesOf(words).flatMap((phrase) => {
        const ranks = all.flatMap((one) => {
          const purposes = spelt(one.found)
          const rank = pageRank(phrase, { names: spelt(one.nav?.label), purposes })
          return rank === null ? [] : [{ path: one.path, rank }]
        })
        const best = Math.min(...ranks.map(({ rank }) => rank))
        const first = ranks.filter(({ rank }) => rank === best).map((one) => one.path)
        return first.length === 1 && first[0] === path ? [] : [`${phrase}: ${first.join(', ')}`]
      }),
    ),
  )
  assert.deepEqual(lost, [])
})

let node: TestNode
const people = new Map<string, Intruder>()
before(async () => {
  node = await startTestNode('sqlite')
  for (const role of new Set(ASKED.map(([, one]) => one)))
    people.set(role, await joined(node, role))
  await node.node.settled(20_000)
})
after(() => node.remove())

async function found(role: string, phrase: string, language = 'en'): Promise<string[]> {
  const path = `/${language}/console/search?words=${encodeURIComponent(phrase)}`
  const from = people.get(role)
  assert.ok(from !== undefined)
  const { text } = await send(node, path, { from })
  const hits = text.slice(text.indexOf('class="hits"'), text.indexOf('</main>'))
  return [...hits.matchAll(/<a href="\/(?:en|ar)([^"]+)">/g)].map(([, href = '']) => href)
}

test('what people type leads to the page that is for it, in English and Arabic, without script', async () => {
  for (const [phrase, role, path] of ASKED)
    for (const language of ['en', 'ar'])
      assert.equal(
        (await found(role, phrase, language))[0],
        path,
        `${phrase} (${role}, ${language})`,
      )
})

test('a page that the reader may not open is not offered', async () => {
  assert.ok(!(await found('auditor', 'invite')).includes('/console/people'))
  assert.ok(!(await found('administrator', 'court')).includes('/console/cases'))
})
