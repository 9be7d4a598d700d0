// What a citizen may do with a site: its state and its findings, by the table of `use-table.ts`.
import { z } from 'zod'
import { isFailing, type Verdict } from './checks/check.ts'
import type { SiteStatus } from './schema.ts'
import { followsOf, siteUse, type SiteUse } from './use-table.ts'

export { siteUse, type SiteUse } from './use-table.ts'

/** A finding that is suspected or open and that nobody excused, as far as a visitor's safety depends on it. */
export interface Trouble {
  /** `check.reason` */
  readonly reason: string
  readonly severity: string
  /** `suspect` or `open`. */
  readonly state: string
}

/** What everybody is told of a site. */
export const siteConduct = z.strictObject({
  use: siteUse,
  /** What it rests on is suspected alone, or a person has not said yet whether it is right: it is being looked at. */
  isUnsettled: z.boolean(),
})
export type SiteConduct = z.infer<typeof siteConduct>

/** What follows from a finding; one of a kind that has no row says that nothing is known. */
function followsFrom({ reason, severity }: Trouble): SiteUse {
  const row = followsOf(reason)
  if (row === undefined) return 'unknown'
  return (row as Readonly<Record<string, SiteUse | undefined>>)[severity] ?? 'works'
}

/** Every reason of a verdict as a finding of its own: the worst is not always what concerns visitors most. */
export function troublesIn(
  findings: readonly { readonly state: string; readonly verdict: Verdict }[],
): Trouble[] {
  return findings.flatMap(({ state, verdict }) =>
    [verdict, ...verdict.also]
      .filter(({ result }) => isFailing(result))
      .map(({ reason, severity }) => ({ reason, severity, state })),
  )
}

/** What only a confirmed finding says: a page that was slow once is no news. */
const ONCE_IS_NOTHING: ReadonlySet<SiteUse> = new Set(['slow', 'works'])

/** Whether it is still a question: seen once alone, or of the weight that is a question to a person. */
function isAsked({ state, severity }: Trouble): boolean {
  return state === 'suspect' || severity === 'M'
}

const rank = (use: SiteUse): number => siteUse.options.indexOf(use)

function worstOf(uses: readonly SiteUse[]): SiteUse {
  return uses.reduce((one, other) => (rank(other) < rank(one) ? other : one), 'works')
}

/**
 * What a citizen may do with a site in this state, by its findings: the worst that follows, which is unsettled where what is
 * settled is less bad. Unknown is never said to work, nor one that is worked on, which may not answer at any moment.
 */
export function useOf(
  status: SiteStatus,
  troubles: readonly Trouble[],
  isMaintained = false,
): SiteConduct {
  const asSeen: SiteUse = status === 'unknown' ? 'unknown' : 'works'
  const own: SiteUse = status === 'down' ? 'unreachable' : isMaintained ? 'maintenance' : asSeen
  const settled = troubles.filter((one) => !isAsked(one)).map(followsFrom)
  const asked = troubles.filter(isAsked).map(followsFrom)
  const use = worstOf([own, ...settled])
  const worst = worstOf(asked.filter((one) => !ONCE_IS_NOTHING.has(one)))
  return rank(worst) < rank(use) ? { use: worst, isUnsettled: true } : { use, isUnsettled: false }
}

/** Uses of a site that shows what is not ours to believe: beside them everybody is told when people vote, and whom to ask. */
const MISLEADS: ReadonlySet<SiteUse> = new Set(['avoid', 'disbelieve'])

/** Whether the true times and numbers belong beside what is said of a site. */
export function misleads({ use }: Pick<SiteConduct, 'use'>): boolean {
  return MISLEADS.has(use)
}
