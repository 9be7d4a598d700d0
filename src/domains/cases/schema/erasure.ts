import { z } from 'zod'
import { erasureFields } from '../../../core/erasing.ts'
import { id } from '../../../core/id.ts'

/** Words of a case that can be erased, by what they are. */
export const ERASABLE_KINDS = [
  'title',
  'reason',
  'waiver',
  'opening',
  'seat',
  'observation',
  'referral',
  'pivot',
  'source',
  'hypothesis',
  'indication',
  'attribution',
  'ending',
  'opinion',
  'request',
  'receipt',
  'move',
  'suspect',
  'charge',
  'outcome',
  'hearing',
  'result',
  'closing',
  'rerating',
  'basis',
] as const
export const erasableKind = z.enum(ERASABLE_KINDS)
export type ErasableKind = z.infer<typeof erasableKind>

export const erasureRow = z.strictObject({ ...erasureFields, case: id, kind: erasableKind })
