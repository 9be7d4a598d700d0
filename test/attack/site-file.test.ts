// A file of sites through the web door, as a browser sends it, and as somebody who means no good would.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Intruder, joined, postForm, send } from '../support/attack.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

const PATH = '/en/console/sites/import'
let node: TestNode
let analyst: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  analyst = await joined(node, 'analyst')
})
after(() => node.remove())

/** Sends a file as a form of a browser does. */
async function upload(bytes: Uint8Array<ArrayBuffer> | string, key: string, from = analyst) {
  const form = new FormData()
  form.set('_form', 'send')
  form.set('_key', key)
  form.set('text', new Blob([bytes], { type: 'text/csv' }), 'sites.csv')
  const whole = new Response(form)
  const type = whole.headers.get('content-type') ?? ''
  const headers = { 'content-type': type, origin: node.node.origin }
  const body = new Uint8Array(await whole.arrayBuffer())
  return await send(node, PATH, { method: 'POST', body, headers, from })
}

const HEADING = 'address,name,organization,area\n'
const files = async () =>
  (await send(node, PATH, { from: analyst })).text.match(/sites\/import\/[0-9a-f-]{36}/g) ?? []

test('a file is previewed, wrong rows come as a file without formulas, and one press applies the rest', async () => {
  const text = `${HEADING}vote.example,Vote,Office,/\n=1+1,"=cmd|' /C calc'!A0",Office,/\n`
  const sent = await upload(text, 'one')
  assert.equal(sent.status, 303)
  const where = sent.headers.get('location') ?? ''
  const again = await upload(text, 'one')
  assert.equal(again.headers.get('location'), where, 'the same page sent twice is one file')
  assert.equal((await files()).length, 1)
  const page = await send(node, where, { from: analyst })
  assert.match(page.text, /Apply 1 row and leave out the wrong ones/)
  const wrong = await send(node, `${where}?kind=wrong&_file=csv`, { from: analyst })
  assert.match(wrong.headers.get('content-type') ?? '', /^text\/csv/)
  assert.match(wrong.text, /^\u{FEFF}?row,address,name,organization,area,wrong\r\n3,'=1\+1,'=cmd/u)
  const back = await upload(wrong.text, 'two')
  const mended = await send(node, back.headers.get('location') ?? '', { from: analyst })
  assert.match(mended.text, /=cmd/, 'what was kept from being a formula is read as it was')
  const file = where.split('/').at(-1) ?? ''
  const accept = [
    ['_form', 'accept'],
    ['_key', 'three'],
    ['file', file],
    ['skipWrong', 'true'],
  ] as const
  assert.equal((await postForm(node, where, accept, analyst)).status, 303)
  await node.node.settled(20_000)
  const list = await send(node, '/en/console/sites', { from: analyst })
  assert.match(list.text, /vote\.example/)
})

test('what is no file of sites is refused with a sentence, and nothing is kept of it', async () => {
  const before = (await files()).length
  const refused = async (bytes: Uint8Array<ArrayBuffer> | string, status: number, said: RegExp) => {
    const answer = await upload(bytes, `refused-${said.source}`)
    assert.equal(answer.status, status, said.source)
    assert.match(answer.text, said)
  }
  const latin = new Uint8Array(Buffer.from(`${HEADING}vote.example,Élections,Office,/\n`, 'latin1'))
  await refused(latin, 400, /Row 2 is not UTF-8 text/)
  const wide = new Uint8Array(Buffer.from(`\ufeff${HEADING}`, 'utf16le'))
  await refused(wide, 400, /Row 1 is not UTF-8 text/)
  await refused('', 400, /CSV file: Fill this in/)
  await refused(`${HEADING}"never closed`, 400, /Row 2 is not CSV/)
  await refused('colour\nred\n', 400, /Look at: colour/)
  await refused(`address\n${'a.example\n'.repeat(2_001)}`, 413, /at most 2000|at most 2,000/)
  await refused('x'.repeat(1024 * 1024 + 1), 413, /too large/)
  assert.equal((await files()).length, before)
})

test('a file is nobody else’s, and no other role opens the page', async () => {
  const [mine = ''] = await files()
  const other = await joined(node, 'analyst')
  const page = await send(node, `/en/console/${mine}`, { from: other })
  assert.equal(page.status, 404)
  for (const role of ['alert-officer', 'auditor', 'administrator']) {
    const from = await joined(node, role)
    assert.equal((await send(node, PATH, { from })).status, 403, role)
    assert.equal((await upload(`${HEADING}a.example,A,O,/`, 'x', from)).status, 403, role)
  }
  assert.equal((await send(node, PATH)).status, 303)
})
