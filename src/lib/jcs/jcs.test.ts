import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { canonicalJson, type JsonValue, MAX_DEPTH } from './jcs.ts'

function numberFromBits(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE()
}

function nested(depth: number): JsonValue {
  let value: JsonValue = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

function reversedKeys(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversedKeys)
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, item]) => [key, reversedKeys(item)]))
}

const jsonValue = fc.jsonValue({ stringUnit: anyCharacter, maxDepth: 5 }) as fc.Arbitrary<JsonValue>

test('the sample of RFC 8785 section 3.2.2 is written byte for byte', () => {
  const sample = JSON.parse(
    String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`,
  ) as JsonValue
  const expected =
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b33333333' +
    '33333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a' +
    '22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d'
  assert.equal(Buffer.from(canonicalJson(sample)).toString('hex'), expected)
})

test('keys are ordered by UTF-16 code units as in RFC 8785 section 3.2.3', () => {
  const sample: JsonValue = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  assert.equal(
    canonicalJson(sample),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
      '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
})

test('numbers are written as in RFC 8785 appendix B', () => {
  const samples = {
    '0000000000000000': '0',
    '8000000000000000': '0',
    '0000000000000001': '5e-324',
    '8000000000000001': '-5e-324',
    '7fefffffffffffff': '1.7976931348623157e+308',
    ffefffffffffffff: '-1.7976931348623157e+308',
    '4340000000000000': '9007199254740992',
    c340000000000000: '-9007199254740992',
    '4430000000000000': '295147905179352830000',
    '44b52d02c7e14af5': '9.999999999999997e+22',
    '44b52d02c7e14af6': '1e+23',
    '44b52d02c7e14af7': '1.0000000000000001e+23',
    '444b1ae4d6e2ef4e': '999999999999999700000',
    '444b1ae4d6e2ef4f': '999999999999999900000',
    '444b1ae4d6e2ef50': '1e+21',
    '3eb0c6f7a0b5ed8c': '9.999999999999997e-7',
    '3eb0c6f7a0b5ed8d': '0.000001',
    '41b3de4355555553': '333333333.3333332',
    '41b3de4355555554': '333333333.33333325',
    '41b3de4355555555': '333333333.3333333',
    '41b3de4355555556': '333333333.3333334',
    '41b3de4355555557': '333333333.33333343',
    becbf647612f3696: '-0.0000033333333333333333',
    '43143ff3c1cb0959': '1424953923781206.2',
  }
  for (const [bits, text] of Object.entries(samples))
    assert.equal(canonicalJson(numberFromBits(bits)), text, bits)
})

test('a value without a canonical form is refused', () => {
  const sparse: unknown[] = [1]
  sparse.length = 3
  const refused: unknown[] = [
    undefined,
    { a: undefined },
    [undefined],
    sparse,
    () => 1,
    Symbol('a'),
    1n,
    Number.NaN,
    [Number.POSITIVE_INFINITY],
    { a: Number.NEGATIVE_INFINITY },
    'a\ud800',
    '\udc00b',
    { '\ud83d': 1 },
    new Date(0),
    new Map([['a', 1]]),
    Buffer.from('a'),
    { toJSON: () => 1 },
  ]
  for (const value of refused) assert.throws(() => canonicalJson(value as JsonValue), TypeError)
})

test('nesting is written down to the limit and refused one level deeper', () => {
  assert.deepEqual(JSON.parse(canonicalJson(nested(MAX_DEPTH))), nested(MAX_DEPTH))
  assert.throws(() => canonicalJson(nested(MAX_DEPTH + 1)), TypeError)
  const circle: JsonValue[] = []
  circle.push(circle)
  assert.throws(() => canonicalJson(circle), TypeError)
})

test('a key named __proto__ is written like any other', () => {
  const text = '{"__proto__":{"a":1},"b":2}'
  assert.equal(canonicalJson(JSON.parse(text) as JsonValue), text)
})

test('reading the canonical text gives the value back', () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      // Through JSON first: it turns -0, which JSON cannot carry, into 0.
      const plain = JSON.parse(JSON.stringify(value)) as JsonValue
      const text = canonicalJson(plain)
      assert.deepEqual(JSON.parse(text), plain)
      assert.equal(canonicalJson(JSON.parse(text) as JsonValue), text)
    }),
    { numRuns: 200 },
  )
})

test('the order in which keys were set makes no difference', () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      assert.equal(canonicalJson(reversedKeys(value)), canonicalJson(value))
    }),
    { numRuns: 200 },
  )
})
