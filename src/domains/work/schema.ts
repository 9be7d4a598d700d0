import { z } from 'zod'
import { time } from '../../core/time.ts'

/** Names a thing that waits, as the desk made it of its slice and what tells it from others there. */
export const workSubject = z.string().min(1).max(300)

/** Most things that one question is about: all that a desk shows. */
export const MAX_ASKED = 1_000

export const workRow = z.strictObject({ subject: workSubject, takenBy: z.string(), takenAt: time })

export const snoozeRow = z.strictObject({ subject: workSubject, person: z.string(), until: time })

/** For how long a thing may be put aside, in minutes. */
export const SNOOZE_MINUTES = [15, 60, 240] as const
