import { Problem, type ProblemOptions } from './problem.ts'
import { defineTexts, type Message } from './text.ts'

/**
 * One refusal: HTTP status, English, Arabic; both may have `{name}` placeholders. `recorded` is said only where it does
 * not follow from the status: 403 is worth a record, everything else is not.
 */
type Refusal = readonly [
  status: number,
  english: string,
  arabic: string,
  facts?: { readonly recorded: boolean },
]

/** What a slice refuses with. */
export interface Refusals<Key extends string> {
  /** The Problem of this refusal, with the values of its sentence: `throw refusal('wrongRow', { params: { next } })`. */
  refusal(key: Key, options?: ProblemOptions): Problem
  /** The row where there is one; throws the Problem where it is null or undefined. */
  found<Row>(row: Row | null | undefined, key: Key, options?: ProblemOptions): Row
  /** Code of a refusal as programs see it: `directory.unknown_agency`. */
  codeOf(key: Key): string
  /** Sentences for the people by Problem code. */
  readonly problems: Readonly<Record<string, Message>>
}

/**
 * All refusals of a slice in one place. The code that programs see follows from the key: `unknownAgency` of `directory`
 * is `directory.unknown_agency`; the sentences are texts of the slice, so they can be translated.
 */
export function refusals<const Key extends string>(
  slice: string,
  entries: Readonly<Record<Key, Refusal>>,
): Refusals<Key> {
  const codeOf = (key: string) => `${slice}.${key.replaceAll(/[A-Z]/g, lowered)}`
  const texts = defineTexts(slice, sentencesOf(entries))
  const refusal = (key: Key, options: ProblemOptions = {}) => {
    const [status, english, , facts] = entries[key]
    return new Problem(codeOf(key), status, filled(english, options.params), {
      ...facts,
      ...options,
    })
  }
  return {
    refusal,
    found(row, key, options) {
      if (row === undefined || row === null) throw refusal(key, options)
      return row
    },
    codeOf,
    problems: Object.fromEntries(
      Object.entries(texts).map(([key, message]) => [codeOf(key), message]),
    ),
  }
}

const lowered = (letter: string) => `_${letter.toLowerCase()}`

function sentencesOf(entries: Readonly<Record<string, Refusal>>) {
  return Object.fromEntries(
    Object.entries(entries).map(([key, [, en, ar]]) => [key, { en, ar }] as const),
  )
}

/** The English sentence of a Problem, which programs and the log read as it is. */
function filled(sentence: string, values: ProblemOptions['params'] = {}): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
