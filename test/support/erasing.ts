// Support of the tests that hold every column of words of a slice to a kind of erasing.
import type { z } from 'zod'
import type { Kind } from '../../src/core/erasable.ts'
import type { Table } from '../../src/lib/sql/table.ts'
import type { TestHouse } from './house.ts'

export type AnyTable = Table<string, Record<string, unknown>>
type Row = Record<string, unknown>
/** Columns of free text that hold no words of people, by what they hold. */
export type NoWords = readonly (readonly [what: string, columns: RegExp])[]
type Kinds = Readonly<Record<string, Kind>>

/** What stands in the place of every word that somebody could have written. */
export const SECRET = 'Juma Otieno'

/** The tables that modules export. */
export function tablesIn(modules: readonly object[]): AnyTable[] {
  const isTable = (one: unknown): one is AnyTable =>
    typeof one === 'object' && one !== null && 'columns' in one
  return [...new Set(modules.flatMap((one) => Object.values(one).filter(isTable)))]
}

/** Whether what a schema takes may be words that somebody wrote: text in no form of its own. */
function holdsWords(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'nullable':
      return holdsWords(def.innerType)
    case 'string':
      return (def.checks ?? []).length === 0
    case 'array':
      return holdsWords(def.element)
    case 'record':
      return holdsWords(def.valueType)
    case 'object':
      return Object.values(def.shape).some(holdsWords)
    default:
      return def.type === 'optional' && holdsWords(def.innerType)
  }
}

/** A sentence for each column with words that no kind of erasing covers. */
export function uncovered(tables: readonly AnyTable[], kinds: Kinds, noWords: NoWords): string[] {
  const covered = new Set(
    Object.values(kinds).flatMap(({ table, columns }) => columns.map((one) => `${table}.${one}`)),
  )
  return tables
    .flatMap(({ name, row }) =>
      Object.entries(row.shape)
        .filter(([, schema]) => holdsWords(schema))
        .map(([column]) => `${name}.${column}`),
    )
    .filter((column) => !covered.has(column) && !noWords.some(([, known]) => known.test(column)))
    .map(
      (column) =>
        `${column} holds words that no kind in erasable.ts covers: add it to one, or to NO_WORDS with what it holds`,
    )
}

/** All rows of these tables. */
export async function dump(
  h: TestHouse,
  tables: readonly AnyTable[],
): Promise<[AnyTable, Row[]][]> {
  return await h.store.read(async (tx) => {
    const all: [AnyTable, Row[]][] = []
    for (const table of tables) all.push([table, await table.many(tx, {}, { limit: 1_000 })])
    return all
  })
}

/** Columns that hold no words but go with them. */
const BESIDE = /(salt|erasedAt)$/i

/** Puts the secret in the place of all words of these kinds; gives the columns that held some, as `table.column`. */
export async function planted(
  h: TestHouse,
  { tables, kinds }: { readonly tables: readonly AnyTable[]; readonly kinds: Kinds },
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  const rows = await dump(h, tables)
  await h.store.write(async (tx) => {
    for (const { table: name, columns } of Object.values(kinds)) {
      const [table, all] = rows.find(([one]) => one.name === name) ?? []
      for (const row of all ?? [])
        for (const column of columns) {
          if (row[column] === null || BESIDE.test(column)) continue
          seen.add(`${name}.${column}`)
          await table?.change(tx, table.keyOf(row), { [column]: secretIn(row[column], column) })
        }
    }
  })
  return seen
}

/** Columns that these kinds empty and that hold words, as `table.column`. */
export function columnsOf(kinds: Kinds): string[] {
  return Object.values(kinds).flatMap(({ table, columns }) =>
    columns.filter((one) => !BESIDE.test(one)).map((one) => `${table}.${one}`),
  )
}

/** What of a text that is no text alone stays as it is. */
const KEPT = [
  'kind',
  'hash',
  'person',
  'device',
  'at',
  'publicKey',
  'assertion',
  'own',
  'theirs',
  'on',
]

function secretIn(value: unknown, key: string): unknown {
  if (typeof value === 'string') return key === 'kind' ? value : SECRET
  if (Array.isArray(value)) return value.map((one) => secretIn(one, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([of, one]) => [of, KEPT.includes(of) ? one : secretIn(one, of)]),
  )
}
