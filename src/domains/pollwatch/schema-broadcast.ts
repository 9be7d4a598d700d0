import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'

/** Letters of a message to observers. */
export const MAX_BROADCAST = 300
/** Observers of one message: who has more writes to areas. */
export const MAX_TO = 5_000
/** Messages of one group within an hour. */
export const BROADCASTS_PER_HOUR = 20

/** Who gets it: all, those of an area, those from whom nothing counts of a form yet, or those with these numbers. */
export const whom = z.enum(['all', 'area', 'silent', 'numbers'])

/** A message of a group to its observers. */
export const broadcastRow = z.strictObject({
  id,
  observerGroup: id,
  words: z.string(),
  whom,
  /** Path of the area, form and asking, or numbers, by which they were chosen; empty of all. */
  said: z.string(),
  observers: count,
  sentBy: z.string(),
  sentAt: time,
})

/** `waiting` for the gateway, `sent`, `refused` by it; `none`: no telephone, no gateway, or one message goes to it already. */
export const toState = z.enum(['waiting', 'sent', 'refused', 'none'])

/** An observer who gets a message; its number is erased once it left. */
export const broadcastToRow = z.strictObject({
  broadcast: id,
  observer: id,
  phone: z.string().nullable(),
  state: toState,
})
