import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { WebSocket } from 'ws'
import {
  cookieOf,
  enrolledDevice,
  type Intruder,
  invitation,
  joined,
  outputOf,
  post,
  postForm,
  send,
  type Sender,
  useLink,
} from '../support/attack.ts'
import { newId } from '../../src/core/id.ts'
import { now } from '../../src/core/time.ts'
import { writeCursor } from '../../src/gateway/cursor.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

let node: TestNode
let officer: Intruder
let device: string
/** Everything that opens a door of this node. */
const secrets: string[] = []

before(async () => {
  node = await startTestNode('sqlite')
  officer = await joined(node, 'alert-officer')
  const link = await invitation(node, 'administrator')
  const answer = await useLink(node, link)
  const { recoveryCodes } = (JSON.parse(answer.text) as { output: { recoveryCodes: string[] } })
    .output
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
  })
  const { station } = await node.call<{ station: string }>('territory.addStation', {
    number: '1',
    name: 'School',
    area,
  })
  const headers = { 'idempotency-key': 'a-form-that-is-sent-twice' }
  const offer = await outputOf<{ code: string; secret: string }>(
    post(node, 'accounts.offerDevice', { station }, { from: officer, headers }),
  )
  device = cookieOf(await post(node, 'accounts.enrolDevice', { secret: offer.secret }))
  const { credential } = await node.call<{ credential: string }>('accounts.createToken', {
    role: 'partner',
    name: 'x',
  })
  const values = (cookies: string) =>
    cookies.split('; ').map((cookie) => cookie.slice(cookie.indexOf('=') + 1))
  const plain = recoveryCodes.map((code) => code.replaceAll('-', ''))
  secrets.push(
    link,
    ...values(officer.cookie),
    ...values(cookieOf(answer)),
    ...values(device),
    ...recoveryCodes,
    ...plain,
  )
  secrets.push(offer.code, offer.secret, credential, credential.slice(2))
})
after(() => node.remove())

/** An open answer that is read bit by bit. */
async function openStream(path: string, from: Sender) {
  const abort = new AbortController()
  const { cookie = '' } = from
  const response = await fetch(`${node.node.origin}${path}`, {
    headers: { cookie },
    signal: abort.signal,
  })
  return { status: response.status, response, close: () => abort.abort() }
}

test('one person takes a dozen live screens and leaves the others room', async () => {
  const open = await Promise.all(
    Array.from({ length: 20 }, () => openStream('/en/console?_live=1', officer)),
  )
  const other = await joined(node, 'alert-officer')
  const free = await openStream('/en/console?_live=1', other)
  for (const { close } of [...open, free]) close()
  assert.equal(open.filter(({ status }) => status === 200).length, 12)
  assert.equal(free.status, 200)
})

test('a live screen ends with the session that opened it', async () => {
  const who = await joined(node, 'alert-officer')
  const { response, close } = await openStream('/en/console?_live=1', who)
  let text = ''
  const decoder = new TextDecoder()
  let isOut = false
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (!isOut && text.includes('event: fragment')) {
      isOut = true
      await post(node, 'accounts.signOut', {}, { from: who })
    }
    if (text.includes('event: reload')) break
  }
  close()
  assert.ok(isOut)
  assert.match(text, /event: reload/)
})

test('one device holds four connections, by socket, events and polls alike', async () => {
  const from = { cookie: device }
  const sockets = Array.from({ length: 12 }, () => {
    const headers = { cookie: device, origin: node.node.origin }
    return new WebSocket(`${node.node.origin.replace('http', 'ws')}/stream`, { headers })
  })
  await Promise.all(
    sockets.map(
      (socket) => new Promise((resolve) => socket.once('open', resolve).once('error', resolve)),
    ),
  )
  const events = await Promise.all(
    Array.from({ length: 12 }, () => openStream('/stream/events', from)),
  )
  const stats = () => node.node.gateway.stats().actual
  assert.ok((stats()?.sockets ?? 99) + (stats()?.events ?? 99) <= 4)
  const { epoch = '', seq = 0 } = stats() ?? {}
  const place = encodeURIComponent(writeCursor({ epoch, seq }))
  const polls = Array.from({ length: 12 }, () =>
    openStream(`/stream/log?after=${place}&wait=1`, from),
  )
  const statuses = (await Promise.all(polls)).map(({ status }) => status)
  assert.ok(statuses.filter((status) => status === 503).length >= 8, String(statuses))
  for (const socket of sockets) socket.terminate()
  for (const { close } of events) close()
})

test('one button revokes a stolen device and shows what it said', async () => {
  const cookie = await enrolledDevice(node, officer)
  const problem = { t: 'problem', key: newId(), symptom: 'network', at: now() }
  const said = await send(node, '/stream/say', {
    method: 'POST',
    body: JSON.stringify([problem]),
    headers: { origin: node.node.origin },
    from: { cookie },
  })
  assert.equal(said.text, JSON.stringify([{ t: 'ok', key: problem.key }]))
  const listed = await send(node, '/api/accounts.devices?limit=200', { from: officer })
  const { items } = JSON.parse(listed.text) as { items: { device: string }[] }
  const stolen = items.at(-1)?.device ?? ''
  const { text } = await send(node, '/en/console/devices', { from: officer })
  assert.match(text, />Revoke and show what it said</)
  const fields = [
    ['_form', 'revokeAndShow'],
    ['_key', newId()],
    ['device', stolen],
  ] as const
  const answer = await postForm(node, '/en/console/devices', fields, officer)
  assert.equal(answer.status, 303)
  const shown = await send(node, answer.headers.get('location') ?? '', { from: officer })
  assert.equal(shown.status, 200)
  assert.match(shown.text, /This device is revoked/)
  assert.match(shown.text, /There is no network/)
  assert.equal((await send(node, '/stream/snapshot', { from: { cookie } })).status, 401)
  // Who sees no content of alerts revokes all the same.
  const admin = await joined(node, 'administrator')
  const list = await send(node, '/en/console/devices', { from: admin })
  assert.match(list.text, />Revoke</)
  assert.doesNotMatch(list.text, /What it said/)
})

test('no secret lies in the store, its log, the keys’ folder or the operator’s lines', async () => {
  await node.node.settled()
  const folder = join(node.folder, 'data')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  assert.ok(files.length >= 3)
  const texts = files.map((file) =>
    readFileSync(join(file.parentPath, file.name)).toString('latin1'),
  )
  for (const secret of secrets) {
    assert.ok(secret.length >= 8)
    for (const [index, text] of texts.entries()) {
      assert.ok(!text.includes(secret), `${files[index]?.name} holds a secret`)
    }
    assert.ok(!node.log.join('\n').includes(secret))
  }
})

test('what a node writes is for its user alone, in a folder that others made too', async () => {
  const folder = join(node.folder, 'open')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  const mask = process.umask(0o022)
  const other = await startTestNode('sqlite', { SCRUTINEER_DATA: folder })
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    assert.ok(files.some(({ name }) => name === 'control.sock'))
    for (const { parentPath, name } of files) {
      const { mode } = statSync(join(parentPath, name))
      assert.equal(mode & 0o077, 0, `${name} has ${(mode & 0o777).toString(8)}`)
    }
  } finally {
    process.umask(mask)
    await other.remove()
  }
})
