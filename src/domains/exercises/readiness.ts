import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { records } from './records.ts'
import { readinessTexts as texts } from './texts.ts'

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
