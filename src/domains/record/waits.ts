import type { Waits } from '../../core/page-parts.ts'
import { damages } from './actions/damage.ts'
import { PAGE } from './schema.ts'
import { waitsTexts as texts } from './texts/waits.ts'

/** Faults that one line names; the page has them all. */
const NAMED_FAULTS = 3

/** What waits for the administrator: damage of the log that nobody has named. */
export const waits: Waits = {
  name: 'record',
  permission: 'record:name-damage',
  reach: 'nation',
  async list(ctx) {
    const found = await ctx.call(damages, { after: null, limit: PAGE })
    const open = found.damages.filter(({ namedAt }) => namedAt === null)
    return open.map(({ foundAt: since, faults }) => ({
      what: texts.damage,
      about: faults
        .slice(0, NAMED_FAULTS)
        .map(({ seq, part }) => `${part} ${seq ?? ''}`.trim())
        .join(', '),
      since,
      until: null,
      severity: 'extreme' as const,
      path: '/console/log-damage',
    }))
  },
}
