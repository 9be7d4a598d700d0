import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { backupDone } from '../../../core/backup.ts'
import { count, spanMs } from '../../../core/bounds.ts'
import { bodyOf } from '../../../core/record.ts'
import { addMs, MINUTE, time } from '../../../core/time.ts'
import { ASKED, BACKUP_JOB, oldAfter, PERIODIC, shownBackups, shownBreak } from '../backup.ts'
import { records } from '../records.ts'
import { newestOfTypes } from '../store.ts'

const {
  'backup.finished': FINISHED,
  'backup.failed': FAILED,
  'backup.drilled': DRILLED,
  'log.broken': BROKEN,
} = records

/** Backups and failures that the list shows. */
const SHOWN = 20

/** A failed backup is tried again after this, whatever the schedule. */
const RETRY_MS = 10 * MINUTE

const done = z.strictObject({})
/** Time until the next one by the schedule, in ms; null for one outside of it. */
const next = spanMs.nullable().default(null)

async function schedule(ctx: CommandContext, inMs: number | null): Promise<void> {
  if (inMs === null) return
  await ctx.schedule({ kind: BACKUP_JOB, subject: PERIODIC, dueAt: addMs(ctx.now, inMs) })
}

export const noteBackup = command({
  name: 'record.noteBackup',
  permission: 'record:note-backup',
  scope: 'nation',
  summary: 'For the schedule and the command line: a backup was written.',
  input: z.strictObject({ backup: backupDone, nextMs: next }),
  output: done,
  async run(ctx, { backup, nextMs }) {
    await schedule(ctx, nextMs)
    ctx.record(records['backup.finished'], { subject: backup.file, body: backup })
    return {}
  },
})

export const noteBackupFailure = command({
  name: 'record.noteBackupFailure',
  permission: 'record:note-backup',
  scope: 'nation',
  summary: 'For the schedule: a backup failed; it is tried again soon.',
  input: z.strictObject({ reason: z.string().max(500), nextMs: next }),
  output: done,
  async run(ctx, { reason, nextMs }) {
    await schedule(ctx, nextMs === null ? null : Math.min(nextMs, RETRY_MS))
    ctx.record(records['backup.failed'], { subject: PERIODIC, body: { reason } })
    return {}
  },
})

export const noteDrill = command({
  name: 'record.noteDrill',
  permission: 'record:note-backup',
  scope: 'nation',
  summary: 'For the command line: a backup was restored on trial and verified.',
  input: z.strictObject({
    file: z.string().max(200),
    backupAt: time,
    size: count,
    root: z.string().length(64),
    durationMs: spanMs,
  }),
  output: done,
  async run(ctx, drill) {
    ctx.record(records['backup.drilled'], { subject: drill.file, body: drill })
    return {}
  },
})

export const noteRestore = command({
  name: 'record.noteRestore',
  permission: 'record:restore',
  scope: 'nation',
  summary: 'For the command line: this node was restored from a backup.',
  input: z.strictObject({
    file: z.string().max(200),
    backupAt: time,
    engine: z.enum(['sqlite', 'postgres']),
    version: z.string().max(50),
    size: count,
    root: z.string().length(64),
  }),
  output: done,
  async run(ctx, restored) {
    ctx.record(records['node.restored'], { subject: restored.file, body: restored })
    return {}
  },
})

export const nameBreak = command({
  name: 'record.nameBreak',
  permission: 'record:restore',
  scope: 'nation',
  summary:
    'For the command line: says in the log that it does not go on from a checkpoint that was published, and why. Everybody may read it.',
  input: z.strictObject({
    size: count,
    root: z.string().regex(/^[0-9a-f]{64}$/),
    reason: z.string().trim().min(3).max(500),
  }),
  output: done,
  async run(ctx, broken) {
    ctx.record(records['log.broken'], { subject: broken.root, marking: 'TLP:CLEAR', body: broken })
    return {}
  },
})

export const backUpNow = command({
  name: 'record.backUpNow',
  permission: 'record:backup',
  scope: 'nation',
  summary: 'Asks for a backup now, besides the schedule.',
  input: z.strictObject({}),
  output: done,
  async run(ctx) {
    await ctx.schedule({
      kind: BACKUP_JOB,
      subject: PERIODIC,
      dueAt: ctx.now,
      payload: ASKED,
    })
    ctx.record(records['backup.asked'], { subject: PERIODIC })
    return {}
  },
})

export const backups = query({
  name: 'record.backups',
  permission: 'record:backup',
  scope: 'nation',
  summary: 'The newest backups and failures, and the newest restore that was tried.',
  input: z.strictObject({}),
  output: shownBackups,
  async run({ tx, node }) {
    const rows = await newestOfTypes(tx, [FINISHED.type, FAILED.type], SHOWN)
    const [newestDrill] = await newestOfTypes(tx, [DRILLED.type], 1)
    const list = rows.map(({ at, type, body }) => ({
      at,
      backup: type === FINISHED.type ? bodyOf(FINISHED, body) : null,
      reason: type === FAILED.type ? bodyOf(FAILED, body).reason : null,
    }))
    const newest = list.find(({ backup }) => backup !== null)
    return {
      list,
      newest: newest?.at ?? null,
      oldMs: oldAfter(node.backupMs),
      drill: newestDrill === undefined ? null : drillOf(newestDrill),
    }
  },
})

function drillOf({ at, body }: Awaited<ReturnType<typeof newestOfTypes>>[number]) {
  const { file, durationMs } = bodyOf(DRILLED, body)
  return { at, file, durationMs }
}

export const breaks = query({
  name: 'record.breaks',
  permission: 'anyone',
  scope: 'none',
  summary:
    'Every break of the log that was named: which published checkpoint it left, when and why.',
  input: z.strictObject({}),
  output: z.strictObject({ breaks: z.array(shownBreak) }),
  async run({ tx }) {
    const rows = await newestOfTypes(tx, [BROKEN.type], SHOWN)
    return {
      breaks: rows.map(({ seq, at, body }) => ({ seq, at, ...bodyOf(BROKEN, body) })),
    }
  },
})
