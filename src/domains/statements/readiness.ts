import type { ReadinessItem } from '../../core/slice.ts'
import { lengths } from './actions/length.ts'
import { LENGTHS } from './pages/look.ts'
import { breachTexts as texts } from './texts/breach.ts'

/** Lengths that the law sets are entered before the plan is relied on: what is blank is never good. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'statement-lengths',
    after: 'reports',
    title: texts.readinessTitle,
    todo: texts.todo,
    page: { path: LENGTHS, permission: 'statements:law', reach: 'nation' },
    async isReady(ctx) {
      const { items, entered: count } = await ctx.call(lengths, {})
      return { count, of: items.length, words: texts.entered }
    },
  },
]
