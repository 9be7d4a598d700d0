import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Action } from '../src/core/action.ts'
import { DEVICE_PERMISSIONS, ROLE_NAMES, ROLES } from '../src/domains/accounts/index.ts'
import { allSlices } from '../src/domains/index.ts'
import { shippedFacts } from '../src/shipped.ts'
import { permissionTexts } from '../src/domains/accounts/texts.ts'

const GOLDEN = join(import.meta.dirname, 'golden/roles.txt')

const COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ...ROLE_NAMES.map((role) => [role, ROLES[role]] as const),
  ['(station device)', DEVICE_PERMISSIONS],
]

/** Permissions that no role holds: a door's, a job's and the command line's own. */
const MACHINE_ONLY = [
  'accounts:identify',
  'accounts:recover',
  'alerting:escalate',
  'alerting:expire',
  'alerting:gather',
  'alerting:hear-sms',
  'alerting:note-refusal',
  'alerting:suspend-order',
  'alerting:publish',
  'alerting:renew-stream',
  'alerting:send',
  'alerting:stream',
  'alerting:tell',
  'exercise:conduct',
  'monitoring:observe',
  'record:check-log',
  'record:miss-lookouts',
  'record:tell-surplus',
  'record:note-backup',
  'record:note-capacity',
  'record:restore',
  'territory:keep',
]

test('what each role may do is what was reviewed', () => {
  const printed = printedTable()
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, printed)
  const reviewed = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : ''
  assert.equal(printed, reviewed, 'review the difference, then run with UPDATE_GOLDEN=1')
})

test('every permission of an action is held by a role, a device or the machine alone', () => {
  const held = new Set([...COLUMNS.flatMap(([, permissions]) => permissions), ...MACHINE_ONLY])
  const unheld = allActions()
    .map((action) => action.permission)
    .filter((permission) => permission !== 'anyone' && !held.has(permission))
  assert.deepEqual([...new Set(unheld)], [])
})

test('every permission of a role is in words', () => {
  const worded = Object.keys(permissionTexts).sort()
  const held = [...new Set(COLUMNS.flatMap(([, permissions]) => permissions))].sort()
  assert.deepEqual(worded, held)
})

/** What tells how the node itself is kept, and nothing of what it was told. */
const KEEPING = ['record.lookouts', 'record.backups', 'record.capacity', 'monitoring.openings']

test('the administrator sees no content, and the auditor changes nothing', () => {
  const may = (role: 'administrator' | 'auditor', action: Action) =>
    ROLES[role].some((permission) => permission === action.permission)
  const actions = allActions()
  const content = actions.filter(
    ({ name, permission }) =>
      /^(monitoring|alerting|record)\./.test(name) &&
      !KEEPING.includes(name) &&
      // The own contacts, which everybody with an account looks after.
      permission !== 'accounts:self',
  )
  const seen = content.filter((action) => action.kind === 'query' && may('administrator', action))
  assert.deepEqual(
    seen.map((action) => action.name),
    [],
  )
  const changes = actions.filter((action) => action.kind === 'command' && may('auditor', action))
  const others = changes.filter((action) => action.permission !== 'accounts:self')
  assert.deepEqual(
    others.map((action) => action.name),
    [],
  )
})

function allActions(): readonly Action[] {
  const streamKey = { publicKey: new Uint8Array(32), sign: () => new Uint8Array(64) }
  const slices = allSlices({ streamKey, recheckMs: [0], visitMs: 1000, facts: shippedFacts })
  const actions = slices.flatMap((slice) => slice.actions)
  assert.ok(actions.length >= 30, 'all slices are looked at')
  return actions
}

function printedTable(): string {
  const actions = [...allActions()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const lines = actions.map((action) => {
    const held = COLUMNS.filter(
      ([, permissions]) =>
        action.permission === 'anyone' || permissions.includes(action.permission),
    ).map(([name]) => name)
    const who = action.permission === 'anyone' ? 'anyone' : held.join(', ') || '(machine only)'
    return `${action.name.padEnd(36)}${action.permission.padEnd(26)}${action.scope.padEnd(8)}${who}`
  })
  return `${lines.join('\n')}\n`
}
