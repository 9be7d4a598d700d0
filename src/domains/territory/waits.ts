import { holds, holdsIn } from '../../core/actor.ts'
import type { Waiting, Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import type { Language } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { onDuty, roster } from './actions/roster.ts'
import { postName } from './roster.ts'
import { dutyWaitTexts as texts } from './texts/situation.ts'

const PATH = '/console/duty'

/** The first stretch in which nobody answers, once there is a duty list. */
async function gaps(ctx: PageContext): Promise<Waiting[]> {
  if (!holdsIn(ctx.actor, 'territory:write', '/')) return []
  const { now, next, gap } = await ctx.call(onDuty, { area: '/' })
  if (gap === null || (now.length === 0 && next === null)) return []
  const about = Object.fromEntries(
    ctx.node.languages.map((language) => {
      const t = ctx.node.speak(language as Language)
      const at = (time: Time) => t.dateTime(time, ctx.node.zone)
      return [language, t(texts.stretch, { from: at(gap.from), until: at(gap.until) })]
    }),
  )
  const isNow = gap.from <= ctx.now
  const until = isNow ? null : gap.from
  const severity = isNow ? 'severe' : 'moderate'
  const facts = { key: 'gap', what: texts.gap, act: texts.fill, path: PATH } as const
  return [{ ...facts, about, since: ctx.now, until, severity }]
}

/** Duties that their last holder has handed over to the reader. */
async function handovers(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'territory:hand-over')) return []
  const { shifts, handovers: written } = await ctx.call(roster, { area: '/' })
  return written
    .filter(({ isForMe }) => isForMe)
    .map(({ handover: key, successor, writtenAt: since }) => {
      const next = shifts.find(({ duty }) => duty === successor)
      const about = next === undefined ? '–' : postName(next)
      const facts = { what: texts.handover, act: texts.accept, path: PATH, until: null } as const
      return { ...facts, key, about, since, severity: 'moderate' }
    })
}

/** What of the duty list waits: gaps for whoever keeps it, hand-overs for whoever takes over. */
export const waits: Waits = {
  name: 'territory',
  permission: 'territory:read',
  list: async (ctx) => [...(await gaps(ctx)), ...(await handovers(ctx))],
}
