import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { waitingSecond } from './actions/remove.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'
import { removalTexts } from './texts/removal.ts'

/** What waits of sources: assessments that another person put forward, and copies that another person asks to take away. */
export const waits: Waits = {
  name: 'sources',
  permission: 'sources:assess',
  async list(ctx) {
    const { items } = await ctx.call(waitingSecond, { limit: SHOWN_OF_SLICE })
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ by }) => by === actor.id).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
    return items
      .filter(({ id }) => isFree(id))
      .map(({ kind, id, code, about, since }) => ({
        key: `${kind === 'copy' ? 'remove' : 'agree'} ${id}`,
        what: kind === 'copy' ? removalTexts.waitRemove : texts.waitAgree,
        act: texts.look,
        about,
        since,
        until: null,
        severity: kind === 'copy' ? ('moderate' as const) : ('minor' as const),
        path: deskPath(code),
      }))
  },
}
