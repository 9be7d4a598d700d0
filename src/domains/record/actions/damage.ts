import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { CHECK_JOB, isKnownDamage, logFault, MAX_FAULTS } from '../../../core/log-damage.ts'
import { AT_START } from '../../../core/slice.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { PAGE, shownDamage } from '../schema.ts'
import * as store from '../store.ts'

/** How often the log is looked at after the look at each start. */
const CHECK_EVERY_MS = HOUR

export const noteLogCheck = command({
  name: 'record.noteLogCheck',
  permission: 'record:check-log',
  scope: 'nation',
  urgent: true,
  summary: 'For the schedule: what a look at the log found; only what is new is recorded.',
  input: z.strictObject({
    faults: z.array(logFault).max(MAX_FAULTS),
    /** Payload of the job that goes on at once, because there is more than one look tells; null where there is not. */
    again: z.enum(['', AT_START]).nullable().default(null),
  }),
  output: z.strictObject({ found: z.number().int() }),
  async run(ctx, input) {
    const dueAt = input.again === null ? addMs(ctx.now, CHECK_EVERY_MS) : ctx.now
    await ctx.schedule({ kind: CHECK_JOB, subject: 'all', dueAt, payload: input.again ?? '' })
    const known = await store.foundBefore(ctx.tx)
    const faults = input.faults.filter((fault) => !isKnownDamage(known, fault))
    if (faults.length === 0) {
      ctx.unchanged('nothing new is damaged')
      return { found: 0 }
    }
    const damage = ctx.newId()
    await store.damages.insert(ctx.tx, { id: damage, foundAt: ctx.now, faults })
    ctx.record(records['log.damageFound'], {
      subject: damage,
      marking: 'TLP:CLEAR',
      body: { faults },
    })
    return { found: faults.length }
  },
})

export const damages = query({
  name: 'record.damages',
  permission: 'anyone',
  scope: 'none',
  summary:
    'Every damage of the log that this node found, page by page: which records, since when, and whether an administrator has named it; those not named come first. While one is not named, no checkpoint is signed.',
  input: z.strictObject({
    after: id.nullable().default(null),
    limit: z.number().int().min(1).max(PAGE).default(PAGE),
  }),
  output: z.strictObject({
    damages: z.array(shownDamage),
    /** Where the next page goes on; null where there is none. */
    next: id.nullable(),
  }),
  async run({ tx }, { after, limit }) {
    const from = after === null ? null : await store.damageById(tx, after)
    if (after !== null && from === null) throw refusal('unknownDamage')
    const damages = await store.damagesAfter(tx, from, limit + 1)
    const isMore = damages.length > limit
    const page = damages.slice(0, limit)
    return { damages: page, next: isMore ? (page.at(-1)?.damage ?? null) : null }
  },
})

export const nameDamage = command({
  name: 'record.nameDamage',
  permission: 'record:name-damage',
  scope: 'nation',
  summary:
    'Says that a damage of the log is known, and why it may stay: from then on checkpoints are signed again. Everybody may read it.',
  input: z.strictObject({ damage: id, reason: z.string().trim().min(3).max(500) }),
  output: z.strictObject({ named: id }),
  async run(ctx, { damage, reason }) {
    const row = found(await store.damageById(ctx.tx, damage), 'unknownDamage')
    if (row.namedAt !== null) throw refusal('namedBefore')
    await store.damages.change(ctx.tx, { id: damage }, { namedAt: ctx.now, reason })
    ctx.record(records['log.damageNamed'], {
      subject: damage,
      marking: 'TLP:CLEAR',
      body: { reason, faults: row.faults },
    })
    return { named: damage }
  },
})
