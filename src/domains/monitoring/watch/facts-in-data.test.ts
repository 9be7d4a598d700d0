import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approve, holdsVoting, openPlace, readProfile, writeProfile } from './index.ts'
import { type Moving, pageOf, Site, START, told } from '../../../../test/support/watched-page.ts'

const OFFICE = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"GovernmentOffice","name":"Election Office","telephone":"+10 200 3000","email":"office@vote.example",
"sameAs":["https://www.facebook.com/office","https://x.com/office"],"hasMap":"https://maps.google.com/?q=30.04441,31.23571",
"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","addressLocality":"Old Town"},
"geo":{"@type":"GeoCoordinates","latitude":30.04441,"longitude":31.23571},
"openingHoursSpecification":[{"dayOfWeek":["Monday","Friday"],"opens":"08:00","closes":"17:00"}]},
{"@type":"Event","name":"Voting day","startDate":"2026-12-13T07:00:00+02:00","location":{"@type":"Place","name":"Town Hall","address":"5 Market Square"}},
{"@type":"WebPage","dateModified":"2026-11-20T10:00:00Z","datePublished":"2026-01-02"}]}</script>`
const META = `<meta property="og:title" content="Vote on 13 December 2026"><meta name="geo.position" content="30.0444;31.2357">
<link rel="alternate" hreflang="fr" href="/fr/">`
const STATE = `<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"contact":{"hotline":"0800 555 100","whatsapp":"+10 200 3001"},
"stations":[{"name":"North School","address":"3 North Road","opens":"07:00"},{"name":"South School","address":"9 South Road","opens":"08:00"}],
"notice":"<p>You can vote from 7:00 to 20:00 on 13 December.</p>"}},"buildId":"k3j4h5g6"}</script>
<script>window.__STATE__ = {election: {deadline: '2026-12-01', mail: 'state@vote.example'}, user: null}</script>
<script>self.__next_f.push([1,"5:[\\"$\\",\\"p\\",null,{\\"children\\":\\"Polling stations close at 20:00 in all towns\\"}]\\n"])</script>`
const BODY = `<p>Voting is on <time datetime="2026-12-13">the second Sunday</time>.</p>
<div id="countdown" data-deadline="2026-12-13T07:00:00"></div><div id="map" data-lat="30.0444" data-lng="31.2357"></div>
<span itemscope><meta itemprop="telephone" content="+10 200 3002"></span>
<p><a href="https://wa.me/102003001">Chat with us</a> <a href="https://t.me/vote_office">Telegram</a>
<a href="tel:+102003000">Call</a> <a href="https://www.google.com/maps/place/Town+Hall/@30.0444,31.2357,15z">Map</a>
<a href="https://www.instagram.com/office/">Instagram</a> <a href="mailto:a@vote.example?cc=b@vote.example">Write</a></p>
<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=31.1,30.0,31.3,30.1&marker=30.05,31.2"></iframe>
<iframe src="https://docs.google.com/forms/d/e/1FAIpQLSa/viewform?embedded=true"></iframe>
<form method="post" action="/send"><input type="hidden" name="recipient" value="office@vote.example">
<input type="hidden" name="_next" value="/thanks"><input name="town"><select name="ballot"><option value="1">Anna Alpha</option>
<option value="2">Ben Beta</option></select></form>`
const page = () => pageOf({ head: OFFICE + META, end: BODY + STATE })

let stored: Uint8Array | null = null
const learned = () => (stored ??= new Site(page).learned().stored)

function judged(html: string, afterDays = 3): string[] {
  const site = new Site(page)
  site.stored = learned()
  site.atMs = START + 86_400_000 * (1 + afterDays)
  return told(site.look(html, 0).items)
}

/** What is told when one thing is another, once. */
function swapped(from: string, to: string): string[] {
  assert.ok(page().includes(from), from)
  return judged(page().replace(from, to))
}

test('facts outside the text that stay are nothing to tell', () => {
  assert.deepEqual(judged(page()), [])
})

test('H: structured data say another telephone, mail, address, place, hour or day', () => {
  const rows: [string, string, string][] = [
    ['"+10 200 3000"', '"+99 900 9000"', 'H fact data_contact'],
    ['"email":"office@', '"email":"other@', 'H fact data_contact'],
    ['facebook.com/office', 'facebook.com/other', 'H fact account'],
    ['q=30.04441', 'q=31.09', 'H fact data_place'],
    ['1 Main Street', '77 Far Road', 'H fact data_place'],
    ['"latitude":30.04441', '"latitude":31.5', 'H fact data_place'],
    ['"closes":"17:00"', '"closes":"12:00"', 'H fact data_time'],
    ['2026-12-13T07:00:00+02:00', '2026-12-14T07:00:00+02:00', 'H fact data_time'],
    ['5 Market Square', '6 Other Square', 'H fact data_place'],
    ['content="30.0444;31.2357"', 'content="31.9;31.2357"', 'H fact data_place'],
    ['content="+10 200 3002"', 'content="+99 900 9000"', 'H fact data_contact'],
    ['Vote on 13 December', 'Vote on 14 December', 'H fact data_text'],
  ]
  for (const [from, to, row] of rows) assert.deepEqual(swapped(from, to), [row], to)
})

test('H: the state from which a page is drawn says something else', () => {
  const rows: [string, string, string][] = [
    ['0800 555 100', '0900 111 222', 'H fact data_contact'],
    ['"+10 200 3001"', '"+99 900 9000"', 'H fact data_contact'],
    ["'state@vote.example'", "'state@evil.example'", 'H fact data_contact'],
    ['from 7:00 to 20:00', 'from 7:00 to 16:00', 'H fact data_text'],
    ['close at 20:00 in', 'close at 14:00 in', 'H fact data_text'],
    ['"opens":"07:00"', '"opens":"20:00"', 'H fact data_time'],
    ['You can vote from 7:00', 'You can not vote from 7:00', 'M fact data_text'],
    ["deadline: '2026-12-01'", "deadline: '2026-12-05'", 'H fact data_time'],
  ]
  for (const [from, to, row] of rows) assert.deepEqual(swapped(from, to), [row], to)
  assert.ok(
    swapped('"notice":', '"alert":"The vote has been postponed.","notice":').includes(
      'H fact danger',
    ),
  )
})

test('H: two stations of the state change their addresses', () => {
  const html = page().replace('3 North Road', '§').replace('9 South Road', '3 North Road')
  assert.deepEqual(judged(html.replace('§', '9 South Road')), ['H fact data_place'])
})

test('H: attributes say another day, hour or place', () => {
  const rows: [string, string, string][] = [
    ['datetime="2026-12-13"', 'datetime="2026-12-14"', 'H fact data_time'],
    ['data-deadline="2026-12-13', 'data-deadline="2026-12-15', 'H fact data_time'],
    ['data-lat="30.0444"', 'data-lat="31.9"', 'H fact data_place'],
  ]
  for (const [from, to, row] of rows) assert.deepEqual(swapped(from, to), [row], to)
})

test('H: links lead to another account, telephone or place of a host that is known', () => {
  const rows: [string, string, string][] = [
    ['wa.me/102003001', 'wa.me/999009000', 'H fact account'],
    ['wa.me/102003001', 'api.whatsapp.com/send?phone=999009000', 'H fact account'],
    ['t.me/vote_office', 't.me/vote_0ffice', 'H fact account'],
    ['tel:+102003000', 'tel:+999009000', 'H fact data_contact'],
    ['Town+Hall/@30.0444', 'Far+Hall/@31.9', 'H fact data_place'],
    ['instagram.com/office/', 'instagram.com/0ffice/', 'H fact account'],
    ['cc=b@vote.example', 'cc=b@evil.example', 'H fact data_contact'],
    ['marker=30.05', 'marker=31.05', 'H fact data_place'],
  ]
  for (const [from, to, row] of rows)
    assert.ok(swapped(from, to).includes(row), `${to}: ${swapped(from, to).join()}`)
})

test('H: a form sends elsewhere, otherwise or to another account, and choices change places', () => {
  const rows: [string, string, string][] = [
    ['value="office@vote.example"', 'value="office@evil.example"', 'H fact form_sends'],
    ['value="/thanks"', 'value="https://evil.example/"', 'H fact form_sends'],
    [
      'name="town"',
      'name="town"><input type="hidden" name="bcc" value="x@evil.example"',
      'H fact form_sends',
    ],
    ['method="post"', 'method="get"', 'H fact form_way'],
    ['1FAIpQLSa', '1FAIpQLSb', 'H fact provider_form'],
    ['href="/fr/"', 'href="https://evil.example/fr/"', 'H fact other_address'],
  ]
  for (const [from, to, row] of rows)
    assert.ok(swapped(from, to).includes(row), `${to}: ${swapped(from, to).join()}`)
  const choices = page().replace('value="1"', 'value="§"').replace('value="2"', 'value="1"')
  assert.deepEqual(judged(choices.replace('§', '2')), ['H fact choice'])
})

test('H: a form of a firm that gives forms to everybody, where there was none', () => {
  const site = new Site().learned()
  for (const end of [
    '<iframe src="https://docs.google.com/forms/d/e/1FA/viewform"></iframe>',
    '<iframe src="https://form.jotform.com/2612345"></iframe>',
    '<form method=post action="https://formspree.io/f/abcd"></form>',
  ])
    assert.ok(told(site.look(pageOf({ end }), 60_000).items).includes('H fact provider_form'), end)
})

test('H: a page asks for the number of a person beside his name', () => {
  const site = new Site().learned()
  const form = (fields: string) => told(site.look(pageOf({ end: fields }), 60_000).items)
  const asks = '<input name="full_name"><input name="voterId">'
  assert.ok(form(asks).includes('H field secret_field'))
  assert.ok(form('<input name="nombre"><input name="cedula">').includes('H field secret_field'))
  for (const fields of ['<input name="full_name"><input name="town">', '<input name="voterId">'])
    assert.deepEqual(
      form(fields).filter((item) => item.startsWith('H')),
      [],
      fields,
    )
})

test('facts that move by themselves, and housekeeping, are nothing to tell', () => {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const moving: Moving = (n, atMs) =>
    pageOf({
      head: `<script type="application/ld+json">{"@type":"WebPage","dateModified":"${day(atMs)}","name":"Start",
      "offers":{"priceValidUntil":"${day(atMs + 86_400_000)}"},"interactionCount":${n * 7},
      "event":{"@type":"Event","name":"Open house ${Math.floor(n / 9)}","startDate":"${day(atMs + 3 * 86_400_000)}"}}</script>`,
      end: `<div data-end="${day(atMs + 7 * 86_400_000)}" data-token="a${n}b${n * 3}c"></div>
      <form method="post"><input type=hidden name=csrf value="t${n}x${n * n}"><input type=hidden name=next value="/?s=${n}f${n}a"></form>
      <script>window.__STATE__={session:"s${n}",time:${atMs},views:${n},news:[{title:"News ${n}",date:"${day(atMs)}"}]}</script>
      <ul>${[0, 1, 2].map((k) => `<li><a href="https://x.com/a${n + k}">Follow</a> <time datetime="${day(atMs - k * 3_600_000)}">${n + k} hours</time></li>`).join('')}</ul>`,
    })
  const site = new Site(moving).learned()
  for (let look = 0; look < 24; look += 1)
    assert.deepEqual(told(site.look(null, 3_600_000 * 7).items), [], String(look))
})

test('a date that is over makes room for a later one; an edit that readers see is judged as text', () => {
  assert.deepEqual(swapped("deadline: '2026-12-01'", "deadline: '2026-12-01'"), [])
  const html = page().replace('data-deadline="2026-12-13T07:00:00"', 'data-deadline="2027-05-02"')
  assert.deepEqual(judged(html, 30), [])
})

test('a release that writes the same facts elsewhere in its state is nothing to tell', () => {
  const html = page()
    .replace('"pageProps":{', '"page":{"data":{"x":{')
    .replace('}},"buildId"', '}}}},"buildId"')
  assert.deepEqual(judged(html), [])
})

test('a place of facts of which somebody said that it moves is nothing to tell, and two persons say so', () => {
  const profile = readProfile(learned() ?? Buffer.alloc(0))
  assert.ok(!('damage' in profile))
  const [place] = ['ld+json>GovernmentOffice>telephone']
  assert.ok(place && holdsVoting(profile, place))
  openPlace(profile, place)
  const site = new Site(page)
  site.stored = writeProfile(profile)
  assert.deepEqual(told(site.look(page().replace('"+10 200 3000"', '"+9 1234"')).items), [])
})

test('H: on a page with more facts than are kept those that are kept are watched', () => {
  const many = Array.from({ length: 900 }, (_, n) => ({
    name: `Station ${n}`,
    phone: `+10 200 ${1000 + n}`,
  }))
  const large = pageOf({ end: `<script>window.__STATE__=${JSON.stringify({ many })}</script>` })
  const site = new Site(() => large).learned()
  const html = large.replace('+10 200 1007', '+99 900 1000')
  assert.deepEqual(told(site.look(html).items), ['H fact data_contact'])
  assert.deepEqual(
    told(site.look(large.replace('"many":[', '"many":[{"phone":"+10 300 1"},')).items),
    [],
  )
})

test('what a person approved is the fact from then on, and the old one is another', () => {
  const site = new Site(page)
  site.stored = learned()
  const html = page().replace('"+10 200 3000"', '"+99 900 9000"')
  const { items, reading } = site.look(html, 900_000)
  const profile = readProfile(site.stored ?? Buffer.alloc(0))
  assert.ok(!('damage' in profile))
  site.stored = writeProfile(approve(profile, reading, site.atMs, items))
  assert.deepEqual(told(site.look(html, 900_000).items), [])
  assert.deepEqual(told(site.look(page(), 900_000).items), ['H fact data_contact'])
})

test('a fact that is another one stays a finding until somebody approves it', () => {
  const site = new Site(page)
  site.stored = learned()
  const html = page().replace('"+10 200 3000"', '"+99 900 9000"')
  for (let look = 0; look < 30; look += 1)
    assert.deepEqual(told(site.look(html, 900_000).items), ['H fact data_contact'], String(look))
  assert.deepEqual(told(site.look(page(), 900_000).items), [])
})
