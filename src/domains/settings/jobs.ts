import type { JobContext, JobKind } from '../../core/slice.ts'
import { HOUR } from '../../core/time.ts'
import type { Trial } from '../../core/trial.ts'
import { noteTry, tryOrder } from './actions/try.ts'
import { plainOf } from './keeping.ts'
import { TRY_JOB } from './trying.ts'

type Order = NonNullable<Awaited<ReturnType<typeof tryOrder.run>>>

/** Tries settings against the world, then says what came of it. */
const trying: JobKind = {
  kind: TRY_JOB,
  permissions: ['settings:try', 'monitoring:open'],
  concurrency: 1,
  // A backup of a large node takes its time.
  leaseMs: 2 * HOUR,
  maxTries: 3,
  async run(ctx, { subject: id }) {
    const order = await ctx.call(tryOrder, { id })
    if (order === null) return
    await ctx.call(noteTry, { id, trial: await tried(ctx, order) })
  },
}

async function tried({ ports }: JobContext, order: Order): Promise<Trial> {
  const { part, message, opened } = order
  const kept = plainOf(order.kept, ports.keys, order.changes)
  if (part === 'backup') return await ports.trials.backup(kept)
  if (part === 'mail') return await ports.trials.mail(kept, message, opened)
  const sms = message && { to: message.to, text: message.text, id: message.messageId }
  return await ports.trials.sms(kept, sms, opened)
}

export const jobs: readonly JobKind[] = [trying]
