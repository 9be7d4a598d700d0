import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeLeaf, rootFile } from '../../test/support/certificates.ts'
import { problemWith } from '../../test/support/house.ts'
import { pushBrowser } from '../../test/support/push-browser.ts'
import { runFolder } from '../../test/support/run-folder.ts'
import type { PushMessage } from '../core/port.ts'
import { openKeys } from './keys.ts'
import { pushSink, webPush } from './push.ts'

interface Taken {
  readonly path: string
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: Buffer
}

/** A push service of a page: keeps what it was sent, and answers what the path asks for. */
async function pushService(run: (at: { origin: string; taken: Taken[] }) => Promise<void>) {
  const leaf = makeLeaf({ names: ['localhost'] })
  const taken: Taken[] = []
  const files = { key: readFileSync(leaf.keyFile), cert: readFileSync(leaf.chainFile) }
  const server: Server = createServer(files, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      taken.push({ path, headers: request.headers, body: Buffer.concat(parts) })
      const status = Number(/\d{3}/.exec(path)?.[0] ?? 201)
      const rest = status === 429 ? { 'Retry-After': '60' } : {}
      response.writeHead(status, { ...rest, Location: 'https://localhost/elsewhere' }).end('x')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    await run({ origin: `https://localhost:${port}`, taken })
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

const folder = () => mkdtempSync(join(runFolder(), 'push-'))
const sender = (allowPrivate: boolean) =>
  webPush({
    key: openKeys(folder()).push(),
    subject: 'https://node.example',
    allowPrivate,
    ca: [readFileSync(rootFile(), 'utf8')],
  })

function message(endpoint: string, browser = pushBrowser(), text = 'hello'): PushMessage {
  const { p256dh, auth } = browser
  return { to: { endpoint, p256dh, auth }, text, topic: 'thread-1', ttlSeconds: 900 }
}

test('a browser reads what the push service got, and the service knows how long and how urgent', async () => {
  const browser = pushBrowser()
  await pushService(async ({ origin, taken }) => {
    const push = sender(true)
    const text = 'EXERCISE: the site was changed. تمرين'
    const receipt = await push.send(message(`${origin}/send/abc`, browser, text))
    assert.deepEqual(receipt, { status: 201, isSink: false, isGone: false })
    await push.send(message(`${origin}/send/def`, browser, text))
    const [first, second] = taken
    assert.equal(browser.open(first?.body ?? Buffer.alloc(0)), text)
    const { ttl, urgency, topic } = first?.headers ?? {}
    assert.deepEqual([ttl, urgency, topic], ['900', 'high', 'thread-1'])
    assert.equal(first?.headers['content-encoding'], 'aes128gcm')
    const claims = (one: Taken | undefined) =>
      JSON.parse(
        Buffer.from(
          /t=[\w-]+\.([\w-]+)/.exec(String(one?.headers['authorization']))?.[1] ?? '',
          'base64url',
        ).toString(),
      ) as { aud: string; sub: string }
    assert.deepEqual([claims(first).aud, claims(first).sub], [origin, 'https://node.example'])
    assert.equal(second?.headers['authorization'], first?.headers['authorization'])
    assert.notDeepEqual(second?.body, first?.body)
  })
})

test('a subscription that is gone is said to be gone; other answers are errors to try again or not', async () => {
  await pushService(async ({ origin }) => {
    const push = sender(true)
    for (const status of [404, 410]) {
      assert.equal((await push.send(message(`${origin}/${status}`))).isGone, true)
    }
    for (const status of [400, 413]) {
      await assert.rejects(push.send(message(`${origin}/${status}`)), problemWith('push.refused'))
    }
    for (const status of [302, 500]) {
      await assert.rejects(push.send(message(`${origin}/${status}`)), new RegExp(`${status}`))
    }
  })
})

test('while a push service asks for a rest it is left alone', async () => {
  await pushService(async ({ origin, taken }) => {
    const push = sender(true)
    await assert.rejects(push.send(message(`${origin}/429`)), /429/)
    await assert.rejects(push.send(message(`${origin}/ok`)), /rest/)
    assert.equal(taken.length, 1)
  })
})

test('an address inside the own network, without TLS or with credentials is never asked', async () => {
  await pushService(async ({ origin, taken }) => {
    const push = sender(false)
    const refused = [
      `${origin}/x`,
      origin.replace('localhost', '127.0.0.1'),
      origin.replace('localhost', '[::1]'),
      'https://169.254.169.254/x',
      'http://push.example.net/x',
      'https://user:secret@push.example.net/x',
      'https://push.example.net:22/x',
      'file:///etc/passwd',
      `https://push.example.net/${'x'.repeat(2000)}`,
      'no address',
    ]
    for (const endpoint of refused) {
      await assert.rejects(push.send(message(endpoint)), problemWith('push.refused'), endpoint)
    }
    assert.equal(taken.length, 0)
  })
})

test('keys that no browser gives and texts that are too long are refused, not tried again', async () => {
  await pushService(async ({ origin, taken }) => {
    const push = sender(true)
    const good = message(`${origin}/x`)
    const wrong = { ...good, to: { ...good.to, p256dh: 'AAAA' } }
    await assert.rejects(push.send(wrong), problemWith('push.refused'))
    const long = { ...good, text: 'x'.repeat(4000) }
    await assert.rejects(push.send(long), problemWith('push.refused'))
    assert.equal(taken.length, 0)
  })
})

test('the push key is made once, for its owner alone', () => {
  const place = folder()
  const first = openKeys(place).push()
  assert.equal(first.publicKey.length, 65)
  assert.deepEqual(openKeys(place).push().publicKey, first.publicKey)
  assert.equal(statSync(join(place, 'push.pem')).mode & 0o777, 0o600)
  rmSync(place, { recursive: true })
})

test('the sink keeps what would have been sent', async () => {
  const sink = pushSink()
  await sink.send(message('https://push.example.net/x'))
  assert.deepEqual(
    sink.sent.map(({ topic }) => topic),
    ['thread-1'],
  )
})
