import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'
import { LEFT_OUT, runState } from '../../lib/cacao/index.ts'

/** Playbooks that people may bring in. */
export const MAX_PLAYBOOKS = 200
/** Playbooks that are gone through on one incident, ended ones too. */
export const MAX_RUNS = 20

/** Identifier of a playbook, the same in every office. */
export const playbookId = z
  .string()
  .max(60)
  .regex(/^playbook--[0-9a-fA-F-]{36}$/, 'not the identifier of a playbook')

/** What of a file was left out or put right as it was brought in, and where it stood. */
export const leftOut = z.strictObject({ what: z.enum(LEFT_OUT), at: z.string() })

export const playbookRow = z.strictObject({
  id: playbookId,
  name: z.string(),
  sha256: z.string(),
  /** As JSON of CACAO 2.0. */
  text: z.string(),
  leftOut: z.array(leftOut),
  importedBy: z.string(),
  importedAt: time,
})

export const runRow = z.strictObject({
  id,
  incident: id,
  playbook: playbookId,
  /** By language. */
  names: z.record(z.string(), z.string()),
  /** The playbook as it was when it began. */
  text: z.string(),
  state: runState,
  startedBy: z.string(),
  startedAt: time,
  endedAt: time.nullable(),
  /** Whether it came to its end; null while it goes on. */
  isThrough: z.boolean().nullable(),
})
