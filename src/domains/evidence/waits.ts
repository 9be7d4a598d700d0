import type { Waits } from '../../core/page-parts.ts'
import { addMs } from '../../core/time.ts'
import { waiting } from './actions/told.ts'
import { OFFER_MS } from './schema.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { pathOf } from './pages/list.ts'

/** What waits of evidence: what is offered, what was asked for, an offer that nobody takes, a broken chain. */
export const waits: Waits = {
  name: 'evidence',
  permission: 'evidence:handle',
  async list(ctx) {
    const { items: found } = await ctx.call(waiting, {})
    return found.map(({ id, code, title, why, since, incident, site }) => ({
      key: `${id}:${why}`,
      what: texts[why],
      act: texts.look,
      about: title === '' ? code : title,
      since,
      until: why === 'accept' ? addMs(since, OFFER_MS) : null,
      severity: why === 'broken' ? 'extreme' : 'moderate',
      cause: incident ? `incident:${incident}` : site && `site:${site}`,
      path: pathOf(id),
    }))
  },
}
