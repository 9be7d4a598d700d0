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
  if (isDeeper(text, maxDepth)) throw new JsonError('too_deep')
  try {
    return JSON.parse(text)
  } catch {
    throw new JsonError('syntax')
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Whether the text nests deeper outside of its strings; what is no JSON counts as deep as a parser would get at most.
 * By numbers of characters, because a pattern makes an object for each bracket: fifty times the work.
 */
function isDeeper(text: string, maxDepth: number): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isInString) {
      if (unit === BACKSLASH) at += 1
      else if (unit === QUOTE) isInString = false
    } else if (unit === QUOTE) isInString = true
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth -= 1
  }
  return false
}

/**
 * Whether a text opens more objects and lists than this, those in its strings counted too. Each takes some fifty bytes of
 * memory once it is built, so a short text of nothing else is large.
 */
export function opensMoreThan(text: string, most: number): boolean {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== OPEN_LIST && unit !== OPEN_OBJECT) continue
    count += 1
    if (count > most) return true
  }
  return false
}

/** The value as an object, else null: arrays and bare values are none. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}
