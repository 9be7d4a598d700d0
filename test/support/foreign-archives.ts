// Web archives of pages as nobody means them, and archives that were changed: each is read, or refused by its record.

import assert from 'node:assert/strict'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { anyCharacter } from './any-character.ts'
import { mutated } from './mutator.ts'
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
} from '../../src/lib/warc/index.ts'

const DATE = '2026-11-24T08:00:00.000Z'
const PAGE = 'https://news.test/a'
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const PIECES = [
  '<p>Polls close at eight.</p>',
  '<script>x()</script>',
  '<style>@import url(//evil.test)</style>',
  '<img src="/p.gif" onerror=x() alt="',
  '<a href="javascript:x()">',
  '<a href=//evil.test/>',
  '<svg><style><img src=x onerror=x()>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=x()>">',
  '<template><iframe src=//evil.test>',
  '<form action=//evil.test><input name=a>',
  '<meta http-equiv=refresh content="0;url=//evil.test">',
  '<base href="//evil.test/">',
  '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>&c;',
  '&amp;#x3c;script&#x3e;&lt;',
  '<noscript><p title="</noscript><img src=x onerror=x()>">',
  '<table><td>'.repeat(40),
  '<b><i>'.repeat(40),
  '<title></title><textarea>',
  '\u0000\ufffe\ud800\u202e',
  '-->]]>"\'><',
]
const ENCODINGS = [
  '',
  'identity',
  'gzip',
  'x-gzip',
  'br',
  'deflate',
  'zstd',
  'gzip, br',
  'constructor',
  '__proto__',
]
const KINDS = [
  'text/html',
  'text/html; charset=utf-16',
  'TEXT/HTML;charset="windows-1256"',
  'application/xhtml+xml',
  'text/plain; charset=shift_jis',
  'application/pdf',
  'text/css',
  'image/gif',
  'image/svg+xml',
  '',
]
/** What unpacks to much more than is read. */
const BOMB = Buffer.alloc(6 * 1024 * 1024)
const BOMBS = [gzipSync(BOMB), brotliCompressSync(BOMB), deflateSync(BOMB)]

const bodies = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: anyCharacter })), {
        maxLength: 12,
      })
      .map((pieces) => Buffer.from(pieces.join(''))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
)
const packed = fc
  .tuple(bodies, fc.constantFrom(...ENCODINGS), fc.nat(19))
  .map(([body, name, n]) => {
    // One of twenty says one thing and is another; few are bombs, which take time.
    if (n === 0) return { body: BOMBS[body.length % BOMBS.length] ?? PIXEL, name }
    if (n < 4) return { body, name }
    const pack = {
      gzip: gzipSync,
      'x-gzip': gzipSync,
      br: brotliCompressSync,
      deflate: deflateSync,
    }
    return {
      body: Object.hasOwn(pack, name) ? (pack[name as keyof typeof pack]?.(body) ?? body) : body,
      name,
    }
  })
const addresses = fc.constantFrom(PAGE, 'https://news.test/p.gif', '//[', 'data:,x', 'a b')
const answers = fc
  .record({
    packed,
    kind: fc.constantFrom(...KINDS),
    url: addresses,
    to: addresses,
    status: fc.constantFrom(200, 200, 200, 301, 404, 999),
  })
  .map(({ packed: { body, name }, kind, url, to, status }) => {
    const lines = [`HTTP/1.1 ${status} Said`, `Content-Type: ${kind}`, `Content-Encoding: ${name}`]
    if (status === 301) lines.push(`Location: ${to}`)
    return { url, head: Buffer.from([...lines, '', ''].join('\r\n')), payload: Buffer.from(body) }
  })

type Said = { readonly url: string; readonly head: Uint8Array; readonly payload: Uint8Array }

function archiveOf(page: Said, rest: readonly Said[]): Buffer {
  const nothing = { url: null, ip: null, concurrentTo: null, head: Buffer.of() }
  const fields = { contentType: 'application/warc-fields', date: DATE }
  const notes = Buffer.from(textOfFields([['title', 'Hours']]))
  const answer = (one: Said, n: number): WarcDraft => ({
    ...one,
    type: 'response',
    id: idOf(n),
    date: DATE,
    ip: '192.0.2.1',
    concurrentTo: null,
    contentType: 'application/http; msgtype=response',
  })
  const drafts: WarcDraft[] = [
    { ...nothing, ...fields, type: 'warcinfo', id: idOf(1), payload: notes },
    answer({ ...page, url: PAGE }, 2),
    {
      ...nothing,
      ...fields,
      type: 'metadata',
      id: idOf(3),
      payload: notes,
      url: PAGE,
      concurrentTo: idOf(2),
    },
    ...rest.map((one, n) => answer(one, 10 + n)),
  ]
  return Buffer.concat(drafts.flatMap(writeRecord))
}

/** A small archive of this page. */
export function archiveOfPage(html: string): Buffer {
  const head = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n')
  return archiveOf({ url: PAGE, head, payload: Buffer.from(html) }, [])
}

/** Nothing that runs, loads or leads anywhere stands in a page that is shown. */
function checkShown(html: string): void {
  const [, body = ''] = html.split('<body>')
  assert.ok(html.includes('<body>') && html.isWellFormed())
  for (const [tag] of body.matchAll(/<[^>]*>/g)) {
    const bare = tag.replaceAll(/ [a-z]+="[^"]*"/g, (own) =>
      own.startsWith(' src="data:image/') || !/^ (?:src|href|style|on|action|srcset)/.test(own)
        ? ''
        : own,
    )
    assert.match(bare, /^<\/?[a-z][a-z0-9]*>$/, tag)
    assert.doesNotMatch(bare, /^<\/?(?:script|style|iframe|form|input|svg|math|template|base|meta)/)
  }
}

/** So many archives, every third of them changed: each is read and shown with nothing that runs, or refused by its record. */
export function fuzzArchives(numRuns: number): void {
  let read = 0
  fc.assert(
    fc.property(
      answers,
      fc.array(answers, { maxLength: 3 }),
      fc.noBias(fc.nat()),
      fc.nat(2),
      (page, rest, number, n) => {
        const whole = archiveOf(page, rest)
        try {
          const records = readWarc(n === 0 ? mutated(whole, number) : whole)
          const document = mainDocument(records)
          const words = wordsOf(document)
          assert.ok(words.isWellFormed())
          assert.equal(hasQuote(words, words), words !== '')
          const shown = replay(records)
          if ('html' in shown) checkShown(shown.html)
          read += 1
        } catch (error) {
          if (!(error instanceof WarcError)) throw error
          assert.equal(n, 0, 'what was not changed is read')
        }
      },
    ),
    { numRuns },
  )
  assert.ok(read >= numRuns / 2, `${read} of ${numRuns} were read`)
}
