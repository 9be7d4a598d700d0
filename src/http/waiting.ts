// What waits for whoever looks, as it is shown on every page: asked once until something happens.
import { z } from 'zod'
import { need } from '../core/action.ts'
import { namesOf } from '../core/names.ts'
import { isFor, type Waits } from '../core/page-parts.ts'
import type { PageContext } from '../core/slice.ts'
import { urgency, type Waiting, type Work } from '../core/waiting.ts'
import type { House } from './house.ts'
import { keptUntilRecorded } from './kept-until-recorded.ts'

/** An answer is kept until something was recorded, and no longer than this: what lapses writes no record at once. */
const KEPT_MS = 15_000
/** Readers whose answers are kept in one process; more than look at screens. */
const KEPT_READERS = 300

/** Who has what in hand, and what the reader has put aside. */
const marksNeed = need<{ subjects: string[] }>()(
  'work.marks',
  z.object({
    taken: z.array(z.object({ subject: z.string(), takenBy: z.string() })),
    snoozed: z.array(z.object({ subject: z.string() })),
  }),
)

const kept = keptUntilRecorded<readonly Work[]>({ keptMs: KEPT_MS, most: KEPT_READERS })

/** Everything that waits for the reader, as {@link waitingOf} tells it. */
export async function waitingFor(house: House, ctx: PageContext): Promise<readonly Work[]> {
  return await kept({
    store: house.store,
    key: JSON.stringify([ctx.actor.id, ctx.actor.holds]),
    now: ctx.now,
    ask: () => waitingOf(house.waits, ctx),
  })
}

/** Everything that waits for the reader, the most urgent first. */
export async function waitingOf(
  waits: readonly Waits[],
  ctx: PageContext,
): Promise<readonly Work[]> {
  const found: (Waiting & { readonly subject: string })[] = []
  for (const one of waits.filter((part) => isFor(part, ctx))) {
    for (const waiting of await one.list(ctx)) {
      const { key = `${waiting.what.key} ${waiting.path}` } = waiting
      found.push({ ...waiting, subject: `${one.name} ${key}` })
    }
  }
  const roots = await rootsOf(waits, ctx, found)
  const subjects = found.map(({ subject }) => subject)
  const { taken, snoozed } =
    subjects.length > 0 ? await ctx.ask(marksNeed, { subjects }) : { taken: [], snoozed: [] }
  const aside = new Set(snoozed.map(({ subject }) => subject))
  const holder = new Map(taken.map(({ subject, takenBy }) => [subject, takenBy]))
  const own = new Set(
    await ctx.ofReader(({ actor }) =>
      taken.filter(({ takenBy }) => takenBy === actor.id).map(({ subject }) => subject),
    ),
  )
  const names = await namesOf(ctx, { persons: taken.map(({ takenBy }) => takenBy) })
  return found
    .filter(({ subject }) => !aside.has(subject))
    .map((one) => {
      const takenBy = holder.get(one.subject) ?? null
      const takenName = takenBy === null ? null : (names.persons.get(takenBy) ?? null)
      const group = roots.get(one.cause ?? '') ?? one.cause ?? one.subject
      return { ...one, group, takenBy, takenName, isOwn: own.has(one.subject) }
    })
    .toSorted((a, b) => (urgency(a, ctx.now) < urgency(b, ctx.now) ? -1 : 1))
}

/** Steps from a cause to what it came from: a case from its incident, that from an alert, that from a site. */
const MAX_STEPS = 4

/** From which causes those of what waits came in the end; each slice says it of its own. */
async function rootsOf(
  waits: readonly Waits[],
  ctx: PageContext,
  found: readonly Waiting[],
): Promise<ReadonlyMap<string, string>> {
  const roots = new Map(found.flatMap(({ cause }) => (cause ? [[cause, cause] as const] : [])))
  const parts = waits.filter((part) => isFor(part, ctx)).flatMap(({ origins }) => origins ?? [])
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const now = [...new Set(roots.values())]
    const from = new Map<string, string>()
    for (const { knows, of } of parts) {
      const ids = now.filter((one) => one.startsWith(`${knows}:`))
      if (ids.length === 0) continue
      const known = await of(
        ctx,
        ids.map((one) => one.slice(knows.length + 1)),
      )
      for (const [id, origin] of known) from.set(`${knows}:${id}`, origin)
    }
    if (from.size === 0) break
    for (const [cause, root] of roots) roots.set(cause, from.get(root) ?? root)
  }
  return roots
}
