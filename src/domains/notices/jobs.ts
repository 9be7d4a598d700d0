import type { JobKind } from '../../core/slice.ts'
import { sweepUnnamed } from '../../core/sweep.ts'
import { addMs, HOUR, MINUTE } from '../../core/time.ts'
import { pass } from './actions/clock.ts'
import { letterToMail, MAIL_JOB, noteMailed } from './actions/letter.ts'
import { SWEEP_JOB, sweepAgain, unnamedDecisions } from './actions/restriction.ts'
import { CLOCK_JOB } from './guards.ts'
import { DECISION_KEPT_HOURS } from './restriction.ts'

/** Tries of one mail: then it waits for a person again. */
const MAIL_TRIES = 8

/** Deadlines of notices: whoever misses one loses by it, the office as well. */
export const jobs: readonly JobKind[] = [
  {
    kind: CLOCK_JOB,
    permissions: ['notices:clock'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 50,
    async run(ctx, { subject }) {
      await ctx.call(pass, { notice: subject })
    },
  },
  {
    kind: MAIL_JOB,
    permissions: ['notices:clock'],
    concurrency: 2,
    leaseMs: 2 * MINUTE,
    maxTries: MAIL_TRIES,
    async run(ctx, { subject: letter, tries }) {
      const mail = await ctx.call(letterToMail, { letter })
      if (mail === null) return
      const { messageId, to } = mail
      try {
        await ctx.ports.mail.send(mail)
      } catch (cause) {
        if (tries < MAIL_TRIES) throw cause
        await ctx.call(noteMailed, { letter, messageId, to, isTaken: false })
        return
      }
      await ctx.call(noteMailed, { letter, messageId, to, isTaken: true })
    },
  },
  {
    kind: SWEEP_JOB,
    permissions: ['notices:clock'],
    concurrency: 1,
    leaseMs: HOUR,
    maxTries: 5,
    always: { subject: 'decisions' },
    async run(ctx) {
      // What came a moment ago may be a decision that is just being recorded.
      const until = addMs(ctx.now(), -DECISION_KEPT_HOURS * HOUR)
      const asked = (contents: string[]) => ctx.call(unnamedDecisions, { contents })
      await sweepUnnamed(ctx.ports.files, until, asked)
      await ctx.call(sweepAgain, {})
    },
  },
]
