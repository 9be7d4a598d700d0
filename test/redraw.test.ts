// A form that is drawn again to search in it or to open a part of it: nothing typed is lost, and nothing is done.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Intruder, joined, postForm } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let admin: Intruder
let official: string
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  const post = { area: '/', post: 'Duty officer' }
  ;({ official } = await node.call<{ official: string }>('territory.addOfficial', post))
})
after(() => node.remove())

const DUTY = '/en/console/duty'

const typed = (more: readonly (readonly [string, string])[]) =>
  postForm(
    node,
    DUTY,
    [['_form', 'put'], ['_key', 'one'], ['official', official], ['hours', 'seven'], ...more].map(
      ([name = '', value = '']): [string, string] => [name, value],
    ),
    admin,
  )

test('a form that is drawn again keeps what was typed, refuses nothing and does nothing', async () => {
  const page = await typed([['_redraw', 'find']])
  assert.equal(page.status, 200)
  assert.match(page.text, /name="hours"[^>]* value="seven"/)
  assert.match(page.text, new RegExp(`value="${official}" selected`))
  assert.doesNotMatch(page.text, /<title>Error|aria-invalid|There is a problem/)
  const { duties } = await node.call<{ duties: unknown[] }>('territory.dutyList', { area: '/' })
  assert.deepEqual(duties, [])
})

test('the same form without that button is refused as ever', async () => {
  const page = await typed([])
  assert.equal(page.status, 400)
  assert.match(page.text, /<title>Error/)
  assert.match(page.text, /name="hours"[^>]* value="seven"[^>]* aria-invalid="true"/)
})

test('only a form of the page is drawn again, for those who may open it, from the page itself', async () => {
  const other = await postForm(
    node,
    DUTY,
    [
      ['_form', 'nothing'],
      ['_redraw', ''],
    ],
    admin,
  )
  assert.equal(other.status, 400)
  const stranger = await postForm(node, DUTY, [
    ['_form', 'put'],
    ['_redraw', ''],
  ])
  assert.equal(stranger.status, 303)
})
