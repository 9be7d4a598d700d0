import type { CommandContext } from '../../core/action.ts'
import type { ChannelRow } from './channel.ts'
import { CONTACT_KINDS, type Contacts } from './schema.ts'
import * as store from './store.ts'

/** A way of which nothing is known but its value. */
export const UNKNOWN = { hours: '', zone: '', languages: '', cost: '', audience: '' } as const

/** A new step of whoever acts. */
export function stepOf(ctx: CommandContext): store.Step {
  return { id: ctx.newId(), by: ctx.actor.id, at: ctx.now }
}

/** Who confirmed a way just now, and what he saw; nobody where `seen` is null. */
export function confirmedNow(ctx: CommandContext, seen: string | null, at = ctx.now) {
  if (seen === null) return { confirmedBy: null, confirmedAt: null, seen: null }
  return { confirmedBy: ctx.actor.id, confirmedAt: at, seen }
}

/**
 * Puts what was said of an agency in the place of the first way of each kind; further ways, and what is known besides of
 * one that stays, are kept. Whoever says it with what he saw confirms it.
 */
export async function putContacts(
  ctx: CommandContext,
  said: { readonly agency: string; readonly contacts: Contacts; readonly seen: string | null },
): Promise<void> {
  const { agency, contacts, seen } = said
  const known = await store.channelsOf(ctx.tx, [agency])
  const step = stepOf(ctx)
  const changed = CONTACT_KINDS.map((kind) => {
    return { kind, before: known.find((way) => way.kind === kind), value: contacts[kind] }
  }).filter(({ before, value }) => before?.value !== value || (seen !== null && before))
  await store.endChannels(
    ctx.tx,
    changed.flatMap(({ before }) => before?.id ?? []),
    step,
  )
  const added = changed.flatMap(({ kind, before, value }) => {
    if (value === undefined) return []
    const about = before?.value === value ? knownOf(before) : UNKNOWN
    return [{ id: ctx.newId(), agency, kind, value, ...about, ...confirmedNow(ctx, seen) }]
  })
  await store.addChannels(ctx.tx, added, step)
}

/** What is known of a way besides its value. */
export function knownOf({ hours, zone, languages, cost, audience }: ChannelRow) {
  return { hours, zone, languages, cost, audience }
}
