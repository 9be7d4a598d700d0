import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { RecordType } from '../../core/record.ts'
import type { PageContext, ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('exercises-readiness', {
  drill: { en: 'An exercise was held', ar: 'أُجري تمرين' },
  drillTodo: {
    en: 'Start the exercise once and walk through an alert with everybody who will be on duty.',
    ar: 'ابدأ التمرين مرة وجرّب تنبيهًا مع كل من سيكون في المناوبة.',
  },
})

const figures = need<{ types: string[] }>()(
  'record.figures',
  z.object({ figures: z.array(z.object({ type: z.string(), count: z.number() })) }),
)

/** How often things of this type were recorded. */
async function countOf(ctx: PageContext, { type }: RecordType): Promise<number> {
  const found = await ctx.ask(figures, { types: [type] })
  return found.figures.find((one) => one.type === type)?.count ?? 0
}

/** That an exercise was held. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'drill',
    after: 'lookout',
    title: texts.drill,
    todo: texts.drillTodo,
    page: { path: '/console/exercise', permission: 'exercise:run', reach: 'nation' },
    isReady: async (ctx) => (await countOf(ctx, records['exercise.opened'])) > 0,
  },
]
