import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS, type OpenStore } from '../../../test/support/stores.ts'
import type { Tx } from '../../core/port.ts'
import { builtOnce } from './built-once.ts'
import { matches } from './condition.ts'
import { columnOf, type Database, kindOf, type RowOf, table } from './table.ts'
import { tables } from './tables.ts'
import { unnamedIn } from './unnamed.ts'

const kind = z.enum(['plain', 'odd'])
const thingRow = z.strictObject({
  id: z.string(),
  kind,
  nameLocal: z.string().nullable(),
  size: z.number().int(),
  parts: z.array(z.string()),
  isOld: z.boolean(),
  madeAt: z.string(),
  lostAt: z.string().nullable(),
})
const things = table('thing', thingRow)
type Thing = RowOf<typeof things>
const marks = table('thing_mark', z.strictObject({ thing: z.string(), mark: z.string() }), [
  'thing',
  'mark',
])
const pieces = table(
  'thing_piece',
  z.strictObject({ thing: z.string(), n: z.number().int(), sha256: z.string() }),
  ['thing', 'n'],
)

const SQL = `
create table thing (
  id {text} primary key, kind {text} not null, name_local {text}, size {integer} not null, is_old {integer} not null,
  parts {text} not null, made_at {text} not null, lost_at {text}){strict};
create table thing_mark (thing {text} not null, mark {text} not null, primary key (thing, mark)){strict};
create table thing_piece (thing {text} not null, n {integer} not null, sha256 {text} not null, primary key (thing, n)){strict};`

/** Opens a store with the tables of this test; `work` is a transaction on it. */
async function withThings(open: OpenStore, work: (tx: Tx) => Promise<void>): Promise<void> {
  const migrationsDir = mkdtempSync(join(runFolder(), 'tables-'))
  const core = '0001-core.sql'
  writeFileSync(join(migrationsDir, core), readFileSync(join(MIGRATIONS, core)))
  writeFileSync(join(migrationsDir, '0002-thing.sql'), SQL)
  const store = await open({ migrationsDir })
  try {
    await store.write(work)
  } finally {
    await store.close()
  }
}

function thing(id: string, more: Partial<Thing> = {}) {
  return { id, kind: 'plain' as const, size: 1, parts: [], isOld: false, madeAt: '2026', ...more }
}

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id).join('')

forBothEngines(
  'a row comes back as it was inserted, what was left out is null, and lists and flags too',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(
        tx,
        thing('a', { nameLocal: 'Ä', parts: ['x', 'y'], kind: 'odd', isOld: true }),
      )
      assert.deepEqual(await things.one(tx, { id: 'a' }), {
        ...thing('a', { nameLocal: 'Ä', parts: ['x', 'y'], kind: 'odd', isOld: true }),
        lostAt: null,
      })
      assert.equal(await things.one(tx, { id: 'b' }), undefined)
      await things.insert(tx, [])
    })
    const again = withThings(open, (tx) => things.insert(tx, thing('a')))
    await assert.rejects(again, /unique/i)
  },
  'empty',
)

forBothEngines(
  'conditions are equality, null, list and range, all of them together, and an empty list is nothing',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(tx, [
        thing('a', { size: 1, nameLocal: 'n', isOld: true }),
        thing('b', { size: 2, kind: 'odd' }),
        thing('c', { size: 3, lostAt: '2027' }),
        thing('d', { size: 4, kind: 'odd' }),
      ])
      const order = ['id'] as const
      const wanted: [expected: string, where: Parameters<typeof things.many>[1]][] = [
        ['abcd', {}],
        ['abcd', { kind: undefined }],
        ['bd', { kind: 'odd' }],
        ['bcd', { nameLocal: null }],
        ['a', { nameLocal: { not: null } }],
        ['acd', { id: ['d', 'a', 'c', 'x'] }],
        ['', { id: [] }],
        ['bc', { size: { from: 2, before: 4 } }],
        ['cd', { size: { after: 2, upTo: 4 } }],
        ['acd', { id: [{ upTo: 'a' }, { after: 'b' }] }],
        ['bcd', { isOld: false }],
        ['d', { kind: 'odd', size: { after: 2 }, lostAt: null }],
      ]
      for (const [expected, where] of wanted) {
        assert.equal(ids(await things.many(tx, where, { order, limit: 9 })), expected)
        assert.equal(await things.count(tx, where), expected.length)
      }
    })
  },
  'empty',
)

forBothEngines(
  'a list has its order and its limit, and may be read in part',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(tx, [
        thing('a', { size: 1, parts: ['p'] }),
        thing('b', { size: 2 }),
        thing('c', { size: 2 }),
      ])
      const as = thingRow.pick({ madeAt: true, parts: true })
      assert.deepEqual(await things.many(tx, { size: 1 }, { limit: 9, as }), [
        { madeAt: '2026', parts: ['p'] },
      ])
      assert.equal(ids(await things.many(tx, {}, { order: ['-size', 'id'], limit: 2 })), 'bc')
      const newest = await things.one(tx, { kind: 'plain' }, { order: ['-id'] })
      assert.equal(newest?.id, 'c')
    })
  },
  'empty',
)

forBothEngines(
  'put adds or replaces by the key, change and remove tell how many rows they reached',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.put(tx, [thing('a', { lostAt: '2027' }), thing('b')])
      await things.put(tx, thing('a', { size: 7, lostAt: null }))
      assert.equal((await things.one(tx, { id: 'a' }))?.size, 7)
      assert.equal((await things.one(tx, { id: 'a' }))?.lostAt, null)
      assert.equal(await things.change(tx, { kind: 'plain' }, { parts: ['z'], nameLocal: 'l' }), 2)
      assert.deepEqual((await things.one(tx, { id: 'b' }))?.parts, ['z'])
      assert.equal(await things.change(tx, { id: [] }, { size: 0 }), 0)
      assert.equal(await things.remove(tx, { id: 'b' }), 1)
      assert.equal(await things.remove(tx, { id: 'b' }), 0)
      await marks.put(tx, { thing: 'a', mark: 'm' })
      await marks.put(tx, { thing: 'a', mark: 'm' })
      assert.equal(await marks.count(tx, {}), 1)
    })
  },
  'empty',
)

forBothEngines(
  'a read with joins begins with select and gives rows by the same names',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(tx, [thing('a', { parts: ['p'] }), thing('b')])
      await marks.insert(tx, { thing: 'a', mark: 'm' })
      const joined = await things
        .select<typeof marks>(tx)
        .innerJoin('thing_mark', 'thing_mark.thing', 'thing.id')
        .where((eb) => matches(eb, 'thing_mark.mark', ['m', 'n']))
        .execute()
      assert.deepEqual(things.read(joined), [
        { ...thing('a', { parts: ['p'] }), nameLocal: null, lostAt: null },
      ])
      const db = tables<Database<typeof things | typeof marks>>()
      const some = await db(tx)
        .selectFrom('thing')
        .select(things.columns('id', 'madeAt'))
        .where('made_at', '=', '2026')
        .orderBy('id')
        .execute()
      assert.deepEqual(some, [
        { id: 'a', madeAt: '2026' },
        { id: 'b', madeAt: '2026' },
      ])
    })
  },
  'empty',
)

test('a change, a removal or a row without a condition, or with a forgotten one, is a mistake', async () => {
  const nothing = { id: undefined } as object
  for (const where of [{}, nothing]) {
    await assert.rejects(things.change({}, where, { size: 0 }), TypeError)
    await assert.rejects(things.remove({}, where), TypeError)
    await assert.rejects(things.one({}, where), TypeError)
  }
})

test('an object with more in it than its type says is no condition', async () => {
  const more = { id: 'a', colour: 'red' } as { id: string }
  await assert.rejects(things.remove({ deleteFrom: () => assert.fail() }, more), TypeError)
  assert.deepEqual(marks.keyOf({ thing: 'a', mark: 'm' }), { thing: 'a', mark: 'm' })
})

test('names, values, orders and parts are checked by type', () => {
  const notRun = async (tx: Tx) => {
    // @ts-expect-error a column that is not there
    await things.one(tx, { colour: 'red' })
    // @ts-expect-error a value that the column never has
    await things.many(tx, { kind: 'even' }, { limit: 1 })
    // @ts-expect-error null for a column that is never null
    await things.count(tx, { size: null })
    // @ts-expect-error an order by no column
    await things.many(tx, {}, { order: ['-colour'], limit: 1 })
    // @ts-expect-error a list without a limit
    await things.many(tx, {}, { order: ['id'] })
    // @ts-expect-error a row without its kind
    await things.insert(tx, { id: 'a', size: 1, parts: [], isOld: false, madeAt: '2026' })
    // @ts-expect-error a part that the row does not have
    await things.many(tx, {}, { limit: 1, as: z.strictObject({ colour: z.string() }) })
    // @ts-expect-error a column that was not read
    return (await things.one(tx, { id: 'a' }, { as: thingRow.pick({ id: true }) }))?.size
  }
  assert.equal(typeof notRun, 'function')
})

test('a name in code is a column in SQL; lists and objects are JSON, booleans flags', () => {
  assert.equal(columnOf('httpsPort'), 'https_port')
  assert.equal(columnOf('iso3'), 'iso3')
  assert.equal(kindOf(z.array(z.string()).nullable()), 'json')
  assert.equal(kindOf(z.union([z.strictObject({}), z.array(z.string())])), 'json')
  assert.equal(kindOf(z.union([z.literal('a'), z.literal('b')])), 'plain')
  assert.equal(kindOf(kind.nullable()), 'plain')
  assert.equal(kindOf(z.boolean().nullable()), 'flag')
})

let built = 0
const newest = builtOnce(
  (tx, asked: { ids: readonly string[]; kind: Thing['kind']; limit: number }) => {
    built += 1
    return things
      .select(tx)
      .where('id', 'in', asked.ids)
      .where('kind', '=', asked.kind)
      .where('is_old', '=', 0)
      .orderBy('id', 'desc')
      .limit(asked.limit)
  },
).all

forBothEngines(
  'a select that is built once is asked with the values of each call, by lists of every length',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(tx, [thing('a'), thing('b'), thing('c', { kind: 'odd' }), thing('d')])
      built = 0
      const ask = async (names: string, kind: Thing['kind'], limit: number) =>
        ids(await newest(tx, { ids: [...names], kind, limit }))
      assert.equal(await ask('abc', 'plain', 5), 'ba')
      assert.equal(await ask('dcb', 'odd', 5), 'c')
      assert.equal(await ask('abd', 'plain', 1), 'd')
      assert.equal(built, 1)
      assert.equal(await ask('ab', 'plain', 5), 'ba')
      assert.equal(built, 2)
      assert.equal(await ask('', 'plain', 5), '')
      assert.equal(built, 2)
    })
  },
  'empty',
)

forBothEngines(
  'a list is asked for again with other values, in another order of what is wanted, and with other columns',
  async (_, open) => {
    await withThings(open, async (tx) => {
      await things.insert(tx, [thing('a', { size: 2 }), thing('b', { size: 3 }), thing('c')])
      const how = { order: ['id'], limit: 5 } as const
      assert.equal(ids(await things.many(tx, { size: { from: 2 }, id: ['a', 'b'] }, how)), 'ab')
      assert.equal(ids(await things.many(tx, { size: { from: 3 }, id: ['c', 'b'] }, how)), 'b')
      assert.equal(ids(await things.many(tx, { size: { upTo: 1 }, id: ['c', 'b'] }, how)), 'c')
      assert.equal(ids(await things.many(tx, { id: ['c', 'a'], size: { from: 1 } }, how)), 'ac')
      assert.equal(
        ids(await things.many(tx, { id: ['c', 'a'] }, { order: ['-id'], limit: 1 })),
        'c',
      )
      const as = thingRow.pick({ id: true })
      assert.deepEqual(await things.many(tx, { id: ['c'] }, { ...how, as }), [{ id: 'c' }])
    })
  },
  'empty',
)

forBothEngines(
  'a content is unnamed only where no row has it, however many rows have another one',
  async (_, open) => {
    await withThings(open, async (tx) => {
      const common = ['a', 'b', 'c'].map((of) => ({ thing: of, n: 0, sha256: 'common' }))
      await pieces.insert(tx, [...common, { thing: 'd', n: 0, sha256: 'rare' }])
      const left = (contents: string[], but?: string) => unnamedIn(tx, [pieces], { contents, but })
      assert.deepEqual(await left(['common', 'rare', 'gone']), ['gone'])
      assert.deepEqual(await left(['common', 'rare'], 'd'), ['rare'])
      assert.deepEqual(await left(['common', 'rare'], 'a'), [])
      assert.deepEqual(await left([]), [])
    })
  },
  'empty',
)
