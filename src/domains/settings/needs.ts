import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Own ways to be reached, to which a test is sent. */
export const myContacts = need<object>()(
  'alerting.myContacts',
  z.object({
    items: z.array(
      z.object({ channel: z.string(), address: z.string(), isConfirmed: z.boolean() }),
    ),
  }),
)

/** Private networks and ports that the administrator opened: servers may stand there, too. */
export const openings = need<object>()(
  'monitoring.openings',
  z.object({ openings: z.array(z.object({ kind: z.string(), value: z.string() })) }),
)

/** How whole each language of the product is. */
export const wholeness = need<object>()(
  'words.languages',
  z.object({
    languages: z.array(z.object({ language: z.string(), all: z.number(), said: z.number() })),
  }),
)
