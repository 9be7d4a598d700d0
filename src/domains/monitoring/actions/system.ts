import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { DAY, HOUR, MINUTE } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { line } from '../schema.ts'
import { forgetNumbers } from '../store/signal.ts'
import { organizationById } from '../store/site.ts'
import {
  addRule as insertRule,
  addSystem as insertSystem,
  changeSystem as updateSystem,
  countSystems,
  dropExpected as deleteExpected,
  dropKey,
  dropRule as deleteRule,
  ruleById,
  rulesOf,
  setExpected,
  setKey,
  systemById,
  type SystemRow,
} from '../store/system.ts'
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
async function liveSystem(ctx: CommandContext, system: string): Promise<SystemRow> {
  const row = await systemById(ctx.tx, system)
  if (row === undefined || row.ended_at !== null) throw refusal('unknownSystem')
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
    if ((await countSystems(ctx.tx)) >= MAX_SYSTEMS) throw refusal('tooManySystems')
    if (known === undefined && name === undefined) throw refusal('noOrganization')
    const organization =
      known ?? (await newOrganization(ctx, { name: name ?? '', area: fields.area }))
    found(await organizationById(ctx.tx, organization), 'unknownOrganization')
    const row = { id: ctx.newId(), organization, ...columnsOf(fields) }
    await insertSystem(ctx.tx, { ...row, added_at: ctx.now, ended_at: null })
    const { kind, areas } = fields
    const body = { organization, kind, areas }
    ctx.record(records['system.added'], { subject: row.id, area: row.area, body })
    const key = await freshKey(ctx, row.id)
    for (const [usual, every_ms, grace_ms] of expectUsual ? USUAL[kind] : []) {
      const expected = { system: row.id, kind: usual, every_ms, grace_ms, since_at: ctx.now }
      await setExpected(ctx.tx, expected)
    }
    await weigh(ctx, { ...row, added_at: ctx.now, ended_at: null }, null)
    return { system: row.id, key }
  },
})

type Fields = z.output<z.ZodObject<typeof systemFields>>

function columnsOf(fields: Fields) {
  const { name, area, areas, kind, backupHours, restoreDays, sensorLeast } = fields
  return {
    name,
    area,
    affected: JSON.stringify([...new Set(areas)]),
    kind,
    backup_max_age_ms: backupHours === null ? null : backupHours * HOUR,
    restore_max_age_ms: restoreDays === null ? null : restoreDays * DAY,
    sensor_least: sensorLeast,
  }
}

/** A new key of 32 bytes in hex; from now on only it signs. */
async function freshKey(ctx: CommandContext, system: string): Promise<string> {
  const secret = Buffer.from(ctx.newSecret(256), 'base64url').toString('hex')
  await setKey(ctx.tx, { system, secret, made_at: ctx.now })
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
    await updateSystem(ctx.tx, system, columnsOf(fields))
    const changed = Object.entries(row).filter(([key, value]) => before[key as 'id'] !== value)
    const body = { fields: changed.map(([key]) => key), kind: row.kind, areas: fields.areas }
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
    await updateSystem(ctx.tx, system, { ended_at: ctx.now })
    await dropKey(ctx.tx, system)
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
    await forgetNumbers(ctx.tx, system)
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
    const expected = { system, kind, every_ms: everyMs, grace_ms: graceMs, since_at: ctx.now }
    await setExpected(ctx.tx, expected)
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
    await deleteExpected(ctx.tx, system, kind)
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
    if ((await rulesOf(ctx.tx, system)).length >= MAX_RULES) throw refusal('tooManyRules')
    const other = asks.sameAsSystem
    // Comparing tells what the other one said, so the caller's areas must reach it.
    if (other !== null) await liveSystem(ctx, other)
    const rule = ctx.newId()
    await insertRule(ctx.tx, {
      id: rule,
      system,
      kind,
      value,
      least: asks.least,
      most: asks.most,
      most_drop: asks.mostDrop,
      same_as_value: asks.sameAsValue,
      same_as_system: other,
    })
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
    const known = found(await ruleById(ctx.tx, rule), 'unknownRule')
    const row = await liveSystem(ctx, known.system)
    await deleteRule(ctx.tx, rule)
    const body = { rule, kind: known.kind, value: known.value }
    ctx.record(records['system.ruleDropped'], { subject: row.id, area: row.area, body })
    await weigh(ctx, row, null)
    return { system: row.id }
  },
})
