// Against evidence: wrong roles and areas, too much, broken uploads, names with markup, and a node that is killed in the
// middle of an upload and while it takes the hashes.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { hash } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { newBytes } from '../../src/core/id.ts'
import { MAX_FILE_BYTES } from '../../src/core/port.ts'
import { askControl } from '../../src/platform/control.ts'
import { type Intruder, joined, outputOf, post, send, type Sender } from '../support/attack.ts'
import { startChildNode } from '../support/child-node.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

let node: TestNode
let keeper: Intruder
let analyst: Intruder
let local: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  keeper = await joined(node, 'custodian')
  analyst = await joined(node, 'analyst')
  const { path } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
  })
  local = await joined(node, 'custodian', path)
})
after(() => node.remove())

const FACTS = { area: '/', title: 'Log', place: 'Data centre', name: 'a.log' }

const open = (input: object = {}, from: Sender = keeper) =>
  post(node, 'evidence.openItem', { ...FACTS, ...input }, { from })

function part(item: string, body: string | Uint8Array<ArrayBuffer>, from: Sender = keeper, n = 0) {
  const headers = { origin: node.node.origin, 'content-type': 'application/octet-stream' }
  const path = `/api/evidence.addPart?item=${item}&n=${n}`
  return send(node, path, { method: 'POST', body, headers, from })
}

const code = (answer: { readonly text: string }) =>
  (JSON.parse(answer.text) as { code: string }).code

/** Every content and every half of one in the folder of evidence. */
function filesOf(folder: string): string[] {
  const files = join(folder, 'files', 'evidence')
  if (!existsSync(files)) return []
  const all = readdirSync(files, { recursive: true, withFileTypes: true })
  return all.filter((entry) => entry.isFile()).map(({ name }) => name)
}

test('whoever may not hand in sends no byte, and no other role, area or person goes on with an upload', async () => {
  assert.equal(code(await open({}, analyst)), 'core.not_allowed')
  assert.equal(code(await open({}, local)), 'core.wrong_area')
  const { item } = await outputOf<{ item: string }>(open())
  assert.equal(code(await part(item, 'x', analyst)), 'core.not_allowed')
  assert.equal(code(await part(item, 'x', local)), 'evidence.unknown_item')
  assert.equal(code(await part(item, 'x', {})), 'core.not_signed_in')
  assert.equal(
    code(await part('01939000-0000-7000-8000-0000000000ff', 'x')),
    'evidence.unknown_item',
  )
  const foreign = await send(node, `/api/evidence.addPart?item=${item}&n=0`, {
    method: 'POST',
    body: 'x',
    headers: { origin: 'https://evil.example' },
    from: keeper,
  })
  assert.equal(code(foreign), 'http.wrong_origin')
  assert.ok(!filesOf(join(node.folder, 'data')).includes(hash('sha256', 'x')))
  for (const path of [
    `/en/console/evidence/${item}`,
    '/en/console/evidence',
    '/en/console/evidence/add',
  ]) {
    const page = await send(node, path, { from: analyst, headers: { accept: 'text/html' } })
    assert.equal(page.status, 403, path)
  }
})

test('a part that is empty, too long, at no place or broken off leaves nothing', async () => {
  const { item } = await outputOf<{ item: string }>(open())
  const before = filesOf(join(node.folder, 'data'))
  assert.equal(code(await part(item, new Uint8Array(MAX_FILE_BYTES + 1))), 'core.too_many_bytes')
  assert.equal(code(await part(item, '')), 'core.no_bytes')
  assert.equal(code(await part(item, 'x', keeper, 8192)), 'core.bad_input')
  const { hostname, port } = new URL(node.node.origin)
  const socket = connect(Number(port), hostname)
  const head = [
    `POST /api/evidence.addPart?item=${item}&n=0 HTTP/1.1`,
    'Host: x',
    `Origin: ${node.node.origin}`,
    `Cookie: ${keeper.cookie}`,
    'Content-Length: 1000000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(100_000)}`)
  await once(socket, 'ready')
  await pause(200)
  socket.destroy()
  const until = performance.now() + 10_000
  while (filesOf(join(node.folder, 'data')).length > before.length) {
    assert.ok(performance.now() < until, 'half a part stays')
    await pause(50)
  }
  const answer = await send(node, `/api/evidence.item?item=${item}`, { from: keeper })
  assert.equal((JSON.parse(answer.text) as { upload: { parts: number } }).upload.parts, 0)
  assert.equal((await part(item, 'whole')).status, 200)
})

test('names with markup are shown as they are, and a download is never a page', async () => {
  const name = '"><img src=x onerror=alert(1)>.html'
  const title = '<script>alert(1)</script>'
  const boundary = 'b0'
  const field = (of: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${of}"\r\n\r\n${value}\r\n`
  const body = [
    ...Object.entries({ _form: 'file', area: '/', title, place: 'Office' }).map(([of, value]) =>
      field(of, value),
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="_bytes"; filename="${name.replaceAll('"', '%22')}"\r\n`,
    `Content-Type: text/html\r\n\r\n<h1>hi</h1>\r\n--${boundary}--\r\n`,
  ].join('')
  const sent = await send(node, '/en/console/evidence/add', {
    method: 'POST',
    body,
    headers: {
      origin: node.node.origin,
      accept: 'text/html',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    from: keeper,
  })
  assert.equal(sent.status, 303, sent.text.slice(0, 2000))
  const path = sent.headers.get('location') ?? ''
  const item = path.split('/').at(-1) ?? ''
  await node.node.settled(20_000)
  for (const address of [path, '/en/console/evidence']) {
    const page = await send(node, address, { from: keeper })
    assert.ok(page.text.includes('&lt;script&gt;alert(1)'), address)
    assert.ok(!page.text.includes('<script>alert(1)') && !page.text.includes('<img src=x'), address)
  }
  const given = await post(node, 'evidence.download', { item }, { from: keeper })
  const { headers } = given
  assert.equal(given.text, '<h1>hi</h1>')
  assert.equal(headers.get('content-type'), 'application/octet-stream')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox")
  assert.match(
    headers.get('content-disposition') ?? '',
    /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w%.~-]+$/,
  )
  assert.equal(
    code(await post(node, 'evidence.download', { item }, { from: local })),
    'core.wrong_area',
  )
})

test('a node that is killed between parts and while it takes the hashes goes on where it was', async () => {
  const child = await startChildNode()
  try {
    const bytes = newBytes(3 * 1024 * 1024)
    const file = join(child.folder, 'disk.img')
    writeFileSync(file, bytes)
    const send = async (item: string, n: number) => {
      const part = { path: file, start: n * 1024 * 1024, length: 1024 * 1024 }
      const call = {
        realm: 'actual',
        action: 'evidence.addPart',
        input: { item, n },
        uid: 0,
      } as const
      return await askControl(join(child.dataFolder, 'control.sock'), { ...call, bytes: part })
    }
    const { item } = await child.call<{ item: string }>('evidence.openItem', FACTS)
    await send(item, 0)
    const torn = send(item, 1).catch(() => null)
    await child.kill()
    await torn
    await child.start()
    for (const n of [0, 1, 2]) await send(item, n)
    await child.call('evidence.closeItem', { item, size: bytes.length })
    await child.kill()
    await child.start()
    const held = await whenHeld(() => child.call('evidence.item', { item }))
    assert.equal(held.content?.sha256, hash('sha256', bytes))
    assert.equal(held.events, 2)
    assert.ok(filesOf(child.dataFolder).every((name) => /^[0-9a-f]{64}$/.test(name)))
  } finally {
    await child.remove()
  }
})

interface Held {
  readonly state: string
  readonly events: number
  readonly content: { readonly sha256: string } | null
}

async function whenHeld(look: () => Promise<Held>): Promise<Held> {
  // A job that was killed is taken up once its lease is over.
  const until = performance.now() + 60_000
  for (;;) {
    const found = await look()
    if (found.state === 'held') return found
    assert.ok(performance.now() < until, `it stays ${found.state}`)
    await pause(200)
  }
}
