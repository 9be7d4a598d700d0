// Every table of the slices is said once, as a zod object: this holds each to what the migrations made on both engines.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { table } from '../src/lib/sql/table.ts'
import type { NodeStore } from '../src/platform/store/index.ts'
import { readCatalogue, tableFaults, type SaidTable } from './support/catalogue.ts'
import { forBothEngines } from './support/stores.ts'

const domains = join(import.meta.dirname, '../src/domains')

/** Tables of the platform, which speaks SQL; every other one belongs to a slice. */
const OF_PLATFORM = ['idempotency', 'job', 'log_state', 'schema_migration', 'workflow_cursor']

/** Every `table()` of the slices with the file that says it. */
async function saidTables(): Promise<SaidTable[]> {
  const said: SaidTable[] = []
  for (const file of globSync('*/{store,store/*,tables}.ts', { cwd: domains }).toSorted()) {
    const exported = Object.values((await import(join(domains, file))) as object)
    const found = exported.filter((one): one is SaidTable['table'] => isTable(one))
    const calls = readFileSync(join(domains, file), 'utf8').match(/\btable\(\s*'/g) ?? []
    const own = calls.length
    assert.equal(
      new Set(found.map(({ name }) => name)).size,
      own,
      `${file} calls table() ${own} times; export each, so that it is compared with the catalogue`,
    )
    said.push(...found.map((one) => ({ file: `src/domains/${file}`, table: one })))
  }
  return said
}

function isTable(value: unknown): value is SaidTable['table'] {
  return typeof value === 'object' && value !== null && 'row' in value && 'columns' in value
}

const faultsOf = async (store: NodeStore, said: readonly SaidTable[]) =>
  tableFaults(await readCatalogue(store), said, OF_PLATFORM)

forBothEngines(
  'the row of every table has the columns, nulls, types and key that the migrations made',
  async (_, open) => {
    const said = await saidTables()
    assert.ok(said.length >= 70, `only ${said.length} tables were seen`)
    assert.deepEqual(await faultsOf(await open(), said), [])
  },
)

const good = {
  item: z.string(),
  reason: z.string(),
  givenBy: z.string(),
  givenAt: z.string(),
}

forBothEngines(
  'a row that says something else fails with a sentence that says what to write',
  async (_, open) => {
    const store = await open()
    const others = (await saidTables()).filter(({ table: { name } }) => name !== 'waiver')
    const faults = (row: z.core.$ZodLooseShape, key: string[] = ['item']) =>
      faultsOf(store, [...others, { file: 'x/store.ts', table: wrong('waiver', row, key) }])
    assert.deepEqual(await faults(good), [])
    const { reason: _reason, ...less } = good
    assert.deepEqual(await faults(less), [
      'x/store.ts: the row of waiver says nothing of the column reason; write reason: z.string()',
    ])
    assert.deepEqual(await faults({ ...good, whyNot: z.string() }), [
      'x/store.ts: the row of waiver says whyNot, which is no column; strike it, or add why_not in a migration',
    ])
    assert.deepEqual(await faults({ ...good, reason: z.string().nullable() }), [
      'x/store.ts: reason of waiver is never null; write z.string() for reason',
    ])
    assert.deepEqual(await faults({ ...good, reason: z.number() }), [
      'x/store.ts: reason of waiver holds text; write z.string() for reason',
    ])
    assert.deepEqual(await faults(good, ['item', 'reason']), [
      "x/store.ts: the primary key of waiver is (item); write table('waiver', …, ['item'])",
    ])
    assert.deepEqual(
      await faultsOf(store, [...others, { file: 'x/store.ts', table: wrong('waver', good, []) }]),
      [
        'x/store.ts: there is no table waver; write the name as the migration that makes it',
        "no slice says the table waiver; write table('waiver', …) in the store of its slice",
      ],
    )
  },
)

function wrong(name: string, row: z.core.$ZodLooseShape, key: string[]): SaidTable['table'] {
  return table(name, z.strictObject(row), key)
}

test('an engine without its tables would fail, not pass', () => {
  assert.equal(tableFaults(new Map(), [], []).length, 0)
  const one: SaidTable = { file: 'x/store.ts', table: wrong('waiver', good, ['item']) }
  assert.equal(tableFaults(new Map(), [one], []).length, 1)
})
