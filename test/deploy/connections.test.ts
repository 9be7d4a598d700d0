// What the shipped recipes do with connections that say half a thing, and with a network that holds too many.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect as connectSecurely } from 'node:tls'
import { WebSocket } from 'ws'
import { makeLeaf, rootFile } from '../support/certificates.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { NETWORK_LIMIT, PROXIES, type Proxy, startProxy } from '../support/proxies.ts'
import { runFolder } from '../support/run-folder.ts'
import { ask, cookieIn, enrolDevice, joinAs, type SecureDoor } from '../support/secure-client.ts'

const NAME = 'node.example'
const ORIGIN = `https://${NAME}`
/** What the recipes promise. */
const LIMIT_MS = 10_000
/** Streams that one device may hold. */
const STREAMS = 4

let node: TestNode
const proxies: (Proxy & { readonly door: SecureDoor })[] = []
before(async () => {
  node = await startTestNode('sqlite', { SCRUTINEER_ORIGIN: ORIGIN, TRUST_PROXY: '1' })
  const leaf = makeLeaf({ names: [NAME] })
  for (const which of PROXIES) {
    const proxy = await startProxy(which, { name: NAME, leaf, nodePort: node.node.port })
    proxies.push({ ...proxy, door: { origin: ORIGIN, address: proxy.address } })
  }
})
after(async () => {
  for (const proxy of proxies) await proxy.stop()
  await node?.remove()
})

const doorOf = (which: (typeof PROXIES)[number]) =>
  proxies[PROXIES.indexOf(which)]?.door ?? { origin: ORIGIN, address: '' }

function securely({ address }: SecureDoor): Socket {
  const ca = readFileSync(rootFile())
  return connectSecurely({ host: address, port: 443, servername: NAME, ca })
}

/** Whether the other side ends the connection within the limit. */
async function isEnded(socket: Socket, said: string): Promise<boolean> {
  socket.on('error', () => {}).resume()
  socket.write(said)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    socket.destroy()
  }, LIMIT_MS)
  if (!socket.closed) await once(socket, 'close').catch(() => {})
  clearTimeout(timer)
  return !isLate
}

test('behind every proxy half a head, and half a handshake, leave within ten seconds', async () => {
  const half = `GET /en HTTP/1.1\r\nHost: ${NAME}\r\n`
  const ended = await Promise.all(
    proxies.flatMap(({ door }) => [
      isEnded(connect(443, door.address), ''),
      isEnded(securely(door), half),
    ]),
  )
  assert.deepEqual(ended, [true, true, true, true, true, true])
})

/** Opens as many streams as a device may hold. */
async function streams(door: SecureDoor, cookie: string): Promise<WebSocket[]> {
  const { address } = door
  const sockets = Array.from(
    { length: STREAMS },
    () =>
      new WebSocket(`wss://${NAME}/stream?after=`, {
        ca: readFileSync(rootFile()),
        headers: { cookie, origin: ORIGIN },
        lookup: (_host, options, done) =>
          options.all === true ? done(null, [{ address, family: 4 }]) : done(null, address, 4),
      }),
  )
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  return sockets
}

test('nginx bounds the requests of one network at work, beside the streams of its stations', async () => {
  const door = doorOf('nginx')
  const session = cookieIn(await joinAs(node, door, 'analyst'))
  const late = await enrolDevice(node, door)
  const stations: WebSocket[] = []
  for (let n = 0; n < 3; n += 1)
    stations.push(...(await streams(door, await enrolDevice(node, door))))
  assert.ok(stations.length > NETWORK_LIMIT)
  assert.equal((await ask(door, '/en')).status, 200, 'stations do not count')
  const screens: Socket[] = []
  for (let n = 0; n < NETWORK_LIMIT; n += 1) {
    const socket = securely(door)
    screens.push(socket)
    socket.write(`GET /en/console?_live=1 HTTP/1.1\r\nHost: ${NAME}\r\nCookie: ${session}\r\n\r\n`)
    await once(socket, 'data')
  }
  assert.equal((await ask(door, '/en')).status, 429)
  assert.equal((await ask(door, '/en', { from: '127.0.0.77' })).status, 200)
  stations.push(...(await streams(door, late)))
  for (const screen of screens) screen.destroy()
  for (const station of stations) station.terminate()
})

test('haproxy bounds the connections of one network, beside the streams of its stations', async () => {
  const door = doorOf('haproxy')
  const stations: WebSocket[] = []
  for (let n = 0; n < 3; n += 1)
    stations.push(...(await streams(door, await enrolDevice(node, door))))
  const held: Socket[] = []
  for (let n = 0; n < NETWORK_LIMIT; n += 1) {
    const socket = securely(door)
    held.push(socket)
    await once(socket, 'secureConnect')
  }
  await assert.rejects(ask(door, '/en'))
  assert.equal((await ask(door, '/en', { from: '127.0.0.77' })).status, 200)
  assert.ok(stations.every(({ readyState }) => readyState === WebSocket.OPEN))
  for (const socket of held) socket.destroy()
  for (const station of stations) station.terminate()
})

/** Listens, connects again and again from two addresses, and prints how many got through. */
const CONNECTING = `
const { createServer, connect } = require('node:net')
const open = (localAddress) => new Promise((resolve) => {
  const socket = connect({ port: 443, host: '127.0.0.1', localAddress })
  socket.on('connect', () => resolve(1)).on('error', () => resolve(0))
})
const server = createServer().listen(443, '127.0.0.1', async () => {
  const counts = []
  for (const from of ['127.0.0.2', '127.0.0.3', '127.0.0.4']) {
    let through = 0
    for (let n = 0; n < 12; n += 1) through += await open(from)
    counts.push(through)
  }
  console.log(JSON.stringify(counts))
  process.exit(0)
})`

test('the kernel bounds the connections of one network where the proxy cannot, but for named gateways', () => {
  const recipe = readFileSync(join(import.meta.dirname, '../../deploy/connections.nft'), 'utf8')
  const rules = join(runFolder(), 'connections.nft')
  // All that a network of its own has is its loopback; and few, so that the test is soon over the limit.
  const adapted = recipe.replace(/^ *iif "lo" accept\n/m, '').replaceAll('over 4000', 'over 8')
  assert.notEqual(adapted.replaceAll('over 8', 'over 4000'), recipe)
  writeFileSync(rules, adapted)
  const gateway = 'nft add element inet scrutineer gateways "{ 127.0.0.4 }"'
  const script = `ip link set lo up && nft -f "$1" && ${gateway} && "$2" -e "$3"`
  const argv = ['--map-root-user', '--net', 'sh', '-c', script, 'sh', rules, process.execPath]
  const { stdout, stderr } = spawnSync('unshare', [...argv, CONNECTING], { encoding: 'utf8' })
  assert.equal(stdout, '[8,8,12]\n', stderr)
})
