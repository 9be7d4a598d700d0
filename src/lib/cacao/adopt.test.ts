import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { adoptPlaybook, CacaoError, parsePlaybook, writePlaybook } from './index.ts'

const CONTENT = join(import.meta.dirname, '../../../content/playbooks')
const id = (type: string, n: number) =>
  `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [START, ACT, NEXT, END] = [id('start', 1), id('action', 1), id('action', 2), id('end', 1)]

/** A playbook as another program writes one, with what goes wrong in those. Exercise. */
function foreign() {
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: id('playbook', 1),
    name: 'Exercise: look at the server',
    created_by: id('identity', 1),
    created: '2026-11-24T08:00:00.123456Z',
    modified: '2026-11-23T08:00:00Z',
    x_maker: { version: 3 },
    authentication_info_definitions: {
      [id('user-auth', 1)]: { type: 'user-auth', username: 'exercise', password: 'a secret' },
    },
    agent_definitions: { 'desk-of-others': { type: 'group', name: 'Desk of others' } },
    target_definitions: {
      [id('ssh', 1)]: {
        type: 'ssh',
        name: 'Server',
        address: { ipv4: ['192.0.2.7'] },
        authentication_info: id('user-auth', 1),
        password: 'another secret',
      },
    },
    signatures: [{ type: 'jss', signee: 'Exercise', value: 'AAAA' }],
    workflow_start: START,
    workflow: {
      [START]: { type: 'start', on_completion: ACT, x_colour: 'red' },
      [ACT]: {
        type: 'action',
        name: 'Look',
        agent: 'desk-of-others',
        targets: [id('ssh', 1), id('ssh', 2)],
        commands: [{ type: 'ssh', command: 'ls' }],
        on_completion: NEXT,
      },
      [NEXT]: {
        type: 'action',
        name: 'Tell',
        commands: [{ type: 'manual', command: 'Tell the desk' }],
        on_completion: END,
      },
      [END]: { type: 'end' },
    },
  }
}

test('a playbook of others is taken, and what was left out is said', () => {
  const { playbook, leftOut } = adoptPlaybook(JSON.stringify(foreign()))
  assert.deepEqual(leftOut, [
    { what: 'credentials', at: 'authentication_info_definitions' },
    { what: 'credentials', at: `target_definitions.${id('ssh', 1)}.authentication_info` },
    { what: 'credentials', at: `target_definitions.${id('ssh', 1)}.password` },
    { what: 'digits', at: 'created' },
    { what: 'modified', at: 'modified' },
    { what: 'agent', at: `workflow.${ACT}.desk-of-others` },
    { what: 'agent', at: `workflow.${NEXT}.` },
    { what: 'target', at: `workflow.${ACT}` },
    { what: 'property', at: `workflow.${START}.x_colour` },
    { what: 'property', at: 'x_maker' },
    { what: 'signature', at: 'signatures' },
  ])
  const written = writePlaybook(playbook)
  for (const gone of ['a secret', 'another secret', 'exercise"', 'x_maker', 'signee'])
    assert.ok(!written.includes(gone), gone)
  const agents = Object.values(playbook.agent_definitions ?? {}).map(({ name }) => name)
  assert.deepEqual(agents, ['Desk of others', 'Not named'])
  assert.equal(playbook.created, '2026-11-24T08:00:00.123Z')
  assert.equal(playbook.modified, playbook.created)
  const [, act, next] = Object.values(playbook.workflow)
  assert.deepEqual([act?.name, act?.on_completion, next?.name], ['Look', NEXT, 'Tell'])
  assert.deepEqual(adoptPlaybook(written), { playbook, leftOut: [] }, 'it is taken as it is now')
})

test('what is a playbook already is taken as it came, signatures too', () => {
  for (const file of globSync('*.json', { cwd: CONTENT })) {
    const text = readFileSync(join(CONTENT, file), 'utf8')
    assert.deepEqual(adoptPlaybook(text), { playbook: parsePlaybook(text), leftOut: [] }, file)
  }
  const whole = { ...adoptPlaybook(JSON.stringify(foreign())).playbook, signatures: [{ a: 1 }] }
  assert.deepEqual(adoptPlaybook(JSON.stringify(whole)).playbook.signatures, [{ a: 1 }])
})

test('an order of steps is never put right: such a playbook is refused as ever', () => {
  const refused = (more: object) =>
    assert.throws(() => adoptPlaybook(JSON.stringify({ ...foreign(), ...more })), CacaoError)
  refused({ workflow: { ...foreign().workflow, [NEXT]: { type: 'end', on_completion: END } } })
  refused({ workflow_start: id('start', 2) })
  refused({ spec_version: 'cacao-1.1' })
  refused({ created: 'yesterday' })
  refused({ name: undefined })
  assert.throws(() => adoptPlaybook('[]'), CacaoError)
  assert.throws(() => adoptPlaybook('{'), CacaoError)
})

test('any JSON is a playbook or refused, and what is taken is taken again as it is', () => {
  const keys = fc.constantFrom(...Object.keys(foreign()))
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (more) => {
      try {
        const { playbook } = adoptPlaybook(JSON.stringify({ ...foreign(), ...more }))
        assert.deepEqual(adoptPlaybook(writePlaybook(playbook)), { playbook, leftOut: [] })
      } catch (error) {
        assert.ok(error instanceof CacaoError, String(error))
      }
    }),
  )
})
