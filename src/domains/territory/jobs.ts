import type { JobKind } from '../../core/slice.ts'
import { SECOND } from '../../core/time.ts'
import { applyImport } from './actions/applying.ts'
import { APPLY_IMPORT } from './actions/import.ts'
import { WIPE_NOTES, wipeOldNotes } from './actions/roster.ts'

const USUAL = { concurrency: 1, leaseMs: 30 * SECOND, maxTries: 20 }

/** One step of an import; the step asks for the next one. After a crash it goes on once the lease has run out. */
const applying: JobKind = {
  kind: APPLY_IMPORT,
  permissions: ['territory:import'],
  ...USUAL,
  async run(ctx, job) {
    await ctx.call(applyImport, { import: job.subject })
  },
}

/** Once a day. */
const wiping: JobKind = {
  kind: WIPE_NOTES.kind,
  permissions: ['territory:keep'],
  ...USUAL,
  always: { subject: WIPE_NOTES.subject },
  async run(ctx) {
    await ctx.call(wipeOldNotes, {})
  },
}

export const jobs: readonly JobKind[] = [applying, wiping]
