// Selects that the builder says once: saying one takes it longer than the engine takes to answer.
import type { CompiledQuery } from 'kysely'
import { tables } from './tables.ts'

/** SQL that is kept of one select, for one kind of engine: lists of every length have their own. */
const MAX_SHAPES = 600

interface Compilable<R> {
  compile(): CompiledQuery<R>
}

const db = tables<Record<string, never>>()

/** Keeps what is built by its shape and the kind of engine, which the class of its adapter tells. */
export function shapes<R>() {
  const kept = new WeakMap<object, Map<string, CompiledQuery<R>>>()
  return (tx: object, shape: string, build: () => CompiledQuery<R>): CompiledQuery<R> => {
    const { constructor } = db(tx).getExecutor().adapter
    const known = kept.get(constructor) ?? new Map<string, CompiledQuery<R>>()
    kept.set(constructor, known)
    const found = known.get(shape)
    if (found !== undefined) return found
    const { query, ...built } = build()
    // Of the tree, which is large, only what kind of statement it is.
    const made = { ...built, query: { kind: query.kind } as CompiledQuery['query'] }
    if (known.size >= MAX_SHAPES) known.clear()
    known.set(shape, made)
    return made
  }
}

/** Runs what was built with these values in the place of its own. */
export async function runBuilt<R>(
  tx: object,
  built: CompiledQuery<R>,
  parameters: readonly unknown[],
): Promise<R[]> {
  return (await db(tx).executeQuery<R>({ ...built, parameters })).rows
}

type Value = string | number
/** What a select is asked with: a value, a list, or several of these by name. */
type Asked = Value | readonly Value[] | { readonly [name: string]: Value | readonly Value[] }

/** Stands for a value while a select is built; tells where it is found. */
class StandIn {
  readonly valueIn: (asked: unknown) => unknown

  constructor(valueIn: StandIn['valueIn']) {
    this.valueIn = valueIn
  }
}

/** The same with a stand-in for every value. */
function standIns(asked: unknown, valueIn: StandIn['valueIn']): unknown {
  const within = (key: string | number) => (all: unknown) =>
    (valueIn(all) as Readonly<Record<string | number, unknown>>)[key]
  if (Array.isArray(asked)) return asked.map((one, n) => standIns(one, within(n)))
  if (typeof asked !== 'object' || asked === null) return new StandIn(valueIn)
  const entries = Object.entries(asked).map(([name, one]) => [name, standIns(one, within(name))])
  return Object.fromEntries(entries)
}

/** The lists that it is asked with, by name, each with its length. */
function listsOf(asked: unknown, name = ''): (readonly [string, number])[] {
  if (Array.isArray(asked)) return [[name, asked.length]]
  if (typeof asked !== 'object' || asked === null) return []
  return Object.entries(asked).flatMap(([key, one]) => listsOf(one, key))
}

/**
 * A select that is built once for each length of the lists that it is asked with. `build` gets stand-ins in the place of
 * values: it hands them to the builder and never looks at them. An empty list matches nothing, without asking the engine.
 */
export function builtOnce<A extends readonly Asked[], R>(
  build: (tx: object, ...asked: A) => Compilable<R>,
) {
  const builtFor = shapes<R>()
  const all = async (tx: object, ...asked: A): Promise<R[]> => {
    const lists = asked.flatMap((one, n) => listsOf(one, String(n)))
    if (lists.some(([, length]) => length === 0)) return []
    const built = builtFor(tx, lists.join(), () =>
      build(tx, ...(standIns(asked, (now) => now) as A)).compile(),
    )
    const values = built.parameters.map((one) =>
      one instanceof StandIn ? one.valueIn(asked) : one,
    )
    return await runBuilt(tx, built, values)
  }
  /** The first row, or undefined. */
  const first = async (tx: object, ...asked: A): Promise<R | undefined> =>
    (await all(tx, ...asked))[0]
  return { all, first }
}
