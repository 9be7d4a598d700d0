import { z } from 'zod'
import { noticeCode, sourceCode } from '../../core/cited-codes.ts'
import { lines } from '../../core/line.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'

export { noticeCode, sourceCode }
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Letters of what an outlet says it does, versions of it, persons of one outlet, and outlets of one node. */
export const MAX_COMMITMENT = 2_000
export const MAX_VERSIONS = 100
export const MAX_PERSONS = 10
export const MAX_OUTLETS = 500
/** Persons of whom one of the office alone said so yet. */
export const MAX_ASKED = 50
/** Letters of a reply, of the grounds of an appeal, of where a correction stands, and of who signs. */
export const MAX_REPLY = 10_000
export const MAX_GROUNDS = 5_000
export const MAX_PLACE = 300
export const MAX_SIGNED = 200

const word = z.string()

/** Somebody speaks for one source only. */
export const personRow = z.strictObject({
  person: word,
  source: sourceCode,
  boundBy: word,
  boundDevice: word.nullable(),
  boundAt: time,
  /** The second person; null where one was enough. */
  agreedBy: word.nullable(),
  /** Since when he speaks for it; null while that waits for a second person. */
  agreedAt: time.nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const commitmentRow = z.strictObject({
  source: sourceCode,
  version: z.number().int(),
  language,
  words: word,
  writtenBy: word,
  writtenAt: time,
})

/** What an outlet says it does, in its own words. */
export const commitmentContent = z.strictObject({ language, words: lines(MAX_COMMITMENT) })

/** A version of it as everybody reads it: who of the outlet wrote it stays with the outlet. */
export const told = commitmentRow.omit({ source: true, writtenBy: true })
export type Told = z.infer<typeof told>
