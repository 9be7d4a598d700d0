import { holds } from '../../core/actor.ts'
import type { Waiting, Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/page.ts'
import { pressing } from '../../core/waiting.ts'
import { withSearch } from '../../ui/page-href.ts'
import { checksLosing } from './actions/resting.ts'
import { waiting, type WaitingItem } from './actions/waiting.ts'
import { copiesLeaving } from './needs.ts'
import { DESK, deskPath } from './pages/look.ts'
import { objectionDeskTexts } from './texts/objection.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Most letters of a claim that a line shows. */
const ABOUT = 100
/** Who does it, by what waits. */
const BY = {
  check: 'claims:approve',
  returned: 'claims:write',
  objection: 'claims:answer',
  intake: 'claims:write',
} as const

/** What a line says of one thing that waits. */
const WHAT = {
  check: texts.waitPublish,
  returned: texts.waitReturned,
  objection: objectionDeskTexts.wait,
} as const
const KEY = { check: 'publish', returned: 'returned', objection: 'object' } as const

/** What waits of claims: checks that another person put forward or gave back, objections, copies that published checks lose, and what nobody has judged. */
export const waits: Waits = {
  name: 'claims',
  permission: 'claims:read',
  async list(ctx) {
    const { items } = await ctx.call(waiting, {})
    const hands = await ctx.ofReader(({ actor }) =>
      items.filter(({ hands }) => hands.includes(actor.id)).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !hands.includes(id)
    const own = items
      .filter(({ kind, id }) => holds(ctx.actor, BY[kind]) && isFree(id))
      .map((one) => lineOf(one, ctx.now))
    return holds(ctx.actor, 'claims:write') ? [...own, ...(await losing(ctx))] : own
  },
}

/** Published checks that lose a copy on which they rest: whoever writes checks looks whether they stand without it. */
async function losing(ctx: PageContext): Promise<Waiting[]> {
  const { copies } = await ctx.ask(copiesLeaving, {})
  if (copies.length === 0) return []
  const { items } = await ctx.call(checksLosing, { copies: copies.map(({ code }) => code) })
  return items.flatMap(({ copy, code, words }) => {
    const own = copies.find((one) => one.code === copy)
    if (own === undefined) return []
    return [
      {
        key: `copy ${copy} ${code}`,
        what: own.isGone ? texts.waitCopyGone : texts.waitCopyLeaves,
        act: texts.look,
        about: words.slice(0, ABOUT),
        since: own.askedAt,
        until: null,
        severity: 'moderate',
        cause: `claim:${code}`,
        path: deskPath(code),
      },
    ]
  })
}

function lineOf({ kind, id, code, words, since, dueAt, count }: WaitingItem, now: string): Waiting {
  if (kind === 'intake')
    return {
      key: 'intake',
      what: texts.waitIntake,
      ...(count > 1 && { several: { count, what: texts.waitIntakes } }),
      act: texts.look,
      about: { en: String(texts.title.en), ar: String(texts.title.ar) },
      since,
      until: null,
      severity: 'minor',
      path: withSearch(DESK, { state: 'intake' }),
    }
  return {
    key: `${KEY[kind]} ${id}`,
    what: WHAT[kind],
    act: texts.look,
    about: words.slice(0, ABOUT),
    since,
    ...(dueAt === null
      ? ({ until: null, severity: 'minor' } as const)
      : ({ ...pressing(since, dueAt, now), end: 'late' } as const)),
    ...(count > 1 && { several: { count, what: objectionDeskTexts.waitMany } }),
    cause: `claim:${code}`,
    path: deskPath(code),
  }
}
