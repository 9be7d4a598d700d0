// A form that asks: what was typed stands in no address, is answered on the page itself, and is kept nowhere.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkParts } from '../src/core/brought.ts'
import { slices } from '../src/domains/index.ts'
import { type Intruder, joined, post, postForm, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let investigator: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  investigator = await joined(node, 'investigator')
})
after(() => node.remove())

const LIST = '/en/console/cases'
const WORDS = 'a word that nobody else types'

/** Replies that are kept for a repeated request. */
async function keptReplies(): Promise<string> {
  const store = node.node.house('actual')?.store
  const rows = await store?.read((tx) =>
    (tx as never as Kept).selectFrom('idempotency').selectAll().execute(),
  )
  return JSON.stringify(rows)
}

interface Kept {
  selectFrom(table: 'idempotency'): { selectAll(): { execute(): Promise<unknown[]> } }
}

test('the answer stands on the page, which no cache keeps, with what was typed', async () => {
  const fields: [string, string][] = [
    ['_form', 'find'],
    ['_key', 'once'],
    ['words', WORDS],
  ]
  const answer = await postForm(node, LIST, fields, investigator)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('location'), null)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.match(answer.text, /Nothing was found in the files that you have open\./)
  assert.ok(answer.text.includes(`value="${WORDS}"`))
  assert.equal(answer.text.match(new RegExp(`(href|action)="[^"]*word`, 'g')), null)
  assert.ok(!(await keptReplies()).includes(WORDS))
})

test('the API takes such a query by POST alone, from this origin alone', async () => {
  const asked = await post(node, 'cases.find', { words: WORDS }, { from: investigator })
  assert.deepEqual([asked.status, JSON.parse(asked.text)], [200, { items: [] }])
  const path = `/api/cases.find?words=${encodeURIComponent(WORDS)}`
  assert.equal((await send(node, path, { from: investigator })).status, 405)
  const foreign = await send(node, '/api/cases.find', {
    method: 'POST',
    body: JSON.stringify({ words: WORDS }),
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    from: investigator,
  })
  assert.equal(foreign.status, 403)
})

test('a form that asks for a command, or runs a query, is refused at start', () => {
  const withForm = (form: object) =>
    slices.map((slice) =>
      slice.name === 'cases'
        ? { ...slice, pages: slice.pages.map((page) => ({ ...page, forms: { x: form } as never })) }
        : slice,
    )
  const next = () => null
  assert.throws(
    () => checkParts(withForm({ kind: 'ask', action: 'cases.declare', next })),
    /names cases\.declare, a command: a form of the kind ask has a query/,
  )
  assert.throws(
    () => checkParts(withForm({ action: 'cases.find', next })),
    /names cases\.find, a query/,
  )
})
