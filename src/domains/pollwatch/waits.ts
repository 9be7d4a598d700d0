import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { ownDesk } from './actions/desk.ts'
import { groups } from './actions/group.ts'
import { issues, ownIssues } from './actions/issue.ts'
import { CALLS, DESK, groupPath, issuePath, OBSERVERS } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/office.ts'

/** Groups to decide on and issues that have a line; with those to call back they are at most what one slice shows. */
const SHOWN_DECISIONS = 18
/** Issues whose words wait for a second reader. */
const SHOWN_READINGS = 10
const SHOWN_ISSUES: number = SHOWN_OF_SLICE - SHOWN_DECISIONS - SHOWN_READINGS - 2

/** What waits of poll watching: groups to decide on, senders to call back, and issues without an answer. */
export const waits: Waits = {
  name: 'pollwatch',
  permission: 'pollwatch:desk',
  async list(ctx) {
    // Anybody applies: whoever sends a hundred applications hides no call and no issue.
    const all = await Promise.all([callBacks(ctx), answers(ctx), readings(ctx), decisions(ctx)])
    return all.flat()
  },
}

async function decisions(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'pollwatch:accredit')) return []
  const { items } = await ctx.call(groups, { view: 'waiting', limit: SHOWN_DECISIONS })
  return items.map(({ id, name, state, appliedAt, appealedAt }) => ({
    key: `group ${id} ${state}`,
    what: state === 'appealed' ? texts.appeal : texts.application,
    act: texts.look,
    about: name,
    since: appealedAt ?? appliedAt,
    until: null,
    severity: 'minor',
    cause: `group:${id}`,
    path: groupPath(id),
  }))
}

async function callBacks(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'pollwatch:observe')) return []
  const desk = await ctx.call(ownDesk, {})
  if (desk === null) return []
  return [...callBack(desk), ...unprinted(desk)]
}

type Desk = NonNullable<Awaited<ReturnType<typeof ownDesk.run>>>

/** Observers whose short messages do not count, for want of a card with letters. */
function unprinted({ name, unprinted: count, unprintedSince: since }: Desk): Waiting[] {
  if (since === null) return []
  return [
    {
      key: 'unprinted',
      what: texts.unprinted,
      several: { count, what: texts.unprintedAll },
      act: texts.look,
      about: name,
      since,
      until: null,
      severity: 'moderate',
      path: OBSERVERS,
    },
  ]
}

function callBack(desk: Desk): Waiting[] {
  if (desk.since === null) return []
  return [
    {
      key: 'call-backs',
      what: texts.callBack,
      several: { count: desk.quarantined, what: texts.callBacks },
      act: texts.look,
      about: desk.name,
      since: desk.since,
      until: null,
      severity: 'moderate',
      path: CALLS,
    },
  ]
}

/** Words that another person wrote and nobody else reads before; for a manager those of the own group. */
async function readings(ctx: PageContext): Promise<Waiting[]> {
  const isOffice = holds(ctx.actor, 'pollwatch:answer')
  if (!isOffice && !holds(ctx.actor, 'pollwatch:observe')) return []
  const asked = { view: 'unread', limit: SHOWN_READINGS } as const
  if (!isOffice && (await ctx.call(ownDesk, {})) === null) return []
  const { items } = isOffice ? await ctx.call(issues, asked) : await ctx.call(ownIssues, asked)
  const own = items.filter(({ openedBy, reopened }) => reopened > 0 || openedBy !== ctx.actor.id)
  return own.map(({ id, code, summary, unreadAt, openedAt }) => ({
    key: `read ${id}`,
    what: texts.read,
    act: texts.look,
    about: summary,
    since: unreadAt ?? openedAt,
    until: null,
    severity: 'moderate',
    cause: `issue:${id}`,
    path: isOffice ? issuePath(code) : DESK,
  }))
}

async function answers(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'pollwatch:answer')) return []
  const { items } = await ctx.call(issues, { view: 'unanswered', limit: SHOWN_ISSUES })
  return items.map(({ id, code, summary, confirmedAt, openedAt, dueAt, severity }) => ({
    key: `issue ${id}`,
    what: texts.answer,
    act: texts.look,
    about: summary,
    since: confirmedAt ?? openedAt,
    until: dueAt,
    end: 'late',
    severity: severity === 4 ? 'severe' : 'moderate',
    cause: `issue:${id}`,
    path: issuePath(code),
  }))
}
