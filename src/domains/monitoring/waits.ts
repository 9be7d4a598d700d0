import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import { findings } from './actions/finding.ts'
import { waitTexts as texts } from './texts/waits.ts'

const SEVERITIES = { C: 'extreme', H: 'severe' } as const

/** What waits for analysts: serious findings that nobody has marked. */
export const waits: Waits = {
  name: 'monitoring',
  permission: 'monitoring:mark',
  async list(ctx) {
    const { items } = await ctx.call(findings, { state: 'open', limit: SHOWN_OF_SLICE })
    return items.flatMap(({ id, severity, marks, siteName, openedAt, suspectedAt }): Waiting[] => {
      if ((severity !== 'C' && severity !== 'H') || marks.length > 0) return []
      const facts = { about: siteName, severity: SEVERITIES[severity], until: null }
      const since = openedAt ?? suspectedAt
      return [{ ...facts, what: texts.finding, since, path: `/console/findings/${id}` }]
    })
  },
}
