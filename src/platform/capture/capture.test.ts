import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTls } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import type { Captured } from '../../core/capture.ts'
import { hasQuote, mainDocument, readWarc, replay, wordsOf } from '../../lib/warc/index.ts'
import { createThreads } from '../apart/index.ts'
import { openFiles } from '../files.ts'
import { type DnsServer, serveDns } from '../probe/dns-server.ts'
import { captureApart } from './index.ts'
import type { CaptureLimits } from './options.ts'
import { archivePage, lookAtPage } from './page.ts'

/** The site, and a neighbour on another address of this machine. */
const SITE = '127.9.68.1'
const OTHER = '127.9.68.2'
const NAMES: Readonly<Record<string, string>> = {
  'news.test.': SITE,
  'bad.test.': SITE,
  'cdn.test.': OTHER,
  'metadata.test.': '169.254.169.254',
}

let dns: DnsServer
let site: Server
let other: Server
let secure: Server
/** What was asked of the neighbour, whom no page may lead to. */
const strayed: string[] = []
const open = { now: 0, most: 0 }

const portOf = (server: Server) => (server.address() as AddressInfo).port
const at = (path: string) => `http://news.test:${portOf(site)}${path}`

before(async () => {
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => {
    const data = type === 'A' ? NAMES[name] : undefined
    return data === undefined ? { rcode: 'NXDOMAIN' } : { answers: [{ name, type, ttl: 1, data }] }
  })
  site = createServer(answer).listen(0, SITE)
  other = createServer((request, response) => {
    strayed.push(request.url ?? '')
    response.end('stray')
  }).listen(0, OTHER)
  const leaf = makeLeaf({ names: ['news.test'] })
  const keys = { cert: readFileSync(leaf.chainFile), key: readFileSync(leaf.keyFile) }
  secure = createTls(keys, answer).listen(0, SITE)
  await Promise.all([site, other, secure].map((server) => once(server, 'listening')))
  site.on('connection', (socket) => {
    open.most = Math.max(open.most, (open.now += 1))
    socket.on('close', () => (open.now -= 1))
  })
})
after(async () => {
  for (const server of [site, other, secure]) {
    server.closeAllConnections()
    server.close()
  }
  await dns.close()
})

const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
const PAGE = `<!doctype html><html lang="en"><head><title> The
  hours </title><link rel="stylesheet" href="/a.css"><script src="/a.js"></script></head><body><h1>Polls close at eight</h1>
  <p>The office said so on Monday, in a letter that everybody may read, and again on Tuesday at noon.</p>
  <img src="/moved.gif" alt="clock"><img src="/missing.gif"><img src="data:image/gif;base64,AA"><img src="/p.gif#x">
  <div style="background:url('/bg.gif')"></div><style>@font-face{src:url(/font.woff2)}</style>
  <iframe src="/frame"></iframe></body></html>`

const ZEROS = Buffer.alloc(20 * 1024 * 1024)
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
/** Each of them ten of the one before. */
const ENTITIES = Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY z${n + 1} "${`&z${n};`.repeat(10)}">`,
).join('')

type Answer = [status: number, kind: string, body: string | Buffer, more?: Record<string, string>]
const gif: Answer = [200, 'image/gif', PIXEL]
const away = (to: string): Answer => [302, 'text/plain', 'moved', { Location: to }]
const html = (body: string | Buffer, more = {}): Answer => [
  200,
  'text/html; charset=utf-8',
  body,
  more,
]

const ANSWERS: Readonly<Record<string, () => Answer>> = {
  '/page': () => html(PAGE),
  '/a.css': () => [200, 'text/css', '@import \'b.css\'; h1{background:URL( "p.gif" )}'],
  '/b.css': () => [200, 'text/css', 'h2{background:url(deep.gif)}'],
  '/a.js': () => [
    200,
    'text/javascript',
    gzipSync('fetch("/never")'),
    { 'Content-Encoding': 'gzip' },
  ],
  '/moved.gif': () => away('/p.gif?2'),
  '/gone': () => [404, 'text/html', 'gone'],
  '/empty': () => html(''),
  '/private': () => away(`http://cdn.test:${portOf(other)}/secret`),
  '/private-address': () => away(`http://${OTHER}:${portOf(other)}/secret`),
  '/metadata': () => away('http://metadata.test/latest'),
  '/file': () => away('file:///etc/passwd'),
  '/mail': () => away(`http://news.test:25/`),
  '/loop': () => away('/loop2'),
  '/loop2': () => away('/loop'),
  '/bomb': () => html(gzipSync(ZEROS), { 'Content-Encoding': 'gzip' }),
  '/bomb-deflate': () => html(deflateSync(ZEROS), { 'Content-Encoding': 'deflate' }),
  '/bomb-br': () => html(brotliCompressSync(ZEROS, QUICK), { 'Content-Encoding': 'br' }),
  '/odd-coding': () => html('<p>Hours</p>', { 'Content-Encoding': 'constructor' }),
  '/broken': () => html(Buffer.from([0xff, 0xfe, 0x80, 0, 0xd8, 0x3c, 0x70, 0x3e, 0xc3, 0x28])),
  '/entities': () => html(`<!DOCTYPE a [<!ENTITY b "bb">${ENTITIES}]><title>x</title>&z9;`),
  '/stray': () =>
    html(`<p>x</p><img src="http://cdn.test:${portOf(other)}/i.gif"><img src="http://metadata.test/i">
    <link rel=stylesheet href="/stray.css"><img src="/to-private.gif"><img src="/endless"><img src="/silent">`),
  '/stray.css': () => [
    200,
    'text/css',
    `a{background:url(http://cdn.test:${portOf(other)}/c.gif)}`,
  ],
  '/to-private.gif': () => away(`http://cdn.test:${portOf(other)}/r.gif`),
  '/many': () => html(Array.from({ length: 60 }, (_, n) => `<img src="/p.gif?${n}">`).join('')),
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? ''
  if (path === '/silent') return
  if (path === '/endless') return endless(response)
  if (path === '/drip') return drip(response)
  if (path === '/short') {
    response.writeHead(200, { 'Content-Length': '9' })
    response.write('1', () => response.destroy())
    return
  }
  const steps = /^\/step(\d)$/.exec(path)?.[1]
  const made = /^\/(?:p|bg|deep)\.gif/.test(path) ? () => gif : ANSWERS[path]
  const [status, kind, body, more] =
    steps !== undefined && steps !== '0'
      ? away(`/step${Number(steps) - 1}`)
      : (made?.() ?? (steps === '0' ? html('<p>at last') : [404, 'text/plain', 'none']))
  response.writeHead(status, { 'Content-Type': kind, ...more }).end(body)
}

/** A tarpit: a byte now and then, for ever. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html' })
  const timer = setInterval(() => response.write('a'), 20)
  response.on('close', () => clearInterval(timer))
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html' })
  const piece = Buffer.alloc(16 * 1024, 'a')
  const more = () => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}

/** Small enough that a test is quick. */
const LIMITS: Partial<CaptureLimits> = {
  connectMs: 500,
  exchangeMs: 700,
  visitMs: 4_000,
  dnsMs: 300,
  dnsTries: 1,
  allBytes: 1_000_000,
  resourceBytes: 100_000,
  hostGapMs: 1,
}

const order = (url: string, limits: Partial<CaptureLimits> = {}) => ({
  options: {
    resolvers: [dns.resolver],
    extraCa: [readFileSync(rootFile(), 'utf8')],
    userAgent: 'Scrutineer test',
    limits: { ...LIMITS, ...limits },
  },
  // Opened for the site's own host alone.
  wanted: { url, privateNetworks: ['127.0.0.0/8'], openPorts: [] },
})
const NOW = '2026-11-24T08:00:00.000Z'
const keep = (url: string, limits?: Partial<CaptureLimits>) =>
  archivePage(order(url, limits), () => NOW)

/** A page that was kept, with the records of its archive. */
async function kept(url: string, limits?: Partial<CaptureLimits>) {
  const taken = await keep(url, limits)
  assert.ok(!('outcome' in taken), JSON.stringify(taken))
  return { page: taken.page, records: readWarc(Buffer.concat(taken.parts)) }
}

test('a page is kept with what it consists of, as it was received, and is read again without its site', async () => {
  const { page, records } = await kept(at('/page'))
  const { sha256: _, size: __, documentSha256: ___, leftOut, said: words, ...rest } = page
  const { opening, likeness, ...facts } = rest
  assert.deepEqual(facts, {
    outcome: 'taken',
    at: NOW,
    url: at('/page'),
    status: 200,
    kind: 'text/html',
    title: 'The hours',
    words: 26,
    resources: 9,
    leftOutCount: 1,
    hasQuote: null,
  })
  const begins = (one: string | null) => one?.startsWith('The hours Polls close at eight') === true
  assert.ok([opening, words].every(begins) && likeness !== null)
  assert.deepEqual(leftOut, [{ url: at('/frame'), why: 'frame' }])
  const seen = records.map(({ type, url }) => `${type} ${url?.slice(at('').length) ?? ''}`)
  const first = 'warcinfo ,request /page,response /page,metadata /page'
  assert.equal(seen.slice(0, 4).join(), first)
  const stored = new Set(seen.slice(4).filter((line) => line.startsWith('response')))
  const paths = [
    'a.css',
    'b.css',
    'a.js',
    'moved.gif',
    'p.gif?2',
    'missing.gif',
    'p.gif',
    'bg.gif',
    'font.woff2',
    'deep.gif',
  ]
  assert.deepEqual(
    [...stored].sort(),
    [...paths.map((path) => `response /${path}`), 'response /p.gif?2']
      .filter((line, n, all) => all.indexOf(line) === n)
      .sort(),
  )
  const script = records.find(({ type, url }) => type === 'response' && url === at('/a.js'))
  assert.ok(script !== undefined && Buffer.from(script.block).includes(gzipSync('fetch("/never")')))
  const asked = Buffer.from(records[1]?.block ?? []).toString()
  assert.match(
    asked,
    /^GET \/page HTTP\/1\.1\r\nHost: news\.test:\d+\r\nUser-Agent: Scrutineer test\r\n[^]*Accept-Encoding: identity\r\n/,
  )
  const main = mainDocument(records)
  assert.equal(main.sha256, page.documentSha256)
  assert.ok(hasQuote(wordsOf(main), 'a letter that everybody may read'))
  const shown = replay(records)
  assert.ok('html' in shown && shown.html.includes('<img alt="clock" src="data:image/gif;base64,'))
})

test('what a site does ends as a capture that says why, and nobody else is asked', async () => {
  const wanted: readonly [url: string, fault: string, code: string, status: number | null][] = [
    [at('/gone'), 'status', '', 404],
    [at('/empty'), 'status', '', 200],
    [at('/private'), 'address', 'policy/private-address', 302],
    [at('/private-address'), 'address', 'policy/private-address', 302],
    [at('/metadata'), 'address', 'policy/forbidden-address', 302],
    [at('/file'), 'address', 'policy/forbidden-scheme', 302],
    [at('/mail'), 'address', 'policy/forbidden-port', 302],
    [at('/loop'), 'redirects', 'limit/redirect-loop', 302],
    [at('/step6'), 'redirects', 'limit/too-many-redirects', 302],
    [at('/silent'), 'time', 'receive/timeout', null],
    [at('/drip'), 'time', 'receive/timeout', 200],
    [at('/endless'), 'size', 'limit/body-too-large', 200],
    [at('/short'), 'answer', 'receive/closed-early', 200],
    [
      `https://bad.test:${portOf(secure)}/page`,
      'certificate',
      'tls/ERR_TLS_CERT_ALTNAME_INVALID',
      null,
    ],
    [`https://news.test:${portOf(site)}/page`, 'certificate', '', null],
    ['http://nobody.test/', 'name', 'resolve/nxdomain', null],
    ['http://news.test:1026/', 'unreachable', 'connect/ECONNREFUSED', null],
    ['http://169.254.169.254/latest', 'address', 'policy/forbidden-address', null],
    [
      `http://cdn.test@news.test:${portOf(site)}/page`,
      'address',
      'policy/credentials-in-url',
      null,
    ],
    ['file:///etc/passwd', 'address', 'policy/forbidden-scheme', null],
    ['nothing', 'address', 'policy/forbidden-scheme', null],
  ]
  const told = await Promise.all(
    wanted.map(async ([url, ...expected]) => {
      const taken = await keep(url)
      assert.ok('outcome' in taken, `${url} was kept`)
      const { fault, code, status } = taken
      return [url, fault, expected[1] === '' && expected[0] === 'certificate' ? '' : code, status]
    }),
  )
  assert.deepEqual(told, wanted)
  assert.deepEqual(strayed, [])
})

test('five redirects are followed, each hop is in the archive', async () => {
  const { page, records } = await kept(at('/step5'))
  assert.deepEqual([page.url, records.length], [at('/step0'), 1 + 2 * 6 + 1])
})

test('what a page names elsewhere, in silence or without end is left out, and said; the page is kept', async () => {
  const { page } = await kept(at('/stray'))
  const told = page.leftOut.map(({ url, why }) => `${why} ${new URL(url).pathname}`).sort()
  assert.deepEqual(told, [
    'address /c.gif',
    'address /i',
    'address /i.gif',
    'address /to-private.gif',
    'size /endless',
    'time /silent',
  ])
  assert.equal(page.resources, 1)
  assert.deepEqual(strayed, [])
})

test('a page that unpacks without end is kept as it came, and not read', async () => {
  for (const path of ['/bomb', '/bomb-deflate', '/bomb-br', '/odd-coding']) {
    const { page, records } = await kept(at(path))
    assert.deepEqual([page.title, page.words, page.likeness], ['', 0, null], path)
    assert.deepEqual(replay(records), { url: at(path), date: NOW, whyNot: 'unreadable' })
  }
})

test('broken letters and entities within entities are kept as they came, and read as what they are', async () => {
  const broken = await kept(at('/broken'))
  assert.ok(broken.page.opening.isWellFormed() && 'html' in replay(broken.records))
  const { page } = await kept(at('/entities'))
  assert.ok(page.opening.length < 500 && page.words < 200, page.opening)
})

test('resources, bytes and connections are bounded', async () => {
  open.most = 0
  const few = await kept(at('/many'), { resources: 50, connections: 8, perHost: 3 })
  assert.deepEqual(
    [few.page.resources, few.page.leftOutCount, few.page.leftOut[0]?.why],
    [50, 10, 'count'],
  )
  assert.ok(open.most <= 4, `${open.most} connections at once`)
  const small = await kept(at('/many'), { allBytes: 2_500 })
  assert.ok(small.page.resources < 60 && small.page.leftOut.every(({ why }) => why === 'size'))
  assert.equal(small.page.resources + small.page.leftOutCount, 60)
})

test('over TLS a page is kept where the certificate holds', async () => {
  const { page } = await kept(`https://news.test:${portOf(secure)}/step1`)
  assert.equal(page.url, `https://news.test:${portOf(secure)}/step0`)
})

test('a look says what became of a page, whatever the status, by its first bytes', async () => {
  const look = (path: string) => lookAtPage(order(at(path), { lookBytes: 60_000 }), () => NOW)
  const [page, gone, endlessly, silent] = await Promise.all(
    ['/page', '/gone', '/endless', '/silent'].map(look),
  )
  assert.ok(page?.outcome === 'answered' && page.title === 'The hours' && page.words === 26)
  assert.deepEqual(gone?.outcome === 'answered' && [gone.status, gone.kind], [404, 'text/html'])
  assert.equal(endlessly?.outcome === 'answered' && endlessly.status, 200)
  assert.deepEqual(silent?.outcome === 'failed' && silent.fault, 'time')
})

test('a capture is made in a thread and written in parts; one that fails writes nothing', async () => {
  const folder = mkdtempSync(join(runFolder(), 'capture-'))
  const threads = createThreads()
  try {
    const files = openFiles(folder)('sources')
    const { options, wanted } = order(at('/page'))
    const capture = captureApart(threads, options)
    const failed = await capture.take({ ...wanted, url: at('/gone') }, files)
    assert.deepEqual(failed.outcome === 'failed' && failed.fault, 'status')
    const empty = await Promise.all(
      Array.from({ length: 256 }, (_, n) =>
        files.putBefore(n.toString(16).padStart(2, '0'), '2100-01-01T00:00:00.000Z'),
      ),
    )
    assert.deepEqual(empty.flat(), [])
    const quote = 'Polls  close at eight'
    const page: Captured = await capture.take({ ...wanted, quote }, files)
    assert.ok(page.outcome === 'taken')
    const bytes = await files.get(page.parts[0] ?? '')
    assert.deepEqual([page.parts, bytes?.length], [[page.sha256], page.size])
    assert.equal(mainDocument(readWarc(bytes ?? Buffer.of())).url, at('/page'))
    const copy = Buffer.from((await files.get(page.copy?.sha256 ?? '')) ?? []).toString()
    assert.ok(copy.includes('<h1>Polls close at eight</h1>') && copy.length === page.copy?.size)
    assert.equal(page.hasQuote, true)
    const looked = await capture.look(wanted)
    assert.equal(looked.outcome === 'answered' && looked.likeness, page.likeness)
  } finally {
    await threads.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
