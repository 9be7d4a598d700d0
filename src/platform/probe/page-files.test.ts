import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import { type AskedFile, observation as schema, type PageFile } from '../../core/observation.ts'
import { createProbe } from './index.ts'

const CODE = 'menu("open")'
const KIB = 1024

let server: Server
/** Paths that were asked for, with the conditions. */
const asked: string[] = []
const names = new Set<string>()

before(async () => {
  const leaf = makeLeaf({ names: ['localhost'] })
  const files = { cert: readFileSync(leaf.chainFile), key: readFileSync(leaf.keyFile) }
  server = createServer(files, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
after(() => server.close())

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? ''
  const { 'if-none-match': mark, 'if-modified-since': since } = request.headers
  names.add(request.headers['user-agent'] ?? '')
  asked.push([path, mark, since].filter(Boolean).join(' '))
  if (path === '/app.js' && mark === '"1"') response.writeHead(304).end()
  else if (path === '/app.js') response.writeHead(200, { ETag: '"1"' }).end(CODE)
  else if (path === '/packed.js')
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(CODE))
  else if (path === '/away.js') response.writeHead(302, { Location: 'https://[::2]/x' }).end()
  else if (path.startsWith('/large')) response.end('x'.repeat(600 * KIB))
  else if (path === '/') response.end('<title>home</title>')
  else response.writeHead(404).end()
}

async function seen(files: readonly (Partial<AskedFile> & { path: string })[]) {
  asked.length = 0
  const probe = createProbe({ userAgent: 'test', extraCa: [readFileSync(rootFile(), 'utf8')] })
  const { port } = server.address() as AddressInfo
  const pageFiles = files.map(({ path, sha256 = null, etag = null, modified = null }) => {
    const url = path.startsWith('/') ? `https://localhost:${port}${path}` : path
    return { url, sha256, etag, modified }
  })
  const plan = { host: 'localhost', httpsPort: port, privateNetworks: PRIVATE_NETWORKS, pageFiles }
  const all = await probe.visit({ ...plan, only: ['http'] })
  return all.flatMap((one) => {
    if (one.kind !== 'page.file') return []
    const { bytes, ...rest } = one
    return [{ ...(schema.parse(rest) as PageFile), text: bytes && Buffer.from(bytes).toString() }]
  })
}

test('a file is asked for once whole, then by its marks, and costs nothing while it is as it was', async () => {
  const [first] = await seen([{ path: '/app.js' }])
  const digest = hash('sha256', CODE)
  assert.deepEqual(
    [first?.status, first?.digest, first?.etag, first?.text, first?.isAnother],
    [200, digest, '"1"', CODE, false],
  )
  const modified = 'Tue, 24 Nov 2026 08:00:00 GMT'
  const [again] = await seen([{ path: '/app.js', sha256: digest, etag: '"1"', modified }])
  assert.deepEqual([again?.status, again?.digest, again?.text], [304, null, undefined])
  assert.ok(asked.includes(`/app.js "1" ${modified}`), asked.join())
  // Without marks it comes whole, and its bytes are left out.
  const [same] = await seen([{ path: '/app.js', sha256: digest }])
  assert.deepEqual([same?.status, same?.digest, same?.text], [200, digest, undefined])
})

test('one that is another brings its bytes, unpacked', async () => {
  const [one] = await seen([{ path: '/packed.js', sha256: hash('sha256', 'before') }])
  assert.deepEqual([one?.text, one?.isAnother, one?.sha256], [CODE, true, hash('sha256', CODE)])
})

test('marks that cannot be sent are not, and nothing is asked of another site', async () => {
  const sha256 = hash('sha256', CODE)
  const [one] = await seen([{ path: '/app.js', sha256, etag: '"1"\r\nHost: evil.example' }])
  assert.equal(one?.status, 200)
  assert.deepEqual(await seen([{ path: 'https://evil.example/a.js' }, { path: 'data:,x' }]), [])
  const [away] = await seen([{ path: '/away.js' }])
  assert.equal(away?.error?.stage, 'policy')
})

test('large files are read to their limit, many to the limit of all, and a plan without files asks for none', async () => {
  const many = await seen(Array.from({ length: 30 }, (_, n) => ({ path: `/large-${n}.js` })))
  assert.equal(many.length, 8)
  assert.ok(many.every(({ length }) => length === 512 * KIB))
  await seen([])
  assert.ok(asked.every((path) => !path.endsWith('.js')))
})

test('a look that comes as a browser says so to us, and says nothing else to the site', async () => {
  const probe = createProbe({ userAgent: 'test', extraCa: [readFileSync(rootFile(), 'utf8')] })
  const { port } = server.address() as AddressInfo
  const plan = { host: 'localhost', httpsPort: port, privateNetworks: PRIVATE_NETWORKS }
  for (const asBrowser of [false, true]) {
    names.clear()
    const all = await probe.visit({ ...plan, asBrowser, only: ['http'] })
    const home = all.find((one) => one.kind === 'http.exchange' && one.purpose === 'home')
    assert.equal(home?.kind === 'http.exchange' && home.asBrowser, asBrowser || undefined)
    assert.deepEqual(
      [...names].map((name) => name === 'test'),
      [!asBrowser],
    )
  }
})
