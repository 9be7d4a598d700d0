import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Moving, pageOf, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const structured = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const state = (data: unknown) =>
  `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`

/** What is told of an edit of a page that was learned. */
function edited(before: string, after: string, days = 3): string[] {
  const site = new Site(() => before).learned()
  return told(site.look(after, days * DAY).items)
}

/** What is told of a page in sixty days, looked at four times a day. */
function inSixtyDays(page: Moving): string[] {
  const site = new Site(page).learned()
  const all: string[] = []
  for (let look = 0; look < 240; look += 1) all.push(...told(site.look(null, DAY / 4).items))
  return all
}

test('the same fact written otherwise is no change', () => {
  const office = (more: Record<string, unknown>) =>
    pageOf({ head: structured({ '@type': 'GovernmentOffice', name: 'Office', ...more }) })
  const rows: [Record<string, unknown>, Record<string, unknown>][] = [
    [{ telephone: '+10 200 3000' }, { telephone: '+10-200-3000' }],
    [{ telephone: '0200 30001' }, { telephone: '+10 200 30001' }],
    [
      { telephone: ['+10 200 3000', '+10 200 3001'] },
      { telephone: ['+10 200 3001', '+10 200 3000'] },
    ],
    [{ address: '1 Main Street' }, { address: '1 Main St.' }],
    [{ geo: { latitude: 30.0444 } }, { geo: { latitude: 30.04441 } }],
    [{ geo: { latitude: 30.0444 } }, { geo: { latitude: '30.044' } }],
    [{ startDate: '2027-01-05' }, { startDate: '2027-01-05T07:00:00+02:00' }],
    [{ startDate: '2027-01-05T05:00:00Z' }, { startDate: '2027-01-05T07:00:00+02:00' }],
    [{ sameAs: 'https://twitter.com/office' }, { sameAs: 'https://x.com/office?lang=en' }],
    [
      { hasMap: 'https://maps.google.com/?q=30.04441,31.2&z=12' },
      { hasMap: 'https://maps.google.com/?z=15&q=30.0444,31.2&hl=fr' },
    ],
    [{ position: 1 }, { position: 2 }],
    [{ dateModified: '2026-11-01' }, { dateModified: '2026-11-29' }],
  ]
  for (const [before, after] of rows)
    assert.deepEqual(edited(office(before), office(after)), [], JSON.stringify(after))
})

test('news and events that come and go in data are nothing to tell', () => {
  const posts = (n: number) => Array.from({ length: 6 }, (_, k) => n - k)
  const page: Moving = (_, atMs) => {
    const week = Math.floor(atMs / (3 * DAY))
    return pageOf({
      head: structured({
        '@graph': [
          { '@type': 'WebSite', name: 'Commission', url: 'https://www.vote.example/' },
          ...posts(week).map((k) => ({
            '@type': 'Event',
            name: `Meeting ${k % 9}`,
            startDate: day(k * 3 * DAY + 20 * DAY),
            location: { '@type': 'Place', name: `Hall ${k % 4}`, address: `${k % 7} Park Road` },
          })),
          { '@type': 'Event', name: 'Council', startDate: day((week + 1) * 3 * DAY) },
        ],
      }),
      end: `${state({
        props: {
          pageProps: {
            posts: posts(week).map((k) => ({
              id: k,
              slug: `p-${k}`,
              title: `News ${k}`,
              date: day(k * 3 * DAY),
              email: `press${k % 3}@vote.example`,
              excerpt: `Voting in district ${k} was discussed at ${k % 12}:30 on Monday`,
            })),
          },
        },
        buildId: `b${Math.floor(atMs / (5 * DAY))}x9f8e7`,
      })}<ul>${posts(week)
        .map(
          (k) =>
            `<li><a href="/p-${k}">News ${k}</a> <time datetime="${day(k * 3 * DAY)}">${week - k} days ago</time></li>`,
        )
        .join('')}</ul>`,
    })
  }
  assert.deepEqual(inSixtyDays(page), [])
})

test('countdowns, visitors, tokens and signed addresses in data are nothing to tell', () => {
  const page: Moving = (n, atMs) =>
    pageOf({
      head: `<meta property="og:description" content="${Math.ceil((Date.UTC(2027, 2, 1) - atMs) / DAY)} days until the vote">
      <meta name="description" content="Turnout in the vote: ${n % 90} percent">`,
      end: `<div data-countdown="${Math.floor(atMs / 1000) + 900}" data-end="${day(atMs + DAY)}"></div>
      <form method="post" action="/s"><input type="hidden" name="form_key" value="k${Math.floor(n / 40)}j3h${n}">
      <input type="hidden" name="email" value=""><input type="hidden" name="return" value="/page?token=${n}a${n}"></form>
      <script>var dataLayer=[{date:"${day(atMs)}",user:{lat:${(n % 7) + 0.5},phone:"+10 200 30${n % 90}"}}];
      window.__CONFIG__={ip:"10.0.0.${n % 200}",signed:"https://cdn.example/a?exp=${n}&sig=a${n}f",start:"${Math.floor(atMs / 1000)}"}</script>
      <a href="https://wa.me/?text=x${n}">Share</a><a href="https://t.me/share/url?url=${n}">Share</a>
      <a href="https://www.facebook.com/sharer.php?u=${n}">Share</a><a href="mailto:?subject=${n}">Send</a>`,
    })
  assert.deepEqual(inSixtyDays(page), [])
})

test('two versions, a rare one, a release and the hours of today are nothing to tell', () => {
  const chat = (number: number) => `<a href="https://wa.me/10200${number}">Chat</a>`
  const office = {
    '@type': 'GovernmentOffice',
    name: 'Office',
    telephone: '+10 200 3000',
    openingHours: 'Mo-Fr 08:00-17:00',
  }
  const notice = 'You can vote from 7:00 to 20:00.'
  const rows: [string, Moving][] = [
    ['two versions', (n) => pageOf({ end: chat((n * n * 7) % 5 > 2 ? 3000 : 3001) })],
    ['a rare version', (n) => pageOf({ end: chat(n % 31 === 0 ? 3000 : 3001) })],
    [
      'a release',
      (_, atMs) =>
        Math.floor(atMs / (9 * DAY)) % 2 === 0
          ? pageOf({ head: structured(office), end: state({ props: { office, notice } }) })
          : pageOf({
              head: structured({ '@graph': [office] }),
              end: state({ page: { texts: { notice }, info: { phone: '+10-200-3000' } } }),
            }),
    ],
    [
      'the hours of today',
      (_, atMs) => {
        const opens = new Date(atMs).getUTCDay() % 6 === 0 ? '10:00' : '08:00'
        const validFrom = day(atMs)
        return pageOf({
          head: structured({ ...office, specialOpeningHoursSpecification: [{ opens, validFrom }] }),
          end: state({ today: { opens }, todayHours: `${opens}-17:00` }),
        })
      },
    ],
    [
      'a list of choices',
      (_, atMs) => {
        const first = Math.floor(atMs / (4 * DAY))
        const options = Array.from(
          { length: 5 + (first % 6) },
          (_one, n) => `<option value="${n + first}">Town ${n}</option>`,
        )
        return pageOf({ end: `<select>${options.join('')}</select>` })
      },
    ],
  ]
  for (const [name, page] of rows) assert.deepEqual(inSixtyDays(page), [], name)
})

test('honest edits of what is said outside the text are never above M', () => {
  const rows: [string, string, string][] = [
    [
      'another description',
      '<meta name="description" content="All about the vote on 13 December">',
      '<meta name="description" content="Find hours, papers and results here, from 7:00">',
    ],
    [
      'a new language',
      '<link rel="alternate" hreflang="fr" href="/fr/">',
      '<link rel="alternate" hreflang="fr" href="/fr/"><link rel="alternate" hreflang="es" href="/es/">',
    ],
    [
      'a new account',
      '<a href="https://x.com/o">X</a>',
      '<a href="https://x.com/o">X</a><a href="https://bsky.app/profile/o">Bluesky</a>',
    ],
    [
      'a list of choices',
      '<select><option value="1">Anna</option><option value="2">Ben</option></select>',
      '<select><option value="1">Aaron</option><option value="2">Anna</option><option value="3">Ben</option></select>',
    ],
    [
      'a new office',
      structured([{ name: 'A', telephone: '+10 200 3001' }]),
      structured([
        { name: 'A', telephone: '+10 200 3001' },
        { name: 'B', telephone: '+10 200 3002' },
      ]),
    ],
    [
      'a meeting',
      structured({ '@type': 'Event', name: 'Meeting', startDate: '2027-01-05' }),
      structured({ '@type': 'Event', name: 'Meeting', startDate: '2027-01-12' }),
    ],
    [
      'a next meeting',
      '<div data-date="2026-11-28T10:00"></div>',
      '<div data-date="2026-12-28T10:00"></div>',
    ],
    [
      'words of a program',
      state({ i18n: { a: 'Vote now' } }),
      state({ i18n: { a: 'Vote now', b: 'This vote is closed and cancelled' } }),
    ],
    ['a tag of a script', '<i data-target="tab1abc"></i>', '<i data-target="tab2abc"></i>'],
    [
      'a post that is embedded',
      '<a href="https://x.com/one/status/1">May 1, 2026</a>',
      '<a href="https://x.com/two/status/2">May 9, 2026</a>',
    ],
  ]
  for (const [name, before, after] of rows) {
    const items = edited(pageOf({ head: before }), pageOf({ head: after }))
    assert.deepEqual(
      items.filter((item) => /^[CH]/.test(item)),
      [],
      `${name}: ${items.join()}`,
    )
  }
})

test('an edit that readers see is judged by what they read', () => {
  const page = (hour: string) =>
    pageOf({
      top: `<p>The library opens at ${hour}.</p>`,
      end: state({ library: { hours: `at ${hour}`, note: `The library opens at ${hour}.` } }),
    })
  assert.deepEqual(edited(page('08:00'), page('09:00')), ['M text changed'])
})

test('of two links with the same words the one that leads elsewhere stays a finding', () => {
  const page = (one: string) =>
    pageOf({
      end: `<a href="https://wa.me/${one}">Chat</a> <a href="https://wa.me/102003009">Chat</a>`,
    })
  const site = new Site(() => page('102003001')).learned()
  for (let look = 0; look < 20; look += 1)
    assert.deepEqual(told(site.look(page('999009000'), 900_000).items), ['H fact account'])
})
