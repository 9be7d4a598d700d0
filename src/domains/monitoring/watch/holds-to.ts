import type { z } from 'zod'

type Holds = (value: unknown) => boolean

/**
 * Whether a value that was parsed from JSON is as a schema says, which says so of texts, numbers, flags, lists, rows, objects
 * without other names, and of nothing else. Nothing is copied: a profile has thousands of rows, and a schema that parses
 * makes each of them anew. Throws TypeError for a schema that asks for more.
 */
export function holdsTo<S extends z.ZodType>(schema: S): (value: unknown) => value is z.infer<S> {
  const holds = holdsOf(schema)
  return (value): value is z.infer<S> => holds(value)
}

function holdsOf(schema: z.ZodType): Holds {
  const { def } = schema as z.ZodType & { readonly def: Definition }
  const make = MAKERS[def.type]
  if (!make || (def.checks?.length ?? 0) > 0) throw new TypeError(`no such rows: ${def.type}`)
  return make(def)
}

/** What zod knows of a schema. */
interface Definition {
  readonly type: string
  readonly checks?: readonly unknown[]
  readonly element?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly rest?: z.ZodType | null
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly entries?: Readonly<Record<string, string>>
  readonly innerType?: z.ZodType
}

const MAKERS: Readonly<Record<string, (def: Definition) => Holds>> = {
  string: () => (value) => typeof value === 'string',
  number: () => (value) => typeof value === 'number',
  boolean: () => (value) => typeof value === 'boolean',
  enum({ entries = {} }) {
    const values = new Set<unknown>(Object.values(entries))
    return (value) => values.has(value)
  },
  nullable({ innerType }) {
    const holds = innerOf(innerType)
    return (value) => value === null || holds(value)
  },
  array({ element }) {
    const holds = innerOf(element)
    return (value) => Array.isArray(value) && value.every((one) => holds(one))
  },
  tuple({ items = [], rest = null }) {
    const all = items.map(holdsOf)
    if (rest !== null) throw new TypeError('no such rows: rest')
    return (value) =>
      Array.isArray(value) &&
      value.length === all.length &&
      all.every((holds, at) => holds(value[at]))
  },
  object({ shape = {} }) {
    const all = Object.entries(shape).map(([name, one]) => [name, holdsOf(one)] as const)
    return (value) => {
      if (typeof value !== 'object' || value === null) return false
      const named = value as Readonly<Record<string, unknown>>
      return (
        Object.keys(named).length === all.length && all.every(([name, holds]) => holds(named[name]))
      )
    }
  },
}

function innerOf(schema: z.ZodType | undefined): Holds {
  if (schema === undefined) throw new TypeError('no such rows: of nothing')
  return holdsOf(schema)
}
