// The one way in which tests change an input that was good: parts put elsewhere, cut out, doubled, and what means something put in.

/** Chance as a number below `below`, the next of a row that its beginning decides. */
export type Chance = (below: number) => number

/** The row of chances that begins with this number. Source: mulberry32, public domain. */
export function chances(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Most changes of one input. */
const MOST_CHANGES = 5
/** Bytes of a part that is cut, moved or doubled: mostly few, and once in eight as many as there are. */
const USUAL_PART = 40
/** How often a part is doubled at most, and the longest that an input gets by changes. */
const MOST_TIMES = 64
const MOST_BYTES = 64 * 1024

/** What means something to nearly every reader: ends, brackets, numbers at their limits, letters of other scripts, odd bytes. */
const SIGNS: readonly Buffer[] = [
  ['\0', '\n', '\r\n', '\r', ' ', '\t', '"', "'", '\\', '\\"', '{', '}', '[', ']', '<', '>'],
  ['&', ';', ',', ':', '=', '+', '-', '/', '//', '../', '#', '%', '@', '|', '.', '~', '*', '()'],
  ['0', '-1', '1e999', '9007199254740993', '4294967296', '65536', '0x', 'NaN', '٣', '１', '²'],
  ['null', 'true', '{}', '[]', '[[', '"":', '__proto__', 'constructor', 'toString', '<script>'],
  ['é', 'ß', 'İ', 'ﷺ', '\u202e', '\u200d', '\ufeff', '\u2028', '😀', '\u0301', '漢', '\ufffd'],
  ['9999-12-31T23:59:59.999Z', '0000-00-00', 'http://[', 'https://a:b@c:99999/', '&#x0;', ']]>'],
]
  .flat()
  .map((text) => Buffer.from(text))
  .concat(
    [
      [0xff],
      [0x80],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xff, 0xfe],
      [0x1f, 0x8b],
      [0x30, 0x84],
    ].map((bytes) => Buffer.from(bytes)),
  )

/** Values that stand well where another one stood: the form stays, what it says does not. */
const VALUES: readonly Buffer[] = [
  ['null', 'true', '0', '-1', '1.5', '1e999', '9007199254740993', '""', '"\\u0000"', '"\\ud800"'],
  ['[]', '{}', '[[]]', '[null]', '{"a":1}', '"__proto__"', '"constructor"', '"<script>"', '"../x"'],
  ['"9999-12-31T23:59:59.999Z"', '"2026-02-30"', '"https://a.example/"', `"${'x'.repeat(2_000)}"`],
]
  .flat()
  .map((text) => Buffer.from(text))

/** A text in quotes, or a number: what is a value in JSON and in much else. */
const VALUE = /"(?:[^"\\]|\\.){0,200}"|-?\d[\d.e+-]{0,30}/g

/** What else a change may use. */
export interface MutatorOptions {
  /** Signs that mean something to this reader. */
  readonly signs?: readonly (string | Uint8Array)[]
  /** Other good inputs, of which parts are put in. */
  readonly others?: readonly Uint8Array[]
}

/** The input changed in one to five places; the same number makes the same changes. */
export function mutated(
  input: Uint8Array,
  number: number,
  { signs = [], others = [] }: MutatorOptions = {},
): Buffer {
  const chance = chances(number)
  const own = signs.map((sign) => Buffer.from(sign))
  let bytes: Buffer = Buffer.from(input)
  for (let left = 1 + chance(1 + chance(MOST_CHANGES)); left > 0; left -= 1) {
    const from = others.length === 0 ? bytes : Buffer.from(others[chance(others.length)] ?? bytes)
    bytes = changedOnce(bytes, chance, { own, from })
  }
  return bytes.subarray(0, MOST_BYTES)
}

/** As {@link mutated}, for a text. */
export function mutatedText(text: string, number: number, options: MutatorOptions = {}): string {
  return mutated(Buffer.from(text), number, options).toString()
}

interface Source {
  readonly own: readonly Buffer[]
  readonly from: Buffer
}

type Change = (bytes: Buffer, chance: Chance, source: Source) => Buffer

const part = (bytes: Buffer, chance: Chance): Buffer => {
  const at = chance(bytes.length + 1)
  const most = chance(8) === 0 ? bytes.length : USUAL_PART
  return bytes.subarray(at, at + 1 + chance(most + 1))
}

const put = (bytes: Buffer, at: number, { cut, by }: { cut: number; by: Uint8Array }): Buffer =>
  Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + cut)])

const sign = (chance: Chance, own: readonly Buffer[]): Buffer => {
  const among = own.length > 0 && chance(2) === 0 ? own : SIGNS
  return among[chance(among.length)] ?? Buffer.of(0)
}

const CHANGES: readonly Change[] = [
  // One bit, and one byte.
  (bytes, chance) => {
    const at = chance(bytes.length)
    if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(8))
    return bytes
  },
  (bytes, chance) => {
    if (bytes.length > 0) bytes[chance(bytes.length)] = chance(256)
    return bytes
  },
  // A part cut out, put elsewhere, put in place of another, again and again, and the end cut off.
  (bytes, chance) =>
    put(bytes, chance(bytes.length + 1), { cut: chance(USUAL_PART), by: Buffer.of() }),
  (bytes, chance) => put(bytes, chance(bytes.length + 1), { cut: 0, by: part(bytes, chance) }),
  (bytes, chance, { from }) =>
    put(bytes, chance(bytes.length + 1), { cut: chance(USUAL_PART), by: part(from, chance) }),
  (bytes, chance) => {
    const one = part(bytes, chance).subarray(0, USUAL_PART)
    const by = Buffer.concat(Array<Buffer>(1 + chance(MOST_TIMES)).fill(one))
    return put(bytes, chance(bytes.length + 1), { cut: 0, by })
  },
  (bytes, chance) => bytes.subarray(0, chance(bytes.length + 1)),
  // A value by another one, or one that stands elsewhere.
  (bytes, chance) => {
    const found = [...bytes.toString('latin1').matchAll(VALUE)]
    const one = found[chance(found.length)]
    if (one === undefined) return bytes
    const other = found[chance(found.length)]?.[0] ?? ''
    const by = chance(3) === 0 ? Buffer.from(other, 'latin1') : VALUES[chance(VALUES.length)]
    return put(bytes, one.index, { cut: one[0].length, by: by ?? Buffer.of() })
  },
  // A sign put in, or in place of something.
  (bytes, chance, { own }) =>
    put(bytes, chance(bytes.length + 1), { cut: 0, by: sign(chance, own) }),
  (bytes, chance, { own }) =>
    put(bytes, chance(bytes.length + 1), { cut: 1 + chance(8), by: sign(chance, own) }),
]

function changedOnce(bytes: Buffer, chance: Chance, source: Source): Buffer {
  const change = CHANGES[chance(CHANGES.length)]
  return change === undefined ? bytes : Buffer.from(change(bytes, chance, source))
}

/** The input with one of its parts `times` as often: what a reader that looks back at all it read takes longest for. */
export function repeated(input: Uint8Array, number: number, times: number): Buffer {
  const chance = chances(number)
  const bytes = Buffer.from(input)
  const at = chance(bytes.length + 1)
  const one = bytes.subarray(at, at + 1 + chance(Math.max(1, bytes.length - at)))
  const unit = one.length === 0 ? Buffer.of(0x20) : one
  return put(bytes, at, { cut: 0, by: Buffer.concat(Array<Buffer>(times).fill(unit)) })
}
