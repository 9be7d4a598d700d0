import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Assertion } from '../../lib/custody/index.ts'

/** Whose passkey answered a challenge: its COSE key in base64url. Refuses with `accounts.wrong_passkey`. */
export const checkedAssertion = need<{ challenge: string; assertion: Assertion }>()(
  'accounts.checkAssertion',
  z.object({ publicKey: z.string() }),
)

/** The incident that somebody named by its id or code. */
export const identifiedIncident = need<{ incident: string }>()(
  'incidents.identify',
  z.object({ incident: z.string() }),
)

/** The evidence that belongs to an incident, which is named by its id or code. */
export const evidenceOfIncident = need<{ incident: string }>()(
  'incidents.evidenceOf',
  z.object({ incident: z.string(), code: z.string(), items: z.array(z.string()) }),
)

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })) }),
)

/** Public records about something as proofs under a tree of `size` leaves, in the order of the log. */
export const recordProofs = need<{ subject: string; size: number; after: number }>()(
  'record.proofs',
  z.object({
    proofs: z.array(
      z.object({
        record: z.string(),
        index: z.number(),
        hashes: z.array(z.string()),
        envelope: z.string(),
        salt: z.string().nullable(),
        body: z.string().nullable(),
      }),
    ),
    next: z.number().nullable(),
  }),
)

/** The newest time-stamp over an earlier head of the log, and that the later log begins with that. */
export const stampBefore = need<{ size: number }>()(
  'record.stampBefore',
  z
    .object({
      size: z.number(),
      checkpoint: z.string(),
      reply: z.string(),
      hashes: z.array(z.string()),
    })
    .nullable(),
)

/** Persons who may take evidence of an area into custody. */
export const personsHolding = need<{ permission: string; area: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** Whether the caller may still have the file of a case; of anything else nothing is asked. Refuses as the case does. */
export const checkDownload = need<{ case: string }>()('cases.checkDownload', z.object({}))

/** Which of these cases keep their file from the caller now, and where he opens it; others are no matter of cases. */
export const keptDownloads = need<{ cases: readonly string[] }>()(
  'cases.downloads',
  z.object({
    kept: z.array(
      z.object({ case: z.string(), why: z.enum(['no-seat', 'file-closed']), path: z.string() }),
    ),
  }),
)
