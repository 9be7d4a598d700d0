import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { line } from '../../../core/line.ts'
import type { SettingPart } from '../../../core/settings.ts'
import { language } from '../../../core/text.ts'
import { zone as zoneName } from '../../../core/zone.ts'
import { cleanPng } from '../../../lib/png/index.ts'
import { checkFree, keep, ofConsole, readPart, sealedChanges } from '../keeping.ts'
import { refusal } from '../refusals.ts'
import { MAX_MARK_BYTES, MAX_MARK_TEXT, tagList, type Values } from '../schema.ts'

const facts = {
  permission: 'settings:write',
  scope: 'nation',
  realm: 'actual',
  output: z.strictObject({ changed: z.boolean() }),
} as const

/** Version of the part that was read, so that nobody goes over what somebody else just did. */
const version = count

async function set(
  ctx: CommandContext,
  part: SettingPart,
  wanted: { readonly version: number; readonly values: Values },
): Promise<{ changed: boolean }> {
  checkFree(ctx, Object.keys(wanted.values))
  const rows = await readPart(ctx, part, wanted.version)
  const changes = sealedChanges(ctx, wanted.values)
  return { changed: await keep(ctx, { part, rows, changes, by: ctx.actor.id, way: 'set' }) }
}

export const setName = command({
  ...facts,
  name: 'settings.setName',
  summary: 'Sets what people call the node.',
  input: z.strictObject({ name: line(80), version }),
  run: async (ctx, { name: SCRUTINEER_NAME, version: read }) =>
    await set(ctx, 'name', { version: read, values: { SCRUTINEER_NAME } }),
})

/** Sides of a seal in pixels; it is shown at a twentieth of that. */
const MAX_MARK_SIDE = 1024

export const setMark = command({
  ...facts,
  name: 'settings.setMark',
  summary: 'Sets the seal of the office: a PNG in base64, of which only the picture is kept.',
  input: z.strictObject({ png: z.base64().max(MAX_MARK_TEXT), version }),
  async run(ctx, { png, version: read }) {
    const clean = cleanPng(Buffer.from(png, 'base64'), {
      maxBytes: MAX_MARK_BYTES,
      maxSide: MAX_MARK_SIDE,
    })
    if (clean === null) {
      const { message } = refusal('notAPng')
      throw refusal('notAPng', { fields: [{ path: 'png', message }] })
    }
    const SCRUTINEER_MARK = Buffer.from(clean).toString('base64')
    return await set(ctx, 'mark', { version: read, values: { SCRUTINEER_MARK } })
  },
})

export const setZone = command({
  ...facts,
  name: 'settings.setZone',
  summary: 'Sets the time zone in which all times are shown.',
  input: z.strictObject({ zone: zoneName, version }),
  run: async (ctx, { zone: SCRUTINEER_ZONE, version: read }) =>
    await set(ctx, 'zone', { version: read, values: { SCRUTINEER_ZONE } }),
})

export const setLanguages = command({
  ...facts,
  name: 'settings.setLanguages',
  summary:
    'Sets the languages of the interface, those of alerts besides, and those that every Actual alert must have.',
  input: z.strictObject({
    /** Spoken where a reader names none of them. */
    first: language.optional(),
    others: z.array(language).max(20).default([]),
    alert: tagList.optional(),
    mandatory: tagList.optional(),
    version,
  }),
  async run(ctx, { first, others, alert = '', mandatory = '', version: read }) {
    const spoken = first === undefined ? '' : [...new Set([first, ...others])].join(',')
    const values: Values = {
      SCRUTINEER_LANGUAGES: spoken,
      SCRUTINEER_ALERT_LANGUAGES: alert,
      SCRUTINEER_MANDATORY_LANGUAGES: mandatory,
    }
    return await set(ctx, 'languages', { version: read, values: ofConsole(ctx, values) })
  },
})
