import { recordedCount } from '../../core/figures.ts'
import type { ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('monitoring-readiness', {
  sites: { en: 'Sites are watched', ar: 'مواقع قيد المراقبة' },
  sitesTodo: {
    en: 'An analyst adds the election’s websites and services.',
    ar: 'يضيف محلل مواقع الانتخابات وخدماتها.',
  },
})

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
]
