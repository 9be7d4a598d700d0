import { holds } from '../../core/actor.ts'
import type { Waiting, Waits } from '../../core/page-parts.ts'
import { withSearch } from '../../ui/page-href.ts'
import { waiting, type WaitingItem } from './actions/waiting.ts'
import { DESK, deskPath } from './pages/look.ts'
import { objectionDeskTexts } from './texts/objection.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Most letters of a claim that a line shows. */
const ABOUT = 100
/** Who does it, by what waits. */
const BY = {
  check: 'claims:approve',
  objection: 'claims:answer',
  intake: 'claims:write',
} as const

/** What waits of claims: checks that another person put forward, objections to checks of others, and what nobody has judged. */
export const waits: Waits = {
  name: 'claims',
  permission: 'claims:read',
  async list(ctx) {
    const { items } = await ctx.call(waiting, {})
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ hands }) => hands.includes(actor.id)).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
    return items.filter(({ kind, id }) => holds(ctx.actor, BY[kind]) && isFree(id)).map(lineOf)
  },
}

function lineOf({ kind, id, code, words, since, dueAt, count }: WaitingItem): Waiting {
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
  const isCheck = kind === 'check'
  return {
    key: `${isCheck ? 'publish' : 'object'} ${id}`,
    what: isCheck ? texts.waitPublish : objectionDeskTexts.wait,
    act: texts.look,
    about: words.slice(0, ABOUT),
    since,
    until: dueAt,
    ...(dueAt !== null && { end: 'late' as const }),
    severity: isCheck ? 'minor' : 'moderate',
    path: deskPath(code),
  }
}
