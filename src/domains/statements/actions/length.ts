import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { line } from '../../../core/line.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** Open rows of plans whose length is entered at once; the others are due when somebody looks after their plan. */
const MAX_OPEN = 500

export const enterLength = command({
  name: 'statements.enterLength',
  permission: 'statements:law',
  scope: 'nation',
  summary:
    'Enters how long a law gives for telling somebody, with the law, its article, where and as of when it was read.',
  input: z.strictObject({
    duty: noun.duty,
    authority: line(200),
    minutes: z.number().int().min(1).max(100_000),
    law: line(200),
    article: line(60),
    asOf: civilDate,
    url: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { url = null, ...facts }) {
    const { duty } = facts
    const by = { enteredBy: ctx.actor.id, enteredAt: ctx.now }
    await store.lengths.put(ctx.tx, { ...facts, url, ...by })
    const open = await store.notices.many(ctx.tx, { duty, state: 'open' }, { limit: MAX_OPEN })
    for (const { id, beganAt } of open) {
      const dueAt = addMs(beganAt, facts.minutes * MINUTE)
      await store.notices.change(ctx.tx, { id }, { dueAt })
    }
    ctx.record(records['length.entered'], { subject: duty, body: { ...facts, url } })
    return {}
  },
})

export const lengths = query({
  name: 'statements.lengths',
  permission: 'accounts:names',
  scope: 'shared',
  summary:
    'Every duty whose length a law sets, with what the office has entered of it; null where that is nothing.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ duty: noun.duty, entered: noun.lengthRow.nullable() })),
    entered: z.number().int(),
  }),
  async run({ tx }) {
    const rows = await store.lengths.many(tx, {}, { limit: noun.DUTIES.length })
    const items = noun.DUTIES.map((duty) => ({
      duty,
      entered: rows.find((row) => row.duty === duty) ?? null,
    }))
    return { items, entered: rows.length }
  },
})
