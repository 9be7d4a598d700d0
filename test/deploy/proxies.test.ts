// The shipped proxy recipes in front of a real node: what a person and a station meet at a real address.

import assert from 'node:assert/strict'
import { get } from 'node:http'
import { after, before, test } from 'node:test'
import { makeLeaf } from '../support/certificates.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { PROXIES, type Proxy, type ProxyName, startProxy } from '../support/proxies.ts'
import {
  ask,
  command,
  cookieIn,
  enrolDevice,
  firstEvents,
  firstLine,
  joinAs,
  outputOf,
  type SecureDoor,
} from '../support/secure-client.ts'

const NAME = 'node.example'
const ORIGIN = `https://${NAME}`

let node: TestNode
const proxies = new Map<ProxyName, Proxy>()
before(async () => {
  node = await startTestNode('sqlite', { SCRUTINEER_ORIGIN: ORIGIN, TRUST_PROXY: '1' })
  const leaf = makeLeaf({ names: [NAME] })
  const nodePort = node.node.port
  for (const which of PROXIES)
    proxies.set(which, await startProxy(which, { name: NAME, leaf, nodePort }))
})
after(async () => {
  for (const proxy of proxies.values()) await proxy.stop()
  await node?.remove()
})

function doorOf(which: ProxyName): SecureDoor {
  return { origin: ORIGIN, address: proxies.get(which)?.address ?? '' }
}

/** Where a plain http request is sent on to. */
function redirectOf(address: string, path: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: address, port: 80, path, headers: { host: NAME }, agent: false }, (response) => {
      response.resume()
      resolve(response.headers.location)
    }).on('error', reject)
  })
}

for (const which of PROXIES) {
  test(`${which} serves the pages by https with the node's own headers, and leads http there`, async () => {
    const door = doorOf(which)
    const { status, headers, text } = await ask(door, '/en')
    assert.equal(status, 200)
    assert.match(text, /<html/)
    assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains')
    assert.match(String(headers['content-security-policy']), /default-src 'none'/)
    assert.equal(await redirectOf(door.address, '/en?x=1'), `${ORIGIN}/en?x=1`)
  })

  test(`behind ${which} a session is opened by a passkey and lasts by its __Host- cookie`, async () => {
    const door = doorOf(which)
    const line = await joinAs(node, door, 'administrator')
    assert.match(line, /^__Host-session=[^;]+; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    const cookie = cookieIn(line)
    assert.equal((await ask(door, '/api/accounts.me', { cookie })).status, 200)
    assert.equal((await ask(door, '/api/accounts.me')).status, 401)
  })

  test(`behind ${which} stations follow the alert stream by WebSocket and by events`, async () => {
    const door = doorOf(which)
    const cookie = await enrolDevice(node, door)
    assert.notEqual(await firstLine(door, cookie), '')
    // The greeting, then the first signed state: neither waits for the other in a buffer.
    const pattern = /retry: \d+\n\n(.*\n)*data: .+\n\n/
    assert.match(await firstEvents(door, '/stream/events', { cookie, pattern }), pattern)
  })

  test(`behind ${which} a live screen gets its first line without waiting for more`, async () => {
    const door = doorOf(which)
    const line = await joinAs(node, door, 'analyst')
    const cookie = cookieIn(line)
    const pattern = /^event: ready\n/
    assert.match(await firstEvents(door, '/en/console?_live=1', { cookie, pattern }), pattern)
  })

  test(`behind ${which} the node sees where a client comes from, and no claim of the client wins`, async () => {
    const door = doorOf(which)
    for (const from of ['127.0.0.7', '127.0.0.8']) {
      const headers = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' }
      for (const claim of [{}, headers]) {
        const { text } = await ask(door, '/.well-known/scrutineer-arrival', {
          from,
          headers: claim,
        })
        assert.deepEqual(JSON.parse(text), { address: from, forwarded: 1, trusted: 1 })
      }
    }
  })

  test(`${which} lets a large import through, and the node itself refuses what is too large`, async () => {
    const door = doorOf(which)
    const line = await joinAs(node, door, 'administrator')
    const cookie = cookieIn(line)
    const begun = { name: 'stations.csv', columns: ['number', 'name', 'area', 'address'] }
    const { import: id } = await outputOf<{ import: string }>(
      command(door, 'territory.beginImport', begun, cookie),
    )
    const rows = Array.from({ length: 500 }, (_, n) => [
      `L-${n}`,
      `${'School '.repeat(27)}${n}`,
      'Region/District',
      'Main Street '.repeat(24),
    ])
    const input = { import: id, from: 0, rows }
    assert.ok(JSON.stringify(input).length > 200_000)
    await outputOf(command(door, 'territory.importRows', input, cookie))
    await outputOf(command(door, 'territory.cancelImport', { import: id }, cookie))
    const tooLarge = await command(door, 'territory.importRows', { x: 'x'.repeat(1_100_000) })
    assert.equal(tooLarge.status, 413)
    assert.equal((JSON.parse(tooLarge.text) as { code: string }).code, 'http.too_large')
  })
}

test('while the node starts again every proxy says so, and then serves as before', async () => {
  await node.stop()
  try {
    const told = await Promise.all(PROXIES.map((which) => ask(doorOf(which), '/en')))
    for (const [n, { status, headers, text }] of told.entries()) {
      assert.ok([502, 503].includes(status), `${PROXIES[n]} ${status}`)
      assert.equal(headers['retry-after'], '5', PROXIES[n])
      assert.match(headers['content-type'] ?? '', /^text\/plain; charset=utf-8$/, PROXIES[n])
      assert.equal(
        text,
        'The node is starting. Try again in a moment.\nالعقدة قيد التشغيل. حاول مرة أخرى بعد لحظات.\n',
        PROXIES[n],
      )
    }
  } finally {
    await node.restart()
  }
  for (const which of PROXIES) assert.equal((await ask(doorOf(which), '/en')).status, 200, which)
})
