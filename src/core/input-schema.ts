import { z } from 'zod'
import type { Schema } from './action.ts'

/** The part of JSON Schema that inputs of actions use. */
export interface InputSchema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, InputSchema>>
  readonly required?: readonly string[]
  readonly items?: InputSchema
  readonly anyOf?: readonly InputSchema[]
}

const schemas = new WeakMap<Schema<unknown>, InputSchema>()

/** JSON Schema of an action's input, by which forms are drawn and read; refinements are left to zod itself. */
export function inputSchema({ input }: { readonly input: Schema<unknown> }): InputSchema {
  const known = schemas.get(input)
  if (known !== undefined) return known
  const made = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as InputSchema
  schemas.set(input, made)
  return made
}

/** Types of a part: zod writes a list where null is one of two and nothing else is asked. */
function typesOf({ type }: InputSchema): string[] {
  return [(type ?? []) as string | readonly string[]].flat()
}

/** Whether null may stand there. */
export function isNullable(schema: InputSchema): boolean {
  if (typesOf(schema).includes('null')) return true
  return schema.anyOf?.some((option) => option.type === 'null') ?? false
}

/** The same without null. */
export function withoutNull(schema: InputSchema): InputSchema {
  const [type, ...others] = typesOf(schema).filter((one) => one !== 'null')
  if (type !== undefined && others.length === 0) return { ...schema, type }
  return schema.anyOf?.find((option) => option.type !== 'null') ?? schema
}
