import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { type Access, combinedLine } from './index.ts'

const ACCESS: Access = {
  at: '2026-11-06T21:05:09.123Z',
  address: '203.0.113.66',
  user: 'editor2',
  method: 'POST',
  path: '/admin/login',
  status: 401,
  size: 312,
  agent: 'ExampleBrowser/14.2',
}

test('a request is a line of the combined format', () => {
  assert.equal(
    combinedLine(ACCESS),
    '203.0.113.66 - editor2 [06/Nov/2026:21:05:09 +0000] "POST /admin/login HTTP/1.1" 401 312 "-" "ExampleBrowser/14.2"',
  )
  const bare = combinedLine({ ...ACCESS, user: null, size: 0, agent: '' })
  assert.match(bare, /^203\.0\.113\.66 - - \[.*\] ".*" 401 - "-" "-"$/)
})

test('whatever a client sends stays one line of nine fields', () => {
  const line = /^\S+ - \S+ \[[^\]]+\] "[^"]*" \d+ (?:\d+|-) "[^"]*" "[^"]*"$/
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter }),
      fc.string({ unit: anyCharacter }),
      (path, agent) => {
        assert.match(combinedLine({ ...ACCESS, path, agent }), line)
      },
    ),
  )
  assert.ok(combinedLine({ ...ACCESS, path: '/'.repeat(9000) }).length < 1000)
})
