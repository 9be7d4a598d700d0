// What is sent as a body or a form: too large, too deep, too many, in the wrong words.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  enrolledDevice,
  type Intruder,
  joined,
  post,
  postForm,
  rawRequest,
  send,
} from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

let node: TestNode
let admin: Intruder
let analyst: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  analyst = await joined(node, 'analyst')
})
after(() => node.remove())

const HOSTILE_BODIES: readonly (readonly [string, string])[] = [
  ['an unknown field', '{"name":"x","area":"/","also":1}'],
  ['a prototype', '{"name":"x","area":"/","__proto__":{"area":"/"}}'],
  ['a constructor', '{"name":"x","area":"/","constructor":{"prototype":{"x":1}}}'],
  ['a list', '[]'],
  ['a number', '1'],
  ['null', 'null'],
  ['half a JSON', '{"name":'],
  ['nested lists', '['.repeat(400_000)],
  ['closed nested lists', `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['nested objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['a broken character', '{"name":"x\\ud800y","area":"/"}'],
  ['a zero', '{"name":"x\\u0000y","area":"/"}'],
  ['a text that turns around', '{"name":"x\\u202ey","area":"/"}'],
  ['a long name', `{"name":"${'x'.repeat(100_000)}","area":"/"}`],
  ['an area that is none', '{"name":"x","area":"/1/../"}'],
  ['an area without end', '{"name":"x","area":"/1"}'],
  ['a number for a text', '{"name":1e400,"area":"/"}'],
]

for (const [what, body] of HOSTILE_BODIES) {
  test(`a body with ${what} is refused with a Problem and changes nothing`, async () => {
    const before = await head()
    const answer = await send(node, '/api/monitoring.addOrganization', {
      method: 'POST',
      body,
      headers: { origin: node.node.origin, 'content-type': 'application/json' },
      from: analyst,
    })
    assert.equal(answer.status, 400, answer.text.slice(0, 200))
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.ok(answer.text.length < 20_000)
    assert.equal(await head(), before)
  })
}

test('text that no store can hold is refused with a Problem wherever it is sent', async () => {
  const before = node.log.length
  for (const bad of ['%00', 'a%00b', '%ed%a0%80']) {
    const paths = [
      `/api/record.figures?types=${bad}`,
      `/api/territory.stations?search=${bad}`,
      `/api/accounts.devices?station=${bad}`,
    ]
    for (const path of paths) {
      const { status, text } = await send(node, path, { from: admin })
      assert.ok(status === 400 || status === 200, `${path}: ${status} ${text}`)
    }
  }
  const { status } = await post(
    node,
    'accounts.invite',
    { name: 'a\ud800b', role: 'auditor', area: '/' },
    { from: admin },
  )
  assert.equal(status, 400)
  assert.deepEqual(node.log.slice(before), [])
})

test('a body is cut off at a megabyte, and at 64 KiB where nobody stands behind it, whatever length it claims', async () => {
  const headers = { origin: node.node.origin }
  const guessed = { cookie: `__Host-session=${'A'.repeat(43)}` }
  const enrolled = { cookie: await enrolledDevice(node, admin) }
  for (const [from, bytes] of [
    [{}, 64 * 1024],
    [guessed, 64 * 1024],
    [enrolled, 64 * 1024],
    [admin, 1024 * 1024],
  ] as const) {
    for (const path of ['/api/accounts.beginSignIn', '/en/sign-in']) {
      const sized = (length: number) => {
        const body = new Uint8Array(length).fill(32)
        return send(node, path, { method: 'POST', body, headers, from })
      }
      assert.equal((await sized(bytes + 1)).status, 413)
      assert.ok([400, 415].includes((await sized(bytes)).status))
    }
  }
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
  const chunked = await rawRequest(
    node,
    `POST /api/accounts.beginSignIn HTTP/1.1\r\nHost: x\r\nOrigin: ${node.node.origin}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(40)}`,
    3_000,
  )
  assert.match(chunked, /^HTTP\/1\.1 413 /)
})

test('prototype names and thousands of fields in a form are refused, and nothing is polluted', async () => {
  const path = '/en/console/sites/new'
  const names = [
    '__proto__',
    '__proto__.x',
    'constructor',
    'constructor.prototype.x',
    'toString',
    'a.__proto__.b',
    'hasOwnProperty.call',
    '',
    '.',
    '..',
    '[]',
    '_form.x',
  ]
  for (const name of names) {
    const { status } = await postForm(
      node,
      path,
      [
        ['_form', 'add'],
        [name, 'polluted'],
      ],
      analyst,
    )
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`)
  }
  for (const form of ['__proto__', 'constructor', 'toString', '']) {
    assert.equal((await postForm(node, path, [['_form', form]], analyst)).status, 400, form)
  }
  const many = Array.from({ length: 50_000 }, (_, n) => [`f${n}`, 'x'] as const)
  assert.ok((await postForm(node, path, [['_form', 'add'], ...many], analyst)).status < 500)
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
  assert.equal((Object.prototype as Record<string, unknown>)['polluted'], undefined)
})

test('names in a form, their parts and their number have an end', async () => {
  const path = '/en/console/sites/new'
  const named = async (fields: readonly (readonly [string, string])[]) => {
    const { status, text } = await postForm(node, path, [['_form', 'add'], ...fields], analyst)
    return [status, text.includes('too many fields')]
  }
  assert.deepEqual(await named([['x'.repeat(201), '1']]), [400, true])
  assert.deepEqual(await named([[`a${'.b'.repeat(8)}`, '1']]), [400, true])
  assert.deepEqual(await named(Array(2_001).fill(['a', '1'])), [400, true])
  assert.deepEqual(await named([[`a${'.b'.repeat(7)}`, '1']]), [400, false])
})

test('JSON that nests too deep, and a body in an encoding, are refused before they are read', async () => {
  const headers = { origin: node.node.origin, 'content-type': 'application/json' }
  const sent = async (body: string, more: Record<string, string> = {}) => {
    const options = { method: 'POST', body, headers: { ...headers, ...more }, from: admin }
    const { status, text } = await send(node, '/api/accounts.invite', options)
    return [status, (JSON.parse(text) as { code: string }).code]
  }
  assert.deepEqual(await sent(`${'['.repeat(33)}${']'.repeat(33)}`), [400, 'http.too_deep'])
  assert.deepEqual(await sent(`${'['.repeat(32)}${']'.repeat(32)}`), [400, 'core.bad_input'])
  assert.deepEqual(await sent('{}', { 'content-encoding': 'gzip' }), [415, 'http.encoded'])
  assert.deepEqual(await sent('{}', { 'content-encoding': 'identity' }), [400, 'core.bad_input'])
})

test('a form in a type that is none of a form is refused', async () => {
  for (const type of [
    'text/plain',
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=x',
    '',
  ]) {
    const { status } = await send(node, '/en/sign-in', {
      method: 'POST',
      body: '_form=recovery&code=x',
      headers: { origin: node.node.origin, 'content-type': type },
    })
    assert.ok(status >= 400 && status < 500, `${type}: ${status}`)
  }
})

test('an idempotency key that is empty, too long or no plain text is refused, and nothing is done', async () => {
  const input = { item: 'stations', reason: 'They come tomorrow.' }
  const by = async (key: string) => {
    const headers = { 'idempotency-key': key }
    const { status, text } = await post(node, 'directory.waive', input, { from: admin, headers })
    return [status, (JSON.parse(text) as { code?: string }).code]
  }
  const before = await head()
  for (const key of ['', 'k'.repeat(201), 'k\u00e9'])
    assert.deepEqual(await by(key), [400, 'core.bad_key'], key)
  const path = '/en/console/networks'
  for (const key of ['', 'k'.repeat(201), 'k\u0000', 'مفتاح']) {
    const fields = [
      ['_form', 'port'],
      ['_key', key],
      ['port', '389'],
      ['reason', 'A directory.'],
    ] as const
    const { status, text } = await postForm(node, path, fields, admin)
    assert.equal(status, 400, `${key}: ${text}`)
    assert.match(text, /key that names this request/)
  }
  assert.equal(await head(), before)
  assert.deepEqual(await by('k'.repeat(200)), [200, undefined])
})

async function head(): Promise<number> {
  const store = node.node.house('actual')?.store
  await node.node.settled()
  return (await store?.read((tx) => store.head(tx))) ?? -1
}
