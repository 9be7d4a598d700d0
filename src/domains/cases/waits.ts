import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { elsewhereTexts as texts, stepWaitTexts } from './texts/elsewhere.ts'
import { counselCases } from './actions/disclosed.ts'
import { seated } from './actions/read.ts'
import { DISCLOSED } from './pages/counsel.ts'
import { casePath } from './pages/look.ts'
import { ALL_DONE, STEPS } from './protocol.ts'
import { LEADING_SEATS } from './schema/case.ts'
import { analysisWaits } from './waits-analysis.ts'
import { justiceWaits } from './waits-justice.ts'

/** What waits of cases: steps of those that the reader leads with, clocks that are over; by code, without any title. */
export const waits: Waits = {
  name: 'cases',
  permission: 'cases:join',
  async list(ctx) {
    const disclosed = holds(ctx.actor, 'cases:disclosed') ? await counselWaits(ctx) : []
    const rest = holds(ctx.actor, 'cases:list')
      ? [...(await justiceWaits(ctx)), ...(await analysisWaits(ctx)), ...(await caseWaits(ctx))]
      : []
    return [...disclosed, ...rest].slice(0, SHOWN_OF_SLICE)
  },
  origins: {
    knows: 'case',
    async of(ctx, ids) {
      if (!holds(ctx.actor, 'cases:list')) return new Map()
      const { items } = await ctx.call(seated, {})
      const own = items.filter(({ id }) => ids.includes(id))
      return new Map(
        own.flatMap(({ id, incident }) =>
          incident === null ? [] : [[id, `incident:${incident}`] as const],
        ),
      )
    },
  },
}

/** What was disclosed to the reader as counsel since he last opened the file. */
async function counselWaits(ctx: PageContext): Promise<readonly Waiting[]> {
  const { items } = await ctx.call(counselCases, {})
  return items.flatMap(({ id, code, newSince }) =>
    newSince === null
      ? []
      : {
          key: `disclosed ${id}`,
          what: texts.disclosedWaits,
          act: texts.look,
          about: code,
          cause: `case:${id}`,
          since: newSince,
          until: null,
          severity: 'moderate' as const,
          path: `${DISCLOSED}/${id}`,
        },
  )
}

async function caseWaits(ctx: PageContext): Promise<readonly Waiting[]> {
  const { items } = await ctx.call(seated, {})
  return items.flatMap((one) => waitOf(one) ?? [])
}

type Seated = Awaited<ReturnType<typeof seated.run>>['items'][number]

/** When it ends, once that is near: what may wait for weeks stands behind what may not. */
const soonEnd = ({ due, isWarning, isOver }: Seated['clocks'][number]) =>
  isWarning || isOver ? due : null

/** What a case waits for at its oldest open step. */
const wantedAt = (step: number) => stepWaitTexts[STEPS[step - 1] ?? 'close']

/** What one case wants of who has these seats; null where it is nothing. */
function waitOf({ id, code, step, stepAt, clocks, seats, isEnded }: Seated): Waiting | null {
  const named = { key: `case ${id}`, about: code, cause: `case:${id}` }
  const about = { ...named, act: texts.look, end: 'late' } as const
  const clock = (kind: string) => clocks.find((one) => one.kind === kind && !one.isHeld)
  const [review, accept] = [clock('review'), clock('accept')]
  const severity = 'moderate' as const
  if (isEnded) {
    if (review === undefined || !seats.includes('reviewer')) return null
    const until = soonEnd(review)
    return { ...about, what: texts.reviewWaits, since: stepAt, until, severity, path: casePath(id) }
  }
  if (accept !== undefined && seats.includes('prosecutor')) {
    const path = casePath(id, 'referral')
    return { ...about, what: texts.acceptWaits, since: stepAt, until: accept.due, severity, path }
  }
  const late = clocks.find(({ isOver }) => isOver)
  const next = clocks.find(({ isWarning, isHeld }) => isWarning && !isHeld)
  const isLeading = seats.some((seat) => LEADING_SEATS.includes(seat)) && step < ALL_DONE
  if (!isLeading && late === undefined) return null
  return {
    ...about,
    what: late === undefined ? wantedAt(step) : texts.clockOver,
    since: stepAt,
    until: late?.due ?? next?.due ?? null,
    severity: late === undefined ? severity : 'severe',
    path: casePath(id),
  }
}
