import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { under } from '../../../core/permission.ts'
import { nextOf, pageRows } from '../../../core/listed.ts'
import { answerOf } from '../../../lib/questionnaire/index.ts'
import { bookOf, formOf } from '../forms.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { derivePlace } from '../place.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const reading = { permission: 'pollwatch:read', scope: 'area' } as const

const figure = z.strictObject({
  form: noun.formPrefix,
  serial: z.number().int(),
  verdict: noun.verdict,
  places: z.number().int(),
  conflicts: z.number().int(),
  /** Stations whose number of people who voted is known, and the sum. */
  counted: z.number().int(),
  turnout: z.number().int(),
})
export type PlaceFigure = z.infer<typeof figure>

const figures = z.strictObject({
  figures: z.array(figure),
  /** Stations at which somebody observes: what every figure is a part of. */
  stations: z.number().int(),
})

export const ownFigures = query({
  ...observing,
  name: 'pollwatch.ownFigures',
  summary: 'How the stations of the own group stand by form, and of how many stations that is.',
  input: z.strictObject({}),
  output: figures,
  async run(ctx) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { figures: [], stations: 0 }
    const known = await store.coverage(ctx.tx, group.id)
    const all = await store.placeFigures(ctx.tx, { view: group.id, areas: undefined })
    return { figures: all, stations: known.get(group.id)?.stations ?? 0 }
  },
})

export const releasedFigures = query({
  ...reading,
  name: 'pollwatch.releasedFigures',
  summary: 'How the stations stand by form, as far as groups hand on what they see.',
  input: z.strictObject({}),
  output: figures,
  async run(ctx) {
    const areas = under(ctx.areas())
    const all = await store.placeFigures(ctx.tx, { view: noun.AUTHORITY_VIEW, areas })
    return { figures: all, stations: await store.watchedStations(ctx.tx, areas) }
  },
})

/** Rows with conflicts first would need every row to be sorted: they are a list of their own. */
export const placeView = z.enum(['all', 'conflicts', 'flagged', 'missing'])

const listOf = z.strictObject({
  form: noun.formPrefix,
  serial: noun.formSerial,
  view: placeView.default('all'),
  after: z.string().max(64).optional(),
  limit: pageRows,
})

const placeList = z.strictObject({
  items: z.array(noun.placeRow.omit({ view: true })),
  next: z.string().nullable(),
})

/** Rows of a form in a view, in the order of their stations. */
async function rowsOf(
  { tx }: QueryContext,
  { view: shown, after, limit, ...key }: z.infer<typeof listOf>,
  of: { readonly view: string; readonly area?: ReturnType<typeof under> },
): Promise<z.infer<typeof placeList>> {
  const where = {
    ...key,
    ...of,
    ...(shown === 'conflicts' ? { conflicts: { after: 0 } as never } : {}),
    ...(shown === 'flagged' || shown === 'missing' ? { verdict: shown } : {}),
    ...(after === undefined ? {} : { station: { after } }),
  }
  const rows = await store.places.many(tx, where, { order: ['station'], limit })
  return {
    items: rows.map(({ view: _v, ...row }) => row),
    next: nextOf(rows, limit, ({ station }) => station),
  }
}

export const ownPlaces = query({
  ...observing,
  name: 'pollwatch.ownPlaces',
  summary: 'What the entries of the own group amount to, station by station.',
  input: listOf,
  output: placeList,
  async run(ctx, input) {
    const group = await groupOfCaller(ctx)
    return group === null ? { items: [], next: null } : await rowsOf(ctx, input, { view: group.id })
  },
})

export const releasedPlaces = query({
  ...reading,
  name: 'pollwatch.releasedPlaces',
  summary: 'What the entries amount to that were handed on, station by station, over all groups.',
  input: listOf,
  output: placeList,
  run: (ctx, input) => rowsOf(ctx, input, { view: noun.AUTHORITY_VIEW, area: under(ctx.areas()) }),
})

const decision = noun.placeKey.extend({
  tag: noun.formTag,
  /** In the digits in which it is answered. */
  value: line(9),
  why: line(300),
})

/** Puts a value in the place of what observers differ about, with the reason. */
async function decide(
  ctx: CommandContext,
  view: string,
  { tag, value: digits, why, ...key }: z.infer<typeof decision>,
): Promise<void> {
  const row = found(await store.places.one(ctx.tx, { view, ...key }), 'unknownPlace')
  if (view === noun.AUTHORITY_VIEW) ctx.inArea(row.area)
  const book = await bookOf(ctx)
  const field = found(
    formOf(book, key.form, key.version)?.fields.find((one) => one.tag === tag),
    'unknownTag',
  )
  const value = found(answerOf(field, digits), 'badValue')
  const facts = { id: ctx.newId(), view, ...key, tag, value, why }
  await store.overrides.insert(ctx.tx, { ...facts, person: ctx.actor.id, at: ctx.now })
  await derivePlace(ctx, book, view, key)
  const body = { ...key, tag, value, why }
  ctx.record(records['watchPlace.decided'], { subject: key.station, marking: 'TLP:AMBER', body })
}

export const decideOwn = command({
  ...observing,
  name: 'pollwatch.decideOwn',
  summary: 'Decides a value about which observers of the own group differ, with a reason.',
  input: decision,
  output: z.strictObject({}),
  async run(ctx, input) {
    await decide(ctx, (await ownGroup(ctx)).id, input)
    return {}
  },
})

export const decideReleased = command({
  permission: 'pollwatch:answer',
  scope: 'area',
  name: 'pollwatch.decideReleased',
  summary:
    'Decides a value about which groups differ, with a reason; what they sent stays as it is.',
  input: decision,
  output: z.strictObject({}),
  async run(ctx, input) {
    await decide(ctx, noun.AUTHORITY_VIEW, input)
    return {}
  },
})
