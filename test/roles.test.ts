import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Action } from '../src/core/action.ts'
import { rolesHolding, rolesOf } from '../src/core/role.ts'
import { OFFICES, officeOf } from '../src/domains/accounts/office.ts'
import type { Slice } from '../src/core/slice.ts'
import { partFaults } from '../src/core/brought.ts'
import { catalogueProblems } from '../src/core/catalogue-problems.ts'
import { ROLES } from './support/slices.ts'
import { slices } from '../src/domains/index.ts'

const GOLDEN = join(import.meta.dirname, 'golden/roles.txt')

const COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ...[...ROLES.table].map(([role, { may }]) => [role, may] as const),
  ['(station device)', ROLES.device],
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
  'incidents:follow',
  'monitoring:observe',
  'monitoring:opened',
  'record:check-log',
  'record:prove',
  'cases:keep',
  'cases:hand-on',
  'record:stamp',
  'record:note-scripts',
  'evidence:preserve',
  'sources:capture',
  'claims:index',
  'claims:take-told',
  'notices:clock',
  'record:miss-lookouts',
  'record:forget',
  'record:tell-surplus',
  'record:note-backup',
  'record:note-capacity',
  'record:restore',
  'reports:count',
  'reports:join',
  'reports:play',
  'pollwatch:hear-sms',
  'pollwatch:look',
  'pollwatch:identify',
  'pollwatch:keep',
  'pollwatch:take-applied',
  // The telephone of an observer, which is known by a cookie of its own.
  'pollwatch:watch',
  'pollwatch:play',
  'notices:publish',
  'pollwatch:publish',
  'attacks:import',
  'statements:keep',
  'statements:play',
  'settings:follow',
  'settings:try',
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
  const worded = [...ROLES.permissions.keys()].sort()
  const held = [...new Set(COLUMNS.flatMap(([, permissions]) => permissions))].sort()
  assert.deepEqual(worded, held)
  const words = Object.fromEntries([
    ...ROLES.permissions,
    ...[...ROLES.table].map(([role, { title }]) => [role, title] as const),
  ])
  assert.deepEqual(catalogueProblems(words), [])
})

/** What tells how the node itself is kept, and nothing of what it was told. */
const KEEPING = [
  'record.lookouts',
  'record.troubles',
  'record.backups',
  'record.capacity',
  'monitoring.openings',
  // A number for the checklist of the set-up, and no site.
  'monitoring.unguardedCount',
  // What stands on paper in every station, which the administrator may write.
  'alerting.symptoms',
]

test('the administrator sees no content, and the auditor changes nothing', () => {
  const may = (role: 'administrator' | 'auditor', action: Action) =>
    ROLES.table.get(role)?.may.some((permission) => permission === action.permission) ?? false
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

const words = { slice: 'example', key: 'word', en: 'word', ar: 'كلمة' }
const example = (name: string, roles: Slice['roles']): Slice => ({
  name,
  clauses: [],
  needs: {},
  actions: [],
  pages: [],
  jobs: [],
  problems: {},
  ...(roles === undefined ? {} : { roles }),
})

test('a mistake in the roles that slices bring is told in one sentence that says what to write', () => {
  const named = { trainer: { title: words, kind: 'duty', alongside: 'nobody' } } as const
  const faults = partFaults([
    example('training', { named, permissions: {}, console: ['training:read'] }),
    example('courses', { named, permissions: {}, may: { pupil: [] } }),
    example('courses', undefined),
  ])
  assert.deepEqual(faults, [
    'Two slices are named courses: give one of them another name.',
    'The roles of the slice training put trainer alongside nobody, which no slice names.',
    'The roles of the slice training give training:read: say under "permissions" what it allows.',
    'The slices training and courses both name the role trainer: name it in one, and give it permissions in the other under "may".',
    'The roles of the slice courses put trainer alongside nobody, which no slice names.',
    'The roles of the slice courses say what pupil may do: name that role under "named" of some slice.',
  ])
})

test('a slice brings a role: who holds another one in an office gets it besides, and it may what slices say', () => {
  const roles: Slice['roles'] = {
    named: { trainer: { title: words, kind: 'duty', alongside: 'analyst' } },
    permissions: { 'training:teach': words },
    may: { trainer: ['training:teach'], analyst: ['training:teach'] },
  }
  const table = rolesOf([...slices, example('training', roles)])
  assert.ok(table.table.get('trainer')?.may.includes('territory:hand-over'))
  assert.deepEqual(rolesHolding(table, 'training:teach'), ['analyst', 'trainer'])
  const [seat] = officeOf(table, '3').seats
  const own = ['administrator', 'analyst', 'alert-officer']
  const others = ['incident-handler', 'investigator', 'custodian', 'liaison-24-7']
  assert.deepEqual(seat?.roles, [
    ...own,
    ...others,
    'spokesperson',
    'librarian',
    'fact-checker',
    'notice-issuer',
    'appeal-member',
    'trainer',
  ])
  const alone = rolesOf(slices.filter(({ name }) => name === 'accounts'))
  assert.deepEqual(officeOf(alone, '3'), OFFICES['3'])
})

function allActions(): readonly Action[] {
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
    const isInner = action.kind === 'query' && action.isInner === true
    const everybody = isInner ? '(slices only)' : 'anyone'
    const who = action.permission === 'anyone' ? everybody : held.join(', ') || '(machine only)'
    return `${action.name.padEnd(36)}${action.permission.padEnd(26)}${action.scope.padEnd(8)}${who}`
  })
  return `${lines.join('\n')}\n`
}
