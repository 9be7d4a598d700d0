import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'

const URL_ASKED = 'https://www.vote.example/'
const USUAL: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'self'",
  link: '</site.css>; rel=preload; as=style, <https://fonts.example/a.woff2>; rel=preload; as=font',
}
const headers = (more: Readonly<Record<string, string>> = {}) =>
  new Map(Object.entries({ ...USUAL, ...more }))

let stored: Uint8Array | null = null
/** What is told of the usual page where it comes with other fields, or from another place. */
function judged(more: Readonly<Record<string, string>>, finalUrl = URL_ASKED): string[] {
  stored ??= new Site(() => pageOf(), { headers: headers() }).learned().stored
  const site = new Site()
  site.stored = stored
  site.atMs += 3 * 86_400_000
  return told(site.look(null, 0, { headers: headers(more), finalUrl }).items)
}

test('a page that comes as it always came is nothing to tell, nor are fields that nobody acts on', () => {
  assert.deepEqual(judged({}), [])
  assert.deepEqual(judged({ date: 'today', 'set-cookie': 'a=b', server: 'x' }), [])
  assert.deepEqual(judged({ 'content-type': 'application/xhtml+xml; charset="UTF-8"' }), [])
  assert.deepEqual(judged({ 'content-type': 'text/html' }), [])
  assert.deepEqual(judged({ 'content-disposition': 'inline; filename="index.html"' }), [])
  assert.deepEqual(judged({ refresh: '300' }), [])
})

test('C: a header that takes visitors elsewhere, or makes a file of the page', () => {
  assert.deepEqual(judged({ refresh: '0; url=https://evil.example/' }), ['C refresh refresh'])
  assert.deepEqual(judged({ refresh: '0;URL="//evil.example"' }), ['C refresh refresh'])
  assert.deepEqual(judged({ 'content-disposition': 'attachment; filename=a.html' }), [
    'C head downloaded',
  ])
  assert.deepEqual(judged({ 'content-type': 'application/octet-stream' }), ['C head downloaded'])
  assert.deepEqual(judged({}, 'https://evil.example/'), ['C landing landed_elsewhere'])
})

test('H: another type or encoding, and what a foreign host brings by the header', () => {
  assert.deepEqual(judged({ 'content-type': 'text/plain; charset=utf-8' }), ['H head no_page'])
  assert.deepEqual(judged({ 'content-type': '', 'x-content-type-options': 'nosniff' }), [
    'H head no_page',
  ])
  for (const charset of ['utf-7', 'ISO-2022-JP', 'hz-gb-2312', 'utf-16le', 'windows-1251'])
    assert.deepEqual(
      judged({ 'content-type': `text/html; charset=${charset}` }),
      ['H head charset'],
      charset,
    )
  const site = new Site().learned()
  for (const tag of [
    'charset=utf-7',
    'http-equiv=Content-Type content="text/html; charset=hz-gb-2312"',
  ])
    assert.deepEqual(told(site.look(pageOf({ head: `<meta ${tag}>` })).items), ['H head charset'])
  assert.deepEqual(told(site.look(pageOf({ head: '<meta charset=utf-8>' })).items), [])
  assert.deepEqual(judged({ link: '<https://evil.example/a.js>; rel="modulepreload"' }), [
    'H script new_host',
  ])
  assert.deepEqual(judged({ link: '<//evil.example/a.js>; as=script; rel=preload' }), [
    'H script new_host',
  ])
  assert.deepEqual(judged({ link: '<https://evil.example/a.css>; rel=stylesheet' }), [
    'H sheet new_style',
  ])
})

test('H: a policy that lets a strange host in, and reports to one; M where the firm is known', () => {
  const policy = (text: string) =>
    judged({ 'content-security-policy': `default-src 'self'; ${text}` })
  assert.deepEqual(policy('script-src https://cdn.evil.example'), ['H head policy'])
  assert.deepEqual(policy('script-src-elem cdn.jsdelivr.net'), ['H head policy'])
  assert.deepEqual(policy('script-src consent.cookiebot.com'), ['M head policy'])
  assert.deepEqual(policy("script-src 'self' 'unsafe-eval'"), ['M head policy'])
  assert.deepEqual(policy('script-src *.vote.example; img-src https://pictures.example'), [])
  // Browsers take the first directive of a name.
  assert.deepEqual(policy('default-src https://evil.example'), [])
  assert.deepEqual(policy('report-uri https://evil.example/r'), ['H head reports'])
  assert.deepEqual(judged({ 'reporting-endpoints': 'default="https://evil.example/r"' }), [
    'H head reports',
  ])
  assert.deepEqual(
    judged({ 'report-to': '{"endpoints":[{"url":"https://a.nel.cloudflare.com/report"}]}' }),
    ['M head reports'],
  )
  assert.deepEqual(judged({ 'reporting-endpoints': 'default="https://r.vote.example/r"' }), [])
})

test('M: a page that tells everybody whole addresses, or allows all; a first policy opens nothing', () => {
  const site = new Site().learned()
  const head = (text: string) => told(site.look(pageOf({ head: text })).items)
  assert.deepEqual(head('<meta name=referrer content=unsafe-url>'), ['M head policy'])
  assert.deepEqual(head('<meta name=referrer content=same-origin>'), [])
  const first = (text: string) =>
    head(`<meta http-equiv=content-security-policy content="${text}">`)
  assert.deepEqual(first("default-src * 'unsafe-inline'"), ['M head policy'])
  assert.deepEqual(first("default-src 'self' https://cdn.example"), [])
})

test('H: a redirect to a place where the page never was, but for its languages and the names of a front page', () => {
  for (const path of ['/uploads/2026/index.html', '/old/', '/wp-content/uploads/a.php'])
    assert.deepEqual(judged({}, `${URL_ASKED.slice(0, -1)}${path}`), ['H landing landed'], path)
  assert.deepEqual(judged({}, 'http://www.vote.example/'), ['H landing landed'])
  assert.deepEqual(judged({}, 'https://vote.example/?from=mail'), [])
  assert.deepEqual(judged({}, 'https://www.vote.example/en/'), [])
  assert.deepEqual(judged({}, 'https://www.vote.example/pt-br'), [])
  assert.deepEqual(judged({}, 'https://www.vote.example/home'), ['M landing landed'])
})

test('a page that is moved about while it is learned may come from yet another place', () => {
  const site = new Site((n) => pageOf({ end: `<p>Visit ${n}</p>` }))
  for (let n = 0; n < 70; n += 1)
    site.look(null, 30 * 60_000, { finalUrl: `https://www.vote.example/front-${'abcd'[n % 4]}/` })
  const looked = site.look(null, 60_000, { finalUrl: 'https://www.vote.example/front-e/' })
  assert.deepEqual(told(looked.items), [])
})

test('M: fields that change what browsers keep or run; or let more run than before', () => {
  assert.deepEqual(judged({ 'clear-site-data': '"cookies"' }), ['M head header'])
  assert.deepEqual(judged({ 'service-worker-allowed': '/' }), ['M head header'])
  assert.deepEqual(judged({ 'x-robots-tag': 'nofollow' }), ['M robots robots'])
  assert.deepEqual(judged({ 'content-security-policy': '' }), ['M head policy'])
  assert.deepEqual(judged({ 'content-security-policy': "default-src 'nonce-x'" }), [])
})

test('what is told of the header names what was there before', () => {
  judged({})
  const site = new Site()
  site.stored = stored
  const { items } = site.look(null, 9 * 86_400_000, {
    headers: headers({ 'content-type': 'text/plain' }),
    finalUrl: 'https://www.vote.example/uploads/x/',
  })
  assert.deepEqual(
    items.map(({ old, now }) => [old, now]),
    [
      ['text/html; charset=utf-8', 'text/plain'],
      ['https://www.vote.example/', 'https://www.vote.example/uploads/x/'],
    ],
  )
})

test('a page that stands in for the usual one now and then comes as it does', () => {
  const wall =
    '<html lang="en"><title>Cookies</title><h1>Cookies</h1><p>May we keep them?</p></html>'
  const bare = new Map([['content-type', 'text/html; charset=utf-8']])
  const site = new Site(() => pageOf(), { headers: headers() })
  const walled = () => told(site.look(wall, 15 * 60_000, { headers: bare }).items)
  for (let n = 0; n < 120; n += 1)
    if (n % 4 === 3) walled()
    else site.look()
  assert.deepEqual(walled(), [])
  assert.deepEqual(told(site.look(null, 60_000, { headers: bare }).items), ['M head policy'])
})
