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

test('somebody new to write to or to call is told, unless readers see who it is', () => {
  const rows: [string, string][] = [
    ['https://signal.me/#p/+99900', 'H fact new_contact'],
    ['https://wa.me/99900900', 'H fact new_contact'],
    ['https://api.whatsapp.com/send?phone=99900900', 'H fact new_contact'],
    ['https://t.me/vote_help', 'H fact new_contact'],
    ['tg://resolve?domain=vote_help', 'H fact new_contact'],
    ['viber://chat?number=%2B99900', 'H fact new_contact'],
    ['https://line.me/R/ti/p/@vote', 'H fact new_contact'],
    ['https://m.me/vote.help', 'H fact new_contact'],
    ['skype:vote.help?call', 'H fact new_contact'],
    ['https://zalo.me/99900', 'H fact new_contact'],
    ['https://open.kakao.com/o/abc', 'H fact new_contact'],
    ['facetime:vote@help.test', 'H fact new_contact'],
    ['sms:+999009000', 'H contact new_contact'],
    ['tel:+999009000', 'H contact new_contact'],
    ['tel:+102003000', 'M contact new_contact'],
    ['mailto:vote@help.test', 'H contact new_contact'],
    ['mailto:press@vote.example', 'M contact new_contact'],
    ['mailto:?subject=Look', 'M contact new_contact'],
    ['https://www.facebook.com/some.office', 'M fact account'],
    ['https://wa.me/?text=https://www.vote.example/', ''],
    ['https://www.facebook.com/sharer/sharer.php?u=https://www.vote.example/', ''],
    ['https://www.viber.com/', ''],
  ]
  const html = pageOf()
  for (const [href, told] of rows) {
    const linked = html.replace('Results are counted', `<a href="${href}">Results</a> are counted`)
    assert.equal(edited(html, linked), told, href)
  }
})

test('a page asks for money', () => {
  const rows: [string, string][] = [
    ['https://www.paypal.com/donate/?hosted_button_id=ABC1234', 'H link asks_money'],
    ['https://buy.stripe.com/abc', 'H link asks_money'],
    ['https://ko-fi.com/vote', 'H link asks_money'],
    ['bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'H link asks_money'],
    ['upi://pay?pa=vote@bank', 'H link asks_money'],
  ]
  for (const [href, told] of rows)
    assert.match(added({ end: `<a href="${href}">Help us</a>` }), new RegExp(told), href)
  for (const text of [
    'IBAN GB82 WEST 1234 5698 7654 32',
    'Account: DE89370400440532013000',
    'BTC: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    'ETH 0x52908400098527886E0F7030069857D2E4169EE7',
    'BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  ])
    assert.match(added({ main: `<p>Help us. ${text}</p>` }), /H contact asks_money/, text)
  for (const text of ['File AB12 3456 7890 1234', 'Reference 1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c'])
    assert.doesNotMatch(added({ main: `<p>${text}</p>` }), /money/, text)
  const paid = (href: string) => ({ end: `<p><a href="${href}">Pay the deposit</a></p>` })
  assert.match(
    changed(paid('https://www.paypal.com/donate?id=office'), paid('https://www.paypal.me/other')),
    /[HM] /,
  )
})

test('a map that moves with the text beside it is nothing to tell; one that moves alone is', () => {
  const day = (atMs: number) => Math.floor(atMs / DAY)
  const bus = (n: number, map = n) => ({
    main: `<section id="bus"><h2>Our bus</h2><p>Today: ${['Harbour', 'Market', 'Castle', 'Station', 'Bridge'][n % 5]} Street ${(n % 7) + 3}</p>
    <p><a href="https://maps.google.com/?q=30.${100 + (map % 9) * 11},31.2">Map</a></p></section>`,
  })
  const site = new Site((_, atMs) => pageOf(bus(day(atMs)))).learned()
  for (let look = 0; look < 40; look += 1)
    assert.doesNotMatch(told(site.look(null, DAY / 4).items).join(), /[CH] fact/)
  const still = (map: number) => pageOf(bus(2, map))
  assert.equal(edited(still(2), still(3)), 'H fact data_place')
})

test('a date rolls only with the days, and at the hour at which it did before', () => {
  const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const page = (date: string) =>
    pageOf({ main: `<div id="next" data-deadline="${date}">Next deadline</div>` })
  const rolling = () => new Site((_, atMs) => page(iso(atMs + 5 * DAY))).learned()
  const site = rolling()
  for (let look = 0; look < 60; look += 1)
    assert.deepEqual(told(site.look(null, DAY / 24).items), [])
  // Ten hours after it moved.
  const once = rolling()
  for (let look = 0; look < 30; look += 1) once.look(null, DAY / 96)
  const shown = Date.parse(iso(once.atMs + 5 * DAY))
  assert.match(told(once.look(page(iso(shown + DAY)), DAY / 24).items).join(), /H fact data_time/)
})

test('what is chosen, filled in or locked beforehand decides for the voter', () => {
  const ballot = (more: Partial<Record<string, string>> = {}) => ({
    main: `<form method="post" action="/cast"><fieldset ${more['set'] ?? ''}><legend>Ballot</legend>
    <label><input type="radio" name="choice" value="a1" ${more['one'] ?? ''}> Anna Alpha</label>
    <label><input type="radio" name="choice" value="b2" ${more['two'] ?? ''}> Ben Beta</label></fieldset>
    <label><input type="checkbox" name="news" ${more['news'] ?? ''}> Newsletter</label>
    <select name="district"><option value="n1">North</option><option value="s2" ${more['south'] ?? ''}>South</option></select>
    <select name="lang"><option value="e1">English</option><option value="f2" ${more['french'] ?? ''}>Français</option></select>
    <select name="born"><option>1</option><option ${more['day'] ?? ''}>2</option></select>
    <input name="town" ${more['town'] ?? ''}><input type="hidden" name="token" value="${more['token'] ?? 'x'}">
    <input type="search" name="q" ${more['search'] ?? ''}><button ${more['send'] ?? ''}>Send</button></form>`,
  })
  const rows: [Partial<Record<string, string>>, string][] = [
    [{ two: 'checked' }, 'H fact preset'],
    [{ two: 'disabled' }, 'H fact preset'],
    [{ south: 'selected' }, 'H fact preset'],
    [{ send: 'disabled' }, 'H fact preset'],
    [{ set: 'disabled' }, 'H fact preset'],
    [{ news: 'checked' }, 'M fact preset'],
    [{ french: 'selected' }, 'M fact preset'],
    [{ town: 'maxlength="2"' }, 'M fact preset'],
    [{ town: 'pattern="[a-z]+"' }, 'M fact preset'],
    [{ town: 'required' }, 'M fact preset'],
    [{ town: 'value="Far Town"' }, 'M fact preset'],
    [{ town: 'readonly' }, 'M fact preset'],
    [{ day: 'selected' }, ''],
    [{ search: 'value="where to vote"' }, ''],
    [{ token: 'a8f7e6d5' }, ''],
  ]
  for (const [more, told] of rows)
    assert.equal(changed(ballot(), ballot(more)), told, JSON.stringify(more))
  const drawn = (n: number) =>
    pageOf(ballot({ town: `value="Question ${'abcdefgh'[n % 8]}${n}?"` }))
  const site = new Site(drawn).learned()
  for (let look = 0; look < 20; look += 1) assert.deepEqual(told(site.look().items), [])
})

test('the date for machines is the one that readers see', () => {
  const news = (n: number) =>
    `<ul>${[0, 1, 2].map((k) => `<li><time datetime="2026-11-${20 + n + k}">${20 + n + k} November 2026</time> News ${n + k}</li>`).join('')}</ul>`
  const vote = (datetime: string, text = 'Sunday, 13 December 2026') => ({
    main: `<p>You can vote on <time datetime="${datetime}">${text}</time>.</p>${news(1)}`,
  })
  const rows: [string, string][] = [
    ['2026-12-15', 'H fact data_time'],
    ['2026-12-14T07:00', 'H fact data_time'],
    ['2026-12-13T07:00', ''],
  ]
  for (const [now, told] of rows) assert.equal(changed(vote('2026-12-13'), vote(now)), told, now)
  // A text elsewhere on the page that is another one does not excuse it.
  const other = pageOf(vote('2026-12-15')).replace('nine members', 'ten members')
  assert.match(edited(pageOf(vote('2026-12-13')), other), /H fact data_time/)
  const office = (street: string, more = '') => ({
    head: structured({ '@type': 'GovernmentOffice', name: 'Office', address: street }),
    main: more,
  })
  assert.match(
    changed(office('1 Main Street'), office('77 Far Road', '<p>Our choir sings on Friday.</p>')),
    /H fact data_place/,
  )
})

test('a shadow stands in place of what the element holds', () => {
  const html = pageOf()
  const shaded = (template: string) =>
    html.replace(
      '<section id="when">',
      `<section id="when"><template shadowrootmode="open">${template}</template>`,
    )
  for (const template of [
    '<p>Polling stations are open from 07:00 to 14:00.</p>',
    '<p>Please read the leaflet.</p><slot name="other"></slot>',
    '',
  ])
    assert.match(edited(html, shaded(template)), /H text hidden_text/, template)
  assert.equal(edited(html, shaded('<div><slot></slot></div>')), '')
  // No browser shows it there.
  const list = pageOf({
    main: '<ul><template shadowrootmode="open"><li>Vote</li></template><li>One</li></ul>',
  })
  assert.doesNotMatch(edited(pageOf({ main: '<ul><li>One</li></ul>' }), list), /hidden_text|C |H /)
})
