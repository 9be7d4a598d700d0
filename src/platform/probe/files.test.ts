import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, test } from 'node:test'
import { makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import { type FileHash, observation as schema } from '../../core/observation.ts'
import { MAX_FILE_BYTES } from './files.ts'
import { createProbe } from './index.ts'

const PLACES = 'station;place\n1;School\n'
const MIB = 1024 * 1024

let server: Server
/** Paths that were asked for, with what codings were taken. */
const asked: string[] = []

before(async () => {
  const leaf = makeLeaf({ names: ['localhost'] })
  const files = { cert: readFileSync(leaf.chainFile), key: readFileSync(leaf.keyFile) }
  server = createServer(files, (request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
after(() => server.close())

/** More than is read of a file. */
function* pieces(): Generator<Buffer> {
  const piece = Buffer.alloc(MIB)
  for (let n = 0; n <= MAX_FILE_BYTES / MIB; n += 1) yield piece
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? ''
  asked.push(`${path} ${request.headers['accept-encoding']}`)
  const away: Record<string, string> = { '/old.csv': '/places.csv', '/away': 'https://[::2]/x' }
  if (away[path] !== undefined) response.writeHead(302, { Location: away[path] }).end('moved')
  else if (path === '/places.csv?v=1' || path === '/places.csv') response.end(PLACES)
  else if (path === '/packed')
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(Buffer.alloc(40))
  else if (path === '/short') {
    response.writeHead(200, { 'Content-Length': '9' })
    response.write('1', () => response.destroy())
  } else if (path === '/endless') {
    await pipeline(Readable.from(pieces()), response).catch(() => undefined)
  } else if (path === '/') response.end('<title>home</title>')
  else response.writeHead(404).end()
}

async function filesOf(...files: string[]): Promise<Map<string, FileHash>> {
  const probe = createProbe({ userAgent: 'test', extraCa: [readFileSync(rootFile(), 'utf8')] })
  const { port } = server.address() as AddressInfo
  const plan = { host: 'localhost', httpsPort: port, privateNetworks: PRIVATE_NETWORKS, files }
  const seen = await probe.visit({ ...plan, only: ['http'] })
  const own = seen.flatMap((one) => (one.kind === 'file.hash' ? [one] : []))
  for (const one of own) schema.parse(one)
  return new Map(own.map((one) => [one.path, one]))
}

test('files are hashed as they lie there, through redirects, and nothing of them is kept', async () => {
  asked.length = 0
  const seen = await filesOf('/places.csv?v=1', '/old.csv')
  const digest = hash('sha256', PLACES)
  for (const path of ['/places.csv?v=1', '/old.csv']) {
    const one = seen.get(path)
    assert.deepEqual([one?.digest, one?.length, one?.status], [digest, PLACES.length, 200])
    assert.equal(one?.sha256, null)
  }
  assert.ok(asked.includes('/places.csv?v=1 identity'))
})

test('what is gone, packed, cut short or too large has no hash and says why', async () => {
  const seen = await filesOf('/gone', '/packed', '/short', '/endless')
  const told = Array.from(seen.values(), ({ path, status, digest, error }) => [
    path,
    status,
    digest,
    error?.code,
  ])
  assert.deepEqual(told, [
    ['/gone', 404, null, undefined],
    ['/packed', 200, null, 'packed'],
    ['/short', 200, null, 'closed-early'],
    ['/endless', 200, null, 'file-too-large'],
  ])
})

test('no file is asked for elsewhere, and a redirect obeys the policy of all looks', async () => {
  const seen = await filesOf('//[::2]/x', 'https://[::2]/x', '/away')
  assert.deepEqual([...seen.keys()], ['/away'])
  assert.equal(seen.get('/away')?.error?.stage, 'policy')
})
