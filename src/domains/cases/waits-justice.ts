import type { Waiting } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { justiceWork } from './actions/read-justice.ts'
import { casePath } from './pages/look.ts'
import { workTexts } from './texts/justice.ts'

/** Pages of a case on which it is done. */
const PLACES = {
  approve: 'requests',
  clock: 'requests',
  lapsed: 'requests',
  close: 'justice',
  rerate: 'justice',
  erase: 'erasure',
  guest: 'team',
  ending: 'team',
} as const

/** Second signatures, clocks of requests, closings and what follows a verdict: by the code of the case alone. */
export async function justiceWaits(ctx: PageContext): Promise<readonly Waiting[]> {
  const { items } = await ctx.call(justiceWork, {})
  return items.map(({ case: of, code, why, since, until, mark }) => ({
    key: `${why} ${of}`,
    what: workTexts[why],
    act: workTexts.look,
    about: code,
    cause: `case:${of}`,
    since,
    until,
    end: 'late' as const,
    severity:
      why === 'lapsed' || (mark !== null && mark !== 'mla-due')
        ? ('severe' as const)
        : ('moderate' as const),
    path: casePath(of, PLACES[why]),
  }))
}
