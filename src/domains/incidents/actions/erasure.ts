import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { erasableSubject, erasureShown, type Place } from '../../../core/erasing.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import { time } from '../../../core/time.ts'
import { words } from '../erasing.ts'
import { type ErasableKind, erasableKind } from '../schema-erasure.ts'
import { checkEntries, checkMember, keptSubjects } from '../shut.ts'
import * as store from '../store.ts'
import * as erasures from '../store/erasure.ts'
import { incidentHere, seen } from './incident.ts'

export const askErasure = command({
  name: 'incidents.askErasure',
  permission: 'incidents:ask-erasure',
  scope: 'area',
  summary:
    'The data protection officer asks that words of an incident be erased, of whatever they are, on a legal basis.',
  input: z.strictObject({
    incident: id,
    kind: erasableKind,
    subject: erasableSubject,
    basis: line(300),
  }),
  output: z.strictObject({ erasure: id }),
  async run(ctx, { incident, ...wanted }) {
    const place = await placeHere(ctx, incident)
    await checkOwn(ctx, place, wanted)
    return { erasure: await words.ask(ctx, place, wanted) }
  },
})

export const eraseWords = command({
  name: 'incidents.eraseWords',
  permission: 'incidents:erase',
  scope: 'area',
  summary:
    'The prosecutor erases words of an incident that the data protection officer asked to be erased: the log keeps its commitment. It cannot be taken back; backups hold them until they expire.',
  input: z.strictObject({ incident: id, erasure: id }),
  output: z.strictObject({}),
  async run(ctx, { incident, erasure }) {
    const place = await placeHere(ctx, incident)
    const asked = await words.open(ctx.tx, incident, erasure)
    await checkOwn(ctx, place, asked)
    await words.carryOut(ctx, place, asked)
    return {}
  },
})

/** The incident, over or not, where the caller may act in its area. Throws 404. */
async function placeHere(ctx: CommandContext, of: string): Promise<Place> {
  const { area } = await incidentHere(ctx, of)
  return { of, area }
}

/** What a case stands on is called by a title, and its evidence by entries: members alone take those away. Throws 403. */
async function checkOwn(
  ctx: CommandContext,
  { of }: Place,
  { kind, subject }: { readonly kind: ErasableKind; readonly subject: string },
): Promise<void> {
  if (kind === 'title') await checkMember(ctx, of)
  if (kind !== 'entry') return
  const row = await store.entries.one(ctx.tx, { id: subject })
  if (row !== undefined) await checkEntries(ctx, [row])
}

export const erasable = query({
  name: 'incidents.erasable',
  permission: 'incidents:see-erasures',
  scope: 'area',
  summary:
    'What of the words of an incident was asked to be erased, or is; and the words of one kind, those that were asked for first.',
  input: z.strictObject({
    incident: id,
    kind: erasableKind.optional(),
    /** The row that is shown before the others. */
    subject: erasableSubject.optional(),
  }),
  output: erasureShown(erasableKind).extend({
    area: areaPath,
    code: z.string(),
    title: z.string(),
  }),
  async run(ctx, { incident, ...wanted }) {
    const { area, code, title } = await seen(ctx, incident)
    const shown = await words.shown(ctx.tx, incident, wanted)
    return { area, code, title, ...shown, items: await itemsSeen(ctx, shown.items) }
  },
})

type Item = Readonly<Record<'subject' | 'text', string>>

/** Words as the caller sees them: of evidence that a case keeps from him the code. */
async function itemsSeen(ctx: QueryContext, items: readonly Item[]): Promise<Item[]> {
  const id = items.map(({ subject }) => subject)
  const rows = await store.entries.many(ctx.tx, { id }, { limit: id.length + 1 })
  const kept = await keptSubjects(ctx, rows)
  const codes = new Map(rows.map((row) => [row.id, kept.get(row.subject)]))
  return items.map((item) => ({ ...item, text: codes.get(item.subject) ?? item.text }))
}

export const openErasures = query({
  name: 'incidents.openErasures',
  permission: 'incidents:erase',
  scope: 'area',
  summary: 'Erasures that were asked for and that the caller may carry out, the oldest first.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ id, incident: id, code: z.string(), kind: erasableKind, askedAt: time }),
    ),
  }),
  async run(ctx) {
    const wanted = { areas: under(ctx.areas()), but: ctx.actor.id, limit: SHOWN_OF_SLICE }
    const rows = await erasures.openErasures(ctx.tx, wanted)
    return { items: await notShut(ctx, rows, (row) => row.incident) }
  },
})
