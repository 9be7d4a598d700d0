import { z } from 'zod'
import { need } from './action.ts'

/** What an agency is to citizens: it runs elections, answers incidents, or takes their reports of crime. */
export const PUBLIC_KINDS = ['authority', 'csirt', 'reporting'] as const
export type PublicKind = (typeof PUBLIC_KINDS)[number]

/**
 * What an agency is to the node: besides those, the point that other States reach day and night (Budapest Convention,
 * Article 35), and the authority that sends and answers requests for mutual assistance (Article 27).
 */
export const AGENCY_KINDS = [...PUBLIC_KINDS, 'point-24-7', 'central-authority'] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** An agency that everybody may turn to; a contact that is null is not known. */
export const publicAgency = z.object({
  kind: z.enum(PUBLIC_KINDS),
  name: z.string(),
  nameLocal: z.string().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
  emergency: z.string().nullable(),
  mail: z.string().nullable(),
})
export type PublicAgency = z.infer<typeof publicAgency>

/** The country of the node by language, and the agencies that somebody confirmed; open to everybody. */
export const contactsNeed = need<object>()(
  'directory.publicContacts',
  z.object({
    country: z.record(z.string(), z.string()).nullable(),
    agencies: z.array(publicAgency),
  }),
)
