import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { namesOf, partOf, type SettingPart, UNDIVIDED } from '../../../core/settings.ts'
import { msBetween } from '../../../core/time.ts'
import { keep, readPart } from '../keeping.ts'
import { refusal } from '../refusals.ts'
import { type Changes, settingName, settingPart, UNDO_MS } from '../schema.ts'
import { settingsIn } from '../store.ts'

const facts = {
  permission: 'settings:write',
  scope: 'nation',
  realm: 'actual',
  output: z.strictObject({ changed: z.boolean() }),
} as const

export const undo = command({
  ...facts,
  name: 'settings.undo',
  summary: 'Takes the last change of a part back, within ten minutes.',
  input: z.strictObject({ part: settingPart, version: count }),
  async run(ctx, { part, version }) {
    const rows = await readPart(ctx, part, version)
    const last = rows.filter((row) => row.version === version)
    const isYoung = last.some(({ changedAt }) => msBetween(changedAt, ctx.now) <= UNDO_MS)
    if (!isYoung) throw refusal('notUndoable')
    const changes: Changes = Object.fromEntries(
      last.map(({ name, valueBefore }) => [name, valueBefore]),
    )
    return { changed: await keep(ctx, { part, rows, changes, by: ctx.actor.id, way: 'undone' }) }
  },
})

export const reset = command({
  ...facts,
  name: 'settings.reset',
  summary: 'Takes a setting, or a part of them, off what the console keeps.',
  input: z.strictObject({ name: z.union([settingName, settingPart]) }),
  async run(ctx, { name }) {
    const part: SettingPart = settingPart.safeParse(name).data ?? partOf(settingName.parse(name))
    const isWhole = name === part || UNDIVIDED.includes(part)
    const names = isWhole ? namesOf(part) : [settingName.parse(name)]
    const rows = await settingsIn(ctx.tx, part)
    const changes: Changes = Object.fromEntries(names.map((one) => [one, null]))
    return { changed: await keep(ctx, { part, rows, changes, by: ctx.actor.id, way: 'reset' }) }
  },
})
