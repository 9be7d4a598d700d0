import { holds } from '../../core/actor.ts'
import type { PageContext } from '../../core/slice.ts'
import type { Waiting, Waits } from '../../core/page-parts.ts'
import { due } from './actions/desk.ts'
import { offers } from './actions/forward.ts'
import { namesAsked } from './actions/name.ts'
import { desks } from './actions/seat.ts'
import { dueOf } from './clocks.ts'
import { DESKS, pathOf, REPORTS } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Reports that have a line of their own; the others stand in one. */
const SHOWN = 5

/** What waits of reports: those that are owed something, what other desks offer, names, changes of seats. */
export const waits: Waits = {
  name: 'reports',
  permission: 'reports:desk',
  async list(ctx) {
    return [
      ...(holds(ctx.actor, 'reports:read') ? await ofDesk(ctx) : []),
      ...(holds(ctx.actor, 'reports:name') ? await ofCustodian(ctx) : []),
      ...(await changesFor(ctx)),
    ]
  },
}

async function ofDesk(ctx: PageContext): Promise<Waiting[]> {
  const { items } = await ctx.call(due, {})
  const owed = items.flatMap((row) => {
    const next = dueOf(row)
    return next === null ? [] : [{ row, next }]
  })
  const lines = owed.slice(0, SHOWN).map(({ row, next }) => ({
    key: `due ${row.id}`,
    what: texts[next.what],
    act: texts.look,
    about: row.code,
    since: next.since,
    until: next.until,
    severity: row.lane === 'fast' ? ('severe' as const) : ('moderate' as const),
    path: pathOf(row.id),
  }))
  const [first] = owed.slice(SHOWN)
  const rest = first !== undefined && {
    key: 'due others',
    what: texts.acknowledge,
    several: { count: owed.length - SHOWN, what: texts.acknowledgeMany },
    act: texts.look,
    about: first.row.code,
    since: first.next.since,
    until: first.next.until,
    severity: 'moderate' as const,
    path: REPORTS,
  }
  const { items: offered } = await ctx.call(offers, {})
  return [
    ...lines,
    ...(rest === false ? [] : [rest]),
    ...offered.map(({ id, from, offeredAt: since }) => ({
      key: `offer ${id}`,
      what: texts.offered,
      act: texts.look,
      about: from,
      since,
      until: null,
      severity: 'moderate' as const,
      path: REPORTS,
    })),
  ]
}

async function ofCustodian(ctx: PageContext): Promise<Waiting[]> {
  const { items } = await ctx.call(namesAsked, {})
  return items.map(({ report, code, askedAt: since }) => ({
    key: `name ${report}`,
    what: texts.name,
    act: texts.look,
    about: code,
    since,
    until: null,
    severity: 'severe',
    path: DESKS,
  }))
}

/** Changes of seats that the reader decides on and did not agree to yet. */
async function changesFor(ctx: PageContext): Promise<Waiting[]> {
  const { desks: all } = await ctx.call(desks, {})
  return all.flatMap(({ decides, changes, name }) =>
    changes
      .filter(({ firstBy }) => decides && firstBy !== ctx.actor.id)
      .map(({ id, askedAt: since }) => ({
        key: `change ${id}`,
        what: texts.change,
        act: texts.look,
        about: name,
        since,
        until: null,
        severity: 'moderate' as const,
        path: DESKS,
      })),
  )
}
