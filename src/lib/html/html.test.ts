import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeHtml, readPage } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a body is decoded by its mark, then its header, then its meta tag, then as UTF-8', () => {
  assert.equal(decodeHtml(Uint8Array.of(0xc7, 0xe1), 'text/html; charset=windows-1256'), 'ال')
  assert.equal(decodeHtml(bytes('\ufeffé'), 'text/html; charset=windows-1252'), 'é')
  const declared = [...bytes('<meta charset="windows-1251">'), 0xef]
  assert.equal(decodeHtml(Uint8Array.from(declared), 'text/html'), '<meta charset="windows-1251">п')
  assert.equal(decodeHtml(bytes('é'), null), 'é')
  assert.equal(decodeHtml(bytes('é'), 'text/html; charset=no-such'), 'é')
  assert.match(decodeHtml(Uint8Array.from(declared), 'text/html; charset=no-such'), /п$/)
  assert.match(decodeHtml(bytes('<meta charset=utf-16le>é'), 'text/html'), /é$/)
})

test('a page gives title, text, references, policies and base in one walk', () => {
  const page = readPage(`<title> The
    title </title><base href="/a/"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><meta name=Referrer content=no-referrer>
    <iframe srcdoc='<meta name=referrer content=origin>'></iframe>
    <script src=" /x.js " integrity="sha384-q">var hidden = 1</script><style>p{}</style>
    <p>Read <b>me</b></p><noscript>not me</noscript><svg><title>Seal</title></svg><img src=i.png srcset="j.png 2x, k.png 3x">`)
  assert.ok(page)
  assert.equal(page.title, 'The title')
  assert.equal(page.text.replace(/\s+/g, ' '), 'Read me Seal')
  assert.equal(page.base, '/a/')
  assert.deepEqual(page.policies, ["default-src 'none'"])
  assert.deepEqual(page.referrers, ['no-referrer'])
  assert.deepEqual(
    page.resources.map(({ kind, url, integrity }) => `${kind} ${url} ${integrity}`),
    ['script /x.js true', 'image i.png false', 'image j.png false', 'image k.png false'],
  )
})

test('pages built to exhaust a parser are refused quickly', () => {
  const started = process.cpuUsage()
  assert.equal(readPage('<div>'.repeat(400_000)), null)
  const formatting = Array.from({ length: 500 }, (_, index) => `<b a=${index}>`).join('')
  assert.equal(readPage(`<p>${formatting}${'<p>x'.repeat(100_000)}`), null)
  assert.ok(readPage(`<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}>`))
  assert.ok(readPage('<br>'.repeat(500_000)))
  const { user } = process.cpuUsage(started)
  assert.ok(user < 20_000_000, `took ${user} µs`)
})

test('any text is read without an exception', () => {
  const markup = fc.constantFrom(
    '<',
    '>',
    '</',
    'a',
    'script',
    'title',
    'svg',
    'table',
    'iframe srcdoc=',
    '"',
    "'",
    '&',
    '<!--',
    ' ',
    'base href=x',
    '\0',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(markup, fc.string()), { maxLength: 60 }), (parts) => {
      assert.ok(readPage(parts.join('')))
    }),
    { numRuns: 200 },
  )
})
