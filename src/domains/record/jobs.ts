import { FORGET_JOB } from '../../core/forgotten.ts'
import { CHECK_JOB } from '../../core/log-damage.ts'
import { Problem } from '../../core/problem.ts'
import type { OpenedPlaces } from '../../core/network.ts'
import { AT_START, type JobContext, type JobKind } from '../../core/slice.ts'
import { TELL_SURPLUS } from '../../core/surplus.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { noteBackup, noteBackupFailure } from './actions/backup.ts'
import { noteLogCheck } from './actions/damage.ts'
import { forgetAgain } from './actions/forget.ts'
import { MISS_JOB, missLookouts } from './actions/lookout.ts'
import {
  keepStamp,
  missStamp,
  noteHead,
  STAMP_JOB,
  stampAgain,
  stampsDue,
} from './actions/stamp.ts'
import { noteScripts } from './actions/scripts.ts'
import { tellSurplus } from './actions/surplus.ts'
import { timeStampRequest } from '../../lib/tsp/index.ts'
import { ASKED, BACKUP_JOB, PERIODIC } from './backup.ts'

/** Looks once a minute for lookouts that have fallen silent. */
const missing: JobKind = {
  kind: MISS_JOB,
  permissions: ['record:miss-lookouts'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: 'all' },
  async run(ctx) {
    await ctx.call(missLookouts, {})
  },
}

/** What a record of a failure takes, in UTF-16 units; paths may be longer. */
const MAX_REASON = 500

/** Writes a backup by the schedule, or because somebody asked. */
const backingUp: JobKind = {
  kind: BACKUP_JOB,
  permissions: ['record:note-backup'],
  concurrency: 1,
  leaseMs: 2 * HOUR,
  maxTries: 5,
  always: { subject: PERIODIC },
  async run(ctx, job) {
    const { backup } = ctx.ports
    if (backup.everyMs === null) {
      const reason =
        'No folder for backups is set, neither under Settings nor by SCRUTINEER_BACKUP.'
      if (job.payload === ASKED) await ctx.call(noteBackupFailure, { reason, nextMs: null })
      return
    }
    try {
      await ctx.call(noteBackup, { backup: await backup.run(), nextMs: backup.everyMs })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await ctx.call(noteBackupFailure, {
        reason: error.message.slice(0, MAX_REASON),
        nextMs: backup.everyMs,
      })
    }
  },
}

/** Looks at the tail of the log after each start, and at a few older records every hour. */
const checking: JobKind = {
  kind: CHECK_JOB,
  permissions: ['record:check-log'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: 'all', atStart: true },
  async run(ctx, job) {
    const payload = job.payload === AT_START ? AT_START : ''
    const { faults, isCut } = await ctx.ports.log.run(payload === AT_START)
    await ctx.call(noteLogCheck, { faults: [...faults], again: isCut ? payload : null })
  },
}

/** Tells of what was beyond a limit, also of what was counted just before the node stopped. */
const tellingSurplus: JobKind = {
  kind: TELL_SURPLUS.kind,
  permissions: ['record:tell-surplus'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: TELL_SURPLUS.subject },
  async run(ctx) {
    await ctx.call(tellSurplus, {})
  },
}

/** Names the scripts that browsers get from now on, before anybody can rely on them. */
const namingScripts: JobKind = {
  kind: 'record.scripts',
  permissions: ['record:note-scripts'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  always: { subject: 'all', atStart: true },
  async run(ctx) {
    const scripts = ctx.ports.scripts()
    // A house without doors serves nothing.
    if (scripts.length > 0) await ctx.call(noteScripts, { scripts: [...scripts] })
  },
}

/** Has an authority time-stamp the head of the log once a day; what could not be asked waits, and is asked every hour. */
const stamping: JobKind = {
  kind: STAMP_JOB,
  permissions: ['record:stamp', 'monitoring:opened'],
  concurrency: 1,
  leaseMs: 10 * MINUTE,
  maxTries: 20,
  always: { subject: 'log' },
  async run(ctx) {
    const { timeStamps, publish } = ctx.ports
    // Setting one needs a new start, and then this job is there again.
    if (!timeStamps.isSet) return
    await ctx.call(noteHead, { checkpoint: await publish() })
    const { due, networks, ports } = await ctx.call(stampsDue, {})
    const opened = { privateNetworks: networks, openPorts: ports }
    let missed = 0
    for (const head of due) if (!(await isStamped(ctx, head, opened))) missed += 1
    await ctx.call(stampAgain, { isSoon: missed > 0 })
  },
}

/** Asks for one time-stamp; false where there is none. */
async function isStamped(
  ctx: JobContext,
  {
    size,
    sha256,
    nonce,
  }: { readonly size: number; readonly sha256: string; readonly nonce: string },
  opened: OpenedPlaces,
): Promise<boolean> {
  const question = timeStampRequest(Buffer.from(sha256, 'hex'), Buffer.from(nonce, 'base64url'))
  const reply = await ctx.ports.timeStamps.ask(question, opened).catch(() => null)
  try {
    if (reply === null) await ctx.call(missStamp, { size, fault: 'unreachable' })
    else await ctx.call(keepStamp, { size, reply: Buffer.from(reply).toString('base64') })
    return reply !== null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await ctx.call(missStamp, { size, fault: String(error.params['fault'] ?? error.code) })
    return false
  }
}

/** After so many tries an hour is over, and the log of the machine says so; the next erasing begins anew. */
const FORGET_TRIES = 720

/** Empties the journal of the store after something was erased, once nobody reads what it holds. */
const forgetting: JobKind = {
  kind: FORGET_JOB.kind,
  permissions: ['record:forget'],
  concurrency: 1,
  leaseMs: MINUTE,
  maxTries: 20,
  async run(ctx, { payload }) {
    if (await ctx.ports.journal.empty()) return
    const tries = Number(payload) + 1
    if (tries > FORGET_TRIES) throw new Error('the journal of the store could not be emptied')
    await ctx.call(forgetAgain, { tries })
  },
}

export const jobs: readonly JobKind[] = [
  missing,
  backingUp,
  checking,
  stamping,
  tellingSurplus,
  namingScripts,
  forgetting,
]
