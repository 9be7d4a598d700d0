// What a page may not say to people: values of the code as they are stored, ids and paths of areas.

import { z } from 'zod'
import { slices } from '../../src/domains/index.ts'

/** Shortest value that is looked for: shorter ones are words of many languages. */
const LEAST_LETTERS = 4

/** Fixed values of what the actions take and give, as far as they look like words: `not_ready`, `severe`. */
function fixedValues(): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      const values: unknown[] =
        key === 'enum' ? (value as unknown[]) : key === 'const' ? [value] : []
      for (const one of values)
        if (typeof one === 'string' && /^[a-z][a-z_-]*[a-z]$/i.test(one) && /[a-z]/.test(one))
          found.add(one)
      walk(value)
    }
  }
  const how = { unrepresentable: 'any' } as const
  for (const { input, output } of slices.flatMap(({ actions }) => actions)) {
    walk(z.toJSONSchema(input, { ...how, io: 'input' }))
    walk(z.toJSONSchema(output, { ...how, io: 'output' }))
  }
  return new Set([...found].filter((one) => one.length >= LEAST_LETTERS))
}

const VALUES = fixedValues()

/** Names of products that are values too. */
const NAMES = ['ntfy']

/**
 * Script for a page: its pieces of text, without what people typed, what is marked as a code, and what is written in
 * another language; then the same with the codes.
 */
export const SAID = `(() => {
  const text = (but) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const all = []
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest(but)) all.push(walker.currentNode.data)
    return all
  }
  const never = 'script, style, noscript, textarea, pre'
  return [text(never + ', bdi, code, [lang]:not(html), option'), text(never)]
})()`

/** What of this text no page in Arabic may say; `said` is what {@link SAID} gives. */
export function rawIn([
  pieces = [],
  every = [],
]: readonly (readonly string[])[]): readonly string[] {
  // A value is a piece of its own, or put into a sentence between marks of direction.
  const parts = pieces.flatMap((piece) => [piece, ...piece.split(/[\u2068\u2069]/)])
  const values = parts.map((part) => part.trim()).filter((part) => VALUES.has(part))
  const all = every.join(' ')
  const ids = all.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g) ?? []
  const paths = all.match(/(?<![\w/.])\/\d+\/(?:\d+\/)*(?![\w])/g) ?? []
  const raw = [...values, ...ids, ...paths].filter((one) => !NAMES.includes(one))
  return [...new Set(raw)]
}

/** How many values are looked for; a walk that finds none would find nothing wrong. */
export const VALUES_LOOKED_FOR = VALUES.size
