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

const changed = (before: Parts, after: Parts) => edited(pageOf(before), pageOf(after))

test('a new field that asks who somebody is, in the words of its language', () => {
  const form = (more = '') => ({
    main: `<form method="post" action="/ask"><label for="q">Your question</label><input id="q" name="q">${more}</form>`,
  })
  const rows: [string, string][] = [
    ['<label for="idn">Identity number</label><input id="idn" name="idn">', 'H'],
    ['<input id="idn" name="idn"><label for="idn">Ausweisnummer</label>', 'H'],
    ['<label>Date de naissance <input name="x1"></label>', 'H'],
    ['<input name="x1" placeholder="Nombre de la madre">', 'H'],
    ['<input name="x1" aria-label="Nome da mãe">', 'H'],
    ['<label><span>Серия и номер паспорта</span> <input name="x1"></label>', 'H'],
    ['<label for="x1">رقم الهوية</label><input id="x1" name="x1">', 'H'],
    ['<input name="x1" placeholder="身份证号码">', 'H'],
    ['<input name="x1" placeholder="Mother’s maiden name">', 'H'],
    ['<label for="x1">Town</label><input id="x1" name="x1">', 'M'],
    ['<label for="x1">Your e-mail</label><input id="x1" name="x1" type="email">', 'M'],
  ]
  for (const [more, level] of rows) {
    const all = changed(form(), form(more))
    if (level === 'H') assert.match(all, /H field secret_field/, more)
    else assert.doesNotMatch(all, /[CH] /, more)
  }
  const known = form('<label for="x1">Passport</label><input id="x1" name="x1">')
  assert.equal(changed(known, known), '')
})

test('the program that telephones offer leads to the site itself', () => {
  const app = (content: string, name = 'apple-itunes-app') => ({
    head: `<meta name="${name}" content="${content}">`,
  })
  const OWN = 'app-id=123456'
  const rows: [Parts, Parts, string][] = [
    [{}, app(OWN), 'M fact account'],
    [app(OWN), app('app-id=999999'), 'H fact account'],
    [app(OWN), app(`${OWN}, app-argument=https://vote-now.example/vote`), 'H fact other_address'],
    [app(OWN), app(`${OWN}, app-argument=https://www.vote.example/vote`), ''],
    [
      app('app-id=org.vote', 'google-play-app'),
      app('app-id=a.b', 'google-play-app'),
      'H fact account',
    ],
    [
      {},
      { head: '<meta property="al:web:url" content="https://a.test/">' },
      'H fact other_address',
    ],
    [
      {},
      { head: '<meta property="al:ios:url" content="https://a.test/x">' },
      'H fact other_address',
    ],
    [{}, { head: '<meta property="al:android:package" content="org.vote.app">' }, 'M fact account'],
    [
      { head: '<meta name="twitter:app:id:iphone" content="1234567">' },
      { head: '<meta name="twitter:app:id:iphone" content="7654321">' },
      'H fact account',
    ],
  ]
  for (const [before, after, told] of rows)
    assert.equal(changed(before, after), told, JSON.stringify(after))
})

test('pictures by which a page is shared or found come from the site itself', () => {
  const shared = (src: string, name = 'og:image') => ({
    head: `<meta property="${name}" content="${src}">`,
  })
  const rows: [Parts, Parts, string][] = [
    [shared('/og.jpg'), shared('https://i.imgur.com/x.jpg'), 'M fact other_address'],
    [{}, shared('https://i.imgur.com/x.jpg', 'twitter:image'), 'M fact other_address'],
    [{}, shared('https://a.test/x.mp4', 'og:video'), 'M fact other_address'],
    [shared('/og.jpg'), shared('/og-2.jpg'), ''],
    [shared('/og.jpg'), shared('https://media.vote.example/og.jpg'), ''],
    [{}, { head: '<link rel="icon" href="https://a.test/i.png">' }, 'M image new_image_host'],
  ]
  for (const [before, after, told] of rows)
    assert.equal(changed(before, after), told, JSON.stringify(after))
})

test('words that are sent as the voter’s own are a fact of the link', () => {
  const link = (href: string) => ({ main: `<p>Ask us: <a href="${href}">Write now</a></p>` })
  const rows: [string, string, string][] = [
    ['sms:5793', 'sms:5793?body=VOTE%20ID', 'H fact preset'],
    ['sms:5793', 'sms:5793&body=VOTE', 'H fact preset'],
    ['smsto:5793', 'smsto:5793?body=VOTE', 'H fact preset'],
    ['smsto:5793', 'smsto:5793:VOTE', 'H fact preset'],
    ['sms:5793?body=STATION', 'sms:5793?body=VOTE', 'H fact preset'],
    ['sms:5793?body=STATION', 'sms:5793?body=station', ''],
    ['https://wa.me/99900900', 'https://wa.me/99900900?text=My%20ID', 'H fact preset'],
    ['mailto:ask@vote.example', 'mailto:ask@vote.example?body=I%20vote', 'H fact preset'],
    ['mailto:ask@vote.example', 'mailto:ask@vote.example?subject=Question', 'M fact preset'],
    ['https://wa.me/?text=Look', 'https://wa.me/?text=Look%20here', ''],
    ['mailto:?subject=Look', 'mailto:?subject=Look%20here', ''],
  ]
  for (const [before, after, told] of rows)
    assert.equal(changed(link(before), link(after)), told, after)
})

/** An address as it is kept from those who gather addresses: its first byte is the key of the others. */
function kept(text: string, key: number): string {
  const bytes = [key, ...new TextEncoder().encode(text).map((byte) => byte ^ key)]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

test('an address that is kept from gatherers is read, with another key at each visit', () => {
  const mail = (to: string, n: number, shown = to) =>
    pageOf({
      main: `<p>Write to <a href="/cdn-cgi/l/email-protection#${kept(to, (n * 37) % 256)}"><span class="__cf_email__" data-cfemail="${kept(shown, (n * 91) % 256)}">[email&#160;protected]</span></a>.</p>`,
    })
  const OWN = 'ask@vote.example'
  const site = () => new Site((n) => mail(OWN, n)).learned()
  assert.deepEqual(told(site().look(mail(OWN, 200), DAY).items), [])
  const rows: [string, string][] = [
    ['ask@vote-now.example', OWN],
    [`${OWN}?bcc=ask@a.test`, OWN],
    ['аsk@vote.example', 'аsk@vote.example'],
    ['ask@a.test', 'ask@a.test'],
  ]
  for (const [to, shown] of rows)
    assert.match(told(site().look(mail(to, 9, shown), DAY).items).join(), /H /, to)
})

test('header fields by which visitors lose protection or are led elsewhere', () => {
  const headers = (more: Record<string, string>) => new Map(Object.entries(more))
  const SAFE = { 'content-type': 'text/html', 'strict-transport-security': 'max-age=31536000' }
  const rows: [Record<string, string>, string][] = [
    [SAFE, ''],
    [{ ...SAFE, 'strict-transport-security': 'max-age="86400"; includeSubDomains' }, ''],
    [{ ...SAFE, 'strict-transport-security': 'max-age=0' }, 'M head header'],
    [{ 'content-type': 'text/html' }, 'M head header'],
    [{ ...SAFE, 'access-control-allow-origin': '*' }, ''],
    [{ ...SAFE, 'access-control-allow-origin': 'https://static.vote.example' }, ''],
    [{ ...SAFE, 'access-control-allow-origin': 'https://a.test' }, 'M head header'],
    [
      {
        ...SAFE,
        'access-control-allow-origin': 'https://a.test',
        'access-control-allow-credentials': 'true',
      },
      'H head header',
    ],
    [
      {
        ...SAFE,
        'access-control-allow-origin': 'null',
        'access-control-allow-credentials': 'true',
      },
      'H head header',
    ],
    [{ ...SAFE, 'onion-location': 'http://abcdef.onion/' }, 'H head header'],
  ]
  for (const [now, told_] of rows) {
    const site = new Site(() => pageOf(), { headers: headers(SAFE) }).learned()
    const all = told(site.look(null, DAY, { headers: headers(now) }).items).join()
    assert.equal(all, told_, JSON.stringify(now))
  }
  assert.equal(
    changed({}, { head: '<meta http-equiv="onion-location" content="http://abcdef.onion/">' }),
    'H head header',
  )
})

test('what sells has no place in what machines are told either', () => {
  const data = (value: unknown) => ({
    head: `<script type="application/ld+json">${JSON.stringify(value)}</script>`,
  })
  const product = (name: string) =>
    data({ '@type': 'Product', name, offers: { '@type': 'Offer', price: '9.23' } })
  const office = (more = '') =>
    data({ '@type': 'GovernmentOffice', name: 'Office', description: `We prepare votes${more}` })
  const described = (content: string) => ({
    head: `<meta name="description" content="${content}">`,
  })
  assert.match(changed({}, product('judi bola online')), /H fact spam/)
  assert.match(changed({}, product('ставки на спорт')), /H fact spam/)
  assert.match(changed({}, product('Pump')), /M fact spam/)
  assert.match(changed({}, data({ '@type': 'WebPage', headline: '体育投注' })), /H fact spam/)
  assert.match(changed(office(), office('. Online casino')), /H fact spam/)
  assert.match(
    changed(described('We prepare votes.'), described('slot gacor 88. We prepare votes.')),
    /H fact spam/,
  )
  assert.match(changed({}, described('Replica watches for all')), /H fact spam/)
  assert.doesNotMatch(changed({}, data({ '@type': 'WebPage', headline: 'Who we are' })), /H |spam/)
})

test('a link by which people register leads somewhere', () => {
  const linked = (href: string | null, words = 'Register to vote') =>
    pageOf().replace(
      /<a href="\/register">Register to vote<\/a>/,
      `<a ${href === null ? '' : `href="${href}"`}>${words}</a>`,
    )
  for (const href of ['#', '', ' # ', '#!', 'javascript:void(0)', 'javascript:;', null])
    assert.match(edited(linked('/register'), linked(href)), /H link link_moved/, String(href))
  assert.match(edited(linked('/polls', 'Stations'), linked('#', 'Stations')), /M link link_moved/)
  assert.equal(edited(linked('/us', 'About us'), linked('#', 'About us')), '')
  assert.equal(edited(linked('#'), linked('#')), '')
})

test('who registers elsewhere is led back to the site', () => {
  const apply = (back: string, host = 'register.vote.example') =>
    pageOf().replace(
      'href="/register"',
      `href="https://${host}/apply?return_url=${encodeURIComponent(back)}"`,
    )
  const OWN = 'https://www.vote.example/done'
  assert.match(edited(apply(OWN), apply('https://a.test/done')), /H link link_left/)
  assert.match(
    edited(apply(OWN, 'state.test'), apply('https://a.test/done', 'state.test')),
    /H link link_left/,
  )
  assert.equal(edited(apply(OWN), apply('https://www.vote.example/thanks')), '')
  assert.equal(edited(apply(OWN), apply('https://my.vote.example/done')), '')
})

test('a station or district is dropped from what people choose from, though it stands elsewhere', () => {
  const NAMES = ['Town Hall', 'Fire Station', 'Lakeside Clinic', 'Elm Street School']
  const page = (options: readonly string[], label = 'Your district', stations = NAMES) => ({
    main: `<section><h2>Polling stations</h2><table>${stations.map((name, at) => `<tr><td>${name}</td><td>${at + 2} Main Street</td></tr>`).join('')}</table></section>
    <section><h2>Check your entry</h2><form method="post" action="/check"><label for="d">${label}</label><select id="d" name="d">${options.map((name, at) => `<option value="${at + 101}">${name}</option>`).join('')}</select></form></section>`,
  })
  const less = NAMES.filter((name) => name !== 'Lakeside Clinic')
  assert.match(changed(page(NAMES), page(less)), /H text rule_gone/)
  const other = ['Red', 'Green', 'Blue', 'Yellow']
  assert.match(
    changed(page(other, 'Polling district'), page(other.slice(1), 'Polling district')),
    /H text rule_gone/,
  )
  const listed = (options: readonly string[]) => ({
    main: `<section><h2>Polling stations</h2><ul>${NAMES.map((name, at) => `<li>${name} ${at + 2} Main Street</li>`).join('')}</ul></section>
    <section><h2>Your entry</h2><form><select name="d">${options.map((name, at) => `<option value="${at}">${name}</option>`).join('')}</select></form></section>`,
  })
  assert.match(changed(listed(NAMES), listed(less)), /H text rule_gone/)
  assert.doesNotMatch(changed(page(other, 'Colour'), page(other.slice(1), 'Colour')), /H /)
  assert.match(changed(page(NAMES), page(NAMES, 'Your district', less)), /H text/)
})

test('numbers of candidates that a list gives its items are told where they change places', () => {
  const ballot = (numbers: readonly number[]) => ({
    main: `<section><h2>Candidates on the ballot</h2><ol>${['Anna Alpha', 'Ben Beta', 'Cleo Gamma'].map((name, at) => `<li value="${numbers[at]}"><b>${name}</b></li>`).join('')}</ol></section>`,
  })
  assert.match(changed(ballot([1, 2, 3]), ballot([1, 3, 2])), /H text rows_moved/)
  assert.equal(changed(ballot([1, 2, 3]), ballot([1, 2, 3])), '')
})
