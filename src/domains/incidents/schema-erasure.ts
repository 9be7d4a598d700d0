import { z } from 'zod'
import { erasureFields } from '../../core/erasing.ts'
import { id } from '../../core/id.ts'

/** Words of an incident that can be erased, by what they are. */
export const ERASABLE_KINDS = ['title', 'entry', 'task', 'step', 'run', 'basis'] as const
export const erasableKind = z.enum(ERASABLE_KINDS)
export type ErasableKind = z.infer<typeof erasableKind>

export const erasureRow = z.strictObject({ ...erasureFields, incident: id, kind: erasableKind })
