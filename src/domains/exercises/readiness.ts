import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('exercises-readiness', {
  drill: { en: 'An exercise was held', ar: 'أُجري تمرين' },
  drillTodo: {
    en: 'Start the exercise once and walk through an alert with everybody who will be on duty.',
    ar: 'ابدأ التمرين مرة وجرّب تنبيهًا مع كل من سيكون في المناوبة.',
  },
})

/** That an exercise was held. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'drill',
    after: 'lookout',
    title: texts.drill,
    todo: texts.drillTodo,
    page: { path: '/console/exercise', permission: 'exercise:run', reach: 'nation' },
    isReady: async (ctx) => (await recordedCount(ctx, records['exercise.opened'])) > 0,
  },
]
