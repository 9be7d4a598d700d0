// What the report of a case tells besides the case itself: the timeline of its incidents, who had each piece of evidence,
// what is open or was not looked at, and how far what is told may be trusted. What does not fit is counted.
import type { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { portions } from '../../core/portions.ts'
import type { Language } from '../../core/text.ts'
import { factsOf, type itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { chronicle, custodyTable, type IncidentPart } from './needs.ts'
import { isPassed, lacksOf, STEPS } from './protocol.ts'
import { fitting, listFiles } from './report-lists.ts'
import type { Numbers } from './report-numbers.ts'
import type { StepRow } from './schema/case.ts'
import type { ObservationRow } from './schema/observation.ts'

/** Characters that the timeline takes in a report, and the tables of custody: a file of a bundle has four million. */
const MAX_CHARACTERS = { timeline: 700_000, custody: 800_000 } as const
/** Entries of the timeline that a report and the files beside it tell. */
const MAX_ENTRIES = 200_000
/** Codes of items in which nothing was observed. */
const MAX_CODES = 200

interface Asked {
  readonly incidents: readonly IncidentPart[]
  readonly items: Awaited<ReturnType<typeof itemsOf>>
  readonly language: Language
}

type Chronicle = z.infer<(typeof chronicle)['output']>

/** The timeline of all incidents that whoever hands it on may see, whole; evidence stands in it by its code. */
async function entriesOf(ctx: QueryContext, { incidents, items, language }: Asked) {
  const codes = new Map(items.map(({ id, code }) => [id, code]))
  const all = { incidents: incidents.map(({ id }) => id), language }
  const byId = new Map<string, Chronicle['entries'][number]>()
  let page: Chronicle = await ctx.ask(chronicle, all)
  for (;;) {
    for (const entry of page.entries) {
      const known = byId.get(entry.id)
      const of = [...new Set([...(known?.incidents ?? []), ...entry.incidents])]
      byId.set(entry.id, { ...entry, incidents: of })
    }
    if (page.next === null || byId.size >= MAX_ENTRIES) break
    page = await ctx.ask(chronicle, { ...all, skip: page.next })
  }
  const rows = [...byId.values()].map(({ id: _id, subject, isOfEvidence, text, ...entry }) => ({
    ...entry,
    // What evidence is called stands in its list alone, where it can be left out.
    text: isOfEvidence ? (codes.get(subject) ?? '') : text,
  }))
  return { rows, unread: page.count - byId.size, clocks: page.clocks }
}

/** What the report tells of the timeline, from its beginning, and files with all of it where that is not all. */
export async function timelineTold(ctx: QueryContext, asked: Asked) {
  const { rows, unread, clocks } = await entriesOf(ctx, asked)
  // A court asks how it began: where not all fit, the newest are left out.
  const { kept, leftOut } = fitting(rows, MAX_CHARACTERS.timeline)
  const files =
    leftOut === 0
      ? []
      : listFiles({
          name: 'timeline',
          head: [
            'utc',
            'corrected_utc',
            'as_written',
            'offset_minutes',
            'zone',
            'what',
            'text',
            'tag',
            'observable',
            'incidents',
          ],
          rows,
          cells: (row) => [
            row.at,
            row.corrected,
            row.written,
            row.offsetMin,
            row.zone,
            row.what,
            row.text,
            row.tag,
            row.observable,
            row.incidents.join(' '),
          ],
        })
  const moments = rows.flatMap((row) => row.corrected ?? row.at ?? []).toSorted()
  const [from, until] = [moments[0], moments.at(-1)]
  const timelineSpan = from === undefined || until === undefined ? null : { from, until }
  const told = { timeline: kept, timelineLeftOut: leftOut + unread, timelineSpan, clocks }
  return { told: { ...told, timelineFiles: files.length }, files }
}

/** Items that one question about custody names. */
const ASKED_AT_ONCE = 500

/** Who had each item, by role, number and organisation, as many items as fit. */
export async function custodyTold(ctx: QueryContext, { items, language }: Asked, numbers: Numbers) {
  const partyOf = (party: { readonly key: string; readonly name: string } | null) => {
    if (party === null) return null
    const { key, name } = party
    // The node and whom the exercise plays are no persons.
    const isPerson = key.startsWith('person:') || key.startsWith('token:')
    const nobody = { number: null, organisation: null, team: null }
    return { name, ...(isPerson ? numbers.of(key) : nobody) }
  }
  const told = []
  let used = 0
  for (const some of portions(items, ASKED_AT_ONCE)) {
    const table = await ctx.ask(custodyTable, { items: some.map(({ id }) => id), language })
    const rows = table.items.map(({ acts, events, ...item }) => {
      const said = acts.map(({ by, from, to, ...act }) => ({
        ...act,
        by: partyOf(by),
        from: partyOf(from),
        to: partyOf(to),
      }))
      const { kept } = fitting(said, MAX_OF_ITEM)
      return { ...item, acts: kept, leftOut: Math.max(0, events - kept.length) }
    })
    const { kept, leftOut } = fitting(rows, MAX_CHARACTERS.custody - used)
    told.push(...kept)
    used += kept.reduce((sum, row) => sum + JSON.stringify(row).length, 0)
    if (leftOut > 0) break
  }
  return { custody: told, custodyLeftOut: items.length - told.length }
}

/** Characters that the acts of one item take. */
const MAX_OF_ITEM = 200_000

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
  const unseen = items.flatMap(({ code }) => (seen.has(code) ? [] : [code]))
  const open = STEPS.map((_, n) => n + 1).filter((step) => !isPassed(steps, step))
  return {
    stepsOpen: open.map((step) => ({ step, lacks: lacksOf(step, facts, member.case) })),
    itemsUnobserved: unseen.slice(0, MAX_CODES),
    itemsUnobservedCount: unseen.length,
    observationsOfOne: observations.filter(({ lookedAt }) => lookedAt === null).length,
  }
}
