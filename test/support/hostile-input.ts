// Inputs for any action, made from its schema: some as it wants them, some with one part that is not, some hostile.

import fc from 'fast-check'
import { anyCharacter } from './any-character.ts'

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
  readonly format?: string
}

/** Stands for a value of this name that an earlier answer had; `pick` chooses among several. */
export class Known {
  readonly name: string
  readonly pick: number
  readonly otherwise: unknown
  constructor(name: string, pick: number, otherwise: unknown) {
    this.name = name
    this.pick = pick
    this.otherwise = otherwise
  }
}

/** Longest list and text made as a rule: what is longer is hostile, and one is enough to be refused. */
const USUAL_ITEMS = 3
const USUAL_CHARACTERS = 40
const DEEP = 200

/** A value nested deeper than any that is meant. */
const nested = Array.from({ length: DEEP }).reduce<unknown>((inside) => [inside], 0)

const hostile = fc.constantFrom<unknown>(
  ...[
    ['', ' ', '\u0000', '\ud800', 'a\u202eb', '\ufeff', '𝟙', 'ß'.repeat(500), 'x'.repeat(20_000)],
    ["' or 1=1 --", '"><script>alert(1)</script>', '${7*7}', '%00%0d%0aX: y', '../../etc/passwd'],
    ['__proto__', 'constructor', 'toString', '/', '//', '/../', '/1/', '*', 'null', 'NaN', '-0'],
    ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '2026-02-30T25:61:61.000Z'],
    [0, -1, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 53), 2 ** 31, 1e-320],
    [null, true, false, [], {}, [[]], { '': '' }, nested],
  ].flat(),
)

/** Names whose values the node may go to: those never lead away from the machine. */
const PLACES = ['host', 'endpoint', 'url', 'uri', 'web', 'website', 'resolver']

const made = new WeakMap<Schema, Map<string, fc.Arbitrary<unknown>>>()

/** Inputs for a schema; `name` is that of the field. Values of {@link Known} are to be put in before they are sent. */
export function inputsFor(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const byName = made.get(schema) ?? new Map<string, fc.Arbitrary<unknown>>()
  made.set(schema, byName)
  const known = byName.get(name) ?? arbitraryFor(schema, name)
  byName.set(name, known)
  return known
}

/** First and last of the dates and times that inputs have, as patterns know them. */
const FIRST_AND_LAST = [
  ['0000-01-01', '9999-12-31'],
  ['0000-01-01T00:00', '9999-12-31T23:59'],
  ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
].flat()

/** Inputs as a schema wants them, with every number and time the least or the most that it lets through. */
export function extremesFor(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => extremesFor(one, name)))
  const ends = endsOf(schema)
  if (ends.length > 0) return fc.constantFrom(...ends)
  if (schema.properties !== undefined) return extremeObjects(schema)
  if (schema.type !== 'array' || schema.prefixItems !== undefined) return wantedFor(schema, name)
  const { items = {}, minItems = 0, maxItems = 1 } = schema
  const maxLength = Math.max(minItems, Math.min(maxItems, 1))
  return fc.array(extremesFor(items, name), { minLength: minItems, maxLength })
}

/** The least and the most that a number or a time may be; none where the schema is of neither. */
function endsOf({ type, enum: choices, minimum = 0, maximum = 0, pattern }: Schema): unknown[] {
  if (choices !== undefined) return []
  if (type === 'integer' || type === 'number') return [minimum, maximum]
  if (type !== 'string' || pattern === undefined) return []
  return FIRST_AND_LAST.filter((one) => new RegExp(pattern).test(one))
}

function extremeObjects({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, of]) => [name, extremesFor(of, name)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}

function arbitraryFor(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const wanted = wantedFor(schema, name)
  if (PLACES.includes(name)) return wanted
  return fc.oneof({ weight: 24, arbitrary: wanted }, { weight: 1, arbitrary: hostile })
}

function wantedFor(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => inputsFor(one, name)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return objects(schema)
    case 'array':
      return lists(schema, name)
    case 'string':
      return texts(schema, name)
    case 'integer':
    case 'number':
      return numbers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return hostile
  }
}

function objects(schema: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, of]) => [name, inputsFor(of, name)]),
  )
  const requiredKeys = (schema.required ?? []).filter((name) => name in fields)
  const whole = fc.record(fields, { requiredKeys })
  const { additionalProperties: more } = schema
  const usual =
    typeof more === 'object' && schema.properties === undefined
      ? fc.dictionary(fc.stringMatching(/^[a-z]{2}$/), inputsFor(more), { maxKeys: USUAL_ITEMS })
      : whole
  const lacking = fc
    .tuple(usual, fc.nat())
    .map(([object, n]) => Object.fromEntries(Object.entries(object).toSpliced(n % 7, 1)))
  const strange = fc
    .tuple(usual, fc.constantFrom('__proto__', 'constructor', 'more', ''), hostile)
    .map(([object, name, value]) => Object.fromEntries([...Object.entries(object), [name, value]]))
  return fc.oneof(
    { weight: 20, arbitrary: usual },
    { weight: 1, arbitrary: lacking },
    { weight: 1, arbitrary: strange },
  )
}

function lists(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (schema.prefixItems !== undefined)
    return fc.tuple(...schema.prefixItems.map((item) => inputsFor(item, name)))
  const minLength = Math.min(schema.minItems ?? 0, USUAL_ITEMS)
  const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? USUAL_ITEMS, USUAL_ITEMS))
  return fc.array(inputsFor(schema.items ?? {}, name), { minLength, maxLength })
}

function texts(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (name === 'endpoint') return fc.nat(9).map((n) => `https://localhost/${n}`)
  if (PLACES.includes(name)) {
    const host = fc.nat(9).map((n) => `fuzz-${n}.invalid`)
    return schema.format === 'uri' ? host.map((one) => `https://${one}/`) : host
  }
  const usual = schema.pattern === undefined ? plainTexts(schema) : matching(schema.pattern, schema)
  const known = fc.tuple(fc.nat(), usual).map(([pick, other]) => new Known(name, pick, other))
  return fc.oneof({ weight: 2, arbitrary: usual }, { weight: 3, arbitrary: known })
}

function plainTexts({ minLength = 0, maxLength = USUAL_CHARACTERS }: Schema) {
  const most = Math.max(minLength, Math.min(maxLength, USUAL_CHARACTERS))
  return fc.string({ minLength, maxLength: most, unit: anyCharacter })
}

/** Texts by their pattern: to make one takes longer than a call, and few patterns stand in many schemas. */
const textsOf = new Map<string, fc.Arbitrary<string>>()

/** Texts of a pattern; where the pattern is about characters that are missing, any short text. */
function matching(pattern: string, schema: Schema): fc.Arbitrary<unknown> {
  if (pattern.startsWith('^[^')) return plainTexts(schema)
  const { maxLength = Infinity } = schema
  const whole = textsOf.get(pattern) ?? fc.stringMatching(new RegExp(pattern))
  textsOf.set(pattern, whole)
  return whole.map((text) => text.slice(0, maxLength))
}

function numbers({ type, minimum = -1e9, maximum = 1e9 }: Schema): fc.Arbitrary<unknown> {
  const [min, max] = [Math.ceil(minimum), Math.floor(maximum)]
  const near = fc.constantFrom(min - 1, min, max, max + 1)
  const small = fc.integer({ min, max: Math.min(max, min + 100) })
  const wide = type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
  return fc.oneof(
    { weight: 6, arbitrary: small },
    { weight: 2, arbitrary: wide },
    { weight: 1, arbitrary: near },
  )
}
