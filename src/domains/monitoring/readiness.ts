import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { RecordType } from '../../core/record.ts'
import type { PageContext, ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { records } from './records.ts'

const texts = defineTexts('monitoring-readiness', {
  sites: { en: 'Sites are watched', ar: 'مواقع قيد المراقبة' },
  sitesTodo: {
    en: 'An analyst adds the election’s websites and services.',
    ar: 'يضيف محلل مواقع الانتخابات وخدماتها.',
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

/** That sites are watched. Told from the log, because the administrator sees no site. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'sites',
    after: 'overseer',
    title: texts.sites,
    todo: texts.sitesTodo,
    page: { path: '/console/sites', permission: 'monitoring:read' },
    isReady: async (ctx) =>
      (await countOf(ctx, records['site.added'])) > (await countOf(ctx, records['site.removed'])),
  },
]
