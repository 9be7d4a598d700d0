import type { Where, What, Who } from '../../lib/report-classes/index.ts'

/** What agencies that take reports are to whoever turns to them. */
export const REPORT_DESKS = [
  'police',
  'portal',
  'content',
  'children',
  'csirt',
  'ministry',
] as const
export type ReportDesk = (typeof REPORT_DESKS)[number]

/** The same with the election authority: every agency that the public sees is one of these. */
export type Desk = ReportDesk | 'authority'

/** What somebody tells: what happened, where, and who tells it. */
export interface Told {
  readonly what: What
  readonly where: Where
  readonly who: Who
}

/** Somebody was deceived, robbed or locked out: whoever takes such reports from everybody. */
const CRIME: readonly Desk[] = ['portal', 'police', 'csirt']
/** A computer or a site was attacked: whoever answers attacks. */
const ATTACK: readonly Desk[] = ['csirt', 'portal', 'authority', 'police']
/** Something of the election itself went wrong: whoever runs it. */
const ELECTION: readonly Desk[] = ['authority', 'police', 'portal']
/** Somebody is in danger: the police, wherever it is said. */
const DANGER: readonly Desk[] = ['police', 'portal', 'authority']
/** Everybody that there is, for what nobody else is there for; a ministry takes no reports itself and comes last. */
const ALL: readonly Desk[] = [
  'authority',
  'police',
  'portal',
  'csirt',
  'content',
  'children',
  'ministry',
]

/** Whom a class is usually told to. */
const USUAL: Readonly<Record<What, readonly Desk[]>> = {
  'account-taken-over': CRIME,
  'fake-site-or-message': ['authority', 'csirt', 'police'],
  'false-voting-information': ['authority', 'content', 'csirt'],
  'service-down': ['authority', 'csirt'],
  'data-leak': ATTACK,
  ransom: CRIME,
  threats: DANGER,
  'vote-buying': ELECTION,
  obstruction: ELECTION,
  'result-tampering': ELECTION,
  'official-misconduct': ELECTION,
  other: ELECTION,
}

/** The same for what came by the internet or a telephone, where that is another. */
const ONLINE: Readonly<Partial<Record<What, readonly Desk[]>>> = {
  'fake-site-or-message': ['portal', 'csirt', 'content', 'authority'],
  'result-tampering': ['authority', 'csirt', 'police'],
  threats: ['police', 'portal', 'content'],
  other: ['portal', 'police', 'csirt', 'authority'],
}

/** Who keeps systems himself is helped by whoever answers attacks. */
const OF_KEEPERS: ReadonlySet<What> = new Set([
  'account-taken-over',
  'fake-site-or-message',
  'service-down',
  'data-leak',
  'ransom',
])

/** Who is there for a child first, where there is such a desk. */
const OF_CHILDREN: ReadonlySet<What> = new Set(['threats', 'other'])

/** In which order agencies are usually turned to with what is told; every desk is in it once. */
export function usualDesks({ what, where, who }: Told): readonly Desk[] {
  const keepsSystems = who === 'official' || who === 'staff'
  const first: readonly Desk[] = keepsSystems && OF_KEEPERS.has(what) ? ATTACK : []
  const child: readonly Desk[] =
    who === 'child' && where === 'online' && OF_CHILDREN.has(what) ? ['police', 'children'] : []
  const usual = (where === 'online' ? ONLINE[what] : undefined) ?? USUAL[what]
  return [...new Set([...child, ...first, ...usual, ...ALL])]
}
