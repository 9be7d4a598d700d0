import { z } from 'zod'
import { holdsIn } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { civilAt, momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { namesOf, personsToChoose } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { timeline, unlinked } from '../actions/entry.ts'
import { incident, isLive } from '../actions/incident.ts'
import { playbooks } from '../actions/playbook.ts'
import { rowFiles } from '../actions/timeline-file.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { personsHolding } from '../needs.ts'
import { source } from '../schema.ts'
import { place } from '../timeline-pages.ts'

/** Entries that the page shows; the file has all. */
const SHOWN = 100
/** What belongs to no incident, as the page offers it. */
const LOOSE = 20
/** How long ago it may have been entered: what is older has had its time to be taken in. */
const LATELY_MS = 30 * DAY

/** In whose time the timeline is told: the nation's, UTC, or as each moment was written. */
const clock = z.enum(['nation', 'utc', 'written'])
export const CLOCKS = clock.options

/** Which entries the address of the page asks for. */
export function filterOf({ search, node }: Pick<PageContext, 'search' | 'node'>) {
  const { tag, observable } = search
  const moment = (name: string) => {
    const typed = asked(timeOrCivil, search[name])
    return typed === undefined ? undefined : momentOf(typed, node.zone)
  }
  const stretch = given({ from: moment('from'), until: moment('until') })
  const written = given({ tag: tag?.slice(0, 40), observable: observable?.slice(0, 300) })
  return { ...given({ source: asked(source, search['source']) }), ...written, ...stretch }
}

/** Which page of them. */
function pageAsked({ search }: Pick<PageContext, 'search'>) {
  return given({ older: asked(place, search['older']), newer: asked(place, search['newer']) })
}

/** The filter as an address has it, with the clock on the wall. */
export function inAddress({ from, until, ...rest }: IncidentData['filter'], zone: string) {
  const wall = (at: string | undefined) => (at === undefined ? undefined : civilAt(at, zone))
  return { ...rest, ...given({ from: wall(from), until: wall(until) }) }
}

/** Hashes of the files that brought in what is shown, by their ids. */
async function filesOf(
  ctx: PageContext,
  of: string,
  shown: readonly { readonly file: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  if (shown.every(({ file }) => file === null)) return new Map()
  const { items } = await ctx.call(rowFiles, { incident: of })
  return new Map(items.map(({ id, sha256 }) => [id, sha256]))
}

/** All that the page of an incident shows. */
export async function loadIncident(ctx: PageContext) {
  const found = await ctx.call(incident, { incident: ctx.params['incident'] ?? '' })
  const { actor, node } = ctx
  const isOver = !isLive(found)
  const mayLead = holdsIn(actor, 'incidents:lead', found.area)
  const mayDeclare = holdsIn(actor, 'cases:open', found.area)
  const mayNote = holdsIn(actor, 'incidents:note', found.area) && !isOver
  const filter = filterOf(ctx)
  const page = pageAsked(ctx)
  const wanted = { incident: found.id, limit: SHOWN, ...filter }
  const entries = await ctx.call(timeline, { ...wanted, ...page })
  const isAsked = node.realm === 'actual' && (mayLead || mayNote) && !isOver
  const desk = isAsked
    ? (await ctx.ask(personsHolding, { permission: 'incidents:note', area: found.area })).persons
    : []
  const persons = [found.owner, found.openedBy, ...entries.items.map(({ addedBy }) => addedBy)]
  const ofTasks = found.tasks.flatMap(({ owner, doneBy }) => [owner, doneBy])
  return {
    found,
    isOver,
    mayLead,
    mayNote,
    mayDeclare,
    mayReadWord: holdsIn(actor, 'statements:read', found.area),
    maySeeErasures: holdsIn(actor, 'incidents:see-erasures', found.area),
    mayAskErasure: holdsIn(actor, 'incidents:ask-erasure', found.area),
    mayHandIn: holdsIn(actor, 'evidence:add', found.area),
    mayBundle: holdsIn(actor, 'evidence:handle', found.area),
    filter,
    isFirstPage: page.older === undefined && page.newer === undefined,
    clock: asked(clock, ctx.search['zone']) ?? ('nation' as const),
    entries,
    files: await filesOf(ctx, found.id, entries.items),
    playbooks: mayLead && !isOver ? (await ctx.call(playbooks, {})).items : [],
    loose: mayNote
      ? await ctx.call(unlinked, { limit: LOOSE, since: addMs(ctx.now, -LATELY_MS) })
      : { items: [], next: null },
    names: await namesOf(ctx, { areas: [found.area], persons: [...persons, ...ofTasks] }),
    desk: await personsToChoose(ctx, desk),
    self: await ctx.ofReader((reader) => reader.actor.id),
  }
}
export type IncidentData = Awaited<ReturnType<typeof loadIncident>>
