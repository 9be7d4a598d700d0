import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANY, WHAT, WHERE, WHO } from './index.ts'

test('there are twelve classes at most, each once, and what fits none of them comes last', () => {
  assert.ok(WHAT.length <= 12)
  assert.equal(WHAT.at(-1), 'other')
  for (const all of [WHAT, WHERE, WHO]) {
    assert.equal(new Set<string>(all).size, all.length)
    for (const id of all) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/)
      assert.notEqual(id, ANY)
    }
  }
})
