import { z } from 'zod'
import type { Action } from '../core/action.ts'

/** The part of JSON Schema that inputs of actions use. */
interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Most fields that one form may carry. */
export const MAX_FORM_FIELDS = 2000

const schemas = new WeakMap<Action, Schema>()

/** JSON Schema of an action's input; refinements are left to zod itself. */
export function inputSchema(action: Action): Schema {
  const known = schemas.get(action)
  if (known !== undefined) return known
  const made = z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Schema
  schemas.set(action, made)
  return made
}

/**
 * Turns text fields (`areas[]=…&window.from=…`) into the input an action expects: numbers and booleans by its schema,
 * dotted names nested, `[]` and repeated names as lists, an empty optional field left out, an empty nullable one null.
 * What does not convert is passed on as text, so that the schema refuses it with its own words.
 */
export function inputFromFields(
  action: Action,
  fields: readonly (readonly [string, string])[],
): unknown {
  const root: Record<string, unknown> = {}
  const schema = inputSchema(action)
  for (const [rawName, value] of fields.slice(0, MAX_FORM_FIELDS)) {
    const isList = rawName.endsWith('[]')
    const path = (isList ? rawName.slice(0, -2) : rawName).split('.')
    if (path.some((part) => part === '__proto__' || part === '')) continue
    place(root, path, { schema, value })
  }
  fillLists(root, schema)
  return root
}

function place(
  root: Record<string, unknown>,
  path: readonly string[],
  { schema, value }: { schema: Schema; value: string },
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
  if (plain.type === 'array') addToList(node, name, { items: plain.items ?? {}, value })
  else if (value !== '') node[name] = convert(plain, value)
  else if (isNullable(wanted)) node[name] = null
  else if (at.required?.includes(name) === true) node[name] = convert(plain, value)
}

function addToList(
  node: Record<string, unknown>,
  name: string,
  { items, value }: { items: Schema; value: string },
): void {
  const list = Array.isArray(node[name]) ? (node[name] as unknown[]) : []
  if (value !== '') list.push(convert(withoutNull(items), value))
  node[name] = list
}

/** A list of checkboxes with none ticked sends nothing: then the list is empty, not missing. */
function fillLists(root: Record<string, unknown>, schema: Schema): void {
  for (const name of schema.required ?? []) {
    if (!(name in root) && withoutNull(schema.properties?.[name] ?? {}).type === 'array')
      root[name] = []
  }
}

function convert(schema: Schema, value: string): unknown {
  if (schema.type === 'integer' || schema.type === 'number') {
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  }
  if (schema.type === 'boolean') {
    if (['on', 'true', '1', 'yes'].includes(value)) return true
    return ['off', 'false', '0', 'no'].includes(value) ? false : value
  }
  return value
}

function isNullable(schema: Schema): boolean {
  return schema.anyOf?.some((option) => option.type === 'null') ?? false
}

function withoutNull(schema: Schema): Schema {
  return schema.anyOf?.find((option) => option.type !== 'null') ?? schema
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
