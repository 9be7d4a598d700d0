import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Moving, pageOf, Site, told } from '../../../../test/support/watched-page.ts'
import { calendarOf } from '../../../lib/html/index.ts'
import { stampOf } from './dated.ts'

const DAY = 86_400_000
const HEADS = ['New ballot boxes delivered', 'Pupils visit us', 'Training for polling staff begins']
const written = (ms: number) =>
  new Date(ms).toISOString().slice(0, 10).split('-').reverse().join('/')
const entry = (ms: number) =>
  `<li><time>${written(ms)}</time> <a href="/news/${ms / DAY}">${HEADS[(ms / DAY) % 3]}</a></li>`
const newsOf = (newest: number, more = '') =>
  pageOf({
    main: `<ul id="news">${more}${[0, 3, 7, 9, 15].map((ago) => entry(newest - ago * DAY)).join('')}</ul>`,
  })

test('entries of a list of news come and go', () => {
  const page: Moving = (_, atMs) => newsOf(Math.floor(atMs / DAY / 4) * 4 * DAY)
  const site = new Site(page).learned()
  const all: string[] = []
  for (let look = 0; look < 30; look += 1) all.push(...told(site.look(null, DAY).items))
  assert.deepEqual(all, [])
})

test('what an entry says beside its date is judged', () => {
  const newest = Date.UTC(2026, 10, 26)
  for (const text of [
    '27/11/2026 The vote is postponed until further notice',
    '27/11/2026 Polling stations close at 14:00',
    '27/11/2026 New election day is 20 December 2026',
    '20/12/2026 Election day',
  ]) {
    const site = new Site(() => newsOf(newest)).learned()
    const items = told(site.look(newsOf(newest, `<li>${text}</li>`), DAY).items)
    assert.match(items.join(), /^H /, `${text}: ${items}`)
  }
})

test('an entry that stands alone is no new date of the vote', () => {
  for (const [text, level] of [
    [
      '<article><h3>New boxes</h3><p>27/11/2026 More than 2,400 help on election day.</p></article>',
      'M',
    ],
    ['<p>2022: General election, 05.03.2022 – 61.4 % (votes: 48 213)</p>', 'M'],
    ['<p>Election day is now 20/12/2026.</p>', 'H'],
    ['<p>27/11/2026 Polling stations are open from 09:00.</p>', 'H'],
  ] as const) {
    const site = new Site().learned()
    const items = told(site.look(pageOf({ main: text }), DAY).items)
    assert.match(items.join(), new RegExp(`^${level} `), `${text}: ${items}`)
  }
})

test('deadlines to come are facts', () => {
  const list = (last: string) =>
    pageOf({
      main: `<ul><li>02/12/2026 Registration to vote closes</li><li>06/12/2026 Postal votes</li><li>${last}</li></ul>`,
    })
  const site = new Site(() => list('13/12/2026 Election day')).learned()
  assert.match(told(site.look(list('14/12/2026 Election day'), DAY).items).join(), /H text facts/)
})

test('a date that is over is a stamp where it begins or ends a text', () => {
  const calendar = calendarOf(['de', 'zh', 'fa'], Date.UTC(2026, 10, 17, 10))
  for (const [text, rest] of [
    ['17/11/2026 New boxes', 'New boxes'],
    ['31.12.2025 14:05 New boxes', 'New boxes'],
    ['2026年11月3日 消息', '消息'],
    ['3. November 2026 – Neue Urnen', 'Neue Urnen'],
    ['Neue Urnen, 3. November 2026', 'Neue Urnen,'],
    ['1405/08/03 New boxes', 'New boxes'],
    ['1405/11/03 New boxes', null],
    ['24/12/2026 New boxes', null],
    ['Open on 1 November 2026.', null],
  ] as const)
    assert.equal(stampOf(text, calendar)?.rest ?? null, rest, text)
})

test('a countdown ends without a number', () => {
  const page: Moving = (_, atMs) => {
    const left = Math.ceil((Date.UTC(2026, 10, 30) - atMs) / DAY)
    const text = left > 1 ? `Noch ${left} Tage bis zur Wahl` : 'Morgen ist Wahltag'
    return pageOf({ top: `<div role="timer">${text}</div>` }).replace('lang="en"', 'lang="de"')
  }
  const site = new Site(page).learned()
  const all: string[] = []
  for (let look = 0; look < 6; look += 1) all.push(...told(site.look(null, DAY).items))
  assert.doesNotMatch(all.join(), /H /)
})
