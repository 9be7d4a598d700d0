// A table is said once, as a zod object: the row in code, the columns in SQL (nameLocal ↔ name_local, by aliases in the
// select, so that nothing is done per row), and what outputs of actions are picked from. Only lists and objects, which the
// engines hold as JSON text, and booleans, which they hold as 0 and 1, are read value by value. `condition.ts` has what may be wanted of a column; whatever asks for more begins with `select`
// or `tables` and stays kysely.
import { isDeepStrictEqual } from 'node:util'
import type { CompiledQuery, ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import { type Condition, isHopeless, matches, shapeOf, valuesOf } from './condition.ts'
import { runBuilt, shapes } from './built-once.ts'

type Value = string | number | Uint8Array | null

/** What the engines give for a value of a row. */
type Stored<V> = V extends boolean ? 0 | 1 : V extends Value ? V : string

/** What a value of a row is compared with. */
type Asked<V> = V extends Value | boolean ? V : string

/** A row as kysely reads it, with JSON still as text and flags as 0 and 1. */
export type Raw<R> = { [K in keyof R]: Stored<R[K]> }

/** Conditions by column; all of them hold. */
export type Where<R> = { readonly [K in keyof R]?: Condition<Asked<R[K]>> }

/** The same for lists, where a column without a condition may be undefined. */
export type Filter<R> = { readonly [K in keyof R]?: Condition<Asked<R[K]>> | undefined }

/** A row to add: what may be null may be left out. */
export type NewRow<R> = {
  readonly [K in keyof R as null extends R[K] ? never : K]: R[K]
} & { readonly [K in keyof R as null extends R[K] ? K : never]?: R[K] | undefined }

export type Key<R> = keyof R & string

/** Columns in whose order rows come, with `-` backwards. */
type Order<R> = readonly (Key<R> | `-${Key<R>}`)[]

/** Of what part of a row is read: a zod object with its keys. */
export interface Part<K extends string> {
  readonly shape: { readonly [P in K]: unknown }
}

type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : S

/** A column as kysely selects it, under the name that it has in a row. */
type Selected<N extends string, K extends string> =
  K extends Snake<K> ? `${N}.${K}` : `${N}.${Snake<K>} as ${K}`

interface AnyTable {
  readonly name: string
  readonly row: z.ZodType
}

/** The row of a table: `RowOf<typeof agencies>`. */
export type RowOf<T extends AnyTable> = z.output<T['row']>

type Columns<R> = { [K in Key<R> as Snake<K>]: Stored<R[K]> }

/** Tables as kysely knows them: `tables<Database<typeof agencies | typeof points>>()`. */
export type Database<T extends AnyTable> = { [One in T as One['name']]: Columns<RowOf<One>> }

/** A table of the store. A condition that is an empty list matches nothing, without asking the engine. */
export interface Table<N extends string, R> extends AnyTable {
  readonly name: N
  readonly row: z.ZodType<R> & { readonly shape: Readonly<Record<string, z.ZodType>> }
  /** The columns of the primary key, as a row names them. */
  readonly key: readonly string[]
  /** All columns, or these, for a select of kysely. */
  columns<K extends Key<R> = Key<R>>(...keys: readonly K[]): Selected<N, K>[]
  /** The condition that means this row alone. */
  keyOf(row: R): Where<R>
  /** A row as kysely writes it. */
  stored(row: NewRow<R>): Columns<R>
  /** Rows of kysely with their JSON and flags read; it changes the rows that it is given. */
  read<P extends Partial<Raw<R>>>(raw: P[]): (P & { [K in keyof P & keyof R]: R[K] })[]
  /** Adds rows; none is no statement. Throws what the engine throws where a unique one is there already. */
  insert(tx: object, rows: NewRow<R> | readonly NewRow<R>[]): Promise<void>
  /** Adds rows, in the place of those that have the same key. */
  put(tx: object, rows: NewRow<R> | readonly NewRow<R>[]): Promise<void>
  /** Changes what matches; gives how many rows. Throws TypeError for no condition and for one that is undefined. */
  change(tx: object, where: Where<R>, to: Partial<R>): Promise<number>
  /** Deletes what matches; gives how many rows. Throws as `change` does. */
  remove(tx: object, where: Where<R>): Promise<number>
  /** The first row that matches, or undefined. Throws as `change` does. */
  one<K extends Key<R> = Key<R>>(
    tx: object,
    where: Where<R>,
    how?: { readonly order?: Order<R>; readonly as?: Part<K> },
  ): Promise<Pick<R, K> | undefined>
  /** The rows that match, whole or the part that a zod object picked from the row has. */
  many<K extends Key<R> = Key<R>>(
    tx: object,
    where: Filter<R>,
    how: { readonly order?: Order<R>; readonly limit: number; readonly as?: Part<K> },
  ): Promise<Pick<R, K>[]>
  /** How many rows match. */
  count(tx: object, where: Filter<R>): Promise<number>
  /** Begins a select of whole rows, for joins to `Others` and for conditions that are not equality, null, list or range. */
  select<Others extends AnyTable = never>(
    tx: object,
  ): SelectQueryBuilder<Database<Table<N, R> | Others>, N, Raw<R>>
}

/**
 * The table `name` whose row is this zod object; `key` are the columns of its primary key. A test holds every table to
 * the catalogue of both engines.
 */
export function table<const N extends string, S extends z.core.$ZodLooseShape>(
  name: N,
  row: z.ZodObject<S, z.core.$strict>,
  key: readonly (keyof S & string)[] = ['id'],
): Table<N, z.output<z.ZodObject<S, z.core.$strict>>> {
  const columns = columnsOf(row.shape)
  const made: Loose = {
    name,
    row,
    key,
    columns: (...keys) => selection(name, keys.length === 0 ? [...columns.keys()] : keys),
    keyOf: (one) => Object.fromEntries(key.map((part) => [part, one[part]])) as never,
    stored: (one) => stored(columns, one),
    read: (raw) => parsed(columns, raw),
    ...writes(name, columns, key),
    ...reads(name, columns),
  }
  return made as object as Table<N, z.output<z.ZodObject<S, z.core.$strict>>>
}

/** A row of which nothing is known; the names were checked where the table is used. */
type Row = Record<string, unknown>
type Loose = Omit<Table<string, Row>, 'columns' | 'row' | 'select' | 'read' | 'stored'> & {
  readonly row: z.ZodType
  columns(...keys: readonly string[]): string[]
  stored(row: Row): Row
  read(raw: Row[]): Row[]
  select(tx: object): SelectQueryBuilder<Record<string, Row>, string, Row>
}

/** How a column holds the values of a row: as they are, as JSON text, or as 0 and 1. */
export type Kind = 'plain' | 'json' | 'flag'

/** A column by its key in a row. */
interface Column {
  readonly name: string
  readonly kind: Kind
}
type ColumnMap = ReadonlyMap<string, Column>

const db = (tx: object) => tx as Kysely<Record<string, Row>>

function writes(name: string, columns: ColumnMap, key: readonly string[]) {
  const keyed = key.map(columnOf)
  const others = [...columns.values()].map((one) => one.name).filter((one) => !keyed.includes(one))
  const insertion = (tx: object, rows: Row | readonly Row[]) => {
    const values = [rows].flat().map((one) => stored(columns, one))
    return values.length === 0 ? null : db(tx).insertInto(name).values(values)
  }
  return {
    async insert(tx, rows) {
      await insertion(tx, rows)?.execute()
    },
    async put(tx, rows) {
      await insertion(tx, rows)
        ?.onConflict((conflict) => {
          const known = conflict.columns(keyed)
          if (others.length === 0) return known.doNothing()
          return known.doUpdateSet(
            ({ ref }) =>
              Object.fromEntries(others.map((one) => [one, ref(`excluded.${one}`)])) as object,
          )
        })
        .execute()
    },
    async change(tx, where, to) {
      const wanted = certain(columns, where)
      if (isHopeless(where)) return 0
      const update = db(tx).updateTable(name).set(stored(columns, to)).where(wanted)
      return Number((await update.executeTakeFirst()).numUpdatedRows)
    },
    async remove(tx, where) {
      const wanted = certain(columns, where)
      if (isHopeless(where)) return 0
      const done = await db(tx).deleteFrom(name).where(wanted).executeTakeFirst()
      return Number(done.numDeletedRows)
    },
  } satisfies Partial<Loose>
}

function reads(name: string, columns: ColumnMap) {
  const whole = selection(name, [...columns.keys()])
  const parts = new WeakMap<object, string[]>()
  const builtFor = shapes<Row>()
  const partOf = (as: Part<string>) => {
    const part = parts.get(as) ?? selection(name, Object.keys(as.shape))
    parts.set(as, part)
    return part
  }
  const many: Loose['many'] = async (tx, where, { order = [], limit, as }) => {
    if (isHopeless(where)) return []
    const part = as === undefined ? whole : partOf(as)
    const conditions = conditionsOf(columns, where)
    const build = () => {
      let select = db(tx).selectFrom(name).select(part).where(all(columns, where)).limit(limit)
      for (const one of order) {
        const isDown = one.startsWith('-')
        const key = isDown ? one.slice(1) : one
        select = select.orderBy(nameOf(columns, key), isDown ? 'desc' : 'asc')
      }
      return select
    }
    const wanted = conditions.map(([column, condition]) => `${column} ${shapeOf(condition)}`)
    const shape = [part.join(), wanted.join(), order.join()].join(' | ')
    const values = [...conditions.flatMap(([, condition]) => valuesOf(condition)), limit]
    const built = builtFor(tx, shape, () => withoutValues(build().compile(), values))
    return parsed(columns, await runBuilt(tx, built, values)) as never[]
  }
  return {
    many,
    async one(tx, where, how) {
      certain(columns, where)
      return (await many(tx, where, { ...how, limit: 1 }))[0]
    },
    async count(tx, where) {
      if (isHopeless(where)) return 0
      const { count } = await db(tx)
        .selectFrom(name)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(all(columns, where))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    select: (tx) => db(tx).selectFrom(name).select(whole),
  } satisfies Partial<Loose>
}

/** What is built without its values, which are nobody's to keep. Throws Error where it asks with others, or in another order. */
function withoutValues<R>(built: CompiledQuery<R>, values: readonly unknown[]): CompiledQuery<R> {
  if (isDeepStrictEqual(built.parameters, values)) return { ...built, parameters: [] }
  throw new Error('the values of a select stand in another order')
}

/** `nameLocal` is `name_local` to the engines. */
export function columnOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The column of a key. An object with more in it than its type says must not become a condition: throws TypeError. */
function nameOf(columns: ColumnMap, key: string): string {
  const column = columns.get(key)
  if (column === undefined) throw new TypeError(`there is no column for ${key}`)
  return column.name
}

/** Keys of `after` whose values differ from those of `before`; lists and objects are compared by what they hold. */
export function changedKeys<R extends object>(before: R, after: Partial<R>): (keyof R)[] {
  const keys = Object.keys(after) as (keyof R)[]
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

function columnsOf(shape: z.core.$ZodLooseShape): ColumnMap {
  return new Map(
    Object.entries(shape).map(([key, schema]) => {
      return [key, { name: columnOf(key), kind: kindOf(schema as z.core.$ZodType) }]
    }),
  )
}

/** How the engines hold what this schema says. */
export function kindOf(schema: z.core.$ZodType): Kind {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'nullable') return kindOf(def.innerType)
  if (def.type === 'union') return def.options[0] === undefined ? 'plain' : kindOf(def.options[0])
  if (def.type === 'boolean') return 'flag'
  const isJson = def.type === 'array' || def.type === 'object' || def.type === 'record'
  return isJson ? 'json' : 'plain'
}

function selection(name: string, keys: readonly string[]): string[] {
  return keys.map((key) => {
    const column = columnOf(key)
    return column === key ? `${name}.${key}` : `${name}.${column} as ${key}`
  })
}

/** A row as it is stored; what it does not say is left out, and what is no column too. */
function stored(columns: ColumnMap, row: Row): Row {
  const values: Row = {}
  // By the columns and not by the row: an alert's answers are thousands of rows, and entries of each cost more.
  for (const [key, { name, kind }] of columns) {
    const value = row[key]
    if (value === undefined) continue
    values[name] = kind === 'json' && value !== null ? JSON.stringify(value) : value
  }
  return values
}

function parsed(columns: ColumnMap, rows: Row[]): Row[] {
  for (const key of Object.keys(rows[0] ?? {})) {
    const kind = columns.get(key)?.kind ?? 'plain'
    if (kind === 'plain') continue
    for (const row of rows) row[key] = valueOf(kind, row[key])
  }
  return rows
}

function valueOf(kind: 'json' | 'flag', stored: unknown): unknown {
  if (stored === null) return null
  return kind === 'flag' ? stored === 1 : JSON.parse(stored as string)
}

/** The conditions that are there, by column. */
function conditionsOf(columns: ColumnMap, where: object): (readonly [string, unknown])[] {
  return Object.entries(where)
    .filter(([, condition]) => condition !== undefined)
    .map(([key, condition]) => [nameOf(columns, key), condition] as const)
}

/** All of the conditions that are there. */
function all(columns: ColumnMap, where: object) {
  const conditions = conditionsOf(columns, where)
  return (eb: ExpressionBuilder<Record<string, Row>, string>) =>
    eb.and(conditions.map(([column, condition]) => matches(eb, column, condition)))
}

/** The same for statements that must not reach every row because somebody forgot to say which. */
function certain(columns: ColumnMap, where: object) {
  const conditions = Object.values(where)
  if (conditions.length === 0 || conditions.includes(undefined))
    throw new TypeError('a condition is missing')
  return all(columns, where)
}
