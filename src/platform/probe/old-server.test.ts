import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { TlsHello } from '../../core/observation.ts'
import { createProbe } from './index.ts'

const RC4 = Buffer.of(0x00, 0x05)

/** Answers a hello that offers one of these versions (second byte) and RC4 in clear text, and refuses every other. */
function answer(versions: readonly number[]) {
  return (socket: Socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (hello) => {
      const version = hello.readUInt16BE(9)
      if (!versions.includes(version) || !hello.includes(RC4)) {
        socket.end(Buffer.of(21, 3, 0, 0, 2, 2, 40))
        return
      }
      const body = Buffer.concat([
        Buffer.of(version >> 8, version & 255),
        Buffer.alloc(32),
        Buffer.of(0),
        RC4,
        Buffer.of(0),
      ])
      const message = Buffer.concat([Buffer.of(2, 0, 0, body.length), body])
      socket.end(Buffer.concat([Buffer.of(22, 3, 0, 0, message.length), message]))
    })
  }
}

/** What the hellos of a visit came to, by version. */
async function outcomes(versions: readonly number[]) {
  const server = createServer(answer(versions)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const probe = createProbe({ userAgent: 'test' })
    const seen = await probe.visit({
      host: '127.0.0.1',
      httpsPort: port,
      openPorts: [port],
      privateNetworks: PRIVATE_NETWORKS,
      only: ['tls'],
    })
    const hellos = seen.filter((one): one is TlsHello => one.kind === 'tls.hello')
    return Object.fromEntries(hellos.map(({ offered, outcome }) => [offered, outcome]))
  } finally {
    server.close()
  }
}

test('a server that speaks SSL 3.0 alone is asked for it after everything newer was refused', async () => {
  assert.deepEqual(await outcomes([0x0300]), {
    '1.2': 'refused',
    '1.1': 'refused',
    '1.0': 'refused',
    '1.3': 'refused',
    '3.0': 'accepted',
  })
})

test('a server that speaks TLS 1.0 is asked for SSL 3.0 too, and a newer one is not', async () => {
  assert.equal((await outcomes([0x0300, 0x0301]))['3.0'], 'accepted')
  assert.equal((await outcomes([0x0301]))['3.0'], 'refused')
  assert.equal((await outcomes([0x0303]))['3.0'], undefined)
})
