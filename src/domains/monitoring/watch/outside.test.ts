import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LookOptions } from './index.ts'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const DAY = 86_400_000

/** What is told when a learned page is another one. */
function edited(before: string, after: string, options: Partial<LookOptions> = {}): string {
  const site = new Site(() => before).learned()
  return told(site.look(after, DAY, options).items).join(', ')
}

/** What is told of something that was not there. */
const added = (parts: Parts, options: Partial<LookOptions> = {}) =>
  told(new Site().learned().look(pageOf(parts), DAY, options).items).join(', ')
const changed = (before: Parts, after: Parts) => edited(pageOf(before), pageOf(after))

const structured = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`

test('where an office, an election or a site is on the web is said to machines too', () => {
  const office = (more: Record<string, unknown>) => ({
    head: structured({ '@type': 'GovernmentOffice', name: 'Office', ...more }),
  })
  const OWN = 'https://www.vote.example/'
  const rows: [Record<string, unknown>, Record<string, unknown>, string][] = [
    [{ url: OWN }, { url: 'https://vote-now.example/' }, 'H fact other_address'],
    [{ url: OWN }, { url: 'https://stations.vote.example/' }, ''],
    [{ url: OWN }, { url: '/' }, ''],
    [{ sameAs: OWN }, { sameAs: 'https://vote-now.example/' }, 'M fact other_address'],
    [
      { logo: `${OWN}logo.svg` },
      { logo: 'https://cdn.other.example/l.svg' },
      'M fact other_address',
    ],
    [
      { potentialAction: { '@type': 'SearchAction', target: { urlTemplate: `${OWN}?q={q}` } } },
      {
        potentialAction: {
          '@type': 'SearchAction',
          target: { urlTemplate: 'https://a.test/?q={q}' },
        },
      },
      'H fact other_address',
    ],
    [
      { event: { '@type': 'Event', name: 'Voting day', url: `${OWN}vote` } },
      { event: { '@type': 'Event', name: 'Voting day', url: 'https://a.test/vote' } },
      'H fact other_address',
    ],
  ]
  for (const [before, after, told] of rows)
    assert.equal(changed(office(before), office(after)), told, JSON.stringify(after))
  const marked = (url: string) => ({
    main: `<div itemscope itemtype="https://schema.org/GovernmentOffice"><link itemprop="url" href="${url}">Office</div>`,
  })
  assert.equal(changed(marked(OWN), marked('https://a.test/')), 'H fact other_address')
})

test('what leads machines and readers on leads to the site itself', () => {
  const rows: [string, string, string][] = [
    [
      '<link rel="canonical" href="/">',
      '<link rel="canonical" href="https://a.test/">',
      'H canonical other_address',
    ],
    ['<link rel="canonical" href="/">', '<link rel="canonical" href="/vote">', ''],
    [
      '<meta property="og:url" content="/">',
      '<meta property="og:url" content="//a.test/">',
      'H fact other_address',
    ],
    ['', '<meta property="og:url" content="https://a.test/">', 'H fact other_address'],
    ['', '<link rel="alternate" hreflang="fr" href="https://a.test/">', 'H fact other_address'],
    ['', '<link rel="alternate" hreflang="fr" href="/fr">', ''],
    [
      '',
      '<link rel="alternate" type="application/rss+xml" href="https://a.test/feed">',
      'H fact other_address',
    ],
    ['', '<link rel="alternate" type="application/rss+xml" href="/feed">', ''],
    ['', '<link rel="amphtml" href="https://a.test/">', 'H fact other_address'],
    [
      '<link rel="next" href="/2">',
      '<link rel="next" href="https://a.test/2">',
      'H fact other_address',
    ],
    [
      '<link rel="manifest" href="/m">',
      '<link rel="manifest" href="https://a.test/m">',
      'H fact other_address',
    ],
    ['', '<link rel="preconnect" href="https://a.test/">', ''],
    ['', '<link rel="dns-prefetch" href="https://a.test/">', ''],
    ['', '<meta name="viewport" content="width=device-width">', ''],
  ]
  for (const [before, head, told] of rows)
    assert.equal(changed({ head: before }, { head }), told, head)
  const headers = new Map([['link', '<https://a.test/fr>; rel=alternate; hreflang=fr']])
  assert.equal(added({}, { headers }), 'H fact other_address')
  const mobile = (id: string) => ({ head: `<meta name="apple-itunes-app" content="app-id=${id}">` })
  assert.equal(changed(mobile('123456'), mobile('999999')), 'H fact account')
})

test('a page that search engines are told to forget is found by nobody', () => {
  const header = (value: string) => ({ headers: new Map([['x-robots-tag', value]]) })
  const rows: [string, string][] = [
    ['noindex', 'H robots robots'],
    ['none', 'H robots robots'],
    ['nofollow', 'M robots robots'],
    ['noarchive', 'M robots robots'],
    ['max-image-preview:none', ''],
    ['index, follow', ''],
  ]
  for (const [content, told] of rows) {
    assert.equal(added({ head: `<meta name="robots" content="${content}">` }), told, content)
    assert.equal(added({}, header(content)), told, content)
  }
  assert.equal(added({ head: '<meta name="googlebot" content="noindex">' }), 'H robots robots')
  assert.equal(added({}, header('googlebot: noindex')), 'H robots robots')
  const hidden = { head: '<meta name="robots" content="noindex, follow">' }
  assert.equal(changed(hidden, { head: '<meta name="robots" content="noindex, nofollow">' }), '')
  const works =
    '<html><head><meta name="robots" content="noindex"></head><body><p>The site is under maintenance. Please come back later.</p></body></html>'
  assert.doesNotMatch(edited(pageOf(), works), /[CH] /)
})

test('the state from which a page is drawn names no program elsewhere', () => {
  const state = (data: unknown) => ({
    end: `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>`,
  })
  const rows: [unknown, string][] = [
    [{ plugins: ['https://cdn.a.test/p.js'], locale: 'en' }, 'H fact other_program'],
    [{ locale: 'en', map: 'https://cdn.a.test/map.wasm' }, 'H fact other_program'],
    [{ locale: 'en', cdnUrl: 'https://cdn.a.test/' }, 'H fact other_program'],
    [{ locale: 'en', apiEndpoint: 'https://api.a.test/' }, 'H fact form_sends'],
    [{ locale: 'en', cdnUrl: 'https://static.vote.example/' }, ''],
  ]
  for (const [data, told] of rows) {
    const all = changed(state({ locale: 'en' }), state(data))
    if (told === '') assert.doesNotMatch(all, /[CH] /, JSON.stringify(data))
    else assert.match(all, new RegExp(told), JSON.stringify(data))
  }
})
