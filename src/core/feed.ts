import { z } from 'zod'
import { time } from './time.ts'

/** What a feed has of one thing: the path of its page after the language, in the words of the node. */
const feedItem = z.strictObject({
  path: z.string(),
  title: z.string(),
  words: z.string(),
  at: time,
})

/** What the query of a feed answers; `newest` is null where there is nothing. */
export const feedAnswer = z.strictObject({ items: z.array(feedItem), newest: time.nullable() })
export type FeedAnswer = z.infer<typeof feedAnswer>

/** A feed that a slice brings, at `/<name>.atom`. Its query needs no permission and no input. */
export interface Feed {
  readonly name: string
  readonly query: `${string}.${string}`
}

/** What stands before a name that programs read where all is practice, so that nobody takes it for an act of the office. */
export function markOf({ realm }: { readonly realm: 'actual' | 'exercise' }): string {
  return realm === 'exercise' ? 'EXERCISE – ' : ''
}

/**
 * What the query of an open file answers. `asOf` is the moment that stands in the text where one does: a text that differs
 * in it alone is the same one. `next` is the row behind which the file goes on; nothing where it does not.
 */
export const fileAnswer = z.strictObject({
  text: z.string(),
  asOf: time.optional(),
  next: z.string().optional(),
})
export type FileAnswer = z.infer<typeof fileAnswer>

/**
 * A file that a slice brings for everybody, at `/<name>`: the same bytes for all, in the words of the node. Its query needs
 * no permission, and gets the day that the address asks for where it names one: `?day=2026-11-24`, and the row behind which
 * it goes on: `?after=CLM-…`, as the `Link` of the answer before says.
 */
export interface OpenFile {
  readonly name: `${string}.${'csv' | 'geojson' | 'ics' | 'json'}`
  /** Media type. */
  readonly type: string
  readonly query: `${string}.${string}`
}
