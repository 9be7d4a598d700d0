import type { CommandContext } from '../../core/action.ts'
import { refusal } from './refusals.ts'
import { MAX_ENTRIES } from './schema.ts'
import { entries, type EntryRow, links } from './store.ts'

/** An entry before it has a name: what is left out is empty, and a moment is the node's own, in UTC. */
export type EntryDraft = Pick<EntryRow, 'area' | 'kind' | 'subject' | 'at'> &
  Partial<EntryRow> & {
    /** Incidents that it belongs to; there may be none yet. */
    readonly incident?: string | readonly string[]
  }

/** Adds an entry to the timeline and links it. Throws 409 Problem `incidents.too_many` where an incident is full. */
export async function addEntry(ctx: CommandContext, draft: EntryDraft): Promise<string> {
  const { incident = [], ...facts } = draft
  const own = ctx.newId()
  await entries.insert(ctx.tx, {
    record: null,
    path: '',
    written: facts.at ?? '',
    offsetMin: 0,
    zone: '',
    counts: null,
    tag: '',
    observable: '',
    text: '',
    textSalt: '',
    ...facts,
    id: own,
    addedBy: ctx.actor.id,
    addedAt: ctx.now,
    linkedAt: null,
  })
  for (const one of [incident].flat()) await linkEntry(ctx, { id: own, ...facts }, one)
  return own
}

/** Makes an entry a part of an incident. Throws 409 Problem `incidents.too_many` where that is full. */
export async function linkEntry(
  { tx, now }: CommandContext,
  { id: entry, at }: Pick<EntryRow, 'id' | 'at'>,
  incident: string,
): Promise<void> {
  if ((await links.count(tx, { incident })) >= MAX_ENTRIES)
    throw refusal('tooMany', { params: { most: MAX_ENTRIES } })
  await links.insert(tx, { entry, incident, at: at ?? '', addedAt: now })
  await entries.change(tx, { id: entry, linkedAt: null }, { linkedAt: now })
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
