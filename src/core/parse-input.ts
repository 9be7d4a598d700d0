import type { Schema } from './action.ts'
import { fieldProblem } from './field-problem.ts'
import { Problem } from './problem.ts'

/** Parses input at the door. Throws Problem `core.bad_input` (400) with one entry per wrong field. */
export function parseInput<I>(
  action: { readonly input: Schema<I>; readonly checksText?: boolean },
  input: unknown,
): I {
  const parsed = action.input.safeParse(input ?? {})
  if (parsed.success) {
    if (action.checksText === true || isStorable(parsed.data)) return parsed.data
    throw new Problem('core.bad_input', 400, 'Some text holds characters that no text has.')
  }
  throw new Problem('core.bad_input', 400, 'Some of what was sent is missing or wrong.', {
    fields: parsed.error.issues.slice(0, MAX_FIELD_PROBLEMS).map(fieldProblem),
  })
}

/** Whether every text is one that both stores and canonical JSON hold: no zero character, no half of a pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true
  // By index: as keys they are texts, which takes several times as long.
  if (Array.isArray(value)) return value.every(isStorable)
  // Not by Object.entries: a batch of thousands of rows would be listed again at every level.
  for (const key in value) {
    if (!isStorable(key) || !isStorable((value as Record<string, unknown>)[key])) return false
  }
  return true
}

/** A person mends a few fields at a time; a hostile input could have thousands. */
const MAX_FIELD_PROBLEMS = 100
