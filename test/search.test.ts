// What the search of the console finds, and for whom.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Intruder, joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
let admin: Intruder
let auditor: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  auditor = await joined(node, 'auditor')
  await node.node.settled(20_000)
})
after(() => node.remove())

const find = async (from: Intruder, words: string) => {
  const path = `/en/console/search?words=${encodeURIComponent(words)}`
  const { text } = await send(node, path, { from })
  return text.slice(text.indexOf('<main'))
}

test('persons are found by a part of their name, by who may list them', async () => {
  const { persons } = { persons: await find(admin, 'AUDIT') }
  assert.match(persons, /href="\/en\/console\/people"><bdi>[^<]*audit/i)
  assert.doesNotMatch(await find(auditor, 'administrator'), /console\/people"><bdi>/)
})

test('a record is found by its number, by who may read it', async () => {
  assert.match(await find(auditor, '#1'), /href="\/en\/console\/records\/[^"]+"><bdi>#1 /)
  assert.match(await find(auditor, '1'), /<bdi>#1 /)
  assert.doesNotMatch(await find(auditor, '999999'), /<bdi>#/)
  assert.doesNotMatch(await find(admin, '#1'), /<bdi>#/)
})

test('pages are found by their names, by who may open them', async () => {
  assert.match(await find(admin, 'lang'), /href="\/en\/console\/words"/)
  assert.match(await find(admin, 'nothing-like-this'), /Nothing was found for/)
  assert.doesNotMatch(await find(auditor, 'set-up'), /console\/setup"/)
})
