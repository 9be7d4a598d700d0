// Tags of what a slice records, by which others tell it in the language of whoever reads.
import type { Message } from './text.ts'

/** Words by tag. */
export type Tags = Readonly<Record<string, Message>>

/** The tag of a value of a list that is named so: `custody:moved`. */
export const tagOf = <N extends string>(list: N, value: string) => `${list}:${value}` as const

/** Tags of all values of a list. */
export function tagsOf(list: string, texts: Tags): Tags {
  return Object.fromEntries(
    Object.entries(texts).map(([value, words]) => [tagOf(list, value), words]),
  )
}
