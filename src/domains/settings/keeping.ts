// How a part of the settings is changed: read, compared with what was read before, kept, told.
import type { CommandContext } from '../../core/action.ts'
import type { Keys } from '../../core/port.ts'
import {
  isOfMachine,
  isSecret,
  isTold,
  type Kept,
  type SettingName,
  type SettingPart,
} from '../../core/settings.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import type { Changes, SettingRow, Values } from './schema.ts'
import { settings, settingsIn, versionOf } from './store.ts'

/** The settings of a part as they are kept. Throws 409 where somebody changed them after `version` was read. */
export async function readPart(
  { tx }: Pick<CommandContext, 'tx'>,
  part: SettingPart,
  version: number,
): Promise<SettingRow[]> {
  const rows = await settingsIn(tx, part)
  const later = rows.filter((row) => row.version > version)
  if (later.length === 0) return rows
  throw refusal('stale', { params: { what: later.map(({ name }) => name).join(', ') } })
}

/** Throws 409 where the environment decides one of these. */
export function checkFree({ node }: CommandContext, names: readonly string[]): void {
  const taken = names.find((name) => isOfMachine(node.given, name as SettingName))
  if (taken !== undefined) throw refusal('ofMachine', { params: { name: taken } })
}

/** Keeps what is other than before and tells of it; false where all of it is as it was. */
export async function keep(
  ctx: CommandContext,
  {
    part,
    rows,
    changes,
    by,
    way,
  }: {
    readonly part: SettingPart
    readonly rows: readonly SettingRow[]
    readonly changes: Changes
    /** Who wanted it. */
    readonly by: string
    readonly way: 'set' | 'undone' | 'reset'
  },
): Promise<boolean> {
  const before = new Map(rows.map((row) => [row.name, row.value]))
  const version = versionOf(rows) + 1
  const changed = entriesOf(changes).filter(([name, value]) => (before.get(name) ?? null) !== value)
  if (changed.length === 0) {
    ctx.unchanged('these settings are so already')
    return false
  }
  await settings.put(
    ctx.tx,
    changed.map(([name, value]) => ({
      name,
      value,
      valueBefore: before.get(name) ?? null,
      version,
      changedAt: ctx.now,
      changedBy: by,
    })),
  )
  const told = changed.flatMap(([name, value]) =>
    value !== null && isTold(name) ? [[name, value] as const] : [],
  )
  const names = changed.map(([name]) => name)
  ctx.record(records['setting.changed'], {
    subject: part,
    marking: 'TLP:AMBER',
    body: { part, names, values: Object.fromEntries(told) as Values, by, way },
  })
  return true
}

/** New values by the names of their settings. */
export function entriesOf(changes: Changes): [SettingName, string | null][] {
  return Object.entries(changes) as [SettingName, string | null][]
}

/** What is kept, and what is to be kept instead, with passwords opened by the realm's keys. Throws as these do. */
export function plainOf(
  rows: readonly Pick<SettingRow, 'name' | 'value'>[],
  keys: Pick<Keys, 'unseal'>,
  more: Changes = {},
): Kept {
  const all = [...rows.map(({ name, value }) => [name, value] as const), ...entriesOf(more)]
  const last = Object.entries(Object.fromEntries(all)) as [SettingName, string | null][]
  return Object.fromEntries(
    last.flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, isSecret(name) ? keys.unseal(value, name) : value]]
    }),
  )
}

/** Values as they are kept: passwords sealed, an empty one taken off. */
export function sealedChanges(ctx: CommandContext, plain: Values): Changes {
  const entries = Object.entries(plain) as [SettingName, string][]
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (value === '') return [name, null]
      return [name, isSecret(name) ? ctx.seal(value, name) : value]
    }),
  )
}

/** Without what the environment decides and nobody wants to change: a form has no field for it. */
export function ofConsole({ node }: Pick<CommandContext, 'node'>, wanted: Values): Values {
  const free = Object.entries(wanted).filter(
    ([name, value]) => value !== '' || !isOfMachine(node.given, name as SettingName),
  )
  return Object.fromEntries(free)
}
