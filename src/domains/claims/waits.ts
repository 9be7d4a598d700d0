import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { waitingChecks } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** What waits of claims: checks that another person put forward. */
export const waits: Waits = {
  name: 'claims',
  permission: 'claims:approve',
  async list(ctx) {
    const { items } = await ctx.call(waitingChecks, { limit: SHOWN_OF_SLICE })
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ writtenBy }) => writtenBy === actor.id).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
    return items
      .filter(({ id }) => isFree(id))
      .map(({ id, code, words, writtenAt }) => ({
        key: `publish ${id}`,
        what: texts.waitPublish,
        act: texts.look,
        about: words.slice(0, 100),
        since: writtenAt,
        until: null,
        severity: 'minor',
        path: deskPath(code),
      }))
  },
}
