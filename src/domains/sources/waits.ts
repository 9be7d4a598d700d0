import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import { addMs, HOUR, MINUTE } from '../../core/time.ts'
import { waitingSecond } from './actions/remove.ts'
import { deskPath } from './pages/look.ts'
import { endingTexts } from './texts/ending.ts'
import { officeTexts as texts } from './texts/office.ts'
import { removalTexts } from './texts/removal.ts'

/** What is withheld or asked is late after three days, as an urgent label is: readers of what rests on it wait as well. */
const LATE_HOURS = 72

/** What is said of each kind, what tells it from others, and how loud. */
const KINDS = {
  assessment: { key: 'agree', what: texts.waitAgree, severity: 'minor' },
  copy: { key: 'remove', what: removalTexts.waitRemove, severity: 'moderate' },
  ending: { key: 'end', what: endingTexts.wait, severity: 'moderate' },
  source: { key: 'source', what: endingTexts.waitSource, severity: 'moderate' },
} as const

/**
 * What waits of sources for a second person: assessments, copies that are withheld, references and sources that are to end. Who asked for
 * one of those hears of it once it is late: nobody else knows that he waits.
 */
export const waits: Waits = {
  name: 'sources',
  permission: 'sources:assess',
  async list(ctx) {
    const { items } = await ctx.call(waitingSecond, { limit: SHOWN_OF_SLICE })
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ by }) => by === actor.id).map(({ id }) => id),
    )
    const isRehearsal = ctx.node.realm === 'exercise'
    const unit = isRehearsal ? MINUTE / 24 : HOUR
    return items.flatMap(({ kind, id, code, about, since }): Waiting[] => {
      const { key, what, severity } = KINDS[kind]
      const late = kind === 'assessment' ? null : addMs(since, LATE_HOURS * unit)
      const isLate = late !== null && late <= ctx.now
      const isOwn = own.includes(id) && !isRehearsal
      if (isOwn && !isLate) return []
      return [
        {
          key: `${key} ${id}`,
          what: isOwn ? endingTexts.waitOwn : what,
          act: texts.look,
          about,
          since,
          until: isLate ? late : null,
          end: 'late',
          severity: isLate ? 'severe' : severity,
          cause: `source:${code}`,
          path: deskPath(code),
        },
      ]
    })
  },
}
