import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { needsFixedPorts, ownNetwork, takenPorts } from './own-network.ts'

/** Listens on all addresses, so that no address of this machine has the port any more. */
async function busyPort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer().listen(0, '0.0.0.0')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async free() {
      server.close()
      await once(server, 'close')
    },
  }
}

const LISTEN = `
const net = require('node:net')
net.createServer().on('error', ({ code }) => process.exit(code === 'EADDRINUSE' ? 9 : 1))
  .listen(Number(process.argv[1]), '127.20.1.1', () => process.exit(0))`

async function codeOf(words: readonly string[]): Promise<number | null> {
  const [program = '', ...rest] = words
  const child = spawn(program, rest, { stdio: 'inherit' })
  await once(child, 'exit')
  return child.exitCode
}

test('a port that somebody has on this machine is told of, and no other', async () => {
  const { port, free } = await busyPort()
  assert.deepEqual(await takenPorts([port]), [port])
  await free()
  assert.deepEqual(await takenPorts([port]), [])
})

const network = ownNetwork()
const skip = network === null && process.env['CI'] !== 'true' && 'no network can be made here'

test('in a network of its own a program has every port, whoever listens on this machine', {
  skip,
}, async () => {
  assert.ok(network !== null, 'this machine lets a network be made')
  const { port, free } = await busyPort()
  try {
    const listen = [process.execPath, '-e', LISTEN, String(port)]
    assert.equal(await codeOf(listen), 9, 'here the port is taken')
    assert.equal(await codeOf([...network, ...listen]), 0)
    const site = [process.execPath, '-e', LISTEN, '443']
    assert.equal(await codeOf([...network, ...site]), 0)
  } finally {
    await free()
  }
})

test('a test whose site has fixed ports is known, also where a support file starts it', () => {
  for (const file of [
    'test/whole-house/real-site.test.ts',
    'test/nightly/election-day.test.ts',
    'test/deploy/proxies.test.ts',
    'test/deploy/in-process-https.test.ts',
    'test/mirror.test.ts',
    'src/platform/probe/probe.test.ts',
  ])
    assert.ok(needsFixedPorts(file), file)
  for (const file of [
    'test/floors.test.ts',
    'test/deploy/install.test.ts',
    'src/keeping/mirror.test.ts',
  ])
    assert.ok(!needsFixedPorts(file), file)
})
