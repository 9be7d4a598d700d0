// The worst that a watched site can send to each parser that reads foreign bytes, in any size: for the test that work
// grows no faster than the bytes, and for the bench that shows what it costs.

import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib'
import { dns, exchange, hop, HOST, securityTxt, session, visitWith } from './example-visit.ts'
import { decodeHtml } from '../../src/lib/html/index.ts'
import { ARCHIVES } from './hostile-archives.ts'
import { WATCHED_PAGES } from './hostile-pages.ts'
import {
  answer,
  answers,
  BODY,
  body,
  certificate,
  chunked,
  coded,
  count,
  der,
  fill,
  flight,
  HEADER,
  header,
  type Hostile,
  KIB,
  leaf,
  LONG_NAME,
  MESSAGE,
  page,
  record,
  response,
  sealed,
  SERVER_HELLO,
  tlsRecord,
  visit,
  words,
} from './hostile-bytes.ts'

const EMPTY_MEMBER = gzipSync('')
/** An empty stored block, not the last one. */
const EMPTY_BLOCK = Buffer.of(0, 0, 0, 0xff, 0xff)
const EMPTY_METABLOCK = brotliCompressSync('', {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
})

function belowLongBase(base: string, bytes: number): string {
  return `<base href="${base}">${count((i) => `<img src=\\${i}><a href=b${i}>x</a>`, bytes / 2)}`
}

/** Everything that reads what a watched site sends, with what costs it most. */
export const HOSTILE: readonly Hostile[] = [
  response('spaces inside a field', (n) => `X: a${' '.repeat(n)}b`),
  response('spaces before a field', (n) => `X:${' '.repeat(n)}b`),
  response('tabs and letters by turns', (n) => `X: ${fill('a\t', n)}`),
  response('folds', (n) => `X: a\r\n${fill(' b\r\n', n)}`),
  response('empty folds', (n) => `X: a\r\n${fill(' \r\n', n)}`),
  response('lengths in one field', (n) => `Content-Length: ${fill('5,', n)}5`),
  response('codings in one field', (n) => `Transfer-Encoding: ${fill('chunked,', n)}x`),
  response('one byte a piece', (n) => `X: ${fill('a ', n)}`, 1),
  {
    parser: 'http response',
    input: 'interim answers',
    most: HEADER,
    make: (bytes) => answer(fill('HTTP/1.1 100 Continue\r\n\r\n', bytes)),
  },
  {
    parser: 'http response',
    input: 'a long status line',
    most: HEADER,
    make: (bytes) => answer(`HTTP/1.1 200 ${' '.repeat(bytes)}\n\n`),
  },
  chunked('chunks of one byte', (n) => fill('1\r\nx\r\n', n)),
  chunked('a size with spaces behind it', (n) => fill(`1${' '.repeat(8 * KIB)}x\r\n`, n)),
  chunked('sizes with extensions', (n) => fill(`1;${' ;'.repeat(4 * KIB)}\r\nx\r\n`, n)),
  page('elements inside each other', (n) => fill('<div>', n)),
  page('attributes of one tag', (n) => `<p ${count((i) => `a${i} `, n)}>`),
  page('the same attribute again', (n) => `<p ${fill('a ', n)}>`),
  page('attributes of many tags of the body', (n) => `<body>${count((i) => `<body a${i}=1>`, n)}`),
  page('breaks inside a table', (n) => `<table>${fill('<br>', n)}`),
  page('text and breaks inside a table', (n) => `<table>${fill('x<br>', n)}`),
  page('paragraphs inside a table', (n) => `<table>${fill('<p>x', n)}`),
  page('tables inside a table', (n) => fill('<table><br>', n)),
  page('formatting never closed', (n) => fill('<p><b><i><u>x', n)),
  page('formatting closed too late', (n) => fill('<b><p>x</b>', n)),
  page('links inside each other', (n) => fill('<a><div>x', n)),
  page(
    'children moved by formatting',
    (n) => `${fill('<b>', 1 * KIB)}<p>${fill('<br>', n)}${'</b>'.repeat(300)}`,
  ),
  page(
    'many breaks, then formatting',
    (n) => `${fill('<br>', n / 2)}${fill('<b><p></b></p>', n / 2)}`,
  ),
  page('end tags of nothing', (n) => `${'<div>'.repeat(400)}${fill('</a>', n)}`),
  page('comments', (n) => fill('<!---->', n)),
  page('a comment that does not end', (n) => `<!--${fill('--!', n)}`),
  page('less-than signs', (n) => fill('<', n)),
  page('ampersands', (n) => fill('&', n)),
  page('long names of characters', (n) => fill('&CounterClockwiseContourIntegra', n)),
  page('numbers of characters', (n) => `&#${fill('9', n)}`),
  page('options', (n) => `<select>${fill('<option>x', n)}`),
  page('templates', (n) => fill('<template>', n)),
  page('frames in a frameset', (n) => `<frameset>${fill('<frame>', n)}`),
  page('a source set of spaces', (n) => `<img srcset="${fill('a,   ', n)}">`),
  page('a source set without a comma', (n) => `<img srcset="a${fill(' ', n)}b">`),
  page('a refresh of spaces', (n) => `<meta http-equiv=refresh content="url${' '.repeat(n)}x">`),
  page('pages inside pages', (n) => fill('<iframe srcdoc="<p>x">', n)),
  page('script that does not end', (n) => `<script>${fill('<!--<script', n)}`),
  page('a title that does not end', (n) => `<title>${fill('</titl', n)}`),
  page('links with many relations', (n) => `<link rel="${fill('x ', n)}" href=a>`),
  page('drawings', (n) => fill('<svg><desc><math><mi>', n)),
  page('null characters', (n) => `<table>${fill('\0x', n)}`),
  ...WATCHED_PAGES,
  ...ARCHIVES,
  words('different words', (n) => count((i) => `${i.toString(36)}x `, n)),
  words('one word', (n) => fill('a', n)),
  words('marks in the wrong order', (n) => `a${fill('\u0301\u0316', n)}`),
  words('letters that unfold', (n) => fill('\ufdfa', n)),
  words('sigmas', (n) => `Σ${fill(".'", n)}Σ`),
  words('ideographs', (n) => fill('选举', n)),
  words('beginnings of phrases', (n) => fill('hacked b ', n)),
  {
    parser: 'charset',
    input: 'meta tags that do not end',
    most: BODY,
    make(bytes) {
      const all = Buffer.from(fill('<meta charset', bytes))
      return () => decodeHtml(all, null)
    },
  },
  {
    parser: 'charset',
    input: 'the word and spaces',
    most: HEADER,
    make: (bytes) => () => decodeHtml(Buffer.of(0x61), fill(`charset${' '.repeat(500)}`, bytes)),
  },
  flight('records of one byte', (n) =>
    Buffer.concat([
      tlsRecord(SERVER_HELLO),
      ...Array.from({ length: n / 6 }, () => tlsRecord(Buffer.of(1))),
    ]),
  ),
  flight('empty messages', (n) =>
    Buffer.concat([
      tlsRecord(SERVER_HELLO),
      ...Array.from({ length: n / 4096 }, () =>
        tlsRecord(Buffer.alloc(4096, '\x01\0\0\0', 'latin1')),
      ),
    ]),
  ),
  flight('empty records', (n) => Buffer.alloc(n, '\x16\x03\x03\0\0', 'latin1')),
  flight('warnings', (n) => Buffer.alloc(n, '\x15\x03\x03\0\x02\x01\x70', 'latin1')),
  sealed('records of one byte', (n) => Array.from({ length: n / 23 }, () => Buffer.of(8))),
  sealed('empty messages', (n) =>
    Array.from({ length: n / 4096 }, () => Buffer.alloc(4074, '\x08\0\0\0', 'latin1')),
  ),
  sealed('a message in many pieces', (n) =>
    Array.from({ length: n / 64 }, () => Buffer.alloc(42, 11)),
  ),
  flight('one long message', (n) => {
    const message = Buffer.concat([
      SERVER_HELLO,
      Buffer.of(11, (n >> 16) & 255, (n >> 8) & 255, n & 255),
      Buffer.alloc(n),
    ])
    const parts: Buffer[] = []
    for (let at = 0; at < message.length; at += 64)
      parts.push(tlsRecord(message.subarray(at, at + 64)))
    return Buffer.concat(parts)
  }),
  answers('names that point at a long one', (offset) => {
    const first = offset === 19
    const owner = first ? LONG_NAME : Buffer.of(0xc0, 19)
    return Buffer.concat([owner, Buffer.from('00020001000000010002c013', 'hex')])
  }),
  answers('names that point from one to the next', (offset) => {
    const owner = offset === 19 ? Buffer.of(1, 0x61, 0) : Buffer.of(1, 0x61, 0xc0, 19)
    return Buffer.concat([owner, Buffer.from('00100001000000010000', 'hex')])
  }),
  answers('text', () =>
    Buffer.concat([Buffer.from('c00c00100001000000010100ff', 'hex'), Buffer.alloc(255, 0x22)]),
  ),
  leaf('names', (n) =>
    certificate({
      names: Array.from({ length: Math.min(n / 3, 19_000) }, () => der(0x82, Buffer.of(0x61))),
    }),
  ),
  leaf('a long subject', (n) => certificate({ subject: Buffer.alloc(n / 2, ',') })),
  leaf('a long exponent', (n) => certificate({ exponent: Buffer.alloc(n, 0x41) })),
  coded('gzip', 'empty gzip members', (n) =>
    Buffer.concat(Array.from({ length: n / EMPTY_MEMBER.length }, () => EMPTY_MEMBER)),
  ),
  coded('deflate', 'empty blocks', (n) =>
    Buffer.concat([Buffer.alloc(n, EMPTY_BLOCK), deflateRawSync('')]),
  ),
  coded('br', 'empty stream and more', (n) => Buffer.concat([EMPTY_METABLOCK, Buffer.alloc(n)])),
  coded('gzip', 'a bomb', (n) => gzipSync(Buffer.alloc(n * 100))),
  header('content-security-policy', (n) => fill('a,', n)),
  header('content-security-policy', (n) => fill("script-src 'unsafe-inline' ;", n)),
  header('content-security-policy', (n) => `script-src ${' '.repeat(n)}x`),
  header('content-type', (n) => `text/html${' '.repeat(n)}x`),
  header('content-type', (n) => `${' '.repeat(n)}x`),
  header('strict-transport-security', (n) => `max-age${' '.repeat(n)}x`),
  header('strict-transport-security', (n) => fill('max-age=1;', n)),
  header('set-cookie', (n) => `a=b${fill(';a=b', n)}`),
  header('set-cookie', (n) => `${fill('csr', n)}=`),
  header('referrer-policy', (n) => fill('a,', n)),
  header('x-frame-options', (n) => `deny${' '.repeat(n)}x`),
  header('x-content-type-options', (n) => fill(' ,', n)),
  body(
    'references below a long base',
    (n) =>
      `<base href="https://x.test/${fill('a', n / 2)}">${count((i) => `<script src="//h${i}.test/"></script>`, n / 2)}`,
  ),
  body('references below a long name', (n) => belowLongBase(`//${fill('a.', n / 2)}/`, n)),
  body('references below a long scheme', (n) => belowLongBase(`${fill('a', n / 2)}:x`, n)),
  page('references below a long name', (n) => belowLongBase(`//${fill('a.', n / 2)}/`, n)),
  page('references below a long path', (n) => belowLongBase(`//x.test/${fill('a', n / 2)}`, n)),
  body('references of many hosts', (n) => count((i) => `<script src=//h${i}.test>`, n)),
  body(
    'policies in the page',
    (n) => `<meta http-equiv=content-security-policy content="${fill('a,', n)}">`,
  ),
  body('unprotected references', (n) => count((i) => `<img src=http://h${i}.test>`, n)),
  visit('references below a long address', HEADER, (n) =>
    visitWith(
      exchange(
        'home',
        [hop(`https://${HOST}/${'a'.repeat(n)}`, 200, [['content-type', 'text/html']])],
        count((i) => `<script src="//h${i}.test/"></script>`, 8 * n),
      ),
    ),
  ),
  visit('security.txt of spaces', 100 * KIB, (n) =>
    visitWith(securityTxt(`contact:${' '.repeat(n)}`)),
  ),
  visit('security.txt of spaces and other line ends', 100 * KIB, (n) =>
    visitWith(securityTxt(`contact: ${fill('a \u2028', n)}`)),
  ),
  visit('security.txt of returns', 100 * KIB, (n) => visitWith(securityTxt(fill('\r', n)))),
  visit('security.txt of contacts', 100 * KIB, (n) =>
    visitWith(securityTxt(fill('contact:x\n', n))),
  ),
  visit('chains of many names', 128 * KIB - 1024, (n) =>
    visitWith(
      session({
        chain: Array.from({ length: 10 }, () =>
          certificate({
            names: Array.from({ length: n / 40 }, () => der(0x82, Buffer.of(0x61))),
          }).toString('base64'),
        ),
      }),
    ),
  ),
  visit('mail exchangers', MESSAGE, (n) =>
    visitWith(
      dns(
        'MX',
        Array.from({ length: n / 12 }, (_, i) => `${i} mx${i}.test.`),
      ),
    ),
  ),
  record('spf of terms', HOST, (n) => `v=spf1 ${fill('a ', n)}`),
  record('spf of networks', HOST, (n) => `v=spf1 ${fill('ip4:1.2.3.4 ', n)}`),
  record('spf of networks in turn', HOST, (n) => `v=spf1 ${fill('ip4:1.2.3.4 -ip4:2.3.4.5 ', n)}`),
  record('spf of macros', HOST, (n) => `v=spf1 exists:${fill('%{d1r-.}', n)}`),
  record('spf of slashes', HOST, (n) => `v=spf1 a:${fill('/1', n)}`),
  record('spf of delimiters', HOST, (n) => `v=spf1 exists:%{d${fill('.-+', n)}}`),
  record('spf of one term', HOST, (n) => `v=spf1 ${fill('a-', n)}`),
  record('dmarc of tags', `_dmarc.${HOST}`, (n) => `v=DMARC1;${fill('p=a;', n)}`),
  record('dmarc of spaces', `_dmarc.${HOST}`, (n) => `v=DMARC1;p=a${' '.repeat(n)}\nx`),
  record('dmarc of words', `_dmarc.${HOST}`, (n) => `v=DMARC1;p=${fill('a  ', n)}\nx`),
  record('dmarc with a wide beginning', `_dmarc.${HOST}`, (n) => `v${' '.repeat(n)}x`),
]
