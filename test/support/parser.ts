// What a parser is for the tests that change its inputs.

/** How a reader says that it does not take an input. */
export type Refusal = abstract new (...args: never[]) => Error

/** One reader of input from outside: where it stands, how it is called, and what it takes. */
export interface Parser {
  /** File and name, as `src/lib/csl/read.ts#readItems`. */
  readonly at: string
  /** Good inputs, which are changed. */
  readonly seeds: readonly Buffer[]
  /** Errors that say no; whatever else it throws is a fault of the reader. */
  readonly refusals: readonly Refusal[]
  /** Its part of all cases: one as a rule, less for what is slow. */
  readonly share: number
  /** Reads one input; may check what it read. */
  read(input: Buffer): unknown
}

type Input = string | Uint8Array
type More = { readonly refusals?: readonly Refusal[]; readonly share?: number }

/** A reader of bytes. */
export function ofBytes(
  at: string,
  read: (input: Buffer) => unknown,
  seeds: readonly Input[],
  { refusals = [], share = 1 }: More = {},
): Parser {
  return { at, read, seeds: seeds.map((seed) => Buffer.from(seed)), refusals, share }
}

/** A reader of text; it gets what the bytes are as UTF-8, or each byte as a character, by turns of their number. */
export function ofText(
  at: string,
  read: (input: string) => unknown,
  seeds: readonly Input[],
  more: More = {},
): Parser {
  const asText = (input: Buffer) => input.toString(input.length % 4 === 3 ? 'latin1' : 'utf8')
  return ofBytes(at, (input) => read(asText(input)), seeds, more)
}

/** A reader of a value of JSON; what is no JSON goes in as text. */
export function ofValue(
  at: string,
  read: (input: unknown) => unknown,
  seeds: readonly unknown[],
  more: More = {},
): Parser {
  const valueOf = (text: string): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return ofText(
    at,
    (text) => read(valueOf(text)),
    seeds.map((seed) => JSON.stringify(seed)),
    more,
  )
}

/** Bytes as a file that is read in parts. */
export function inMemory(bytes: Uint8Array) {
  return {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  }
}

/** Bytes as a stream of two pieces. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = bytes.length >> 1
  yield bytes.subarray(0, half)
  yield bytes.subarray(half)
}
