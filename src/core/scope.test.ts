import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Scope, scopeFault } from './scope.ts'

const command = { kind: 'command', name: 'things.erase' } as const
const query = { kind: 'query', name: 'things.list' } as const

test('a command with a permission says whose things it changes', () => {
  const faulty = (scope: Scope) =>
    scopeFault({ ...command, permission: 'things:erase', scope }) !== null
  assert.deepEqual(
    ['none', 'shared'].filter((scope) => faulty(scope as Scope)),
    ['none', 'shared'],
  )
  assert.deepEqual(
    ['area', 'nation', 'own'].filter((scope) => faulty(scope as Scope)),
    [],
  )
})

test('a query with a permission says whose things it shows', () => {
  assert.match(scopeFault({ ...query, permission: 'things:read', scope: 'none' }) ?? '', /anyone/)
  assert.equal(scopeFault({ ...query, permission: 'things:read', scope: 'shared' }), null)
})

test('what anyone may call has no scope', () => {
  assert.equal(scopeFault({ ...query, permission: 'anyone', scope: 'none' }), null)
  assert.match(scopeFault({ ...query, permission: 'anyone', scope: 'area' }) ?? '', /anyone/)
})
