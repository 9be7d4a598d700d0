// The programme as a plan: what is at work, what is being prepared, what is planned, and whom to turn to until then.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicAgency } from '../src/core/contacts.ts'
import type { Page, PageContext, View } from '../src/core/slice.ts'
import { text } from '../src/core/text.ts'
import { slices } from '../src/domains/index.ts'
import { programme } from '../src/http/pages/programme.ts'
import { testFacts } from './support/house.ts'
import { wordsOf } from './support/page-visit.ts'

const team: PublicAgency = {
  kind: 'csirt',
  name: 'National Emergency Team',
  nameLocal: null,
  website: null,
  phone: '0055 0911',
  emergency: null,
  mail: null,
}

const NOTHING = { addresses: 0, passages: 0, changeAt: null as string | null }

/** The page where these records were written, and so much is watched. */
async function drawn(
  figures: readonly { type: string; count: number; last: string | null }[],
  language: 'en' | 'ar' = 'en',
  watched = NOTHING,
): Promise<string> {
  const page = programme(slices) as Page<unknown, unknown>
  const answers: Readonly<Record<string, unknown>> = {
    'record.figures': { figures },
    'directory.publicContacts': { country: null, agencies: [team] },
  }
  let calls = 0
  const ctx = {
    ask: async ({ query }: { query: string }) => answers[query],
    async call({ name }: { name: string }) {
      assert.equal(name, 'monitoring.watchFigures')
      calls += 1
      return watched
    },
  }
  const node = testFacts()
  const view = { t: text(language), node, now: '2026-11-24T08:00:00.000Z', base: '/en' }
  const data = await page.load(ctx as unknown as PageContext)
  assert.equal(calls, 1, 'clauses that share an answer ask once')
  return String(page.render(data, view as unknown as View).main)
}

/** Numbers of the tasks under a heading. */
function under(html: string, stage: string): number[] {
  const items = html.matchAll(new RegExp(`<li id="clause-(\\d+)" class="${stage}">`, 'g'))
  return Array.from(items, ([, number]) => Number(number))
}

const sites = { type: 'site.added', count: 31, last: '2026-11-24T07:45:00.000Z' }

test('a task is at work once records tell of it, with its figure and the last time', async () => {
  const html = await drawn([sites])
  assert.deepEqual(under(html, 'done'), [4])
  assert.match(wordsOf(html), /31 sites added · Last: 07:45 See for yourself/)
})

test('a task that has nothing to count yet is being prepared, beside those of which something stands', async () => {
  const html = await drawn([sites])
  assert.deepEqual(under(html, 'next'), [1, 2, 6, 7, 8, 9, 12, 14, 15, 17])
  assert.match(wordsOf(html), /It is ready\. There is nothing to count yet\./)
  assert.match(wordsOf(html), /1 at work, 10 being prepared, 7 planned\./)
})

test('the tasks of watching say what is watched now and which change was found last', async () => {
  const opened = { type: 'finding.opened', count: 4, last: '2026-11-24T07:45:00.000Z' }
  const watched = { addresses: 31, passages: 12, changeAt: '2026-11-24T07:30:00.000Z' }
  const html = await drawn([sites, opened], 'en', watched)
  assert.deepEqual(under(html, 'done'), [4, 8, 9])
  const words = wordsOf(html)
  assert.match(
    words,
    /12 passages that must stay on pages are watched · 31 sites added · Last: 07:45/,
  )
  assert.match(words, /31 addresses are watched See for yourself/)
  assert.match(words, /Last change of a page found: 07:30 · 4 findings opened · Last: 07:45/)
  const arabic = wordsOf(await drawn([sites, opened], 'ar', watched))
  assert.match(
    arabic,
    /مقطعًا مراقَبًا يجب أن تبقى في الصفحات[\s\S]*عنوانًا مراقَبًا[\s\S]*آخر تغيير اكتُشف في صفحة/,
  )
})

test('where nothing is watched yet, or no change was found, the tasks of watching say so', async () => {
  const before = await drawn([])
  assert.deepEqual(under(before, 'done'), [])
  assert.doesNotMatch(before, /watched|change of a page/)
  const words = wordsOf(await drawn([], 'en', { ...NOTHING, addresses: 1 }))
  assert.match(words, /1 address is watched/)
  assert.match(words, /No change of a page has been found yet/)
  assert.doesNotMatch(words, /passages/)
})

test('every task stands once, in one of the three parts, and nothing is shouted', async () => {
  for (const language of ['en', 'ar'] as const) {
    const html = await drawn([sites], language)
    const all = ['done', 'next', 'later'].flatMap((stage) => under(html, stage))
    assert.deepEqual(
      all.toSorted((a, b) => a - b),
      Array.from({ length: 18 }, (_, n) => n + 1),
    )
    assert.doesNotMatch(html, /not built|no action/i)
  }
})

test('until a task is at work the page says whom to turn to, by telephone where one is known', async () => {
  const words = wordsOf(await drawn([]))
  assert.match(words, /Until then, turn to: National Emergency Team 0055 0911/)
  assert.match(words, /Until then, turn to your election office\./)
})
