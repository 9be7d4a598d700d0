import { z } from 'zod'
import { backupDone } from './backup.ts'

/** What came of trying a setting: what worked, or where it stopped. */
export const trialOutcome = z.enum([
  'reached',
  'sent',
  'written',
  'no-setting',
  'unreachable',
  'closed-network',
  'not-encrypted',
  'not-signed-in',
  'refused',
  'bad-folder',
  'own-folder',
  'bad-recipients',
  'not-written',
  'stale',
])
export type TrialOutcome = z.infer<typeof trialOutcome>

const WORKED: readonly TrialOutcome[] = ['reached', 'sent', 'written']

export function hasWorked(outcome: TrialOutcome): boolean {
  return WORKED.includes(outcome)
}

/** What came of it, and what the other side answered: numbers and codes, since a server's own words name people. */
export const trial = z.strictObject({
  outcome: trialOutcome,
  answer: z.string().max(300),
  /** The backup that was written. */
  backup: backupDone.optional(),
})
export type Trial = z.infer<typeof trial>
