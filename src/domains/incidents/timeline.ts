import type { CommandContext } from '../../core/action.ts'
import { refusal } from './refusals.ts'
import { ROOM } from './schema.ts'
import { countLeftOut, entries, type EntryRow, links } from './store.ts'

/** An entry before it has a name: what is left out is empty, and a moment is the node's own, in UTC. */
export type EntryDraft = Pick<EntryRow, 'area' | 'kind' | 'subject' | 'at'> &
  Partial<EntryRow> & {
    /** Incidents that it belongs to; there may be none yet. */
    readonly incident?: string | readonly string[]
    /** Digits of its moment behind the milliseconds. */
    readonly finer?: string
  }

/** Adds an entry to the timeline and links it. Throws 409 Problem `incidents.too_many` where an incident is full. */
export async function addEntry(ctx: CommandContext, draft: EntryDraft): Promise<string> {
  const { incident = [], finer = '', ...facts } = draft
  const own = ctx.newId()
  await entries.insert(ctx.tx, {
    record: null,
    path: '',
    written: facts.at ?? '',
    offsetMin: 0,
    zone: '',
    skewMs: null,
    counts: null,
    tag: '',
    observable: '',
    readIn: '',
    file: null,
    fileRow: null,
    text: '',
    textSalt: '',
    ...facts,
    id: own,
    addedBy: ctx.actor.id,
    addedAt: ctx.now,
    linkedAt: null,
  })
  const at = facts.at === null ? null : `${facts.at}${finer}`
  for (const one of [incident].flat()) await linkEntry(ctx, { ...facts, id: own, at }, one)
  return own
}

/** How far the timeline of an incident may be filled by this entry. */
function roomFor({ kind, record }: Pick<EntryRow, 'kind'> & Partial<EntryRow>): number {
  if (kind === 'moved' || kind === 'task-done') return ROOM.step
  return record === null || record === undefined ? ROOM.person : ROOM.machine
}

/** Makes an entry a part of an incident. Throws 409 Problem `incidents.too_many` where that is full. */
export async function linkEntry(
  { tx, now }: CommandContext,
  entry: Pick<EntryRow, 'id' | 'at' | 'kind'> & Partial<EntryRow>,
  incident: string,
  most: number = roomFor(entry),
): Promise<void> {
  if ((await links.count(tx, { incident })) >= most) throw refusal('tooMany', { params: { most } })
  await linkUncounted({ tx, now }, entry, incident)
}

/** The same where somebody looked already whether there is room. */
export async function linkUncounted(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  { id, at, kind }: Pick<EntryRow, 'id' | 'at' | 'kind'>,
  incident: string,
): Promise<void> {
  await links.insert(tx, { entry: id, incident, at: at ?? '', kind, addedAt: now })
  await entries.change(tx, { id, linkedAt: null }, { linkedAt: now })
}

/** Of these incidents those whose timeline takes more from machines; the others count what is left out of theirs. */
export async function withRoom({ tx }: CommandContext, incidents: readonly string[]) {
  const [free, full]: [string[], string[]] = [[], []]
  for (const incident of incidents)
    if ((await links.count(tx, { incident })) < ROOM.machine) free.push(incident)
    else full.push(incident)
  for (const incident of full) await countLeftOut(tx, incident)
  return { free, full }
}

/** Takes an entry out of an incident; gives false where it is no part of it. */
export async function unlinkEntry(
  { tx }: CommandContext,
  entry: string,
  incident: string,
): Promise<boolean> {
  if ((await links.remove(tx, { incident, entry })) === 0) return false
  if ((await links.one(tx, { entry })) === undefined)
    await entries.change(tx, { id: entry }, { linkedAt: null })
  return true
}
