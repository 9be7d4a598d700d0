import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { forgetSoon } from '../../../core/forgotten.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { areaContains } from '../../../core/permission.ts'
import { shutIncidents } from '../../../core/shut.ts'
import { time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { PAGE, type ShownRecord, shownRecord } from '../schema.ts'
import * as store from '../store.ts'

const word = z.string().max(100)

export const list = query({
  name: 'record.list',
  permission: 'record:read',
  scope: 'area',
  summary: 'Records of the log in the areas of the caller, newest first.',
  input: z.strictObject({
    before: count.nullable().default(null),
    type: word.nullable().default(null),
    actor: word.nullable().default(null),
    subject: word.nullable().default(null),
    /** From when on, and until when. */
    from: time.nullable().default(null),
    until: time.nullable().default(null),
    limit: z.number().int().min(1).max(PAGE).default(PAGE),
  }),
  output: z.strictObject({ records: z.array(shownRecord), next: z.number().int().nullable() }),
  async run(ctx, filter) {
    const records = await recordsSeen(ctx, { ...filter, areas: ctx.areas() })
    const last = records.at(-1)
    const isMore = records.length === filter.limit && last !== undefined && last.seq > 0
    return { records, next: isMore ? last.seq : null }
  },
})

/** How often a list looks on while all that it finds is kept from the caller. */
const MAX_LOOKS = 50

/** Records of the log that the caller sees, as many as were asked for. */
async function recordsSeen(ctx: QueryContext, by: store.Narrowing): Promise<ShownRecord[]> {
  const isOpen = await openTo(ctx)
  const found: ShownRecord[] = []
  let { before } = by
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const rows = await store.recordsBefore(ctx.tx, { ...by, before })
    found.push(...rows.filter(isOpen))
    if (rows.length < by.limit || found.length >= by.limit) break
    before = rows.at(-1)?.seq ?? null
  }
  return found.slice(0, by.limit)
}

/** What tells records that the caller sees: those about an incident that is kept from him by name are not there for him. */
async function openTo(ctx: QueryContext): Promise<(row: ShownRecord) => boolean> {
  const shut = await shutIncidents(ctx)
  return ({ subject, body }) => !shut.some((one) => subject === one || body?.includes(one) === true)
}

export const show = query({
  name: 'record.show',
  permission: 'record:read',
  scope: 'area',
  summary: 'One record with all its fields.',
  input: z.strictObject({ record: id }),
  output: shownRecord,
  async run(ctx, input) {
    const areas = ctx.areas()
    const row = await store.recordById(ctx.tx, input.record)
    const mayRead = row !== null && areas.some((area) => areaContains(area, row.area))
    if (!mayRead || !(await openTo(ctx))(row)) throw refusal('unknown')
    return row
  },
})

/** Record types that anybody may see counted: they tell what the node did, not who did it. */
const MAX_TYPES = 60

export const figures = query({
  name: 'record.figures',
  permission: 'anyone',
  scope: 'none',
  summary: 'How many records of each type the log holds, and when the last was made.',
  input: z.strictObject({ types: z.array(word).max(MAX_TYPES) }),
  output: z.strictObject({
    figures: z.array(
      z.strictObject({ type: z.string(), count: z.number().int(), last: time.nullable() }),
    ),
  }),
  run: async ({ tx }, { types }) => ({
    figures: await store.figures.many(tx, { type: types }, { limit: MAX_TYPES }),
  }),
})

export const erase = command({
  name: 'record.erase',
  permission: 'record:erase',
  scope: 'area',
  summary: 'Erases the body of a record; that it was erased, by whom and why stays in the log.',
  input: z.strictObject({ record: id, reason: z.string().trim().min(3).max(500) }),
  output: z.strictObject({ erased: id }),
  async run(ctx, input) {
    const row = found(await store.recordById(ctx.tx, input.record), 'unknown')
    ctx.inArea(row.area)
    if (ctx.node.records.get(row.type)?.isBare === true) throw refusal('nothingToErase')
    if (row.body === null) throw refusal('erased')
    await store.records.change(ctx.tx, { id: input.record }, { body: null, salt: null })
    await forgetSoon(ctx)
    ctx.record(records['record.erased'], {
      subject: input.record,
      area: row.area,
      body: { reason: input.reason, hash: row.hash },
    })
    return { erased: input.record }
  },
})
