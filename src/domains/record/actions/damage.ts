import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { CHECK_JOB, faultPlace, logFault, MAX_FAULTS } from '../../../core/log-damage.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import { namedBefore, shownDamage, unknownDamage } from '../schema.ts'
import { addDamage, allDamages, damageById, keepNamed } from '../store/damage.ts'

/** How often the log is looked at after the look at each start. */
const CHECK_EVERY_MS = HOUR

export const noteLogCheck = command({
  name: 'record.noteLogCheck',
  permission: 'record:check-log',
  scope: 'nation',
  urgent: true,
  summary: 'For the schedule: what a look at the log found; only what is new is recorded.',
  input: z.strictObject({ faults: z.array(logFault).max(MAX_FAULTS) }),
  output: z.strictObject({ found: z.number().int() }),
  async run(ctx, input) {
    const dueAt = addMs(ctx.now, CHECK_EVERY_MS)
    await ctx.schedule({ kind: CHECK_JOB, subject: 'all', dueAt })
    const known = new Set(
      (await allDamages(ctx.tx)).flatMap(({ faults }) => faults.map(faultPlace)),
    )
    const faults = input.faults.filter((fault) => !known.has(faultPlace(fault)))
    if (faults.length === 0) {
      ctx.unchanged('nothing new is damaged')
      return { found: 0 }
    }
    const damage = ctx.newId()
    await addDamage(ctx.tx, { id: damage, foundAt: ctx.now, faults })
    ctx.record({
      type: 'log.damageFound',
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
    'Every damage of the log that this node found: which records, since when, and whether an administrator has named it. While one is not named, no checkpoint is signed.',
  input: z.strictObject({}),
  output: z.strictObject({ damages: z.array(shownDamage) }),
  run: async (ctx) => ({ damages: await allDamages(ctx.tx) }),
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
    const found = await damageById(ctx.tx, damage)
    if (found === null) throw unknownDamage()
    if (found.namedAt !== null) throw namedBefore()
    await keepNamed(ctx.tx, damage, { at: ctx.now, reason })
    ctx.record({
      type: 'log.damageNamed',
      subject: damage,
      marking: 'TLP:CLEAR',
      body: { reason, faults: found.faults },
    })
    return { named: damage }
  },
})
