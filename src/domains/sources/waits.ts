import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { waitingAssessments } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** What waits of sources: assessments that another person put forward. */
export const waits: Waits = {
  name: 'sources',
  permission: 'sources:assess',
  async list(ctx) {
    const { items } = await ctx.call(waitingAssessments, { limit: SHOWN_OF_SLICE })
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ writtenBy }) => writtenBy === actor.id).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
    return items
      .filter(({ id }) => isFree(id))
      .map(({ id, code, source, writtenAt }) => ({
        key: `agree ${id}`,
        what: texts.waitAgree,
        act: texts.look,
        about: source,
        since: writtenAt,
        until: null,
        severity: 'minor',
        path: deskPath(code),
      }))
  },
}
