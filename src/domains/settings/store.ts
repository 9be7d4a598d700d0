import type { Tx } from '../../core/port.ts'
import { namesOf, SETTING_NAMES, type SettingPart } from '../../core/settings.ts'
import { table } from '../../lib/sql/table.ts'
import { type SettingRow, settingRow, tryRow } from './schema.ts'

export const settings = table('setting', settingRow, ['name'])
export const tries = table('setting_try', tryRow, ['part'])

/** The settings of these parts that were ever kept, or of all. */
export async function settingsIn(tx: Tx, part?: SettingPart): Promise<SettingRow[]> {
  const where = part === undefined ? {} : { name: [...namesOf(part)] }
  return await settings.many(tx, where, { order: ['name'], limit: SETTING_NAMES.length })
}

/** How often a part was changed: the highest version among its settings. */
export function versionOf(rows: readonly SettingRow[]): number {
  return Math.max(0, ...rows.map(({ version }) => version))
}
