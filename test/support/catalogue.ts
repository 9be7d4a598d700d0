// What the engines hold, and what the rows of the slices say of it.

import { z } from 'zod'
import { columnOf, kindOf } from '../../src/lib/sql/table.ts'
import type { NodeStore } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'

/** What a column may hold: the classes that both engines have. */
type TypeClass = 'text' | 'integer' | 'real' | 'bytes'

interface Column {
  readonly type: TypeClass
  readonly isNullable: boolean
  /** Place in the primary key from 1 on, 0 for none. */
  readonly keyPlace: number
}

/** Columns by name by table. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, Column>>

/** A table as a slice says it. */
export interface SaidTable {
  readonly file: string
  readonly table: {
    readonly name: string
    readonly key: readonly string[]
    readonly row: { readonly shape: Readonly<Record<string, unknown>> }
  }
}

const QUERIES = {
  sqlite: `select m.name as "table", c.name as "column", c.type as type, c.pk as place,
      case when c."notnull" = 1 or c.pk > 0 then 0 else 1 end as nullable
    from sqlite_schema m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite%'`,
  postgres: `select c.table_name as "table", c.column_name as "column", c.data_type as type,
      coalesce(k.ordinal_position, 0) as place, case c.is_nullable when 'YES' then 1 else 0 end as nullable
    from information_schema.columns c
    left join information_schema.table_constraints p on p.table_schema = c.table_schema
      and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY'
    left join information_schema.key_column_usage k on k.table_schema = c.table_schema
      and k.constraint_name = p.constraint_name and k.column_name = c.column_name
    where c.table_schema = current_schema()`,
}

const CLASSES: Readonly<Record<string, TypeClass>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  real: 'real',
  'double precision': 'real',
  blob: 'bytes',
  bytea: 'bytes',
}

/** What the migrations made of a store. */
export async function readCatalogue(store: NodeStore): Promise<Catalogue> {
  const { rows } = await store.read((tx) => run(tx, QUERIES[store.engine]))
  const catalogue = new Map<string, Map<string, Column>>()
  for (const row of rows) {
    const type = CLASSES[String(row['type']).toLowerCase()]
    if (type === undefined) throw new Error(`${row['table']} has a column of type ${row['type']}`)
    const columns = catalogue.get(String(row['table'])) ?? new Map<string, Column>()
    const column = { type, isNullable: row['nullable'] === 1, keyPlace: Number(row['place']) }
    columns.set(String(row['column']), column)
    catalogue.set(String(row['table']), columns)
  }
  return catalogue
}

/** Where rows and catalogue differ, a sentence each that says what to write where. */
export function tableFaults(
  catalogue: Catalogue,
  said: readonly SaidTable[],
  others: readonly string[],
): string[] {
  const names = new Set([...others, ...said.map(({ table }) => table.name)])
  const missing = [...catalogue.keys()].filter((name) => !names.has(name)).toSorted()
  return [
    ...said.flatMap((one) => faultsOf(one, catalogue.get(one.table.name))),
    ...missing.map(
      (name) =>
        `no slice says the table ${name}; write table('${name}', …) in the store of its slice`,
    ),
  ]
}

function faultsOf({ file, table }: SaidTable, columns: ReadonlyMap<string, Column> | undefined) {
  const { name, key, row } = table
  if (columns === undefined)
    return [`${file}: there is no table ${name}; write the name as the migration that makes it`]
  const faults: string[] = []
  const keyOf = new Map(Object.keys(row.shape).map((one) => [columnOf(one), one]))
  for (const [column, found] of columns) {
    const one = keyOf.get(column)
    const write = schemaFor(found)
    if (one === undefined) {
      const camel = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
      faults.push(
        `the row of ${name} says nothing of the column ${column}; write ${camel}: ${write}`,
      )
    } else faults.push(...columnFaults(`${one} of ${name}`, row.shape[one] as z.ZodType, found))
  }
  for (const [column, one] of keyOf) {
    if (columns.has(column)) continue
    faults.push(
      `the row of ${name} says ${one}, which is no column; strike it, or add ${column} in a migration`,
    )
  }
  const primary = [...columns].filter(([, { keyPlace }]) => keyPlace > 0)
  const wanted = primary.toSorted(([, a], [, b]) => a.keyPlace - b.keyPlace).map(([one]) => one)
  if (wanted.join() !== key.map(columnOf).join()) {
    const list = wanted.map((one) => `'${keyOf.get(one) ?? one}'`).join(', ')
    faults.push(
      `the primary key of ${name} is (${wanted.join(', ')}); write table('${name}', …, [${list}])`,
    )
  }
  return faults.map((fault) => `${file}: ${fault}`)
}

function columnFaults(what: string, schema: z.ZodType, found: Column): string[] {
  const write = `write ${schemaFor(found)} for ${what.split(' ')[0]}`
  if (schema.safeParse(null).success !== found.isNullable)
    return [`${what} is ${found.isNullable ? 'sometimes' : 'never'} null; ${write}`]
  return typeOf(schema) === found.type ? [] : [`${what} holds ${found.type}; ${write}`]
}

const SCHEMAS = {
  text: 'z.string()',
  integer: 'z.number().int()',
  real: 'z.number()',
  bytes: 'z.instanceof(Uint8Array)',
}

function schemaFor({ type, isNullable }: Column): string {
  return `${SCHEMAS[type]}${isNullable ? '.nullable()' : ''}`
}

/** The class of what a schema accepts; null where it is not one class. */
function typeOf(schema: z.ZodType): TypeClass | null {
  const kind = kindOf(schema)
  if (kind !== 'plain') return kind === 'flag' ? 'integer' : 'text'
  const { def } = schema._zod as unknown as { def: Def }
  switch (def.type) {
    case 'nullable':
      return typeOf(def.innerType)
    case 'string':
    case 'enum':
    case 'template_literal':
      return 'text'
    case 'literal':
      return one(def.values.map((value) => (typeof value === 'number' ? 'integer' : 'text')))
    case 'union':
      return one(def.options.map(typeOf))
    case 'number':
      return z.toJSONSchema(schema)['type'] === 'integer' ? 'integer' : 'real'
    case 'custom':
      return 'bytes'
  }
}

type Def =
  | { readonly type: 'nullable'; readonly innerType: z.ZodType }
  | { readonly type: 'string' | 'enum' | 'template_literal' | 'number' | 'custom' }
  | { readonly type: 'literal'; readonly values: readonly unknown[] }
  | { readonly type: 'union'; readonly options: readonly z.ZodType[] }

function one(classes: readonly (TypeClass | null)[]): TypeClass | null {
  return new Set(classes).size === 1 ? (classes[0] ?? null) : null
}
