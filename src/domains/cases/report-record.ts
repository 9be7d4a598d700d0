// What the report of a case tells besides the case itself: the timeline of its incidents, who had each piece of evidence,
// what is open or was not looked at, and how far what is told may be trusted. What does not fit is counted.
import type { QueryContext } from '../../core/action.ts'
import type { Language } from '../../core/text.ts'
import { factsOf, type itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { chronicle, custodyTable, type IncidentPart } from './needs.ts'
import { isPassed, lacksOf, STEPS } from './protocol.ts'
import type { StepRow } from './schema/case.ts'
import type { ObservationRow } from './schema/observation.ts'

/** Characters that the timeline takes in a report, and the tables of custody: a file of a bundle has four million. */
const MAX_CHARACTERS = { timeline: 700_000, custody: 1_000_000 } as const

/** Characters that a character takes where it is no markup. */
const ESCAPED = 5

const asMarkup = (text: string) => text.length + ESCAPED * (text.match(/[<>&"']/g)?.length ?? 0)

/** The first rows that fit as JSON, by the length that `size` gives a text; how many do not. */
export function fitting<Row>(rows: readonly Row[], most: number, size = asMarkup) {
  let used = 0
  const first = rows.findIndex((row) => {
    used += size(JSON.stringify(row))
    return used > most
  })
  const kept = first < 0 ? rows : rows.slice(0, first)
  return { kept, leftOut: rows.length - kept.length }
}

interface Asked {
  readonly incidents: readonly IncidentPart[]
  readonly items: Awaited<ReturnType<typeof itemsOf>>
  readonly language: Language
}

/** The timeline of all incidents that whoever hands it on may see; evidence stands in it by its code. */
export async function timelineTold(ctx: QueryContext, { incidents, items, language }: Asked) {
  const codes = new Map(items.map(({ id, code }) => [id, code]))
  const all = incidents.map(({ id }) => id)
  const {
    entries,
    leftOut: unread,
    clocks,
  } = await ctx.ask(chronicle, { incidents: all, language })
  const rows = entries.map(({ subject, isOfEvidence, text, ...entry }) => ({
    ...entry,
    // Names of evidence are in no bundle.
    text: isOfEvidence ? (codes.get(subject) ?? '') : text,
  }))
  // A court asks how it began: where not all fit, the newest are left out.
  const { kept, leftOut } = fitting(rows, MAX_CHARACTERS.timeline)
  return { timeline: kept, timelineLeftOut: leftOut + unread, clocks }
}

/** Who had each item, by role and number: the same number is the same person, in all items. */
export async function custodyTold(ctx: QueryContext, { items, language }: Asked) {
  const numbers = new Map<string, number>()
  const partyOf = (party: { readonly key: string; readonly name: string } | null) => {
    if (party === null) return null
    const { key, name } = party
    // The node and whom the exercise plays are no persons.
    if (!key.startsWith('person:') && !key.startsWith('token:')) return { name, number: null }
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return { name, number }
  }
  const wanted = items.map(({ id }) => id)
  const table = await ctx.ask(custodyTable, { items: wanted, language })
  const rows = table.items.flatMap(({ id, acts }) =>
    acts.map(({ by, from, to, ...act }) => ({
      ...act,
      item: id,
      by: partyOf(by),
      from: partyOf(from),
      to: partyOf(to),
    })),
  )
  const { kept } = fitting(rows, MAX_CHARACTERS.custody)
  const told = Map.groupBy(kept, ({ item }) => item)
  return table.items.map(({ acts: _acts, events, ...item }) => {
    const acts = (told.get(item.id) ?? []).map(({ item: _item, ...act }) => act)
    return { ...item, acts, leftOut: Math.max(0, events - acts.length) }
  })
}

/** What nobody has done or looked at yet; waived steps stand with the others, with their reasons. */
export async function openTold(
  ctx: QueryContext,
  member: Member,
  {
    incidents,
    items,
    steps,
    observations,
  }: Asked & {
    readonly steps: readonly StepRow[]
    readonly observations: readonly Pick<ObservationRow, 'itemCode' | 'lookedAt'>[]
  },
) {
  const facts = await factsOf(ctx, member, incidents)
  const seen = new Set(observations.map(({ itemCode }) => itemCode))
  const open = STEPS.map((_, n) => n + 1).filter((step) => !isPassed(steps, step))
  return {
    stepsOpen: open.map((step) => ({ step, lacks: lacksOf(step, facts, member.case) })),
    itemsUnobserved: items.flatMap(({ code }) => (seen.has(code) ? [] : [code])),
    observationsOfOne: observations.filter(({ lookedAt }) => lookedAt === null).length,
  }
}
