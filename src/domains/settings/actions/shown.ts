import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import {
  isOfMachine,
  isSecret,
  namesOf,
  SETTING_PARTS,
  type SettingName,
  type SettingPart,
} from '../../../core/settings.ts'
import { addMs, time } from '../../../core/time.ts'
import { changes, settingName, settingPart, type SettingRow, tryRow, UNDO_MS } from '../schema.ts'
import { settingsIn, tries, versionOf } from '../store.ts'

const shownSetting = z.strictObject({
  name: settingName,
  isSet: z.boolean(),
  /** The environment decides it. */
  isOfMachine: z.boolean(),
  /** Null where it is not set, and for what is shown to nobody. */
  value: z.string().nullable(),
})

const shownTry = tryRow
  .pick({ keeps: true, askedAt: true, endedAt: true, outcome: true, answer: true })
  .extend({ changes })

const shownPart = z.strictObject({
  part: settingPart,
  version: count,
  changedAt: time.nullable(),
  changedBy: z.string().nullable(),
  /** Until when the last change can be taken back; null where none can. */
  undoUntil: time.nullable(),
  settings: z.array(shownSetting),
  try: shownTry.nullable(),
})
export type ShownPart = z.infer<typeof shownPart>

export const shownSettings = query({
  name: 'settings.list',
  permission: 'settings:write',
  scope: 'nation',
  realm: 'actual',
  summary: 'The settings that the console keeps or the environment decides, without passwords.',
  input: z.strictObject({}),
  output: z.strictObject({ parts: z.array(shownPart) }),
  async run(ctx) {
    const rows = await settingsIn(ctx.tx)
    const tried = await tries.many(ctx.tx, {}, { limit: SETTING_PARTS.length })
    return {
      parts: SETTING_PARTS.map((part) => {
        const own = rows.filter(({ name }) => namesOf(part).includes(name))
        const row = tried.find((one) => one.part === part)
        return { part, ...lastChange(ctx, own), settings: shown(ctx, part, own), try: tryOf(row) }
      }),
    }
  },
})

function lastChange({ now }: QueryContext, rows: readonly SettingRow[]) {
  const version = versionOf(rows)
  const last = rows.find((row) => row.version === version)
  if (last === undefined) return { version, changedAt: null, changedBy: null, undoUntil: null }
  const { changedAt, changedBy } = last
  const until = addMs(changedAt, UNDO_MS)
  return { version, changedAt, changedBy, undoUntil: until > now ? until : null }
}

function shown({ node }: QueryContext, part: SettingPart, rows: readonly SettingRow[]) {
  return namesOf(part).map((name) => {
    const ofMachine = isOfMachine(node.given, name)
    const kept = rows.find((row) => row.name === name)?.value
    const value = (ofMachine ? node.given[name] : kept) ?? null
    return {
      name,
      isSet: value !== null,
      isOfMachine: ofMachine,
      value: isHidden(name) ? null : value,
    }
  })
}

/** Passwords, and pictures, which nobody reads. */
function isHidden(name: SettingName): boolean {
  return isSecret(name) || name === 'SCRUTINEER_MARK'
}

function tryOf(row: z.infer<typeof tryRow> | undefined): z.infer<typeof shownTry> | null {
  if (row === undefined) return null
  const { keeps, askedAt, endedAt, outcome, answer } = row
  const typed = Object.entries(row.changes).filter(([name]) => !isSecret(name as SettingName))
  return { keeps, askedAt, endedAt, outcome, answer, changes: Object.fromEntries(typed) }
}

export const keptSettings = query({
  name: 'settings.kept',
  permission: 'settings:follow',
  scope: 'nation',
  realm: 'actual',
  summary: 'For the node itself: what the console keeps, passwords sealed.',
  input: z.strictObject({}),
  output: z.strictObject({
    settings: z.array(z.strictObject({ name: settingName, value: z.string() })),
  }),
  async run({ tx }) {
    const rows = await settingsIn(tx)
    return {
      settings: rows.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }])),
    }
  },
})
