// Feeds of alerts as readers of other authors see them: what repeats, what is new, and what is there already.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { query } from '../src/core/action.ts'
import { fileAnswer } from '../src/core/feed.ts'
import { exampleNation } from './support/example-nation.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { DAY, HOUR, SECOND } from '../src/core/time.ts'
import { asShown } from './support/alerting.ts'
import { exampleSlice } from './support/example-slice.ts'
import { openGateway } from './support/gateway.ts'
import { forHouse, person, type TestHouse } from './support/house.ts'

const ALL = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const first = person('first', [...ALL, 'alerting:cancel'])
const second = person('second', ALL)
const slices = [exampleNation().slice, alerting.alerting]

/** Releases an alert for the public, as two persons do. */
async function publicAlert(house: TestHouse): Promise<string> {
  const template = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const
  const content = { ...alerting.templateContent(template), scope: 'Public' as const }
  const { alert } = await house.call(first, alerting.draft, { content })
  await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

/** Reads addresses of a house behind a door. */
async function reading(
  house: TestHouse,
  use: (
    get: (path: string, headers?: Record<string, string>) => Promise<Response>,
  ) => Promise<void>,
): Promise<void> {
  const door = await openGateway(house)
  try {
    await use((path, headers = {}) =>
      fetch(`${door.origin}${house.facts.prefix}${path}`, { headers }),
    )
  } finally {
    await door.close()
  }
}

const all = (text: string, element: string) =>
  [...text.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(
    (match) => match[1] ?? '',
  )

forHouse(
  'an exercise is named once in a title, and every entry has a summary and a time of its own',
  { slices, realm: 'exercise' },
  async (house) => {
    await publicAlert(house)
    house.clock.advance(SECOND / 10)
    await publicAlert(house)
    await reading(house, async (get) => {
      const feed = await (await get('/alerts.atom')).text()
      const titles = all(feed, 'title')
      assert.equal(titles.length, 3)
      for (const title of titles) assert.equal(title.match(/EXERCISE/g)?.length, 1, title)
      const summaries = all(feed, 'summary')
      assert.equal(summaries.length, 2)
      for (const summary of summaries) assert.ok(summary.length > 10, summary)
      const [ofFeed, ...ofEntries] = all(feed, 'updated')
      assert.equal(new Set(ofEntries).size, 2)
      assert.equal(ofFeed, ofEntries.toSorted().at(-1))
    })
  },
)

forHouse(
  'an empty feed is as old as the log, later as the last message that stood in it',
  { slices },
  async (house) => {
    await reading(house, async (get) => {
      const updated = async () => all(await (await get('/alerts.atom')).text(), 'updated')
      const began = house.clock.now()
      const { alert: draft } = await house.call(first, alerting.draft, {
        content: alerting.templateContent({
          event: 'DDOS',
          severity: 'Moderate',
          areas: ['/1/1/'],
        }),
      })
      await house.call(first, alerting.withdraw, { alert: draft })
      await house.settled()
      house.clock.advance(HOUR)
      assert.deepEqual(await updated(), [began])
      const alert = await publicAlert(house)
      house.clock.advance(SECOND)
      const ended = house.clock.now()
      await house.call(first, alerting.allClear, { alert })
      assert.deepEqual(await updated(), [ended, ended])
      house.clock.advance(14 * DAY - HOUR)
      assert.deepEqual(
        await updated(),
        [ended, ended],
        'who was away two weeks reads that it ended',
      )
      house.clock.advance(2 * HOUR)
      assert.deepEqual(await updated(), [ended])
    })
  },
)

forHouse(
  'every encoding has a tag of its own, by which a reader has the answer already',
  { slices },
  async (house) => {
    const alert = await publicAlert(house)
    await publicAlert(house)
    await reading(house, async (get) => {
      for (const path of ['/alerts.atom', `/alerts/${alert}.cap.xml`]) {
        const tags = new Set<string>()
        for (const encoding of ['identity', 'gzip', 'br']) {
          const known = { 'accept-encoding': encoding }
          const whole = await get(path, known)
          assert.equal(whole.headers.get('content-encoding') ?? 'identity', encoding, path)
          const tag = whole.headers.get('etag') ?? ''
          assert.match(tag, /^"[^"]+"$/)
          tags.add(tag)
          for (const list of [tag, `W/${tag}`, `"a", W/"b,c" , ${tag}`, '*']) {
            const answer = await get(path, { ...known, 'if-none-match': list })
            assert.deepEqual(
              [answer.status, await answer.text()],
              [304, ''],
              `${path} ${encoding} ${list}`,
            )
            assert.equal(answer.headers.get('etag'), tag)
            assert.match(answer.headers.get('vary') ?? '', /Accept-Encoding/)
            assert.equal(answer.headers.get('cache-control'), whole.headers.get('cache-control'))
            assert.notEqual(answer.headers.get('cache-control'), 'no-store')
          }
          for (const other of ['"a"', `W/"${tag.slice(1, 5)}"`, tag.slice(1, -1)])
            assert.equal((await get(path, { ...known, 'if-none-match': other })).status, 200, other)
        }
        assert.equal(tags.size, 3, path)
      }
    })
  },
)

const dated = exampleSlice('dated', {
  files: [{ name: 'dated.json', query: 'dated.told', type: 'application/json' }],
  actions: [
    query({
      name: 'dated.told',
      permission: 'anyone',
      scope: 'none',
      summary: 'A file of the test that says as of when it stands, in two parts.',
      input: z.strictObject({ after: z.string().optional() }),
      output: fileAnswer,
      run: async ({ now }, { after }) => ({
        text: JSON.stringify({ as_of: now, rows: after ?? 'x'.repeat(2_000) }),
        asOf: now,
        ...(after === undefined && { next: 'ROW-200' }),
      }),
    }),
  ],
})

forHouse(
  'a file that changed in nothing but its moment is the same one, also compressed, and leads to where it goes on',
  { slices: [...slices, dated] },
  async (house) => {
    await reading(house, async (get) => {
      for (const encoding of ['identity', 'gzip', 'br']) {
        const known = { 'accept-encoding': encoding }
        const first = await get('/dated.json', known)
        const tag = first.headers.get('etag') ?? ''
        assert.match(tag, /^W\/"[^"]+"$/)
        await house.pass(2 * SECOND)
        const later = await get('/dated.json', { ...known, 'if-none-match': tag })
        assert.deepEqual([later.status, later.headers.get('etag')], [304, tag], encoding)
      }
      const first = await get('/dated.json')
      const [, behind = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
      const last = await get(`/dated.json${behind}`)
      assert.match(await last.text(), /"rows":"ROW-200"/)
      assert.equal(last.headers.get('link'), null)
    })
  },
)

const TOLD = ['cache-control', 'vary', 'etag', 'content-type', 'content-encoding'] as const

forHouse('a head alone says what the whole would say', { slices }, async (house) => {
  await publicAlert(house)
  const door = await openGateway(house)
  try {
    for (const path of ['/en/alerts', '/alerts.atom', '/log/key', '/en/nothing']) {
      const [head, whole] = await Promise.all(
        ['HEAD', 'GET'].map((method) => fetch(`${door.origin}${path}`, { method })),
      )
      const facts = (answer: Response | undefined) => [
        answer?.status,
        ...TOLD.map((name) => answer?.headers.get(name)),
      ]
      assert.deepEqual(facts(head), facts(whole), path)
      assert.equal(await head?.text(), '')
      assert.notEqual(await whole?.text(), '', path)
    }
  } finally {
    await door.close()
  }
})

let written = 0
const figures = exampleSlice('figures', {
  files: [{ name: 'figures.csv', query: 'figures.told', type: 'text/csv' }],
  actions: [
    query({
      name: 'figures.told',
      permission: 'anyone',
      scope: 'none',
      summary: 'Figures of the test.',
      input: z.strictObject({ day: z.string().optional() }),
      output: fileAnswer,
      run: async () => {
        written += 1
        return { text: `${written}\n` }
      },
    }),
  ],
})

forHouse(
  'a file for everybody is written once for all who ask at the same moment, and anew once something was recorded',
  { slices: [...slices, figures] },
  async (house) => {
    written = 0
    await reading(house, async (get) => {
      const ask = async () => await (await get('/figures.csv')).text()
      const all = await Promise.all(Array.from({ length: 40 }, ask))
      assert.deepEqual(new Set(all), new Set(['1\n']))
      await publicAlert(house)
      assert.equal(await ask(), '2\n')
      await house.pass(2 * SECOND)
      assert.equal(await ask(), '3\n')
    })
  },
)

forHouse(
  'a file of an exercise is saved under a name that says so',
  { slices: [...slices, figures], realm: 'exercise' },
  async (house) => {
    await reading(house, async (get) => {
      const { headers } = await get('/figures.csv')
      assert.match(headers.get('content-disposition') ?? '', /filename="exercise-figures\.csv"/)
    })
  },
)
