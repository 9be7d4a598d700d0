import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkFact } from './contact-links.ts'
import { type Data, readData, type Value } from './literal.ts'
import { dayOf, kindByName, minuteOf, momentOf, plainTime } from './page-facts.ts'
import { readForWatch } from './reading.ts'

const AT = Date.UTC(2026, 10, 26, 12)

/** Facts of a page as `kind path owner: value`. */
function factsOf(html: string): string[] {
  const tells = (text: string) => /\b(?:vote|polls)\b/i.test(text)
  const options = { url: 'https://vote.example/', atMs: AT, languages: ['en'], tells }
  const { fact } = readForWatch(html, options).inventories
  return Array.from(
    fact.values(),
    ({ fact: kind, path, words, label }) => `${kind} ${path} ${words}: ${label}`,
  )
}

const jsonLd = (text: string) => `<script type="application/ld+json">${text}</script>`

test('structured data give contacts, places and times with the name of whose they are', () => {
  const office = `{"@graph":[{"@type":"Office","name":"North","telephone":"+1 202 555 0100","email":"n@vote.example",
  "sameAs":["https://www.facebook.com/north/"],"geo":{"latitude":30.04441},"url":"/n","dateModified":"2026-01-01",
  "openingHours":"Mo-Fr 08:00-17:00","position":3}]}`
  assert.deepEqual(factsOf(jsonLd(office)), [
    'telephone ld+json>Office>telephone North: +1 202 555 0100',
    'mail ld+json>Office>email North: n@vote.example',
    'account ld+json>Office>sameAs North: facebook.com/north',
    'place ld+json>Office>geo>latitude North: 30.04441',
    'time ld+json>Office>openingHours North: Mo-Fr 08:00-17:00',
  ])
})

test('structured data that are no clean JSON are read nevertheless', () => {
  for (const text of [
    '//<![CDATA[\n{"name":"N","telephone":"+1 202 555 0100",}\n//]]>',
    '[{"name":"N","telephone":"+1 202 555 0100"}, {"name"',
    '/* office */ {name: "N", telephone: "+1 202 555 0100"}',
  ])
    assert.deepEqual(
      factsOf(jsonLd(text)),
      ['telephone ld+json>telephone N: +1 202 555 0100'],
      text,
    )
})

test('the state of a page is read however a framework writes it', () => {
  const rows = [
    '<script id="__NEXT_DATA__" type="application/json">{"props":{"contact":{"phone":"+1 202 555 0100"}}}</script>',
    '<script>window.__STATE__ = {contact: {phone: "+1 202 555 0100", at: new Date(0)}}</script>',
    '<script>window["__STATE__"]=JSON.parse("{\\"contact\\":{\\"phone\\":\\"+1 202 555 0100\\"}}")</script>',
    '<script>self.__next_f.push([1,"3:{\\"contact\\":{\\"phone\\":\\"+1 202 555 0100\\"}}\\n"])</script>',
    '<script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{"contact":2},{"phone":3},"+1 202 555 0100"]</script>',
    '<script>kit.start(app, element, {data: [{type: "data", data: {contact: {phone: "+1 202 555 0100"}}}]})</script>',
  ]
  for (const html of rows) {
    const facts = factsOf(html)
    assert.equal(facts.length, 1, `${html}: ${facts.join()}`)
    assert.match(facts[0] ?? '', /^telephone state>.*contact>phone : \+1 202 555 0100$/)
  }
  assert.deepEqual(
    factsOf(
      '<script>x={body:"<p>The polls&nbsp;close at 8.</p><p>Welcome to all of you.</p>"}</script>',
    ),
    ['text state>body : The polls close at 8.'],
  )
})

test('an address is told by account, place or form; those by which readers share are none', () => {
  const rows: [string, string | null][] = [
    ['https://wa.me/+10200300?text=x', 'chat wa.me/10200300'],
    ['https://api.whatsapp.com/send?phone=+10200300&text=x', 'chat wa.me/10200300'],
    ['whatsapp://send?phone=10200300', 'chat 10200300'],
    ['https://t.me/Vote_Office', 'chat t.me/vote_office'],
    ['tg://resolve?domain=Vote_Office', 'chat vote_office'],
    ['https://signal.me/#p/+10200300', 'chat signal.me/+10200300'],
    ['https://m.me/office', 'chat m.me/office'],
    ['https://twitter.com/Office', 'account x.com/office'],
    ['https://www.youtube.com/@Office', 'account youtube.com/@office'],
    ['https://www.youtube.com/watch?v=x', null],
    ['https://wa.me/?text=x', null],
    ['https://t.me/share/url?url=x', null],
    ['https://www.facebook.com/sharer/sharer.php?u=x', null],
    ['https://twitter.com/intent/tweet?text=x', null],
    ['mailto:A@vote.example?cc=b@vote.example&subject=x', 'mail a@vote.example b@vote.example'],
    ['mailto:?subject=x', null],
    ['tel:+10%20200-300', 'telephone 10200300'],
    ['sms:+10200300?body=x', 'telephone 10200300'],
    [
      'https://play.google.com/store/apps/details?id=org.vote&hl=en',
      'account play.google.com/org.vote',
    ],
    ['https://apps.apple.com/us/app/vote/id123456789', 'account apps.apple.com/id123456789'],
    ['https://paypal.me/office', 'account paypal.me/office'],
    [
      'https://maps.googleapis.com/maps/api/staticmap?center=30.04441,31.2&key=x',
      'place maps.googleapis.com/30.044,31.2',
    ],
    ['geo:30.04441,31.23571?z=12', 'place 30.044,31.236'],
    [
      'https://www.google.com/maps/place/Town+Hall/@30.04441,31.23571,15z/data=x',
      'place google.com/place/town hall/30.044,31.236',
    ],
    ['https://maps.google.com/?q=Town+Hall&z=12&hl=fr', 'place maps.google.com/town hall'],
    [
      'https://www.openstreetmap.org/?mlat=30.04441&mlon=31.23571#map=15/1/2',
      'place openstreetmap.org/30.044 31.236',
    ],
    ['https://yandex.ru/maps/?ll=31.23571,30.04441&z=3', 'place yandex.ru/31.236,30.044'],
    ['https://2gis.ru/moscow/firm/4504127908', 'place 2gis.ru/firm/4504127908'],
    ['webcal://vote.example/days.ics', 'time //vote.example/days.ics'],
    ['https://docs.google.com/forms/d/e/1FA/viewform?usp=x', 'form docs.google.com/forms/d/e/1fa'],
    ['https://formspree.io/f/abcd', 'form formspree.io/f/abcd'],
    ['https://other.example/maps', null],
    ['/map', null],
  ]
  for (const [written, fact] of rows) {
    const found = linkFact(written)
    assert.equal(found && `${found.kind} ${found.value}`, fact, written)
  }
})

test('attributes that machines show are facts, those of layout are none', () => {
  assert.deepEqual(
    factsOf(`<p><time datetime="2026-12-13T07:00">Sunday</time></p><div id="count" data-deadline="1797148800000" data-lat="30.0444"
    data-target="#menu" data-id="7" data-toggle="x" data-start="0"></div><meta name="geo.position" content="30.1;31.2">
    <link itemprop="sameAs" href="https://x.com/office"><abbr class="dtstart" title="2026-12-13">soon</abbr>`),
    [
      'time >p>time@datetime Sunday: 2026-12-13T07:00',
      'time >div#count>@data-deadline count: 2026-12-13 08:00',
      'place >div#count>@data-lat count: 30.0444',
      'place meta@geo.position : 30.1;31.2',
      'account >itemprop>sameAs : x.com/office',
      'time >@title soon: 2026-12-13',
    ],
  )
})

test('names of housekeeping make no fact, whatever the value', () => {
  for (const name of [
    'dateModified',
    'datePublished',
    'uploadDate',
    'priceValidUntil',
    'timestamp',
    'csrfToken',
    'viewCount',
    'buildId',
    'ipAddress',
  ])
    assert.equal(kindByName(name, '2026-12-13'), null, name)
  assert.equal(kindByName('startDate', '2026-12-13'), 'time')
  assert.equal(kindByName('currentElectionDate', '2026-12-13'), 'time')
  assert.equal(kindByName('start', '0'), null)
  assert.equal(kindByName('position', '1'), null)
})

test('days and minutes are counted as calendars do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_600_000_000, max: 2_500_000_000 }), (seconds) => {
      const iso = new Date(seconds * 1000).toISOString()
      assert.equal(momentOf(String(seconds)), iso.slice(0, 16).replace('T', ' '))
      assert.equal(dayOf(iso), Math.floor(seconds / 86_400))
      assert.equal(minuteOf(iso), Math.floor(seconds / 60))
    }),
  )
  assert.equal(minuteOf('2026-12-13T07:00:00+02:00'), minuteOf('2026-12-13T05:00Z'))
  assert.equal(minuteOf('2026-12-13'), null)
  assert.equal(plainTime('2026-12-13T07:00:00.000Z'), '2026-12-13 07:00')
})

test('data are read as JSON reads them', () => {
  const plain = (value: Value): unknown => {
    if (value === null || typeof value !== 'object') return value
    const { isList, entries }: Data = value
    return isList
      ? entries.map(([, one]) => plain(one))
      : entries.map(([key, one]) => [key, plain(one)])
  }
  const listed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(listed)
    if (value === null || typeof value !== 'object') return value
    return Object.entries(value).map(([key, one]) => [key, listed(one)])
  }
  const key = fc.stringMatching(/^[a-z]{1,8}$/)
  const leaf = fc.oneof(
    fc.string().map((text) => text.replace(/[\b\f]/g, '')),
    fc.nat(),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (value) => {
      const read = readData(JSON.stringify(value), { tokens: 60_000 })
      const [, first = null] = read.entries[0] ?? []
      const text = JSON.stringify(value)
      const isShallow = !/[[{]{8}/.test(text)
      if (isShallow) assert.deepEqual(plain(first), listed(value))
    }),
  )
})

test('a page with more facts than are read says so, and any data are read without an exception', () => {
  const read = (html: string) =>
    readForWatch(html, { url: 'https://vote.example/', atMs: AT, languages: [], tells: () => true })
  const json = (text: string) => `<script type="application/json">${text}</script>`
  for (const html of [
    json('['.repeat(300_000)),
    json('{"a":'.repeat(10_000)),
    json(`"${'a'.repeat(300_000)}"`),
    json(`["${'vote '.repeat(60_000)}"]`),
  ])
    assert.ok(read(html).inventories.fact.size <= 500)
  const many = json(
    JSON.stringify(Array.from({ length: 900 }, (_, n) => ({ phone: `+1 202 555 ${1000 + n}` }))),
  )
  const { inventories, limits } = read(many)
  assert.equal(inventories.fact.size, 500)
  assert.deepEqual(limits, ['fact'])
  fc.assert(
    fc.property(fc.string(), (text) => void read(`${json(text)}<script>a=${text}</script>`)),
  )
})

test('rows of a table that name each other, many times and in circles, are read once', () => {
  const row = (next: number) => `{${[...'abcdef'].map((key) => `"${key}":${next}`).join()},"top":1}`
  const rows = Array.from({ length: 12 }, (_, n) => row(n + 3))
  const table = `[["Reactive",1],{"next":2},${rows.join()},{"telephone":15},"+1 202 555 0100"]`
  const html = `<script type="application/json" id="__NUXT_DATA__">${table}</script>`
  assert.equal(factsOf(html).filter((fact) => fact.startsWith('telephone')).length, 1)
})
