// Whether quoted words stand in the copy that is kept of what they are taken from. Whoever answers for the quote as the second
// person learns it, and says in words why it goes out all the same; readers are told both.
import { z } from 'zod'
import { need } from './action.ts'
import { lines } from './line.ts'

/** They stand there, they do not, or nobody can say: no copy is kept, or it could not be read for its words. */
export const standing = z.enum(['found', 'missing', 'unknown'])
export type Standing = z.infer<typeof standing>

/** Quotes and how each stands, in their order; `copy` is the one in which it was found, `page` that of a document which has pages. */
export const quotesStand = need<{
  quotes: { readonly item: string; readonly quote: string; readonly copy?: string }[]
}>()(
  'sources.quotesStand',
  z.object({
    stand: z.array(
      z.object({
        stand: standing,
        copy: z.object({ code: z.string(), sha256: z.string() }).nullable(),
        page: z.number().nullable(),
      }),
    ),
  }),
)

/** Fewer letters say no reason. */
const MIN_REASON = 20

/** Why a second person answers for words that were not found, or not where they were said to be: everybody reads it. */
export const reasonInWords = lines(600).min(MIN_REASON)
