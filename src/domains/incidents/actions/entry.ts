import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { count } from '../../../core/bounds.ts'
import { committed } from '../../../core/committed.ts'
import { exactMoment, exactOf, offsetMinutes } from '../../../core/exact-moment.ts'
import { forgetSoon } from '../../../core/forgotten.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { correctedOf } from '../corrected.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { asSeen, checkEntries } from '../shut.ts'
import * as store from '../store.ts'
import { pageOfEntries, place } from '../timeline-pages.ts'
import { addEntry, linkEntry, linkUncounted, unlinkEntry, withRoom } from '../timeline.ts'
import { seen, toChange } from './incident.ts'

const noting = { permission: 'incidents:note', scope: 'area' } as const

/** Minutes east of UTC, as people write them. */
export const offset = z
  .string()
  .trim()
  .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'write it like +02:00')

export const note = command({
  ...noting,
  name: 'incidents.note',
  summary:
    'Writes something into the timeline of an incident, with its time as it stands where it was read.',
  input: z.strictObject({
    incident: id,
    text: lines(2_000),
    /**
     * By the clock of the source, to the minute, the second or a fraction; without an offset it is the nation's. Left out:
     * it has no date.
     */
    at: exactMoment.optional(),
    offset: offset.optional(),
    /** The time as it is spelt in the source. */
    written: line(80).optional(),
    /** How far that clock was ahead, in ms; left out: as far as the incident says. */
    skewMs: noun.skewMs.optional(),
    tag: line(40).optional(),
    observable: line(300).optional(),
    /** Where it was read: an item of evidence or a log, and the line. */
    readIn: line(200).optional(),
  }),
  output: z.strictObject({ entry: id }),
  async run(ctx, { incident, text, at, offset: zone, written, ...more }) {
    const { area } = await toChange(ctx, incident)
    const { salt, commitment } = committed(ctx, text)
    const { moment, finer, offsetMin } = momentOf(ctx, at, zone)
    const entry = await addEntry(ctx, {
      incident,
      area,
      kind: 'note',
      subject: incident,
      at: moment,
      finer,
      written: written ?? spelt(at),
      offsetMin,
      zone: at === undefined || offsetMin !== null ? '' : ctx.node.zone,
      text,
      textSalt: salt,
      ...given(more),
    })
    const body = { entry, kind: 'note', text: commitment }
    ctx.record(records['entry.added'], { subject: incident, area, body })
    return { entry }
  },
})

/** The moment of a note with its offset. Throws 400 Problem `incidents.two_offsets` where two are said that differ. */
export function momentOf(
  { node }: Pick<CommandContext, 'node'>,
  at: string | undefined,
  said: string | undefined,
) {
  const field = said === undefined ? null : offsetMinutes(said)
  if (at === undefined) return { moment: null, finer: '', offsetMin: field }
  const own = exactOf(at, node.zone)
  if (own.offsetMin !== null && field !== null && own.offsetMin !== field)
    throw refusal('twoOffsets')
  const offsetMin = own.offsetMin ?? field
  const { at: moment, finer } =
    own.offsetMin === offsetMin ? own : exactOf(`${at}${said ?? ''}`, node.zone)
  return { moment, finer, offsetMin }
}

/** A typed time as it stands in the timeline: the offset stands beside it. */
export function spelt(at: string | undefined): string {
  return (at ?? '').replace('T', ' ').replace(/\s?(Z|[+-]\d\d:?\d\d)$/, '')
}

export const follow = command({
  name: 'incidents.follow',
  permission: 'incidents:follow',
  scope: 'area',
  summary:
    'Enters something that was recorded elsewhere, once, into the timelines of the incidents that it is a part of.',
  input: z.strictObject({
    record: line(100),
    kind: noun.entryKind.exclude(['note', 'moved', 'task-done']),
    subject: line(100),
    /** What it follows from: an alert's finding, a finding's site. */
    alsoOf: z.array(line(100)).max(10),
    area: areaPath,
    at: time,
    name: z.string().max(300),
    path: z.string().max(200),
    tag: z.string().max(40).optional(),
    observable: z.string().max(300).optional(),
    counts: noun.counts.optional(),
    /** What the incident was opened for that it belongs to for certain. */
    origin: line(100).optional(),
    /** The incident that somebody said it belongs to, over or not. */
    incident: line(100).optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { alsoOf, origin, incident: said, name, tag, observable, counts, ...facts }) {
    const { record, kind, subject, area } = facts
    ctx.inArea(area)
    if ((await store.entries.one(ctx.tx, { record })) !== undefined) {
      ctx.unchanged('it is there already')
      return {}
    }
    const known = await store.incidentsOf(ctx.tx, [subject, ...alsoOf], noun.MAX_ALIKE)
    const own = origin === undefined ? undefined : await store.incidents.one(ctx.tx, { origin })
    const all = [...new Set([...known.map((one) => one.incident), own?.id ?? ''])]
    const rows = await store.incidents.many(
      ctx.tx,
      { id: all, endedAt: null },
      { limit: all.length + 1 },
    )
    const { salt: textSalt, commitment: text } = committed(ctx, name)
    const named = said === undefined ? undefined : await standingFor(ctx, said)
    const parts = [
      ...new Set([...rows.map((row) => row.id), ...(named === undefined ? [] : [named])]),
    ]
    // A full timeline must not hold up what else follows from the record.
    const { free: incident, full } = await withRoom(ctx, parts)
    const more = given({ tag, observable, counts })
    const entry = await addEntry(ctx, { ...facts, ...more, text: name, textSalt })
    for (const one of incident) await linkUncounted(ctx, { id: entry, at: facts.at, kind }, one)
    const linked = incident.length === 0 ? {} : { incidents: incident }
    const left = full.length === 0 ? {} : { leftOut: full }
    const body = { entry, kind, record, text, ...linked, ...left }
    ctx.record(records['entry.added'], { subject, area, body })
    return {}
  },
})

export const forgetEvidence = command({
  name: 'incidents.forgetEvidence',
  permission: 'incidents:follow',
  scope: 'area',
  summary:
    'A piece of evidence was erased: it stands in timelines by its code alone, and the words go with their salts.',
  input: z.strictObject({ item: line(100), code: line(40), area: areaPath }),
  output: z.strictObject({}),
  async run(ctx, { item: subject, code, area }) {
    ctx.inArea(area)
    const named = { subject, kind: [...noun.SOURCES.evidence], textSalt: { after: '' } }
    const entries = await store.entries.count(ctx.tx, named)
    if (entries === 0) {
      ctx.unchanged('no timeline names it')
      return {}
    }
    await store.entries.change(ctx.tx, named, { text: code, textSalt: '' })
    await forgetSoon(ctx)
    ctx.record(records['entries.erased'], { subject, area, body: { entries } })
    return {}
  },
})

/** The incident of this id, or the one that it became a part of; undefined where there is none. */
async function standingFor({ tx }: CommandContext, id: string): Promise<string | undefined> {
  const row = await store.incidents.one(tx, { id })
  return row?.mergedInto ?? row?.id
}

const entryPart = noun.entryRow.omit({ textSalt: true, linkedAt: true }).extend({
  /** Digits of its moment behind the milliseconds. */
  finer: z.string(),
  /** By true time, where it is known how far the clock was off. */
  corrected: time.nullable(),
})
export type EntryPart = z.infer<typeof entryPart>

/** Letters of a moment without what is finer. */
const LENGTH = 24

/** Without the salt, which only whoever proves a text needs. */
function shown(
  row: store.EntryRow & { readonly place?: string },
  of?: noun.IncidentRow,
): EntryPart {
  const { textSalt: _, linkedAt: __, place = '', ...entry } = row
  return { ...entry, finer: place.slice(LENGTH), corrected: correctedOf(row, of) }
}

/** Entries that one page shows. */
const MAX_SHOWN = 500

export const timeline = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.timeline',
  summary:
    'The timeline of an incident, newest first; what has no date stands at its end. A tag and an observable are asked for by their beginning.',
  input: z.strictObject({
    incident: id,
    source: noun.source.optional(),
    tag: z.string().trim().max(40).optional(),
    observable: z.string().trim().max(300).optional(),
    /** Those with a moment in this stretch. */
    from: time.optional(),
    until: time.optional(),
    /** What is older than a row, or newer: a place that another page named. */
    older: place.optional(),
    newer: place.optional(),
    limit: z.number().int().min(1).max(noun.MAX_ENTRIES).default(MAX_SHOWN),
  }),
  output: z.strictObject({
    items: z.array(entryPart),
    /** Whether older ones are on another page. */
    isCut: z.boolean(),
    /** Places where the older and the newer ones go on; null where there are none. */
    older: z.string().nullable(),
    newer: z.string().nullable(),
    /** Entries that the incident has, whatever was asked for. */
    total: z.number().int(),
    /** What machines would have entered while it was full. */
    leftOut: count,
  }),
  async run(ctx, { source, older, newer, limit, ...asked }) {
    const { incident } = asked
    const of = await seen(ctx, incident)
    const kinds = source === undefined ? noun.ENTRY_KINDS : noun.SOURCES[source]
    const page = await pageOfEntries(ctx, { ...asked, kinds }, { older, newer, limit })
    return {
      ...page,
      items: page.items.map((row) => shown(row, of)),
      isCut: page.older !== null,
      total: await store.links.count(ctx.tx, { incident }),
      leftOut: of.leftOut,
    }
  },
})

export const identify = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.identify',
  summary: 'The incident that somebody named by its id or code.',
  input: z.strictObject({ incident: line(100) }),
  output: z.strictObject({ incident: id, code: z.string() }),
  run: async (ctx, { incident: of }) => await identified(ctx, of),
})

async function identified(ctx: QueryContext, of: string) {
  const named = await store.incidents.one(ctx.tx, { code: of.toUpperCase() })
  const { id: incident, code } = await seen(ctx, named?.id ?? of)
  return { incident, code }
}

export const evidenceOf = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.evidenceOf',
  summary: 'Which pieces of evidence are in the timeline of an incident, named by its id or code.',
  input: z.strictObject({ incident: line(100) }),
  output: z.strictObject({ incident: id, code: z.string(), items: z.array(z.string()) }),
  async run(ctx, { incident: of }) {
    const { incident, code } = await identified(ctx, of)
    return { incident, code, items: await store.evidenceIn(ctx.tx, incident) }
  },
})

export const unlinked = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.unlinked',
  summary: 'What was recorded and is a part of no incident, newest first.',
  input: listInput.extend({ since: time.optional() }),
  output: listed(entryPart),
  async run(ctx, { after, limit, since }) {
    const wanted = { area: store.within(ctx.areas()), since }
    const rows = await store.looseEntries(ctx.tx, wanted, { after, limit: limit + 1 })
    return pageOf(
      (await asSeen(ctx, rows)).map((row) => shown(row)),
      limit,
    )
  },
})

const link = z.strictObject({ incident: id, entry: id })

export const linkTo = command({
  ...noting,
  name: 'incidents.linkTo',
  summary: 'Makes an entry of the timeline a part of an incident.',
  input: link,
  output: nothing,
  async run(ctx, { incident, entry }) {
    const { area } = await toChange(ctx, incident)
    const row = found(await store.entries.one(ctx.tx, { id: entry }), 'unknownEntry')
    ctx.inArea(row.area)
    if ((await store.links.one(ctx.tx, { incident, entry })) !== undefined) {
      ctx.unchanged('it is a part of it already')
      return {}
    }
    // Where it is a part of another one its moment stands there to the last digit.
    const [other] = await store.links.many(ctx.tx, { entry }, { limit: 1 })
    await linkEntry(ctx, { ...row, at: other?.at ?? row.at }, incident, noun.ROOM.person)
    ctx.record(records['entry.linked'], { subject: incident, area, body: { entry } })
    return {}
  },
})

export const unlinkFrom = command({
  ...noting,
  name: 'incidents.unlinkFrom',
  summary:
    'Takes an entry out of an incident; the entry itself stays. What tells of evidence of a case is taken out by its members.',
  input: link,
  output: nothing,
  async run(ctx, { incident, entry }) {
    const { area } = await toChange(ctx, incident)
    const row = found(await store.entries.one(ctx.tx, { id: entry }), 'unknownEntry')
    // What was written into an incident belongs to it.
    if (row.record === null) throw refusal('unknownEntry')
    await checkEntries(ctx, [row])
    if (!(await unlinkEntry(ctx, entry, incident))) throw refusal('unknownEntry')
    ctx.record(records['entry.unlinked'], { subject: incident, area, body: { entry } })
    return {}
  },
})
