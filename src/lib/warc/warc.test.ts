import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import { WARCParser } from 'warcio'
import { fuzzArchives } from '../../../test/support/foreign-archives.ts'
import { digestOf } from './write.ts'
import {
  hasQuote,
  mainDocument,
  readWarc,
  replay,
  textOfFields,
  WarcError,
  type WarcDraft,
  wordsOf,
  writeRecord,
} from './index.ts'

const DATE = '2026-11-24T08:00:00.000Z'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const PAGE = 'https://news.test/a'

function fieldsRecord(
  type: 'warcinfo' | 'metadata',
  n: number,
  more: Partial<WarcDraft> = {},
): WarcDraft {
  const payload = Buffer.from(
    textOfFields([
      ['title', 'The hours'],
      ['note', 'two\nlines'],
    ]),
  )
  const nothing = { url: null, ip: null, concurrentTo: null, head: Buffer.of() }
  return {
    ...nothing,
    type,
    id: id(n),
    date: DATE,
    contentType: 'application/warc-fields',
    payload,
    ...more,
  }
}

interface Answer {
  readonly url: string
  readonly kind: string
  readonly body: string | Uint8Array
  readonly status?: number
  readonly more?: string
}

function answer(n: number, { url, kind, body, status = 200, more = '' }: Answer): WarcDraft {
  const head = Buffer.from(`HTTP/1.1 ${status} Said so\r\nContent-Type: ${kind}\r\n${more}\r\n`)
  const contentType = 'application/http; msgtype=response'
  const payload = Buffer.from(body as Uint8Array)
  return {
    type: 'response',
    id: id(n),
    date: DATE,
    url,
    ip: '192.0.2.1',
    concurrentTo: null,
    contentType,
    head,
    payload,
  }
}

const bytesOf = (drafts: readonly WarcDraft[]) => Buffer.concat(drafts.flatMap(writeRecord))

/** A file of one page and what comes with it. */
function fileOf(
  html: string | Uint8Array,
  rest: readonly Answer[] = [],
  kind = 'text/html; charset=utf-8',
): Buffer {
  return bytesOf([
    fieldsRecord('warcinfo', 1),
    answer(2, { url: PAGE, kind, body: html }),
    fieldsRecord('metadata', 3, { url: PAGE, concurrentTo: id(2) }),
    ...rest.map((one, n) => answer(10 + n, one)),
  ])
}

test('warcio reads what is written, and the hashes are those of what it reads', async () => {
  const body = Buffer.from([0, 13, 10, 13, 10, 255, ...Buffer.from('WARC/1.1\r\n')])
  const file = bytesOf([
    fieldsRecord('warcinfo', 1),
    answer(2, { url: PAGE, kind: 'image/png', body }),
    fieldsRecord('metadata', 3, { url: PAGE, concurrentTo: id(2) }),
  ])
  const seen: unknown[] = []
  const parser = new WARCParser(Readable.from([file.subarray(0, 700), file.subarray(700)]), {
    parseHttp: true,
  })
  for await (const record of parser) {
    const payload = await record.readFully(false)
    const said = record.warcPayloadDigest ?? record.warcBlockDigest
    assert.equal(said, digestOf(payload))
    seen.push([
      record.warcType,
      record.warcTargetURI,
      record.httpHeaders?.statusCode,
      payload.length,
    ])
  }
  const notes = textOfFields([
    ['title', 'The hours'],
    ['note', 'two lines'],
  ]).length
  assert.deepEqual(seen, [
    ['warcinfo', null, undefined, notes],
    ['response', PAGE, 200, body.length],
    ['metadata', PAGE, undefined, notes],
  ])
})

test('what was written is read again, whatever it is', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(bytes, fc.constantFrom(PAGE, 'http://[2001:db8::1]:8080/?a=b: c')), {
        minLength: 1,
        maxLength: 5,
      }),
      (bodies) => {
        const drafts = bodies.map(([body, url], n) => answer(n, { url, kind: 'text/plain', body }))
        const read = readWarc(bytesOf(drafts))
        assert.deepEqual(
          read.map(({ block, ...fields }) => [fields, Buffer.from(block)]),
          drafts.map(({ head, payload, ...fields }) => [fields, Buffer.concat([head, payload])]),
        )
      },
    ),
    { numRuns: 25 },
  )
})

test('a file in which any one byte was changed is refused, or names another address, date or place', () => {
  const file = fileOf('<p>The polls close at eight.</p>')
  const whole = JSON.stringify(readWarc(file).map(({ block }) => digestOf(block)))
  for (let at = 0; at < file.length; at += 1) {
    const changed = Buffer.from(file)
    changed[at] = (changed[at] ?? 0) ^ 1
    try {
      assert.equal(JSON.stringify(readWarc(changed).map(({ block }) => digestOf(block))), whole)
    } catch (error) {
      if (!(error instanceof WarcError)) throw error
    }
  }
})

test('a file that breaks off, or holds something else, names the record', () => {
  const file = fileOf('<p>Hours</p>')
  const second = file.indexOf('WARC/1.1', 10)
  const faultOf = (bytes: Uint8Array) => {
    try {
      readWarc(bytes)
    } catch (error) {
      if (error instanceof WarcError) return `${error.record} ${error.fault}`
      throw error
    }
    return 'none'
  }
  assert.equal(faultOf(file), 'none')
  assert.equal(faultOf(Buffer.of()), '0 length')
  assert.equal(faultOf(Buffer.from('%PDF-1.7\r\n\r\n')), '1 version')
  assert.equal(faultOf(Buffer.alloc(100_000, 'a')), '1 head')
  assert.equal(faultOf(file.subarray(0, file.length - 1)), '3 length')
  assert.equal(faultOf(file.subarray(0, second + 20)), '2 head')
  const text = file.toString('latin1')
  assert.equal(faultOf(Buffer.from(text.replace('Hours', 'Flour'), 'latin1')), '2 digest')
  assert.equal(
    faultOf(Buffer.from(text.replace('Type: response', 'Type: revisit!'), 'latin1')),
    '2 type',
  )
  assert.equal(
    faultOf(Buffer.from(text.replace(/Content-Length: \d+/, 'Content-Length: -1'), 'latin1')),
    '1 length',
  )
  assert.throws(() => mainDocument(readWarc(bytesOf([fieldsRecord('warcinfo', 1)]))), WarcError)
  const nowhere = text.replaceAll(PAGE, 'https://[ews.test/a')
  assert.throws(() => mainDocument(readWarc(Buffer.from(nowhere, 'latin1'))), WarcError)
  assert.throws(
    () => writeRecord(fieldsRecord('metadata', 1, { url: 'https://a.test/\r\nX: y' })),
    RangeError,
  )
})

test('a quote is found in the words that a reader sees, whatever the space and the tags between them', () => {
  const html = `<title>T</title><style>b{}</style><h1>The hours</h1><p>Polls close\n at <b>ei</b>ght,
    the “office” said – no later.</p><p hidden>secret</p><script>var x = 'code'</script><p>سيغلق الاقتراع</p>`
  const page = mainDocument(readWarc(fileOf(html)))
  const words = wordsOf(page)
  assert.deepEqual(
    [page.status, page.kind, page.notes[0]],
    [200, 'text/html', ['title', 'The hours']],
  )
  for (const quote of [
    'Polls close at eight',
    ' close\tat  eight, the "office" said - no',
    'hours Polls',
    'سيغلق الاقتراع',
  ])
    assert.ok(hasQuote(words, quote), quote)
  for (const quote of ['polls close', 'secret', 'code', 'closed at eight', '', ' '])
    assert.ok(!hasQuote(words, quote), quote)
})

test('what is no text, or unpacks beyond what is read, has no words', () => {
  const wordsIn = (file: Buffer) => wordsOf(mainDocument(readWarc(file)))
  assert.equal(wordsIn(fileOf('%PDF', [], 'application/pdf')), '')
  assert.equal(wordsIn(fileOf('<p>a</p>', [], 'text/html\r\nContent-Encoding: gzip')), '')
  assert.equal(wordsIn(fileOf('<p>a</p>', [], 'text/html\r\nContent-Encoding: zstd')), '')
  const unknown = 'text/html\r\nContent-Encoding: constructor'
  assert.equal(wordsIn(fileOf('<p>a</p>', [], unknown)), '')
  assert.equal(wordsIn(fileOf('a  <b>', [], 'text/plain')), 'a <b>')
})

test('a page is shown with its words and pictures, and with nothing that runs, loads or leads anywhere', () => {
  const pixel = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
  const html = `<html lang="ar" dir="rtl" onload="x()"><head><title>A & B</title><base href="https://evil.test/">
    <meta http-equiv="refresh" content="0;url=https://evil.test/"><link rel="preconnect" href="https://evil.test">
    <style>@import "https://evil.test/x.css"</style><script src="https://evil.test/x.js"></script></head>
    <body background="https://evil.test/b.png"><h1 onclick="x()" style="background:url(https://evil.test)">Hours</h1>
    <a href="https://evil.test/a" ping="https://evil.test/p">link</a><a href="javascript:x()">code</a>
    <img src="/p.gif" alt="pixel" onerror="x()" srcset="https://evil.test/2 2x"><img src="/old.gif" alt="moved">
    <img src="https://evil.test/q.gif" alt="not stored"><iframe src="https://evil.test"></iframe><svg onload="x()"><script>x()</script></svg>
    <form action="https://evil.test"><input name="a"><button formaction="https://evil.test">Send</button></form>
    <object data="https://evil.test"></object><math><mtext><img src=x onerror=x()></mtext></math>
    <noscript><p title="&quot;><img src=x onerror=x()>">plain</p></noscript><my-box>own</my-box><template><img src=x></template>`
  const file = fileOf(html, [
    {
      url: 'https://news.test/old.gif',
      kind: 'text/html',
      body: '',
      status: 301,
      more: 'Location: /p.gif\r\n',
    },
    { url: 'https://news.test/p.gif', kind: 'image/gif', body: pixel },
    { url: 'https://evil.test/p.gif', kind: 'image/gif', body: pixel },
  ])
  const shown = replay(readWarc(file))
  assert.ok('html' in shown && !shown.isCut)
  const data = `data:image/gif;base64,${pixel.toString('base64')}`
  assert.ok(
    shown.html.startsWith(
      `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none';`,
    ),
  )
  for (const part of [
    '<title>A &amp; B</title>',
    '<h1>Hours</h1>',
    '<a title="https://evil.test/a">link</a>',
    '<a>code</a>',
    `<img alt="pixel" src="${data}">`,
    `<img alt="moved" src="${data}">`,
    '<img alt="not stored">',
    'Send',
    '<p title="&quot;&gt;&lt;img src=x onerror=x()&gt;">plain</p>',
    '<div>own</div>',
  ])
    assert.ok(shown.html.includes(part), part)
  const tags = shown.html.match(/<[^>]*>/g) ?? []
  for (const tag of tags.filter((each) => !each.startsWith('<meta')))
    assert.doesNotMatch(
      tag.replace(/(?<=(?:alt|title)=)"[^"]*"/g, ''),
      / (?:href|on\w+|style|action|srcset|background|ping|src="(?!data:image\/gif))/,
    )
  assert.doesNotMatch(
    shown.html,
    /<(?:script|style|link|base|iframe|form|input|svg|object|template|meta http-equiv="refresh)/,
  )
})

test('a page of another kind, or a broken one, says why it is not shown', () => {
  const shownOf = (file: Buffer) => replay(readWarc(file))
  const broken = shownOf(fileOf('x', [], 'text/html\r\nContent-Encoding: br'))
  assert.deepEqual(broken, { url: PAGE, date: DATE, whyNot: 'unreadable' })
  assert.deepEqual(shownOf(fileOf('%PDF', [], 'application/pdf')), {
    url: PAGE,
    date: DATE,
    whyNot: 'kind',
  })
  const long = shownOf(fileOf(`<p>${'&'.repeat(600_000)}</p><p>end</p>`))
  assert.ok('html' in long && long.isCut && !long.html.includes('end'))
  const plain = shownOf(fileOf('<b>', [], 'text/plain'))
  assert.ok('html' in plain && plain.html.includes('<pre>&lt;b&gt;</pre>'))
})

test('any archive is shown with nothing that runs, or refused', () => {
  fuzzArchives(60)
})

test('a page whose file says no time is read', () => {
  const page = { kind: 'text/html', url: 'https://vote.example/', date: '2026-99-24T08:00:00Z' }
  assert.equal(wordsOf({ ...page, text: '<p>Polls close at 8 pm' }), 'Polls close at 8 pm')
})
