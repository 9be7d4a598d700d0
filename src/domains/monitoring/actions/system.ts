import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { DAY, HOUR, MINUTE } from '../../../core/time.ts'
import { changedKeys, columnOf } from '../../../lib/sql/table.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { line } from '../schema.ts'
import { signalSeens } from '../store/signal.ts'
import { organizations } from '../store/site.ts'
import * as store from '../store/system.ts'
import {
  expectedFields,
  MAX_RULES,
  MAX_SYSTEMS,
  ruleFields,
  signalKind,
  type SignalKind,
  systemFields,
  type SystemKind,
} from '../system-schema.ts'
import { newOrganization } from './site.ts'
import { closeAll, weigh } from './weigh.ts'

/** What systems of a kind usually tell, so that a new one is watched from the first minute. */
const USUAL: Readonly<Record<SystemKind, readonly (readonly [SignalKind, number, number])[]>> = {
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
  const row = await store.systems.one(ctx.tx, { id: system })
  if (row === undefined || row.endedAt !== null) throw refusal('unknownSystem')
  ctx.inArea(row.area)
  return row
}

export const addSystem = command({
  name: 'monitoring.addSystem',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Adds an inside system that will tell of itself; its key is shown once.',
  showsSecret: true,
  input: z.strictObject({
    ...systemFields,
    organization: id.optional(),
    newOrganization: line(200).optional(),
    /** Expect what systems of this kind usually tell. */
    expectUsual: z.boolean().default(true),
  }),
  output: z.object({ system: id, key: z.string() }),
  async run(ctx, { organization: known, newOrganization: name, expectUsual, ...fields }) {
    ctx.inArea(fields.area)
    if ((await store.systems.count(ctx.tx, { endedAt: null })) >= MAX_SYSTEMS)
      throw refusal('tooManySystems')
    if (known === undefined && name === undefined) throw refusal('noOrganization')
    const organization =
      known ?? (await newOrganization(ctx, { name: name ?? '', area: fields.area }))
    found(await organizations.one(ctx.tx, { id: organization }), 'unknownOrganization')
    const times = { addedAt: ctx.now, endedAt: null }
    const row = { id: ctx.newId(), organization, ...columnsOf(fields), ...times }
    await store.systems.insert(ctx.tx, row)
    const { kind, areas } = fields
    const body = { organization, kind, areas }
    ctx.record(records['system.added'], { subject: row.id, area: row.area, body })
    const key = await freshKey(ctx, row.id)
    for (const [usual, everyMs, graceMs] of expectUsual ? USUAL[kind] : []) {
      const expected = { system: row.id, kind: usual, everyMs, graceMs, sinceAt: ctx.now }
      await store.expectations.put(ctx.tx, expected)
    }
    await weigh(ctx, row, null)
    return { system: row.id, key }
  },
})

type Fields = z.output<z.ZodObject<typeof systemFields>>

function columnsOf(fields: Fields) {
  const { name, area, areas, kind, backupHours, restoreDays, sensorLeast } = fields
  return {
    name,
    area,
    affected: [...new Set(areas)],
    kind,
    backupMaxAgeMs: backupHours === null ? null : backupHours * HOUR,
    restoreMaxAgeMs: restoreDays === null ? null : restoreDays * DAY,
    sensorLeast,
  }
}

/** A new key of 32 bytes in hex; from now on only it signs. */
async function freshKey(ctx: CommandContext, system: string): Promise<string> {
  const secret = Buffer.from(ctx.newSecret(256), 'base64url').toString('hex')
  await store.systemKeys.put(ctx.tx, { system, secret, madeAt: ctx.now })
  return secret
}

export const changeSystem = command({
  name: 'monitoring.changeSystem',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Changes what an inside system is called, whom it concerns and its backup policy.',
  input: z.strictObject({ system: id, ...systemFields }),
  output: z.object({ system: id }),
  async run(ctx, { system, ...fields }) {
    const before = await liveSystem(ctx, system)
    ctx.inArea(fields.area)
    const row = { ...before, ...columnsOf(fields) }
    await store.systems.change(ctx.tx, { id: system }, columnsOf(fields))
    const changed = changedKeys(before, row).map(columnOf)
    const body = { fields: changed, kind: row.kind, areas: fields.areas }
    ctx.record(records['system.changed'], { subject: system, area: row.area, body })
    await weigh(ctx, row, null)
    return { system }
  },
})

export const endSystem = command({
  name: 'monitoring.endSystem',
  permission: 'monitoring:write',
  scope: 'area',
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
  name: 'monitoring.renewSystemKey',
  permission: 'monitoring:write',
  scope: 'area',
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
  name: 'monitoring.expectSignal',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Says how often a system is expected to tell something, and how late it may be.',
  input: z.strictObject({ system: id, ...expectedFields }),
  output: z.object({ system: id }),
  async run(ctx, { system, kind, everyMs, graceMs }) {
    const row = await liveSystem(ctx, system)
    const expected = { system, kind, everyMs, graceMs, sinceAt: ctx.now }
    await store.expectations.put(ctx.tx, expected)
    const body = { kind, everyMs, graceMs }
    ctx.record(records['system.signalExpected'], { subject: system, area: row.area, body })
    await weigh(ctx, row, null)
    return { system }
  },
})

export const dropExpected = command({
  name: 'monitoring.dropExpected',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Expects a kind of signal of a system no more.',
  input: z.strictObject({ system: id, kind: signalKind }),
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
  name: 'monitoring.addValueRule',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Says what a value may be: a range, a largest drop, or equal to another value.',
  input: z.strictObject({ system: id, ...ruleFields }),
  output: z.object({ rule: id }),
  async run(ctx, { system, kind, value, ...asks }) {
    const row = await liveSystem(ctx, system)
    if (Object.values(asks).every((one) => one === null)) throw refusal('emptyRule')
    if ((await store.rulesOf(ctx.tx, [system])).length >= MAX_RULES) throw refusal('tooManyRules')
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
  name: 'monitoring.dropValueRule',
  permission: 'monitoring:write',
  scope: 'area',
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
