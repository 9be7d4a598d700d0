import type { Where, What, Who } from '../../lib/report-classes/index.ts'

/** What agencies that take reports are to whoever turns to them. */
export const REPORT_DESKS = [
  'police',
  'prosecutor',
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

/**
 * Whom something is told to: who may stand first, in this order, and who else is named below. Where none of the first is
 * known, nobody stands first: a desk that cannot act on it would only cost time.
 */
interface Usual {
  readonly first: readonly Desk[]
  readonly also: readonly Desk[]
}

/** Somebody was deceived, robbed or locked out: whoever takes such reports from everybody. */
const CRIME: Usual = { first: ['portal', 'police', 'csirt'], also: ['prosecutor', 'ministry'] }
/** A computer or a site was attacked: whoever answers attacks. */
const ATTACK: Usual = {
  first: ['csirt', 'portal', 'police', 'authority'],
  also: ['prosecutor', 'ministry'],
}
/** Something of the election itself went wrong: whoever runs it. */
const ELECTION: Usual = { first: ['authority', 'police', 'prosecutor'], also: ['ministry'] }
/** Somebody is in danger, or is bought: who may investigate it, and never an office for computers. */
const DANGER: Usual = { first: ['police', 'prosecutor'], also: ['authority', 'ministry'] }
/** A false site or message: whoever takes such reports, and whoever has it taken down. */
const FALSE_SITE: Usual = {
  first: ['portal', 'csirt', 'police', 'authority'],
  also: ['content', 'prosecutor'],
}

/** Whom a class is usually told to. */
const USUAL: Readonly<Record<What, Usual>> = {
  'account-taken-over': CRIME,
  'fake-site-or-message': { first: ['authority', ...FALSE_SITE.first], also: FALSE_SITE.also },
  'false-voting-information': { first: ['authority', 'police'], also: ['content', 'prosecutor'] },
  'service-down': { first: ['authority', 'csirt'], also: ['portal'] },
  'data-leak': ATTACK,
  ransom: CRIME,
  threats: DANGER,
  'vote-buying': DANGER,
  obstruction: ELECTION,
  'result-tampering': ELECTION,
  'official-misconduct': ELECTION,
  other: ELECTION,
}

/** The same for what came by the internet or a telephone, where that is another. */
const ONLINE: Readonly<Partial<Record<What, Usual>>> = {
  'fake-site-or-message': FALSE_SITE,
  'result-tampering': { first: ['authority', 'csirt', 'police'], also: ['prosecutor'] },
  threats: { first: DANGER.first, also: ['content', ...DANGER.also] },
  other: { first: ['portal', 'police', 'authority'], also: ['csirt', 'content', 'prosecutor'] },
}

/** Who keeps systems himself is helped by whoever answers attacks. */
const OF_KEEPERS: ReadonlySet<What> = new Set([
  'account-taken-over',
  'fake-site-or-message',
  'service-down',
  'data-leak',
  'ransom',
])

/** Who is there for a child too, where there is such a desk. */
const OF_CHILDREN: ReadonlySet<What> = new Set(['threats', 'other'])

/** Whom something is usually told to. */
export function usualDesks({ what, where, who }: Told): Usual {
  const keepsSystems = who === 'official' || who === 'staff'
  const { first, also } = (where === 'online' ? ONLINE[what] : undefined) ?? USUAL[what]
  if (keepsSystems && OF_KEEPERS.has(what)) return joined(ATTACK, { first: [], also: first })
  const isChild = who === 'child' && where === 'online' && OF_CHILDREN.has(what)
  return { first, also: isChild ? ['children', ...also] : also }
}

function joined(one: Usual, other: Usual): Usual {
  return { first: one.first, also: [...new Set([...other.also, ...one.also])] }
}
