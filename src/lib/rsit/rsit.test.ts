import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classNamed, classOf, RSIT } from './index.ts'

test('every type names its class, and no type stands in two', () => {
  const types = Object.values(RSIT).flat()
  assert.equal(new Set(types).size, types.length)
  for (const [name, own] of Object.entries(RSIT))
    for (const type of own) assert.equal(classOf(type), name)
  assert.equal(classNamed('burglary'), 'intrusions')
  assert.equal(classNamed('murder'), null)
  assert.equal(classNamed(null), null)
})
