import type { ReadinessItem } from '../../core/slice.ts'
import { ready } from './actions/public.ts'
import { DESKS } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

export const readiness: readonly ReadinessItem[] = [
  {
    name: 'reports',
    after: 'custodians',
    title: texts.readyTitle,
    todo: texts.readyTodo,
    page: { path: DESKS, permission: 'reports:desk' },
    isReady: async (ctx) => (await ctx.call(ready, {})).desks > 0,
  },
]
