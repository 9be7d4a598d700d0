import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { unguardedCount } from './actions/passage.ts'
import { UNGUARDED } from './pages/passages.ts'
import { records } from './records.ts'
import { passageTexts } from './texts/passages.ts'
import { readinessTexts as texts } from './texts/readiness.ts'

/** That sites are watched. Told from the log, because the administrator sees no site. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'sites',
    after: 'overseer',
    title: texts.sites,
    todo: texts.sitesTodo,
    page: { path: '/console/sites', permission: 'monitoring:read' },
    isReady: async (ctx) =>
      (await recordedCount(ctx, records['site.added'])) >
      (await recordedCount(ctx, records['site.removed'])),
  },
  {
    name: 'passages',
    after: 'sites',
    title: passageTexts.ready,
    todo: passageTexts.readyTodo,
    page: { path: UNGUARDED, permission: 'monitoring:read' },
    isReady: async (ctx) => (await ctx.call(unguardedCount, {})).count === 0,
  },
]
