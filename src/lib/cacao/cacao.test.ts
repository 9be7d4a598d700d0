import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { cacaoFaults } from '../../../test/support/cacao-schema.ts'
import {
  answer,
  begin,
  CacaoError,
  MAX_TEXT,
  parsePlaybook,
  wordsOf,
  writePlaybook,
} from './index.ts'

const CONTENT = join(import.meta.dirname, '../../../content/playbooks')
const files = globSync('*.json', { cwd: CONTENT })
const shipped = (file: string) => readFileSync(join(CONTENT, file), 'utf8')

interface Shipped {
  readonly workflow_start: string
  readonly playbook_activities: readonly string[]
  readonly workflow: Readonly<
    Record<string, { readonly commands?: readonly { readonly playbook_activity: string }[] }>
  >
}

/** `action 3` → an identifier. */
const id = (type: string, n: number) =>
  `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const AGENT = id('group', 1)
const act = (more: object) => ({
  type: 'action',
  commands: [{ type: 'manual', command: 'Call them' }],
  agent: AGENT,
  ...more,
})

function made(workflow: Readonly<Record<string, object>>, more: object = {}) {
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: id('playbook', 1),
    name: 'Example',
    created_by: id('identity', 1),
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
    workflow_start: id('start', 1),
    workflow: {
      [id('start', 1)]: { type: 'start', on_completion: id('action', 1) },
      [id('end', 1)]: { type: 'end' },
      ...workflow,
    },
    agent_definitions: { [AGENT]: { type: 'group', name: 'Desk' } },
    ...more,
  }
}
const ONE = { [id('action', 1)]: act({ on_completion: id('end', 1) }) }
const read = (value: object) => parsePlaybook(JSON.stringify(value))
const because = (reason: string) => (error: unknown) => {
  assert.ok(error instanceof CacaoError, String(error))
  assert.equal(error.reason, reason, error.message)
  return true
}

test('the playbooks that ship are playbooks, say everything in English and Arabic, and are written as they are read', () => {
  assert.equal(files.length, 4)
  for (const file of files) {
    const playbook = parsePlaybook(shipped(file))
    assert.equal(writePlaybook(playbook), shipped(file), file)
    const parts = [playbook, ...Object.values(playbook.workflow)]
    for (const part of parts.filter(({ name = '' }) => name !== '')) {
      const [en, ar] = [wordsOf(part, 'en'), wordsOf(part, 'ar')]
      for (const key of ['name', 'description', 'command'] as const) {
        assert.equal(en[key] === '', ar[key] === '', `${file}: ${part.name}`)
        assert.ok(ar[key] === '' || /[\u0600-\u06ff]/.test(ar[key]), `${file}: ${part.name}`)
      }
    }
  }
})

test('what is written is what the standard asks for, by a schema that is not ours to read with', () => {
  for (const file of files) {
    const value = JSON.parse(writePlaybook(parsePlaybook(shipped(file)))) as Shipped
    assert.deepEqual(cacaoFaults(value), [], file)
    const steps = Object.values(value.workflow)
    const done = steps.flatMap(({ commands = [] }) => commands.map((one) => one.playbook_activity))
    assert.deepEqual([...new Set(done)], value.playbook_activities, 'each activity is a step')
    const { workflow_start: start, ...unstarted } = value
    assert.notDeepEqual(cacaoFaults(unstarted), [], `${file} without ${start}`)
  }
  assert.deepEqual(cacaoFaults(JSON.parse(writePlaybook(read(made(ONE))))), [])
})

test('each required property is demanded, and others than those of the standard are refused', () => {
  const whole = made(ONE)
  assert.equal(read(whole).name, 'Example')
  for (const key of Object.keys(whole).filter((one) => one !== 'agent_definitions'))
    assert.throws(() => read({ ...whole, [key]: undefined }), CacaoError, key)
  assert.throws(() => read({ ...whole, run_now: true }), because('form'))
  assert.throws(() => read({ ...whole, spec_version: 'cacao-1.1' }), because('version'))
  assert.throws(
    () => read({ ...whole, created: '2026-11-24T08:00:00Z' }),
    because('form'),
    'exactly three digits',
  )
  assert.throws(() => read({ ...whole, modified: '2026-11-23T08:00:00.000Z' }), because('times'))
  const credentials = { authentication_info_definitions: { [id('http-basic', 1)]: {} } }
  assert.throws(() => read({ ...whole, ...credentials }), because('credentials'))
})

test('what a step leads to is said in one way and is there', () => {
  const next = { on_completion: id('end', 1) }
  const with1 = (more: object) => read(made({ [id('action', 1)]: act(more) }))
  assert.throws(() => with1({}), because('next'))
  assert.throws(() => with1({ ...next, on_success: id('end', 1) }), because('completion'))
  assert.throws(() => with1({ on_failure: id('end', 1) }), because('completion'))
  assert.throws(() => with1({ on_completion: id('end', 2) }), because('unknown-step'))
  assert.throws(() => with1({ on_completion: id('start', 1) }), because('unknown-step'))
  assert.throws(() => with1({ ...next, agent: id('group', 2) }), because('unknown-agent'))
  assert.throws(() => with1({ ...next, commands: [{ type: 'manual' }] }), because('command'))
  assert.throws(() => with1({ ...next, commands: [] }), because('form'))
  assert.throws(
    () => with1({ ...next, step_variables: { ip: { type: 'string' } } }),
    because('form'),
  )
  assert.throws(
    () => read(made({ ...ONE, [id('end', 2)]: { type: 'end', ...next } })),
    because('end'),
  )
  assert.throws(
    () => read(made({ ...ONE, [id('end', 2)]: act(next) })),
    because('step-type'),
    'the key names the type',
  )
  assert.throws(() => read(made({ [id('action', 1)]: { type: 'end' } })), CacaoError)
  const cases = JSON.stringify(
    made({
      ...ONE,
      [id('switch-condition', 1)]: { type: 'switch-condition', switch: '__x__:value', cases: {} },
    }),
  ).replace('"cases":{}', `"cases":{"__proto__":"${id('end', 1)}"}`)
  assert.throws(() => parsePlaybook(cases), CacaoError)
})

test('commands for machines are read and are nothing that a person is told to do', () => {
  const commands = [
    { type: 'bash', command: 'rm -rf /' },
    { type: 'manual', command_b64: Buffer.from('Call "them"').toString('base64') },
  ]
  const playbook = read(made({ [id('action', 1)]: act({ commands, on_completion: id('end', 1) }) }))
  const step = playbook.workflow[id('action', 1)]
  assert.ok(step)
  assert.equal(wordsOf(step, 'en').command, 'Call "them"')
})

test('a text that is too large, too deep or no JSON is refused before anything is built', () => {
  assert.throws(() => parsePlaybook(' '.repeat(MAX_TEXT + 1)), because('too_long'))
  assert.throws(() => parsePlaybook('['.repeat(1_000)), because('too_deep'))
  assert.throws(() => parsePlaybook('{'), because('syntax'))
  assert.throws(() => parsePlaybook('[]'), because('form'))
  const steps = Array.from({ length: 201 }, (_, n) => [id('end', n + 10), { type: 'end' }])
  assert.throws(() => read(made({ ...ONE, ...Object.fromEntries(steps) })), because('form'))
})

test('any JSON is a playbook or refused with a reason', () => {
  const keys = fc.constantFrom('type', 'workflow', 'workflow_start', 'id', 'name', 'spec_version')
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (value) => {
      assert.throws(
        () => read({ type: 'playbook', spec_version: 'cacao-2.0', ...value }),
        CacaoError,
      )
    }),
  )
})

test('people answer step by step: beside each other, yes or no, again and again, and after a failure', () => {
  const [one, two, three, again] = [1, 2, 3, 4].map((n) => id('action', n)) as [
    string,
    string,
    string,
    string,
  ]
  const playbook = read(
    made(
      {
        [id('start', 1)]: { type: 'start', on_completion: id('parallel', 1) },
        [id('parallel', 1)]: {
          type: 'parallel',
          next_steps: [one, id('if-condition', 1)],
          on_completion: id('while-condition', 1),
        },
        [one]: act({ on_success: id('end', 2), on_failure: two }),
        [two]: act({ on_completion: id('end', 2) }),
        [id('end', 2)]: { type: 'end' },
        [id('if-condition', 1)]: {
          type: 'if-condition',
          condition: '__x__:value = true',
          on_true: three,
        },
        [three]: act({ on_completion: id('end', 3) }),
        [id('end', 3)]: { type: 'end' },
        [id('while-condition', 1)]: {
          type: 'while-condition',
          condition: '__y__:value = true',
          on_true: again,
          on_completion: id('end', 1),
        },
        [again]: act({ on_completion: id('end', 4) }),
        [id('end', 4)]: { type: 'end' },
      },
      { workflow_start: id('start', 1) },
    ),
  )
  let { run, fresh } = begin(playbook)
  const waits = () => run.waiting.map(({ step }) => step)
  const say = (step: string, said: string) => {
    const key = run.waiting.find((at) => at.step === step)?.key ?? -1
    ;({ run, fresh } = answer(playbook, run, { key, said }))
  }
  assert.deepEqual(
    fresh.map(({ id: at, answers }) => [at, answers]),
    [
      [one, ['on_success', 'on_failure']],
      [id('if-condition', 1), ['on_true', 'on_false']],
    ],
  )
  say(one, 'on_failure')
  assert.throws(() => say(two, 'on_success'), RangeError)
  say(two, 'done')
  assert.deepEqual(waits(), [id('if-condition', 1)], 'the other branch is still open')
  say(id('if-condition', 1), 'on_true')
  say(three, 'done')
  assert.deepEqual(waits(), [id('while-condition', 1)])
  say(id('while-condition', 1), 'on_true')
  say(again, 'done')
  assert.deepEqual(waits(), [id('while-condition', 1)], 'a loop asks again')
  say(id('while-condition', 1), 'end')
  assert.deepEqual([run.waiting, run.frames], [[], []])
  assert.throws(() => say(one, 'on_success'), RangeError)
})

test('a playbook that goes in circles without people is ended', () => {
  const playbook = read(
    made({
      ...ONE,
      [id('start', 1)]: { type: 'start', on_completion: id('parallel', 1) },
      [id('parallel', 1)]: {
        type: 'parallel',
        next_steps: [id('end', 1), id('end', 2)],
        on_completion: id('parallel', 1),
      },
      [id('end', 2)]: { type: 'end' },
    }),
  )
  assert.throws(() => begin(playbook), RangeError)
})

test('whatever is answered, every shipped playbook comes to its end or waits for people', () => {
  const playbooks = files.map((file) => parsePlaybook(shipped(file)))
  fc.assert(
    fc.property(fc.nat(3), fc.array(fc.nat(1_000), { maxLength: 60 }), (which, picks) => {
      const playbook = playbooks[which]
      assert.ok(playbook)
      let { run } = begin(playbook)
      for (const pick of picks) {
        if (run.waiting.length === 0) break
        const at = run.waiting[pick % run.waiting.length]
        assert.ok(at)
        const step = playbook.workflow[at.step]
        const said = saidOf(step?.type ?? '', step?.on_success !== undefined, pick)
        ;({ run } = answer(playbook, run, { key: at.key, said }))
      }
      assert.ok(run.waiting.length > 0 || run.frames.length === 0)
    }),
  )
})

function saidOf(type: string, hasOutcome: boolean, pick: number): string {
  const one = (...all: string[]) => all[pick % all.length] ?? ''
  if (type === 'if-condition') return one('on_true', 'on_false')
  if (type === 'while-condition') return one('on_true', 'end')
  if (type === 'switch-condition') return one('attack', 'fault', 'default')
  return hasOutcome ? one('on_success', 'on_failure') : 'done'
}
