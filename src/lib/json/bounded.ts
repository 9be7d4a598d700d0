/** A text that is no JSON within the limits; `reason` says in which way. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly reason: 'too_long' | 'too_deep' | 'syntax'

  constructor(reason: JsonError['reason']) {
    super(`not JSON within the limits: ${reason}`)
    this.reason = reason
  }
}

/** Limits of a foreign JSON text. */
export interface JsonLimits {
  /** Longest text in UTF-16 units. */
  readonly maxLength: number
  /** Deepest nesting of objects and arrays; a bare value has depth 0. */
  readonly maxDepth: number
}

/**
 * Parses a foreign JSON text; length and depth are looked at before anything is built. Throws JsonError.
 * Source: RFC 8259.
 */
export function parseBoundedJson(text: string, { maxLength, maxDepth }: JsonLimits): unknown {
  if (text.length > maxLength) throw new JsonError('too_long')
  if (depthOf(text) > maxDepth) throw new JsonError('too_deep')
  try {
    return JSON.parse(text)
  } catch {
    throw new JsonError('syntax')
  }
}

/** Deepest nesting outside of strings; for texts that are no JSON it is at least what a parser would reach. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  // A string without end is taken to the end at once: tried again at each of its quotes it would cost the square.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[[\]{}]/gs)) {
    if (token === '{' || token === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (token === '}' || token === ']') depth -= 1
  }
  return deepest
}

/** The value as an object, else null: arrays and bare values are none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}
