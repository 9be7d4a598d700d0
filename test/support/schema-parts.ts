// Looks at every part of a JSON Schema: what has no bound, and what lets anything through.

import { isDeepStrictEqual } from 'node:util'

/** A JSON Schema, or a part of one. */
export type SchemaPart = Readonly<Record<string, unknown>>

/** A part and where it stands, as `alerting.draft.content.areas[]`. */
export interface PlacedPart {
  readonly path: string
  readonly part: SchemaPart
}

/** What says something about a value to a reader and demands nothing of it. */
const WORDS = ['$schema', 'title', 'description', 'default', 'deprecated', 'examples']

/** Every part of a schema, itself first. A subschema that is `true` stands as the empty one. */
export function partsOf(schema: unknown, path: string): PlacedPart[] {
  if (schema === true) return [{ path, part: {} }]
  if (typeof schema !== 'object' || schema === null) return []
  const part = schema as SchemaPart
  const { items, additionalProperties, propertyNames, properties = {} } = part
  return [
    { path, part },
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((name) =>
      ((part[name] ?? []) as readonly unknown[]).flatMap((one, n) => partsOf(one, `${path}|${n}`)),
    ),
    ...Object.entries(properties as object).flatMap(([name, of]) => partsOf(of, `${path}.${name}`)),
    ...partsOf(items, `${path}[]`),
    ...partsOf(additionalProperties, `${path}{}`),
    ...partsOf(propertyNames, `${path}{name}`),
  ]
}

/** The schema of a safe integer without any bound of its own. */
const UNBOUNDED = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/** What has no bound in this part, not counting the parts below it; null where everything has. */
export function unboundedIn({ part }: PlacedPart): string | null {
  if (part['const'] !== undefined || part['enum'] !== undefined) return null
  const types = [part['type']].flat()
  if (types.includes('integer') || types.includes('number')) return numberBound(part)
  if (
    types.includes('string') &&
    typeof part['maxLength'] !== 'number' &&
    !isShort(part['pattern'])
  )
    return 'a text of any length'
  const isTuple = part['items'] === false
  if (types.includes('array') && typeof part['maxItems'] !== 'number' && !isTuple)
    return 'a list of any length'
  return null
}

function numberBound(part: SchemaPart): string | null {
  const bounds = [
    part['minimum'] ?? part['exclusiveMinimum'],
    part['maximum'] ?? part['exclusiveMaximum'],
  ]
  const [min, max] = bounds.map((one, n) => (one === UNBOUNDED[n] ? undefined : one))
  if (!Number.isFinite(min)) return 'a number without a least one'
  return Number.isFinite(max) ? null : 'a number without a largest one'
}

/** Whether whatever fits the pattern is short: tied at both ends, and nothing in it repeated without end. */
function isShort(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || !/^\^.*\$$/s.test(pattern)) return false
  const plain = pattern.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x')
  return !/[*+]|\{\d*,\}/.test(plain) && !outsideGroups(plain).includes('|')
}

function outsideGroups(pattern: string): string {
  const outer = pattern.replaceAll(/\([^()]*\)/g, 'x')
  return outer === pattern ? outer : outsideGroups(outer)
}

/** Whether this part takes any value at all, or any object or list: it says nothing of what comes. */
export function takesAnything({ part }: PlacedPart): boolean {
  const said = Object.keys(part).filter((name) => !WORDS.includes(name))
  if (said.length === 0) return true
  if (isDeepStrictEqual(said, ['type'])) return ['object', 'array'].includes(String(part['type']))
  return (
    part['type'] === 'object' &&
    part['properties'] === undefined &&
    part['additionalProperties'] === undefined
  )
}
