import type { Action } from '../core/action.ts'
import { type InputSchema, inputSchema, isNullable, withoutNull } from '../core/input-schema.ts'
import { type DecimalForm, PROGRAM_NUMBERS, readNumber } from '../core/number.ts'
import { Problem } from '../core/problem.ts'

/** Most fields that one form or query may carry: printing links for 500 stations sends as many. */
const MAX_FORM_FIELDS = 2000

/** Longest name of a field, and the most parts between its dots: the deepest that a page has is five. */
const MAX_NAME_LENGTH = 200
const MAX_NAME_PARTS = 8

/**
 * Turns text fields (`areas[]=…&window.from=…`) into the input an action expects: numbers and booleans by its schema,
 * dotted names nested, `[]` and repeated names as lists, an empty optional field left out, an empty nullable one null.
 * Numbers are read as people write them, decimals as in the language that `numbers` is of.
 * What does not convert is passed on as text, so that the schema refuses it with its own words. Throws Problem
 * `http.too_many_fields` (400) for too many fields, or a name that is too long or has too many parts.
 */
export function inputFromFields(
  action: Action,
  fields: readonly (readonly [string, string])[],
  numbers: DecimalForm = PROGRAM_NUMBERS,
): unknown {
  const root: Record<string, unknown> = {}
  const schema = inputSchema(action)
  if (fields.length > MAX_FORM_FIELDS) throw tooManyFields()
  for (const [rawName, value] of fields) {
    const isList = rawName.endsWith('[]')
    if (rawName.length > MAX_NAME_LENGTH) throw tooManyFields()
    const path = (isList ? rawName.slice(0, -2) : rawName).split('.')
    if (path.length > MAX_NAME_PARTS) throw tooManyFields()
    if (path.some((part) => part === '__proto__' || part === '')) continue
    place(root, path, { schema, value, numbers })
  }
  fillLists(root, schema)
  return root
}

/** What one field holds, and what it is to become. */
interface Typed {
  readonly schema: InputSchema
  readonly value: string
  readonly numbers: DecimalForm
}

function tooManyFields(): Problem {
  return new Problem('http.too_many_fields', 400, 'This has too many fields, or a name too long.')
}

function place(
  root: Record<string, unknown>,
  path: readonly string[],
  { schema, value, numbers }: Typed,
): void {
  let node = root
  let at = schema
  for (const part of path.slice(0, -1)) {
    const next = node[part]
    node = isRecord(next) ? next : (node[part] = {} as Record<string, unknown>)
    at = withoutNull(at.properties?.[part] ?? {})
  }
  const name = path.at(-1) ?? ''
  const wanted = at.properties?.[name] ?? {}
  const plain = withoutNull(wanted)
  const typed = { schema: plain, value, numbers }
  if (plain.type === 'array') addToList(node, name, { ...typed, schema: plain.items ?? {} })
  else if (value !== '') node[name] = convert(typed)
  else if (isNullable(wanted)) node[name] = null
  else if (at.required?.includes(name) === true) node[name] = convert(typed)
}

function addToList(node: Record<string, unknown>, name: string, typed: Typed): void {
  const list = Array.isArray(node[name]) ? (node[name] as unknown[]) : []
  if (typed.value !== '') list.push(convert({ ...typed, schema: withoutNull(typed.schema) }))
  node[name] = list
}

/** A list of checkboxes with none ticked sends nothing: then the list is empty, not missing. */
function fillLists(root: Record<string, unknown>, schema: InputSchema): void {
  for (const name of schema.required ?? []) {
    if (!(name in root) && withoutNull(schema.properties?.[name] ?? {}).type === 'array')
      root[name] = []
  }
}

function convert({ schema, value, numbers }: Typed): unknown {
  if (schema.type === 'integer') return readNumber(value, 'whole') ?? value
  if (schema.type === 'number') return readNumber(value, numbers) ?? value
  if (schema.type === 'boolean') {
    if (['on', 'true', '1', 'yes'].includes(value)) return true
    return ['off', 'false', '0', 'no'].includes(value) ? false : value
  }
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
