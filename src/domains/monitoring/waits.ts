import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import { findings } from './actions/finding.ts'
import { waitTexts as texts } from './texts/waits.ts'

const SEVERITIES = { C: 'extreme', H: 'severe', M: 'moderate' } as const

/** What waits for analysts: serious findings, and changes of pages, that nobody has marked. */
export const waits: Waits = {
  name: 'monitoring',
  permission: 'monitoring:mark',
  async list(ctx) {
    const { items } = await ctx.call(findings, { state: 'open', limit: SHOWN_OF_SLICE })
    return items.flatMap(({ id, severity, reason, marks, siteName, ...at }): Waiting[] => {
      const isChange = reason.startsWith('change.')
      const isWork = severity === 'C' || severity === 'H' || (severity === 'M' && isChange)
      if (!isWork || marks.length > 0) return []
      const facts = { about: siteName, severity: SEVERITIES[severity], until: null }
      const since = at.openedAt ?? at.suspectedAt
      const what = isChange ? texts.change : texts.finding
      return [{ ...facts, what, since, path: `/console/findings/${id}` }]
    })
  },
}
