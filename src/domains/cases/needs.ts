import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'
import type { Language } from '../../core/text.ts'
import { type Time, time } from '../../core/time.ts'
import type { Assertion } from '../../lib/custody/index.ts'

/** Persons who may have a seat. */
export const personsHolding = need<{ permission: Permission; area: string; since?: Time }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** What a case reads of an incident. */
export const incidentPart = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
  state: z.string(),
  type: z.string().nullable(),
  asset: z.string().nullable(),
  phase: z.string().nullable(),
  clock: z.string().nullable(),
  openedAt: time,
})
export type IncidentPart = z.infer<typeof incidentPart>

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(incidentPart) }),
)

/** What became a part of incidents, also where no case has followed it yet. */
export const incidentParts = need<{ incidents: readonly string[] }>()(
  'incidents.parts',
  z.object({ parts: z.array(z.string()) }),
)

/** What incidents became a part of. */
export const incidentWholes = need<{ incidents: readonly string[] }>()(
  'incidents.wholes',
  z.object({ wholes: z.array(z.string()) }),
)

/** Incidents that could be followed further, newest first. */
export const liveIncidents = need<{ view: 'live' | 'all'; limit: number }>()(
  'incidents.incidents',
  z.object({ items: z.array(incidentPart.extend({ severity: z.string() })) }),
)

/** How the evidence of incidents stands. */
export const evidenceCounts = need<{ incidents: readonly string[] }>()(
  'evidence.counts',
  z.object({
    held: z.number(),
    open: z.number(),
    broken: z.number(),
    offered: z.number(),
    unsealed: z.number(),
    elsewhere: z.number(),
  }),
)

/** Evidence of incidents as its chains stand now. */
export const evidenceHeads = need<{
  incidents: readonly string[]
  /** Ids or codes of items: those alone. */
  named?: readonly string[]
  /** How many of the newest; all where it is not said. */
  newest?: number
}>()(
  'evidence.heads',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        head: z.string(),
        sha256: z.string().nullable(),
        isSealed: z.boolean(),
        title: z.string(),
        fileName: z.string(),
        size: z.number().nullable(),
        heldAt: time.nullable(),
        takenAt: time.nullable(),
        takenAs: z.string().nullable(),
        sourceHash: z.string().nullable(),
        isAsSource: z.boolean().nullable(),
      }),
    ),
  }),
)

/** The timelines of incidents as one, in the words of a language, and whose clocks their times come from. */
export const chronicle = need<{
  incidents: readonly string[]
  language: Language
  skip?: number
}>()(
  'incidents.chronicle',
  z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        incidents: z.array(z.string()),
        what: z.string(),
        at: time.nullable(),
        corrected: time.nullable(),
        written: z.string(),
        offsetMin: z.number().nullable(),
        zone: z.string(),
        subject: z.string(),
        isOfEvidence: z.boolean(),
        text: z.string(),
        tag: z.string(),
        observable: z.string(),
      }),
    ),
    next: z.number().nullable(),
    count: z.number(),
    clocks: z.array(
      z.object({
        code: z.string(),
        clock: z.string().nullable(),
        clockOffsetMs: z.number().nullable(),
      }),
    ),
  }),
)

const party = z.object({ key: z.string(), name: z.string() })

/** Who had items of evidence and what was done to them, in the words of a language. */
export const custodyTable = need<{ items: readonly string[]; language: Language }>()(
  'evidence.custodyTable',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        kind: z.string(),
        broken: z.string().nullable(),
        erasedAt: time.nullable(),
        events: z.number(),
        acts: z.array(
          z.object({
            seq: z.number(),
            at: time,
            what: z.string(),
            by: party,
            from: party.nullable(),
            to: party.nullable(),
            hash: z.string(),
            isSigned: z.boolean().nullable(),
            said: z.array(z.object({ label: z.string(), text: z.string().nullable() })),
          }),
        ),
      }),
    ),
  }),
)

/** The election that the node works for now. */
export const electionDay = need<Record<never, never>>()(
  'territory.electionDay',
  z.object({ phase: z.string() }).nullable(),
)

/** An item of evidence, where the caller may see it. Throws 404 Problem `evidence.unknown_item`. */
export const evidenceItem = need<{ item: string }>()(
  'evidence.item',
  z.object({ incident: z.string().nullable(), state: z.string() }),
)

/** Items of evidence of incidents, newest first. */
export const itemsOf = need<{ incidents: string[]; limit: number }>()(
  'evidence.itemsOf',
  z.object({
    items: z.array(
      z.object({ id: z.string(), code: z.string(), title: z.string(), state: z.string() }),
    ),
  }),
)

/** Whose passkey answered a challenge: its COSE key in base64url. Refuses with `accounts.wrong_passkey`. */
export const checkedAssertion = need<{ challenge: string; assertion: Assertion }>()(
  'accounts.checkAssertion',
  z.object({ publicKey: z.string() }),
)

/** What really happened behind these incidents, and all explanations that it could have; in the exercise alone. */
export const exerciseTruth = need<{ incidents: readonly string[] }>()(
  'exercises.truth',
  z.object({
    faults: z.array(z.object({ culprit: z.string(), host: z.string(), at: time })),
    explanations: z.array(z.object({ culprit: z.string(), name: z.string() })),
  }),
)
