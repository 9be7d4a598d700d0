import { holds } from '../../core/actor.ts'
import type { PageContext } from '../../core/slice.ts'
import type { Waiting, Waits } from '../../core/page-parts.ts'
import { pressing } from '../../core/waiting.ts'
import type { ReportPart } from './actions/desk.ts'
import { offers } from './actions/forward.ts'
import { namesAsked } from './actions/name.ts'
import { due, late } from './actions/queue.ts'
import { released } from './actions/release.ts'
import { desks } from './actions/seat.ts'
import { dueOf } from './clocks.ts'
import { DESKS, pathOf, RENEW, REPORTS, TWO } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** What waits of reports: those that are owed something, what other desks offer, names, changes of seats. */
export const waits: Waits = {
  name: 'reports',
  permission: 'reports:desk',
  async list(ctx) {
    return [
      ...(holds(ctx.actor, 'reports:read') ? await ofDesk(ctx) : []),
      ...(holds(ctx.actor, 'reports:name') ? await ofCustodian(ctx) : []),
      ...(await changesFor(ctx)),
      ...(await forSupervisor(ctx)),
    ]
  },
}

async function ofDesk(ctx: PageContext): Promise<Waiting[]> {
  const { items, first, unread, urgent, firstUrgent, toRenew } = await ctx.call(due, {})
  const { items: offered } = await ctx.call(offers, {})
  return [
    ...urgentLine(firstUrgent, urgent),
    ...unreadLine(first, unread, ctx.now),
    ...items.flatMap((row) => owedLine(row, ctx.now)),
    ...toRenew.map(({ agency, name, since }) => ({
      ...PLAIN,
      key: `renew ${agency}`,
      what: texts.renew,
      about: name,
      since,
      path: RENEW,
    })),
    ...offered.map(({ id, from, offeredAt: since }) => ({
      ...PLAIN,
      key: `offer ${id}`,
      what: texts.offered,
      about: from,
      since,
      path: REPORTS,
    })),
  ]
}

const PLAIN = { act: texts.look, until: null, severity: 'moderate' } as const

/** What happens at a polling station while people vote, and nobody has read: it counts down, and leads to the first of it. */
function urgentLine(first: ReportPart | null, count: number): Waiting[] {
  if (first === null) return []
  return [
    {
      key: 'now',
      what: texts.now,
      ...(count > 1 ? { several: { count, what: texts.nowMany } } : {}),
      act: texts.look,
      about: first.code,
      since: first.receivedAt,
      until: first.dueAt,
      end: 'late',
      severity: 'extreme',
      ...(first.danger ? { saves: 'danger' as const } : {}),
      path: pathOf(first.id),
    },
  ]
}

/** What else nobody has read is one line, which leads to what is read first. */
function unreadLine(first: ReportPart | null, unread: number, now: string): Waiting[] {
  if (first === null) return []
  const several = { count: unread, what: texts.acknowledgeMany }
  const owed = dueOf(first, now)
  return [
    {
      key: 'unread',
      what: texts.acknowledge,
      ...(unread > 1 ? { several } : {}),
      act: texts.look,
      about: first.code,
      since: first.dueSince ?? first.receivedAt,
      until: owed === null ? null : pressing(owed.since, owed.until, now).until,
      end: 'late',
      severity: first.lane === 'fast' ? 'severe' : 'moderate',
      path: unread > 1 ? REPORTS : pathOf(first.id),
    },
  ]
}

/** What is said of what is owed, by the share of its time that is over. */
const REACHED = { 0: texts.answer, 50: texts.half, 80: texts.soon, 100: texts.late } as const

function owedLine(row: ReportPart, now: string): Waiting[] {
  const owed = dueOf(row, now)
  if (owed === null) return []
  const { since, until, reached } = owed
  return [
    {
      key: `due ${row.id}`,
      what: REACHED[reached],
      act: texts.look,
      about: row.code,
      since,
      ...pressing(since, until, now),
      end: 'late',
      cause: `report:${row.id}`,
      path: pathOf(row.id),
    },
  ]
}

/** What whoever set desks up must know of those that let reports lie, and releases that wait for a second person. */
async function forSupervisor(ctx: PageContext): Promise<Waiting[]> {
  const { desks: lateOnes } = await ctx.call(late, {})
  const { items } = await ctx.call(released, {})
  return [
    ...lateOnes.map(({ agency, name, late: count, since }) => ({
      ...PLAIN,
      key: `late ${agency}`,
      what: texts.late,
      several: { count, what: texts.lateDesk },
      about: name,
      since,
      severity: 'severe' as const,
      path: DESKS,
    })),
    ...items
      .filter(({ mayAgree, askedBy }) => mayAgree && askedBy !== ctx.actor.id)
      .map(({ id, code, askedAt: since }) => ({
        ...PLAIN,
        key: `release ${id}`,
        what: texts.release,
        about: code,
        since,
        severity: 'severe' as const,
        path: TWO,
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
    path: TWO,
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
