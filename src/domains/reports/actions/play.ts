import { z } from 'zod'
import { command, type QueryContext } from '../../../core/action.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** The exercise plays desks and reporters; nobody holds this in Actual. */
const playing = { permission: 'reports:play', scope: 'nation' } as const

/** One simulated reporter writes once. */
export const PLAY_JOB = 'reports.play'

/** Nobody plays in Actual, whoever he is. Throws Problem `reports.exercise_only`. */
function checkPlayed({ node }: QueryContext): void {
  if (node.realm !== 'exercise') throw refusal('exerciseOnly')
}

/** How many write, and within how long. */
export const STORM = { reports: 200, lastsMs: 10 * MINUTE } as const

export const playDesk = command({
  ...playing,
  name: 'reports.playDesk',
  summary:
    'Opens a desk of the exercise with simulated officers, beside whom people take their seats.',
  input: z.strictObject({
    agency: noun.agencyCode,
    name: noun.deskName,
    officers: z.array(noun.recipient).length(noun.LEAST_OFFICERS),
    recovery: noun.recipient,
  }),
  output: z.strictObject({}),
  async run(ctx, { agency, name, officers, recovery }) {
    checkPlayed(ctx)
    if ((await store.desks.one(ctx.tx, { agency })) !== undefined) {
      ctx.unchanged('it is there')
      return {}
    }
    const opened = { openedBy: ctx.actor.id, openedAt: ctx.now, renewedTo: ctx.now }
    await store.desks.insert(ctx.tx, { agency, name, deadlines: 'election', ...opened })
    ctx.record(records['desk.opened'], { subject: agency, body: { agency } })
    const wanted = [
      ...officers.map((recipient, n) => ({
        role: 'officer' as const,
        person: `exercise:officer-${n + 1}`,
        recipient,
      })),
      { role: 'recovery' as const, person: null, recipient: recovery },
    ]
    for (const { role, person, recipient } of wanted) {
      const body = { agency, role, recipient }
      const record = ctx.record(records['deskSeat.taken'], { subject: agency, body })
      const facts = { id: ctx.newId(), agency, role, person, recipient }
      await store.seats.insert(ctx.tx, { ...facts, since: ctx.now, record })
    }
    return {}
  },
})

export const storm = command({
  ...playing,
  name: 'reports.storm',
  summary: 'Has two hundred simulated reports come within ten minutes, of which three matter.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    checkPlayed(ctx)
    const run = ctx.newCode()
    for (let n = 0; n < STORM.reports; n += 1) {
      const dueAt = addMs(ctx.now, Math.floor((n * STORM.lastsMs) / STORM.reports))
      await ctx.schedule({ kind: PLAY_JOB, subject: `${run} ${n}`, payload: String(n), dueAt })
    }
    ctx.unchanged('what is to come is no fact yet')
    return {}
  },
})
