import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'
import { approve, readProfile, writeProfile } from './index.ts'

/** What is told of a page three days after its own was learned, with `now` in place of `was`. */
function swapped(page: Parts | ((n: number) => Parts), was: string, now: string): string[] {
  const at = (n: number) => pageOf(typeof page === 'function' ? page(n) : page)
  const site = new Site(at).learned()
  assert.ok(at(1).includes(was), was)
  assert.deepEqual(told(site.look(null, 3 * 86_400_000).items), [])
  return told(site.look(at(1).replaceAll(was, now)).items)
}

const script = (code: string) => ({ head: `<script>${code}</script>` })
const GTM = `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
j=d.createElement(s);j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i;f.parentNode.insertBefore(j,f)})(window,document,'script','dataLayer','GTM-AB12CD3')`

test('H: known code of every kind that talks to another host', () => {
  const rows: [Parts, string][] = [
    [script(GTM), 'www.googletagmanager.com'],
    [script('fetch("https://api.good.example/v1/hours").then(show)'), 'api.good.example'],
    [script('new WebSocket("wss://live.good.example/x")'), 'live.good.example'],
    [script('navigator.sendBeacon("//c.good.example/b", 1)'), 'c.good.example'],
    [script('load("stats.good.example", "x")'), 'stats.good.example'],
    [script('load("//" + "stats.good.example" + "/x")'), 'stats.good.example'],
    [
      { head: '<script type="module">import a from "https://m.good.example/a.js"; a()</script>' },
      'm.good.example',
    ],
    [{ end: `<b onclick="show('//pop.good.example/x')">x</b>` }, 'pop.good.example'],
    [{ end: `<b onclick="window.open('https://pop.good.example/x')">x</b>` }, 'pop.good.example'],
    [
      script('window.conf={"api":"https://api.good.example/","nonce":"a1b2c3d4e5"}'),
      'api.good.example',
    ],
    [
      { head: '<script type="application/json">{"api":"https://api.good.example/"}</script>' },
      'api.good.example',
    ],
    [
      {
        head: '<script src="//stats.example/t.js" data-host-url="https://in.good.example"></script>',
      },
      'in.good.example',
    ],
  ]
  for (const [parts, host] of rows) {
    const found = swapped(parts, host, 'cdn.evil.example')
    assert.ok(
      found.some((one) => /^H \w+ (?:other_host|new_host)$/.test(one)),
      `${JSON.stringify(parts)}: ${found.join()}`,
    )
  }
})

test('C: known code that moves the visitor to another host', () => {
  const page = script('if (old) location.href = "https://new.good.example/"')
  assert.deepEqual(swapped(page, 'new.good.example', 'evil.example'), ['C inline moves_visitor'])
})

test('code that talked to nobody and does now, and a second call of the same form', () => {
  assert.deepEqual(swapped(script('load("/own/x.js")'), '/own/x.js', '//evil.example/x.js'), [
    'H inline other_host',
  ])
  const button = `<b onclick="pop('https://good.example/a')">x</b>`
  const more = `${button}<b onclick="pop('https://evil.example/a')"></b>`
  assert.deepEqual(swapped({ end: button }, button, more), ['H handler other_host'])
})

test('hosts that moved while the code was learned, hosts of the site and of the same firm are no alarm', () => {
  const moving = (n: number) => script(`ask("https://s${n % 4}.n${n % 4}.example/bid", 1)`)
  assert.deepEqual(swapped(moving, 's1.n1.example', 's9.n9.example'), [])
  assert.deepEqual(swapped(script('load("https://cdn.vote.example/x")'), 'cdn.', 'cdn2.'), [])
  assert.deepEqual(swapped(script('load("https://a.good.example/x")'), 'a.good', 'b.good'), [
    'M inline other_host',
  ])
})

test('state of a page changes with its content: a question at most, and none where readers see the host', () => {
  const rows = 'x'.repeat(2_500)
  const state = (host: string) =>
    script(`window.__S__={"rows":"${rows}","news":"https://${host}/1"}`)
  assert.deepEqual(swapped(state('a.example'), 'a.example', 'b.example'), ['M inline other_host'])
  const shown = { ...state('a.example'), end: '<a href="https://a.example/1">News</a>' }
  assert.ok(!swapped(shown, 'a.example', 'b.example').some((one) => /inline/.test(one)))
})

test('styles that take from another host: H a sheet, M a picture', () => {
  const style = (text: string) => ({ head: `<style>${text}</style>` })
  const sheet = style('@import "https://css.good.example/a.css"; p { color: red }')
  assert.deepEqual(swapped(sheet, 'css.good', 'css.evil'), ['H style other_host'])
  const picture = style('p { background: url("https://img.good.example/a.png") }')
  assert.deepEqual(swapped(picture, 'img.good', 'img.evil'), ['M style other_host'])
})

test('cards of a list that are links by their handlers are no alarm', () => {
  const card = (host: string) => `<li onclick="window.open('https://${host}.example/1')">Paper</li>`
  const list = ['a', 'b', 'c', 'd'].map((host) => card(`paper-${host}`)).join('')
  assert.deepEqual(swapped({ main: `<ul>${list}</ul>` }, 'paper-c', 'paper-x'), [
    'M handler other_host',
  ])
})

test('a list in code that somebody rewrote is a question, a host swapped in it an alarm', () => {
  const page = script(
    'show({"slides": [{"title": "Come to our open day", "to": "https://a.example/day"}]})',
  )
  assert.deepEqual(swapped(page, 'a.example', 'b.example'), ['H inline other_host'])
  const now = 'Meet all of the candidates", "to": "https://b.example'
  assert.deepEqual(swapped(page, 'Come to our open day", "to": "https://a.example', now), [
    'M inline other_host',
  ])
})

test('a code that is a finding stays the same finding for months', () => {
  const site = new Site(() => pageOf(script("gtag('config', 'G-AB12CD34EF')"))).learned()
  const other = pageOf(script("gtag('config', 'G-ZZ12CD34EF')"))
  for (let day = 0; day < 40; day += 4)
    assert.deepEqual(told(site.look(other, 4 * 86_400_000).items), ['M inline other_account'])
})

test('state and lists that are rewritten from day to day are content', () => {
  const page = (at: number) => {
    const news = [0, 1, 2].map((n) => ({
      title: `Our news of day ${'abcdefgh'[(at + n) % 8]}ing`,
      to: `https://paper${at + n}.example/`,
    }))
    return pageOf({
      head: `<script>window.__NUXT__=(function(a){return {first:a,all:${JSON.stringify(news)}}}("https://paper${at}.example/"))</script>`,
    })
  }
  const site = new Site(() => page(1)).learned()
  for (let day = 2; day < 12; day += 1)
    assert.deepEqual(told(site.look(page(day), 86_400_000).items), [], String(day))
})

test('M: a known service used for another account, unless accounts change by themselves', () => {
  const rows: [Parts, string, string][] = [
    [script(GTM), 'GTM-AB12CD3', 'GTM-EV1L000'],
    [script("gtag('config', 'G-AB12CD34EF')"), 'G-AB12CD34EF', 'G-ZZ12CD34EF'],
    [script("_paq.push(['setSiteId', '7'])"), "'7'", "'8'"],
    [
      { head: '<script src="https://tags.example/gtm.js?id=GTM-ABCDEF"></script>' },
      'ABCDEF',
      'QWERTZ',
    ],
    [
      { head: '<script src="https://hot.example/c/hotjar-1234567.js?sv=6"></script>' },
      '1234567',
      '7654321',
    ],
    [{ head: '<script src="/s.js" data-website-id="a1"></script>' }, '"a1"', '"b2"'],
  ]
  for (const [parts, was, now] of rows) {
    const found = swapped(parts, was, now)
    assert.deepEqual(
      found.map((one) => one.replace(/ \w+ /, ' ')),
      ['M other_account'],
      JSON.stringify(parts),
    )
  }
  const moving = (n: number) => script(`gtag('config', 'G-AB12CD34E${n % 3}')`)
  assert.deepEqual(swapped(moving, 'G-AB12CD34E1', 'G-AB12CD34E9'), [])
})

test('what a person approved is known', () => {
  const site = new Site(() => pageOf(script('load("https://a.example/x")'))).learned()
  const other = pageOf(script('load("https://b.test/x")'))
  const { items, reading } = site.look(other)
  assert.deepEqual(told(items), ['H inline other_host'])
  const profile = readProfile(site.stored ?? new Uint8Array())
  assert.ok(!('damage' in profile))
  site.stored = writeProfile(approve(profile, reading, site.atMs, items))
  assert.deepEqual(told(site.look(other).items), [])
})
