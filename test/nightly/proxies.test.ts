// The shipped proxies over minutes and in a real browser: what the short tests of test/deploy cannot wait for.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { WebSocket } from 'ws'
import { makeLeaf, rootFile } from '../support/certificates.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { PROXIES, type Proxy, startProxy } from '../support/proxies.ts'
import { enrolDevice, type SecureDoor } from '../support/secure-client.ts'

const NAME = 'node.example'
const ORIGIN = `https://${NAME}`

/** Longer than every time-out of the recipes, in which the phone says nothing. */
const QUIET_MS = 80_000

/** Heartbeats that come in this time, one each 15 s, less one for the edges. */
const LEAST_BEATS = 4

let node: TestNode
const doors: (SecureDoor & { readonly which: string })[] = []
const proxies: Proxy[] = []
before(async () => {
  node = await startTestNode('sqlite', { SCRUTINEER_ORIGIN: ORIGIN, TRUST_PROXY: '1' })
  const leaf = makeLeaf({ names: [NAME] })
  for (const which of PROXIES) {
    const proxy = await startProxy(which, { name: NAME, leaf, nodePort: node.node.port })
    proxies.push(proxy)
    doors.push({ which, origin: ORIGIN, address: proxy.address })
  }
})
after(async () => {
  for (const proxy of proxies) await proxy.stop()
  await node?.remove()
})

test('a station that says nothing stays connected through every proxy', async () => {
  const open = doors.map(async (door) => {
    const cookie = await enrolDevice(node, door)
    const { address } = door
    const socket = new WebSocket(`wss://${NAME}/stream?after=`, {
      ca: readFileSync(rootFile()),
      headers: { cookie, origin: ORIGIN },
      // What a browser does by itself: answer the node's pings.
      autoPong: true,
      lookup: (_host, options, done) =>
        options.all === true ? done(null, [{ address, family: 4 }]) : done(null, address, 4),
    })
    let lines = 0
    socket.on('message', () => void (lines += 1))
    let closed = false
    socket.on('close', () => void (closed = true))
    await delay(QUIET_MS)
    socket.terminate()
    return { which: door.which, closed, isHeard: lines >= LEAST_BEATS }
  })
  assert.deepEqual(
    await Promise.all(open),
    PROXIES.map((which) => ({ which, closed: false, isHeard: true })),
  )
})

for (const which of PROXIES) {
  test(`a browser behind ${which} opens the stream as stations do, by whatever version of HTTP it likes`, async () => {
    const door = doors.find((each) => each.which === which)
    assert.ok(door !== undefined)
    const cookie = await enrolDevice(node, door)
    const [name = '', value = ''] = cookie.split('=')
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--ignore-certificate-errors',
        `--host-resolver-rules=MAP ${NAME} ${door.address}`,
      ],
    })
    try {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      await context.addCookies([
        { name, value, domain: NAME, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' },
      ])
      const page = await context.newPage()
      await page.goto(`${ORIGIN}/en`)
      const told = await page.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const socket = new globalThis.WebSocket('/stream?after=')
            socket.addEventListener('message', ({ data }) =>
              resolve(data instanceof Blob ? 'bytes' : String(data).slice(0, 12)),
            )
            socket.addEventListener('close', ({ code }) => resolve(`closed ${code}`))
          }),
      )
      assert.equal(told, '{"t":"hello"')
    } finally {
      await browser.close()
    }
  })
}
