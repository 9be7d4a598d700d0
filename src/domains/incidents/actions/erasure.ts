import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { erasableSubject, erasureShown, type Place } from '../../../core/erasing.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { words } from '../erasing.ts'
import { found } from '../refusals.ts'
import { erasableKind } from '../schema-erasure.ts'
import * as store from '../store.ts'
import * as erasures from '../store/erasure.ts'
import { seen } from './incident.ts'

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
    return { erasure: await words.ask(ctx, await placeHere(ctx, incident), wanted) }
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
    await words.carryOut(ctx, place, await words.open(ctx.tx, incident, erasure))
    return {}
  },
})

/** The incident, over or not, where the caller may act in its area. Throws 404. */
async function placeHere(ctx: CommandContext, of: string): Promise<Place> {
  const { area } = found(await store.incidents.one(ctx.tx, { id: of }), 'unknownIncident')
  ctx.inArea(area)
  return { of, area }
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
    return { area, code, title, ...(await words.shown(ctx.tx, incident, wanted)) }
  },
})

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
    return { items: await erasures.openErasures(ctx.tx, wanted) }
  },
})
