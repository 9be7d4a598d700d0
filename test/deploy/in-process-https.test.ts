// A node that does https itself, without a proxy: what a person and a station meet at its address.

import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from 'node:tls'
import { type Leaf, makeLeaf, rootFile } from '../support/certificates.ts'
import { loopbackAddress } from '../support/nginx.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { runFolder } from '../support/run-folder.ts'
import {
  ask,
  cookieIn,
  enrolDevice,
  firstEvents,
  firstLine,
  joinAs,
  type SecureDoor,
} from '../support/secure-client.ts'

const NAME = 'node.example'

let node: TestNode
let door: SecureDoor
let files: { cert: string; key: string }

function put(leaf: Leaf): void {
  copyFileSync(leaf.keyFile, files.key)
  copyFileSync(leaf.chainFile, files.cert)
}

before(async () => {
  const folder = mkdtempSync(join(runFolder(), 'tls-'))
  files = { cert: join(folder, 'node.crt'), key: join(folder, 'node.key') }
  put(makeLeaf({ names: [NAME] }))
  // An address of its own, so that the usual port is free on it and the origin can say it before the start.
  const address = loopbackAddress()
  door = { origin: `https://${NAME}:8443`, address }
  node = await startTestNode('sqlite', {
    HOST: address,
    PORT: '8443',
    SCRUTINEER_ORIGIN: door.origin,
    TLS_CERT: files.cert,
    TLS_KEY: files.key,
  })
})
after(() => node?.remove())

/** Serial number of the certificate that a new connection is shown. */
function serialShown(): Promise<string> {
  return new Promise((resolve, reject) => {
    const ca = readFileSync(rootFile())
    const socket = connect({ host: door.address, port: 8443, servername: NAME, ca }, () => {
      resolve(socket.getPeerCertificate().serialNumber)
      socket.destroy()
    })
    socket.on('error', reject)
  })
}

test('the node serves by https and asks browsers to come that way only', async () => {
  const { status, headers } = await ask(door, '/en')
  assert.equal(status, 200)
  assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains')
})

test('a session, the alert stream by both ways and a live screen work without a proxy', async () => {
  const line = await joinAs(node, door, 'analyst')
  assert.match(line, /^__Host-session=.*; Secure; SameSite=Strict$/)
  const cookie = await enrolDevice(node, door)
  assert.notEqual(await firstLine(door, cookie), '')
  const data = /data: .+\n\n/
  assert.match(await firstEvents(door, '/stream/events', { cookie, pattern: data }), data)
  const ready = /^event: ready\n/
  const live = { cookie: cookieIn(line), pattern: ready }
  assert.match(await firstEvents(door, '/en/console?_live=1', live), ready)
})

test('what a client claims about where it comes from counts for nothing without a proxy', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.1' }
  const { text } = await ask(door, '/.well-known/scrutineer-arrival', { headers })
  const seen = JSON.parse(text) as { address: string; forwarded: number; trusted: number }
  assert.deepEqual([seen.forwarded, seen.trusted], [1, 0])
  assert.notEqual(seen.address, '192.0.2.1')
})

test('a renewed certificate is shown to new connections while the node serves on', async () => {
  const before = await serialShown()
  put(makeLeaf({ names: [NAME] }))
  const deadline = performance.now() + 15_000
  while ((await serialShown()) === before && performance.now() < deadline) await delay(100)
  assert.notEqual(await serialShown(), before)
  assert.equal((await ask(door, '/en')).status, 200)
})

test('an address that is taken stops the start with the reason', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  try {
    await assert.rejects(startTestNode('sqlite', { PORT: String(port) }), /EADDRINUSE/)
  } finally {
    taken.close()
  }
})
