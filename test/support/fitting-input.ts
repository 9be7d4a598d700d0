// Inputs that an action would take: made from its schema, with what earlier answers said.

import fc from 'fast-check'
import { inputSchema } from '../../src/core/input-schema.ts'
import type { Action } from '../../src/core/action.ts'
import type { KnownValues } from './known-values.ts'

/** The part of JSON Schema that inputs of actions use. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

/** What inputs are made with. */
export interface Making {
  /** What was made just before: mostly that is named. */
  readonly made: KnownValues
  /** What else there is. */
  readonly heard: KnownValues
  /** From 0 to 1. */
  random(): number
  /** A word that no other input has. */
  readonly tag: string
}

/** Keys of objects whose keys are languages. */
const LANGUAGES = ['en', 'ar']

/** Times that patterns let through and that are neither long over nor far away. */
const TIMES = [
  '2026-12-20',
  '2026-12-20T08:00',
  '2026-12-20T08:00:00.000Z',
  '2026-12-21T08:00:00.000Z',
]

/** An input that the action's schema lets through; values that have a name of an earlier answer are mostly from there. */
export function fittingInput(action: Action, making: Making): unknown {
  return fitting(inputSchema(action) as Schema, '', making)
}

function fitting(schema: Schema, name: string, making: Making): unknown {
  const { random } = making
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fitting(oneOf(choices, random), name, making)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(schema.enum, random)
  switch (schema.type) {
    case 'object':
      return object(schema, making)
    case 'array':
      return list(schema, name, making)
    case 'string':
      return textFor(schema, name, making)
    case 'integer':
    case 'number':
      return number(schema, random)
    case 'boolean':
      return random() < 0.5
    default:
      return null
  }
}

function oneOf<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}

function object(schema: Schema, making: Making): object {
  const { properties, required = [], additionalProperties: more } = schema
  if (properties === undefined)
    return Object.fromEntries(
      typeof more === 'object' ? LANGUAGES.map((key) => [key, fitting(more, key, making)]) : [],
    )
  const fields = Object.entries(properties).filter(
    ([name]) => required.includes(name) || making.random() < 0.5,
  )
  return Object.fromEntries(fields.map(([name, of]) => [name, fitting(of, name, making)]))
}

function list(schema: Schema, name: string, making: Making): unknown[] {
  if (schema.prefixItems !== undefined)
    return schema.prefixItems.map((item) => fitting(item, name, making))
  const length = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 1, 1))
  return Array.from({ length }, () => fitting(schema.items ?? {}, name, making))
}

function textFor(schema: Schema, name: string, making: Making): string {
  const { random, tag } = making
  for (const values of [making.made, making.heard]) {
    const known = knownFor(schema, name, values)
    if (known.length > 0 && random() < 0.9) return oneOf(known, random)
  }
  const { pattern, minLength = 0, maxLength = Infinity } = schema
  const plain = `${name} ${tag} `.padEnd(minLength, 'x').slice(0, maxLength).trim()
  if (fits(schema, plain)) return plain
  const time = TIMES.find((one) => fits(schema, one))
  if (time !== undefined) return time
  const seed = Math.floor(random() * 2 ** 31)
  const [made = ''] = fc.sample(fc.stringMatching(new RegExp(pattern ?? '')), { numRuns: 1, seed })
  return made.slice(0, maxLength)
}

/** Newest values of this name that the schema lets through, and of one of a list's. */
function knownFor(schema: Schema, name: string, known: KnownValues): string[] {
  const names = [name, name.replace(/s$/, '')]
  return names
    .flatMap((one) => known.get(one) ?? [])
    .filter((value): value is string => typeof value === 'string' && fits(schema, value))
    .slice(-4)
}

function fits({ pattern, minLength = 0, maxLength = Infinity }: Schema, value: string): boolean {
  if (value.length < minLength || value.length > maxLength) return false
  return pattern === undefined || new RegExp(pattern, 'u').test(value)
}

function number({ minimum = 0, maximum = minimum + 10 }: Schema, random: () => number): number {
  const least = Math.ceil(Math.max(minimum, -1e9))
  return least + Math.floor(random() * Math.min(10, maximum - least + 1))
}

/** Numbers from 0 to 1 that are the same for the same seed. Source: mulberry32, public domain. */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
