import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import { baseline } from '../checks/index.ts'
import { scope } from '../schema.ts'

export const authorisationRow = z.strictObject({
  id,
  site: id,
  scope,
  legalBasis: z.string(),
  /** Who granted it for the owner, in words. */
  grantedBy: z.string(),
  recordedBy: z.string(),
  recordedDevice: z.string().nullable(),
  recordedAt: time,
  untilAt: time,
  /** Second person; an active authorisation without one is not in force. */
  approvedBy: z.string().nullable(),
  approvedAt: time.nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: time.nullable(),
})
export const authorisations = table('authorisation', authorisationRow)

const baselineRow = z.strictObject({
  id,
  site: id,
  visit: id,
  content: baseline,
  state: z.enum(['proposed', 'approved', 'replaced']),
  proposedAt: time,
  approvedBy: z.string().nullable(),
  approvedAt: time.nullable(),
})
export const baselines = table('baseline', baselineRow)
/** What whoever compares with it, or shows it, needs of a baseline. */
export const baselinePart = baselineRow.omit({ site: true, proposedAt: true })

/** What may still be in force of a baseline. */
export const STANDING = ['approved', 'proposed'] as const

/** Whether somebody's permission to look at the site is in force. */
export async function isAuthorised(tx: Tx, site: string, now: Time): Promise<boolean> {
  const inTime = { site, untilAt: { after: now }, revokedAt: null }
  const passive = await authorisations.one(tx, { ...inTime, scope: 'passive' })
  const found = passive ?? (await authorisations.one(tx, { ...inTime, approvedAt: { not: null } }))
  return found !== undefined
}

/** The baseline that visits are compared with: the approved one, or the first visit's until a person approved it. */
export async function baselineInForce(tx: Tx, site: string) {
  const how = { order: ['state', '-id'], as: baselinePart } as const
  return await baselines.one(tx, { site, state: STANDING }, how)
}
