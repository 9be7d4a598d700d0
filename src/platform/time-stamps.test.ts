import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { makeLeaf, rootFile } from '../../test/support/certificates.ts'
import { httpTimeStamps, NO_TIME_STAMPS } from './time-stamps.ts'

/** What the server does with the next question. */
let answer: { readonly type: string; readonly status: number; readonly body: Buffer }
let server: Server
const told: (string | undefined)[] = []

before(async () => {
  const { keyFile, chainFile } = makeLeaf({ names: ['localhost', '127.0.0.1'] })
  server = createServer({ key: readFileSync(keyFile), cert: readFileSync(chainFile) })
  server.on('request', async (request, response) => {
    told.push(request.headers['content-type'], (await buffer(request)).toString())
    response.writeHead(answer.status, { 'content-type': answer.type })
    response.end(answer.body)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
})
after(() => void server.close())

const opened = (networks: readonly string[]) => ({
  privateNetworks: networks,
  openPorts: [(server.address() as AddressInfo).port],
})
const HERE = opened.bind(null, ['127.0.0.0/8'])

function ask(host: string, places = HERE()) {
  const { port } = server.address() as AddressInfo
  const authority = httpTimeStamps(`https://${host}:${port}/tsa`, [
    readFileSync(rootFile(), 'utf8'),
  ])
  return authority.ask(Buffer.from('question'), places)
}

test('an authority is asked by its name or its number, and its answer is given as it came', async () => {
  answer = { type: 'application/timestamp-reply', status: 200, body: Buffer.from('reply') }
  for (const host of ['localhost', '127.0.0.1']) {
    assert.equal(Buffer.from(await ask(host)).toString(), 'reply')
    assert.deepEqual(told.splice(0), ['application/timestamp-query', 'question'])
  }
})

test('a private address that nobody opened is not asked', async () => {
  answer = { type: 'application/timestamp-reply', status: 200, body: Buffer.from('reply') }
  for (const host of ['localhost', '127.0.0.1'])
    await assert.rejects(async () => await ask(host, opened([])), /private or loopback address/)
  assert.deepEqual(told, [])
})

test('another status, another kind and an answer without an end are refused', async () => {
  const reply = 'application/timestamp-reply'
  for (const [type, status, size] of [
    [reply, 503, 5],
    ['text/html', 200, 5],
    [reply, 200, 70_000],
  ] as const) {
    answer = { type, status, body: Buffer.alloc(size, 'x') }
    await assert.rejects(ask('localhost'), /the authority answered|too long/)
  }
})

test('where none is set nobody is asked', async () => {
  assert.equal(NO_TIME_STAMPS.isSet, false)
  await assert.rejects(NO_TIME_STAMPS.ask(Buffer.of(), { privateNetworks: [], openPorts: [] }))
})
