// What enrols a telephone: a code of letters to type and the secret of a link to scan, both good equally long. The first
// letters of a code find what was offered, so that wrong rests are counted against it.
import { z } from 'zod'
import type { CommandContext } from './action.ts'
import { freeCode } from './free-code.ts'
import { CODE_LETTERS } from './id.ts'
import { keyedHash } from './keyed-hash.ts'

/**
 * Twelve letters of 24 are 55 bits, so that nobody has to be slowed for what others guess. Whoever has a /32 of IPv6 has
 * 2³² networks and guesses as fast as the node answers, say 5,000 times a second without a pause: of 2,400 codes that are
 * open all the time he finds one in 24¹² / (2,400 · 5,000) s, a hundred years; of the sheets of 46,530 stations, good for a
 * week, one in 260 weeks. With eight letters it was two and a half hours.
 */
export const ENROLMENT_CODE_LETTERS = 12

/** Letters of a code that find what it opens. */
export const HEAD_LETTERS = 4

/** Secret of a one-time link. */
export const linkSecret = z.string().regex(/^[0-9A-Za-z_-]{20,64}$/, 'not a link of this node')

/** A typed code: letters in any case, with spaces or hyphens between them. */
export const typedCode = (letters: number) =>
  z
    .string()
    .max(100)
    .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${letters}}$`), `not ${letters} letters`))

/** What the web door turns into a cookie. */
export const cookie = z.strictObject({ secret: z.string(), maxAgeSeconds: z.number().int() })

/** What opens an offer: one of the two, by {@link isOneOpener}. */
export const opener = {
  code: typedCode(ENROLMENT_CODE_LETTERS).optional(),
  secret: linkSecret.optional(),
}
export type Opener = { readonly code?: string | undefined; readonly secret?: string | undefined }
export const isOneOpener = (input: Opener) =>
  (input.code === undefined) !== (input.secret === undefined)
export const openerRule = { message: 'a code or a link, one of the two', path: ['code'] }

/** Stored form of a code: eight letters beside the head are few enough to be tried by whoever has a copy of the store. */
export function enrolmentHash(
  ctx: Pick<CommandContext, 'signing'>,
  offer: string,
  code: string,
): string {
  return keyedHash(ctx.signing('stream'), 'enrolment code')(`${offer}:${code}`)
}

/** A code whose first letters open nothing else now: with 2,400 open codes one draw in 140 does. Throws as {@link freeCode}. */
export async function freshCode(
  ctx: Pick<CommandContext, 'newCode'>,
  isTaken: (head: string) => Promise<boolean>,
): Promise<string> {
  return await freeCode(
    () => ctx.newCode(ENROLMENT_CODE_LETTERS),
    (code) => isTaken(code.slice(0, HEAD_LETTERS)),
  )
}
