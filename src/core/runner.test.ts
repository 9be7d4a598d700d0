import assert from 'node:assert/strict'
import { z } from 'zod'
import { exampleSlice, THINGS } from '../../test/support/example-slice.ts'
import { forHouse, person, problemWith } from '../../test/support/house.ts'
import { command, need, query } from './action.ts'
import { ANONYMOUS } from './actor.ts'
import { Problem } from './problem.ts'
import { createRunner } from './runner.ts'

const note = command({
  name: 'things.note',
  permission: 'things:write',
  scope: 'area',
  summary: 'Notes a thing.',
  input: z.strictObject({ area: z.string(), text: z.string() }),
  output: z.object({ record: z.string() }),
  async run(ctx, { area, text }) {
    ctx.inArea(area)
    return { record: ctx.record(THINGS['thing.noted'], { subject: 'thing', area, body: { text } }) }
  },
})

const forgetful = command({
  name: 'things.forget',
  permission: 'things:write',
  scope: 'area',
  summary: 'Never proves its area.',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    ctx.record(THINGS['thing.noted'], { subject: 'thing' })
    return null
  },
})

const silent = command({
  name: 'things.silent',
  permission: 'things:write',
  scope: 'own',
  summary: 'Writes no record.',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    ctx.own()
    return null
  },
})

const erase = command({
  name: 'things.erase',
  permission: 'things:write',
  scope: 'own',
  summary: 'Erases things.',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    ctx.record(THINGS['thing.erased'], { subject: ctx.own() })
    return null
  },
})

const knock = command({
  name: 'things.knock',
  permission: 'anyone',
  scope: 'none',
  summary: 'Gives a ticket.',
  input: z.strictObject({}),
  output: z.object({ ticket: z.string() }),
  async run(ctx) {
    ctx.unchanged('a ticket is no fact')
    return { ticket: ctx.newId() }
  },
})

const count = query({
  name: 'things.count',
  permission: 'things:read',
  scope: 'shared',
  summary: 'Counts.',
  input: z.strictObject({ add: z.number() }),
  output: z.object({ count: z.number(), extra: z.string() }),
  run: async (_, { add }) => ({ count: 1 + add, extra: 'not asked for' }),
})

const close = command({
  name: 'things.close',
  permission: 'things:write',
  scope: 'nation',
  summary: 'Closes the house of all.',
  input: z.strictObject({}),
  output: z.null(),
  async run(ctx) {
    ctx.record(THINGS['house.closed'], { subject: 'house' })
    return null
  },
})

const total = query({
  name: 'things.total',
  permission: 'things:read',
  scope: 'nation',
  summary: 'Counts in all areas.',
  input: z.strictObject({}),
  output: z.number(),
  run: async () => 7,
})

const careless = query({
  name: 'things.mine',
  permission: 'things:read',
  scope: 'own',
  summary: 'Never asks whose things it shows.',
  input: z.strictObject({}),
  output: z.null(),
  run: async () => null,
})

const countNeed = need<{ add: number }>()('things.count', z.object({ count: z.number() }))

const asking = query({
  name: 'other.asking',
  permission: 'things:read',
  scope: 'shared',
  summary: 'Asks the other slice.',
  input: z.strictObject({}),
  output: z.object({ count: z.number() }),
  run: (ctx) => ctx.ask(countNeed, { add: 2 }),
})

const things = exampleSlice('things', {
  actions: [note, forgetful, silent, erase, knock, close, total, careless, count, asking],
  records: THINGS,
})
const house = { slices: [things] }
const writer = person('w', ['things:write', 'things:read'], '/1/')

forHouse('a command runs only where its caller holds the permission', house, async (h) => {
  const { record } = await h.call(writer, note, { area: '/1/2/', text: 'yes' })
  await assert.rejects(
    h.call(writer, note, { area: '/2/', text: 'no' }),
    problemWith('core.wrong_area'),
  )
  await assert.rejects(
    h.call(ANONYMOUS, note, { area: '/1/', text: 'no' }),
    problemWith('core.not_signed_in'),
  )
  await assert.rejects(
    h.call(person('r', ['things:read']), note, { area: '/1/', text: 'no' }),
    problemWith('core.not_allowed'),
  )
  const records = await h.records()
  assert.deepEqual(
    records.map((r) => [r.type, r.actor]),
    [
      ['thing.noted', 'person:w'],
      ['action.refused', 'person:w'],
      ['action.refused', 'person:r'],
    ],
  )
  assert.equal(records[0]?.id, record)
  assert.deepEqual(records[1]?.body, { code: 'core.wrong_area', via: 'session:w' })
})

forHouse('a refusal that cannot be recorded is told to its caller', house, async (h) => {
  const busy = () => Promise.reject(new Problem('store.busy', 503, 'Busy.'))
  const never = () => assert.fail('nothing is written')
  const runner = createRunner({
    store: { ...h.store, write: busy },
    jobs: { enqueue: never, cancel: never },
    replies: { get: never, put: never },
    surplus: { take: never, has: never },
    node: h.facts,
    actions: [total],
  })
  await assert.rejects(runner.call(writer, total, {}), problemWith('core.wrong_area'))
})

forHouse('forgetting the area or the record fails closed', house, async (h) => {
  await assert.rejects(h.call(writer, forgetful, {}), /never proved its area/)
  await assert.rejects(h.call(writer, silent, {}), /wrote no record/)
  await assert.rejects(h.call(writer, careless, {}), /never asked whose/)
  assert.deepEqual(await h.records(), [])
})

forHouse(
  'what is the nation’s is closed to whoever holds the permission in a part of it',
  house,
  async (h) => {
    await assert.rejects(h.call(writer, close, {}), problemWith('core.wrong_area'))
    await assert.rejects(h.call(writer, total, {}), problemWith('core.wrong_area'))
    const national = person('n', ['things:write', 'things:read'])
    await h.call(national, close, {})
    assert.equal(await h.call(national, total, {}), 7)
    const records = await h.records()
    assert.deepEqual(
      records.map((r) => [r.type, r.actor]),
      [
        ['action.refused', 'person:w'],
        ['action.refused', 'person:w'],
        ['house.closed', 'person:n'],
      ],
    )
  },
)

forHouse('bad input names its fields and never reaches the action', house, async (h) => {
  await assert.rejects(
    h.runner.call(writer, note, { area: 1, text: 'x', more: true }),
    (error: { fields: { path: string }[] }) => {
      assert.deepEqual(
        error.fields.map((f) => f.path),
        ['area', ''],
      )
      return true
    },
  )
})

forHouse('a repeated key gives the first answer and changes nothing', house, async (h) => {
  const input = { area: '/1/', text: 'once' }
  const options = { idempotencyKey: 'form-1' }
  const first = await h.runner.call(writer, note, input, options)
  const again = await h.runner.call(writer, note, input, options)
  assert.equal(again.repeated, true)
  assert.deepEqual(again.records, first.records)
  assert.equal((await h.records()).length, 1)
})

forHouse('a key used for another input or action is refused with 422', house, async (h) => {
  const options = { idempotencyKey: 'form-1' }
  await h.runner.call(writer, note, { area: '/1/', text: 'once' }, options)
  const reused = (error: unknown) =>
    error instanceof Problem && error.code === 'core.key_reused' && error.status === 422
  const other = { area: '/1/', text: 'something else' }
  await assert.rejects(h.runner.call(writer, note, other, options), reused)
  await assert.rejects(h.runner.call(writer, erase, {}, options), reused)
  const inOtherOrder = { text: 'once', area: '/1/' }
  const again = await h.runner.call(writer, note, inOtherOrder, options)
  assert.equal(again.repeated, true)
  const records = await h.records()
  assert.equal(records.filter(({ type }) => type === 'thing.noted').length, 1)
})

forHouse('a refused call keeps no key: what was corrected goes through', house, async (h) => {
  const options = { idempotencyKey: 'form-1' }
  const wrong = h.runner.call(writer, note, { area: '/2/', text: 'once' }, options)
  await assert.rejects(wrong, problemWith('core.wrong_area'))
  const right = await h.runner.call(writer, note, { area: '/1/', text: 'once' }, options)
  assert.equal(right.repeated, false)
})

forHouse('two strangers with one key each get an answer of their own', house, async (h) => {
  const options = { idempotencyKey: 'form-1' }
  const first = await h.runner.call(ANONYMOUS, knock, {}, options)
  const second = await h.runner.call(ANONYMOUS, knock, {}, options)
  assert.equal(second.repeated, false)
  assert.notEqual(first.output.ticket, second.output.ticket)
})

forHouse('a slice reads another by its own words for what it needs', house, async (h) => {
  assert.deepEqual(await h.call(writer, asking, {}), { count: 3 })
})
