import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { DAY, HOUR, MINUTE } from '../../../core/time.ts'
import { changedKeys, columnOf } from '../../../lib/sql/table.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { signalSeens } from '../store/signal.ts'
import * as store from '../store/system.ts'
import * as noun from '../system-schema.ts'
import { ownerFields, ownerOf } from './site.ts'
import { closeAll, weigh } from './weigh.ts'

/** What systems of a kind usually tell, so that a new one is watched from the first minute. */
const USUAL: Readonly<
  Record<noun.SystemKind, readonly (readonly [noun.SignalKind, number, number])[]>
> = {
  register: [
    ['heartbeat', 5 * MINUTE, 5 * MINUTE],
    ['backup-finished', DAY, 2 * HOUR],
    ['register-exported', DAY, 2 * HOUR],
  ],
  'poll-books': [
    ['heartbeat', 5 * MINUTE, 5 * MINUTE],
    ['poll-books-synchronised', HOUR, 30 * MINUTE],
  ],
  results: [['heartbeat', 5 * MINUTE, 5 * MINUTE]],
  'backup-server': [['backup-finished', DAY, 2 * HOUR]],
  sensor: [['heartbeat', 5 * MINUTE, 5 * MINUTE]],
  other: [['heartbeat', 5 * MINUTE, 5 * MINUTE]],
}

/** The system that is expected to tell; throws unknownSystem for one that is not, and 403 outside the caller's areas. */
async function liveSystem(ctx: CommandContext, system: string): Promise<store.SystemRow> {
  const row = found(await store.systems.one(ctx.tx, { id: system, endedAt: null }), 'unknownSystem')
  ctx.inArea(row.area)
  return row
}

const writing = { permission: 'monitoring:write', scope: 'area' } as const

export const addSystem = command({
  ...writing,
  name: 'monitoring.addSystem',
  summary: 'Adds an inside system that will tell of itself; its key is shown once.',
  showsSecret: true,
  input: z.strictObject({
    ...noun.systemFields,
    ...ownerFields,
    /** Expect what systems of this kind usually tell. */
    expectUsual: z.boolean().default(true),
  }),
  output: z.object({ system: id, key: z.string() }),
  async run(ctx, { organization, newOrganization: name, expectUsual, ...fields }) {
    const { kind, area, areas } = fields
    ctx.inArea(area)
    if ((await store.systems.count(ctx.tx, { endedAt: null })) >= noun.MAX_SYSTEMS)
      throw refusal('tooManySystems')
    const owner = await ownerOf(ctx, { organization, newOrganization: name, area })
    const system = ctx.newId()
    const times = { addedAt: ctx.now, endedAt: null }
    const row = { id: system, organization: owner.id, ...columnsOf(fields), ...times }
    await store.systems.insert(ctx.tx, row)
    const body = { organization: owner.id, kind, areas }
    ctx.record(records['system.added'], { subject: system, area, body })
    const key = await freshKey(ctx, system)
    for (const [usual, everyMs, graceMs] of expectUsual ? USUAL[kind] : []) {
      const expected = { system, kind: usual, everyMs, graceMs, sinceAt: ctx.now }
      await store.expectations.put(ctx.tx, expected)
    }
    await weigh(ctx, row, null)
    return { system, key }
  },
})

type Fields = z.output<z.ZodObject<typeof noun.systemFields>>

function columnsOf({ areas, backupHours, restoreDays, ...fields }: Fields) {
  return {
    ...fields,
    affected: [...new Set(areas)],
    backupMaxAgeMs: backupHours && backupHours * HOUR,
    restoreMaxAgeMs: restoreDays && restoreDays * DAY,
  }
}

/** A new key of 32 bytes in hex; from now on only it signs. */
async function freshKey(ctx: CommandContext, system: string): Promise<string> {
  const secret = Buffer.from(ctx.newSecret(256), 'base64url').toString('hex')
  await store.systemKeys.put(ctx.tx, { system, secret, madeAt: ctx.now })
  return secret
}

export const changeSystem = command({
  ...writing,
  name: 'monitoring.changeSystem',
  summary: 'Changes what an inside system is called, whom it concerns and its backup policy.',
  input: z.strictObject({ system: id, ...noun.systemFields }),
  output: z.object({ system: id }),
  async run(ctx, { system, ...fields }) {
    const before = await liveSystem(ctx, system)
    ctx.inArea(fields.area)
    const columns = columnsOf(fields)
    const row = { ...before, ...columns }
    await store.systems.change(ctx.tx, { id: system }, columns)
    const changed = changedKeys(before, row).map(columnOf)
    const body = { fields: changed, kind: row.kind, areas: fields.areas }
    ctx.record(records['system.changed'], { subject: system, area: row.area, body })
    await weigh(ctx, row, null)
    return { system }
  },
})

export const endSystem = command({
  ...writing,
  name: 'monitoring.endSystem',
  summary: 'Ends the watch over an inside system: its key counts no more, what it told stays.',
  input: z.strictObject({ system: id }),
  output: z.object({ system: id }),
  async run(ctx, { system }) {
    const row = await liveSystem(ctx, system)
    await store.systems.change(ctx.tx, { id: system }, { endedAt: ctx.now })
    await store.systemKeys.remove(ctx.tx, { system })
    await closeAll(ctx, row)
    ctx.record(records['system.ended'], { subject: system, area: row.area })
    return { system }
  },
})

export const renewKey = command({
  ...writing,
  name: 'monitoring.renewSystemKey',
  summary: 'Makes a new key for an inside system, shown once; the old one counts no more.',
  showsSecret: true,
  input: z.strictObject({ system: id }),
  output: z.object({ system: id, key: z.string() }),
  async run(ctx, { system }) {
    const row = await liveSystem(ctx, system)
    const key = await freshKey(ctx, system)
    // Whoever had the old key may have sent the highest number there is; nothing signed with it counts any more.
    await signalSeens.change(ctx.tx, { system }, { number: 0 })
    ctx.record(records['system.keyRenewed'], { subject: system, area: row.area })
    return { system, key }
  },
})

export const expectSignal = command({
  ...writing,
  name: 'monitoring.expectSignal',
  summary: 'Says how often a system is expected to tell something, and how late it may be.',
  input: z.strictObject({ system: id, ...noun.expectedFields }),
  output: z.object({ system: id }),
  async run(ctx, { system, kind, everyMs, graceMs }) {
    const row = await liveSystem(ctx, system)
    const body = { kind, everyMs, graceMs }
    await store.expectations.put(ctx.tx, { system, ...body, sinceAt: ctx.now })
    ctx.record(records['system.signalExpected'], { subject: system, area: row.area, body })
    await weigh(ctx, row, null)
    return { system }
  },
})

export const dropExpected = command({
  ...writing,
  name: 'monitoring.dropExpected',
  summary: 'Expects a kind of signal of a system no more.',
  input: z.strictObject({ system: id, kind: noun.signalKind }),
  output: z.object({ system: id }),
  async run(ctx, { system, kind }) {
    const row = await liveSystem(ctx, system)
    await store.expectations.remove(ctx.tx, { system, kind })
    ctx.record(records['system.signalDropped'], { subject: system, area: row.area, body: { kind } })
    await weigh(ctx, row, null)
    return { system }
  },
})

export const addRule = command({
  ...writing,
  name: 'monitoring.addValueRule',
  summary: 'Says what a value may be: a range, a largest drop, or equal to another value.',
  input: z.strictObject({ system: id, ...noun.ruleFields }),
  output: z.object({ rule: id }),
  async run(ctx, { system, kind, value, ...asks }) {
    const row = await liveSystem(ctx, system)
    if (Object.values(asks).every((one) => one === null)) throw refusal('emptyRule')
    if ((await store.rulesOf(ctx.tx, [system])).length >= noun.MAX_RULES)
      throw refusal('tooManyRules')
    const other = asks.sameAsSystem
    // Comparing tells what the other one said, so the caller's areas must reach it.
    if (other !== null) await liveSystem(ctx, other)
    const rule = ctx.newId()
    await store.rules.insert(ctx.tx, { id: rule, system, kind, value, ...asks })
    const body = { rule, kind, value, ...asks }
    ctx.record(records['system.ruleAdded'], { subject: system, area: row.area, body })
    await weigh(ctx, row, null)
    return { rule }
  },
})

export const dropRule = command({
  ...writing,
  name: 'monitoring.dropValueRule',
  summary: 'Takes a rule off a system.',
  input: z.strictObject({ rule: id }),
  output: z.object({ system: id }),
  async run(ctx, { rule }) {
    const known = found(await store.rules.one(ctx.tx, { id: rule }), 'unknownRule')
    const row = await liveSystem(ctx, known.system)
    await store.rules.remove(ctx.tx, { id: rule })
    const body = { rule, kind: known.kind, value: known.value }
    ctx.record(records['system.ruleDropped'], { subject: row.id, area: row.area, body })
    await weigh(ctx, row, null)
    return { system: row.id }
  },
})
