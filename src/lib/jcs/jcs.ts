/** Any value that JSON can carry. Objects are plain objects; arrays have no holes. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** Deepest nesting that is written: honest records stay below ten, and a hostile one must not exhaust the stack. */
export const MAX_DEPTH = 64

/**
 * Writes a value as canonical JSON: no white space, keys in UTF-16 code unit order, one spelling per
 * number and string. Two values that are equal as JSON give the same text, so the text may be hashed.
 * -0 is written as 0.
 *
 * Throws TypeError for what has no canonical form: undefined, functions, symbols, bigint, NaN and
 * infinities, lone surrogates in values or keys, objects that are not plain (Date, Map, class
 * values), nesting deeper than {@link MAX_DEPTH}. It never calls `toJSON` and never leaves a key out.
 *
 * Source: RFC 8785 §3.2.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value)
    case 'number':
      // ECMAScript's own number text is what RFC 8785 §3.2.2.3 prescribes, -0 included.
      if (Number.isFinite(value)) return String(value)
      throw new TypeError(`Canonical JSON has no form for the number ${value}.`)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : writeNested(value, depth + 1)
    default:
      throw new TypeError(`Canonical JSON has no form for a value of type ${typeof value}.`)
  }
}

function writeString(value: string): string {
  // JSON.stringify would escape a lone surrogate, which another implementation reads differently.
  if (!value.isWellFormed()) throw new TypeError('Canonical JSON refuses a lone surrogate.')
  return JSON.stringify(value)
}

function writeNested(value: object, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError(`Canonical JSON is limited to ${MAX_DEPTH} levels.`)
  if (Array.isArray(value)) return writeArray(value, depth)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('Canonical JSON has no form for an object that is not plain.')
  return writeObject(value as Record<string, unknown>, depth)
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '['
  // By index, because `map` would step over a hole and so hide a missing value.
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ','
    text += write(items[index], depth)
  }
  return `${text}]`
}

function writeObject(object: Record<string, unknown>, depth: number): string {
  let text = '{'
  // The default order of `sort` is by UTF-16 code units, as RFC 8785 §3.2.3 wants.
  for (const key of Object.keys(object).sort()) {
    if (text.length > 1) text += ','
    text += `${writeString(key)}:${write(object[key], depth)}`
  }
  return `${text}}`
}
