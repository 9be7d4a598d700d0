import { z } from 'zod'

/**
 * Lets go of what schemas hold besides what they parse by, once all are declared: `z.string().min(1).max(9)` holds the two
 * schemas that it was made of, and each has a list of its own of what it is. Twelve thousand schemas of a whole house
 * take 4 MiB less so. What they parse, and the JSON Schema of each, stay as they were. Descriptions in zod's registry are
 * inherited by way of what is let go of, so a schema that has some is left alone.
 */
export function lean(schemas: readonly z.core.$ZodType[]): void {
  const kinds = new Map<string, Set<string>>()
  for (const { _zod: held } of everyPart(schemas)) {
    const key = [...held.traits].join()
    const known = kinds.get(key) ?? held.traits
    kinds.set(key, known)
    held.traits = known
    if (!isDescribed(held.parent)) held.parent = undefined
  }
}

function isDescribed(schema: z.core.$ZodType | undefined): boolean {
  for (let one = schema; one !== undefined; one = one._zod.parent) {
    if (z.globalRegistry.has(one)) return true
  }
  return false
}

/** Those that were seen to: where a process opens a house again, nothing is left to do. */
const seen = new WeakSet<z.core.$ZodType>()

/** The schemas and all that they are put together of, each once; none that was seen to before. */
function everyPart(schemas: readonly z.core.$ZodType[]): ReadonlySet<z.core.$ZodType> {
  const found = new Set(schemas.filter((schema) => !seen.has(schema)))
  for (const schema of found) seen.add(schema)
  // A set goes on to what is added while it is gone through.
  for (const { _zod: held } of found) {
    for (const part of Object.values(held.def).flatMap(schemasIn)) found.add(part)
  }
  return found
}

/** Parts stand in the definition itself, in a list, or by their names. */
function schemasIn(value: unknown): z.core.$ZodType[] {
  if (typeof value !== 'object' || value === null) return []
  if (isSchema(value)) return [value]
  return Object.values(value).filter(isSchema)
}

function isSchema(value: unknown): value is z.core.$ZodType {
  return (
    typeof value === 'object' && value !== null && '_zod' in value && 'run' in Object(value._zod)
  )
}
