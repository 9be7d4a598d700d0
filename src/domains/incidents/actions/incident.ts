import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { codeOrWords } from '../../../core/code-or-words.ts'
import { committed } from '../../../core/committed.ts'
import { fold } from '../../../core/fold.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { areaPath, inReach } from '../../../core/permission.ts'
import { isMergeShut, notShut, shutIncidents } from '../../../core/shut.ts'
import { alikeOf } from '../alike.ts'
import { words } from '../erasing.ts'
import { checkHolder } from '../holder.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { MAX_RUNS, runRow } from '../schema-playbook.ts'
import * as store from '../store.ts'
import { addEntry, linkEntry } from '../timeline.ts'

const reading = { permission: 'incidents:read', scope: 'area' } as const
const leading = { permission: 'incidents:lead', scope: 'area' } as const
const ref = z.strictObject({ incident: id })
const title = line(200)

/** What a list shows of an incident. */
export const incidentPart = noun.incidentRow.omit({ titleSalt: true, words: true, leftOut: true })
export type IncidentPart = z.infer<typeof incidentPart>

/** An incident as lists show it. */
function partOf(row: noun.IncidentRow): IncidentPart {
  const { titleSalt: _, words: __, leftOut: ___, ...part } = row
  return part
}

/** The incident, where the caller may see it. Throws 404 Problem `incidents.unknown_incident`. */
export async function seen(ctx: QueryContext, incident: string): Promise<noun.IncidentRow> {
  const row = inReach(ctx, await store.incidents.one(ctx.tx, { id: incident }))
  return found(row === null ? null : (await notShut(ctx, [row], idOf))[0], 'unknownIncident')
}

const idOf = ({ id: own }: Pick<noun.IncidentRow, 'id'>) => own

/** The same for a command that may change something of it, over or not. */
export async function incidentHere(
  ctx: CommandContext,
  incident: string,
): Promise<noun.IncidentRow> {
  const row = found(await store.incidents.one(ctx.tx, { id: incident }), 'unknownIncident')
  ctx.inArea(row.area)
  return found((await notShut(ctx, [row], idOf))[0], 'unknownIncident')
}

/** The same for a command that changes something of it. Throws 409 `incidents.over` besides, where it is over. */
export async function toChange(ctx: CommandContext, incident: string): Promise<noun.IncidentRow> {
  const row = await incidentHere(ctx, incident)
  if (!isLive(row)) throw refusal('over')
  return row
}

export function isLive({ endedAt }: Pick<noun.IncidentRow, 'endedAt'>): boolean {
  return endedAt === null
}

interface Opening {
  readonly title: string
  readonly area: string
  readonly severity: z.infer<typeof noun.severity>
  readonly origin?: string
}

/** Opens an incident of which nothing is known yet but that it is there. */
async function openRow(ctx: CommandContext, { title: text, area, severity, origin }: Opening) {
  const own = ctx.newId()
  const code = `INC-${ctx.newCode(8)}`
  const { salt, commitment } = committed(ctx, text)
  await store.incidents.insert(ctx.tx, {
    id: own,
    code,
    area,
    state: 'open',
    severity,
    title: text,
    titleSalt: salt,
    words: fold(text),
    origin,
    openedBy: ctx.actor.id,
    openedAt: ctx.now,
    leftOut: 0,
  })
  const body = { code, severity, title: commitment, ...given({ origin }) }
  ctx.record(records['incident.opened'], { subject: own, area, body })
  return { incident: own, code }
}

export const open = command({
  ...leading,
  name: 'incidents.open',
  summary: 'Opens an incident: what happened, where, and how bad it is.',
  input: z.strictObject({ title, area: areaPath, severity: noun.severity }),
  output: z.strictObject({ incident: id, code: z.string() }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    return await openRow(ctx, input)
  },
})

/** Causes that one question names: the findings behind an alert, and what was preserved of them. */
export const MAX_CAUSES = 100

export const openFor = command({
  name: 'incidents.openFor',
  permission: 'incidents:follow',
  scope: 'area',
  summary:
    'Opens the incident of an alert that went out, once, with what was entered of what it follows from.',
  input: z.strictObject({
    origin: line(100),
    title,
    area: areaPath,
    severity: noun.severity,
    /** Subjects of entries that belong to it: the finding behind the alert. */
    follows: z.array(line(100)).max(MAX_CAUSES),
  }),
  output: z.strictObject({ incident: id }),
  async run(ctx, { follows, ...input }) {
    ctx.inArea(input.area)
    const known = await store.incidents.one(ctx.tx, { origin: input.origin })
    if (known !== undefined) {
      ctx.unchanged('it has its incident already')
      return { incident: known.id }
    }
    const { incident: own } = await openRow(ctx, input)
    const how = { order: ['-id'], limit: MAX_FOLLOWED } as const
    for (const entry of await store.entries.many(ctx.tx, { subject: follows }, how))
      await linkEntry(ctx, entry, own)
    return { incident: own }
  },
})

/** Entries that an incident begins with. */
export const MAX_FOLLOWED = 50

export const describe = command({
  ...leading,
  name: 'incidents.describe',
  summary:
    'Says what kind of incident it is, what it is about, when in the election, and whose clock its times come from.',
  input: ref.extend({
    title,
    severity: noun.severity,
    type: noun.rsitType,
    asset: noun.asset,
    phase: noun.phase,
    clock: noun.clockSource,
    clockOffsetMs: noun.skewMs.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { incident, title: text, clockOffsetMs = null, ...facts }) {
    const row = await toChange(ctx, incident)
    const named = text === row.title ? null : committed(ctx, text)
    const spelt = named && { title: text, titleSalt: named.salt, words: fold(text) }
    await store.incidents.change(ctx.tx, { id: incident }, { ...facts, clockOffsetMs, ...spelt })
    if (named !== null)
      await words.gone(ctx, { of: incident, area: row.area }, { kind: 'title', subject: incident })
    const body = { ...facts, ...(named && { title: named.commitment }) }
    ctx.record(records['incident.described'], { subject: incident, area: row.area, body })
    return {}
  },
})

export const lead = command({
  ...leading,
  name: 'incidents.lead',
  summary: 'Takes the lead of an incident, or gives it to somebody who may.',
  input: ref.extend({ owner: z.string().max(60).optional() }),
  output: z.strictObject({}),
  async run(ctx, { incident, owner = ctx.actor.id }) {
    const row = await toChange(ctx, incident)
    if (row.owner === owner) {
      ctx.unchanged('he leads it already')
      return {}
    }
    await checkHolder(ctx, owner, { permission: leading.permission, area: row.area })
    await store.incidents.change(ctx.tx, { id: incident }, { owner })
    ctx.record(records['incident.led'], { subject: incident, area: row.area, body: { owner } })
    return {}
  },
})

/** Which time is set by reaching a state, and which are taken back by opening it again. */
const TIMES = {
  open: { containedAt: null, recoveredAt: null, endedAt: null },
  contained: 'containedAt',
  recovered: 'recoveredAt',
  closed: 'endedAt',
  'false-alarm': 'endedAt',
} as const

export const move = command({
  ...leading,
  name: 'incidents.move',
  summary:
    'Says how far an incident is: contained, recovered, closed, a false alarm, or open again.',
  input: ref.extend({
    from: noun.incidentState,
    to: noun.incidentState.exclude(['merged']),
    reason: line(500).optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { incident, from, to, reason }) {
    const row = await incidentHere(ctx, incident)
    if (row.state !== from || !noun.NEXT_STATES[from].includes(to)) throw refusal('wrongStep')
    if (noun.REASONED.has(to) && reason === undefined) throw refusal('reasonNeeded')
    if (to === 'closed') await checkClosing(ctx, row)
    const times = TIMES[to]
    const at = typeof times === 'string' ? { [times]: ctx.now } : times
    await store.incidents.change(ctx.tx, { id: incident }, { state: to, ...at })
    const why = reason === undefined ? null : committed(ctx, reason)
    const body = { from, to, ...(why === null ? {} : { reason: why.commitment }) }
    ctx.record(records['incident.moved'], { subject: incident, area: row.area, body })
    if (why !== null) await keepReason(ctx, row, why)
    return {}
  },
})

/** Nobody closes what nobody has described, or what still asks for something. Throws 409. */
async function checkClosing(ctx: CommandContext, row: noun.IncidentRow): Promise<void> {
  const { type, asset, phase, clock, owner } = row
  if ([type, asset, phase, clock, owner].includes(null)) throw refusal('factsMissing')
  const count = await store.tasks.count(ctx.tx, { incident: row.id, doneAt: null })
  if (count > 0) throw refusal('tasksOpen', { params: { count } })
}

/** The reason of a step stands in the timeline, under the salt of its commitment. */
async function keepReason(
  ctx: CommandContext,
  { id: incident, area }: noun.IncidentRow,
  { text, salt }: { readonly text: string; readonly salt: string },
): Promise<void> {
  await addEntry(ctx, {
    incident,
    area,
    kind: 'moved',
    subject: incident,
    text,
    textSalt: salt,
    at: ctx.now,
  })
}

/** Links of one statement: engines take some ten thousand values at once, and each has four. */
const LINKED_AT_ONCE = 1_000

export const merge = command({
  ...leading,
  name: 'incidents.merge',
  summary:
    'Makes an incident a part of another one, which gets its timeline and tasks; both keep their names.',
  input: ref.extend({ into: id }),
  output: z.strictObject({}),
  async run(ctx, { incident, into }) {
    if (incident === into) throw refusal('sameIncident')
    const row = await toChange(ctx, incident)
    const other = await toChange(ctx, into)
    if (await isMergeShut(ctx, { incident, into })) throw refusal('twoCases')
    const own = await store.links.many(ctx.tx, { incident }, { limit: noun.MAX_ENTRIES })
    const there = await store.links.many(ctx.tx, { incident: into }, { limit: noun.MAX_ENTRIES })
    const known = new Set(there.map(({ entry }) => entry))
    const added = own.filter(({ entry }) => !known.has(entry))
    if (there.length + added.length > noun.ROOM.person)
      throw refusal('tooMany', { params: { most: noun.ROOM.person } })
    const rows = added.map((link) => ({ ...link, incident: into, addedAt: ctx.now }))
    for (let from = 0; from < rows.length; from += LINKED_AT_ONCE)
      await store.links.insert(ctx.tx, rows.slice(from, from + LINKED_AT_ONCE))
    const asks = await store.tasks.count(ctx.tx, { incident, doneAt: null })
    if ((await store.tasks.count(ctx.tx, { incident: into })) + asks > noun.MAX_TASKS)
      throw refusal('tooMany', { params: { most: noun.MAX_TASKS } })
    await store.tasks.change(ctx.tx, { incident, doneAt: null }, { incident: into })
    await store.runs.change(ctx.tx, { incident, endedAt: null }, { incident: into })
    const end = { state: 'merged', mergedInto: into, endedAt: ctx.now } as const
    await store.incidents.change(ctx.tx, { id: incident }, end)
    const about = { subject: incident, area: row.area, body: { into: other.id } }
    ctx.record(records['incident.merged'], about)
    return {}
  },
})

/** Views of the list. */
export const listView = z.enum(['live', 'mine', 'nobody', 'ended', 'all'])
export type ListView = z.infer<typeof listView>

function conditionsOf(ctx: QueryContext, view: ListView): store.Listed {
  const area = store.within(ctx.areas())
  if (view === 'all') return { area }
  if (view === 'ended') return { area, endedAt: { not: null } }
  if (view === 'live') return { area, endedAt: null }
  return { area, endedAt: null, owner: view === 'mine' ? ctx.actor.id : null }
}

const CODES = /^INC-[A-Z0-9]{8}$/

export const incidents = query({
  ...reading,
  name: 'incidents.incidents',
  summary:
    'Incidents, newest first; by a code, or by the beginning of a title, which then decides their order.',
  input: listInput.extend({
    view: listView.default('live'),
    search: z.string().trim().max(100).optional(),
  }),
  output: listed(incidentPart),
  async run(ctx, { after, limit, view, search = '' }) {
    const where = conditionsOf(ctx, view)
    const wanted = codeOrWords(search, CODES)
    const asked = { ...where, but: await shutIncidents(ctx) }
    const rows = await rowsOf(ctx, asked, { wanted, after, limit: limit + 1 })
    return pageOf(rows.map(partOf), limit)
  },
})

/** Rows of a list: that of a code, those whose titles begin like what is searched, or the newest. */
async function rowsOf(
  { tx }: QueryContext,
  { but, ...where }: store.Listed,
  asked: {
    readonly wanted: ReturnType<typeof codeOrWords>
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<noun.IncidentRow[]> {
  const { wanted, after, limit } = asked
  if ('code' in wanted) {
    const rows = await store.incidents.many(tx, { ...where, ...wanted }, { limit })
    return rows.filter(({ id: own }) => but?.includes(own) !== true)
  }
  if (!('words' in wanted))
    return await store.newestIncidents(tx, { ...where, but }, { after, limit })
  const last = after === undefined ? undefined : await store.incidents.one(tx, { id: after })
  return await store.incidentsLike(
    tx,
    { ...where, but },
    { words: wanted.words.from, after: last, limit },
  )
}

/** What another incident is called. */
const namePart = incidentPart.pick({ id: true, code: true, title: true })
/** What the page of an incident shows of its tasks, and of the playbooks that are gone through on it. */
const taskPart = noun.taskRow.omit({ titleSalt: true, incident: true, step: true })
const runPart = runRow.omit({ text: true, state: true, incident: true })
const alikePart = namePart.extend({ state: noun.incidentState })

export const incident = query({
  ...reading,
  name: 'incidents.incident',
  summary: 'Everything about one incident, with others that may be the same one.',
  input: ref,
  output: incidentPart.extend({
    tasks: z.array(taskPart),
    runs: z.array(runPart),
    merged: z.array(namePart),
    alike: z.array(alikePart),
  }),
  async run(ctx, { incident: of }) {
    const row = await seen(ctx, of)
    const how = { order: ['doneAt', 'dueAt', 'id'], limit: noun.MAX_TASKS, as: taskPart } as const
    const tasks = await store.tasks.many(ctx.tx, { incident: of }, how)
    const merged = await store.incidents.many(
      ctx.tx,
      { mergedInto: of },
      { order: ['id'], limit: noun.MAX_ALIKE, as: namePart },
    )
    const newest = { order: ['-id'], limit: MAX_RUNS, as: runPart } as const
    return {
      ...partOf(row),
      tasks,
      runs: await store.runs.many(ctx.tx, { incident: of }, newest),
      merged: await notShut(ctx, merged, idOf),
      alike: isLive(row) ? await alikeOf(ctx, row) : [],
    }
  },
})
