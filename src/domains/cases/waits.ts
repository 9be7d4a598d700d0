import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { seated } from './actions/read.ts'
import { casePath } from './pages/look.ts'
import { ALL_DONE } from './protocol.ts'
import { LEADING_SEATS } from './schema/case.ts'
import { analysisWaits } from './waits-analysis.ts'
import { justiceWaits } from './waits-justice.ts'

/** What waits of cases: steps of those that the reader leads with, clocks that are over; by code, without any title. */
export const waits: Waits = {
  name: 'cases',
  permission: 'cases:list',
  async list(ctx) {
    const all = [
      ...(await justiceWaits(ctx)),
      ...(await analysisWaits(ctx)),
      ...(await caseWaits(ctx)),
    ]
    return all.slice(0, SHOWN_OF_SLICE)
  },
}

async function caseWaits(ctx: PageContext): Promise<readonly Waiting[]> {
  const { items } = await ctx.call(seated, {})
  return items.flatMap(({ id, code, step, stepAt, clocks, seats }) => {
    const late = clocks.find(({ isOver }) => isOver)
    const next = clocks.find(({ isWarning, isHeld }) => isWarning && !isHeld)
    const isLeading = seats.some((seat) => LEADING_SEATS.includes(seat))
    if (!isLeading && late === undefined) return []
    if (step >= ALL_DONE && late === undefined) return []
    return {
      key: `case ${id}`,
      what: late === undefined ? texts.stepWaits : texts.clockOver,
      act: texts.look,
      about: code,
      since: stepAt,
      until: late?.due ?? next?.due ?? null,
      severity: late === undefined ? ('moderate' as const) : ('severe' as const),
      path: casePath(id),
    }
  })
}
