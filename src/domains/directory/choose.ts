import { fold } from '../../core/fold.ts'
import { ANY } from '../../lib/report-classes/index.ts'
import { isSame, merged, type PublicAgencyEntry } from './entry.ts'
import { type Desk, type Told, usualDesks } from './desks.ts'
import type { RouteRow } from './route.ts'

/** Agencies of one answer. */
export const MAX_ANSWERS = 3

/** What is asked: what happened, in which area, and in which language somebody would be answered. */
export interface Question extends Told {
  /** Path of an area of the node's country; `/` is anywhere in it. */
  readonly area: string
  readonly language: string
}

/** Why an agency is named: the authority says so, a source says that it may act on such things, or it is usual. */
export const CHOSEN_BY = ['route', 'power', 'usual'] as const

/** A chosen agency, why, and whether it may stand first or is only named besides. */
export interface Choice {
  readonly agency: PublicAgencyEntry
  readonly by: (typeof CHOSEN_BY)[number]
  readonly isFirst: boolean
}

/** How sure the first answer is: somebody here confirmed that agency, it only stands on a list, or there is none. */
export const KNOWN = ['proper', 'likely', 'none'] as const
export type Known = (typeof KNOWN)[number]

/** How sure an answer is. */
export function knownOf([first]: readonly Choice[]): Known {
  if (first === undefined || !first.isFirst) return 'none'
  return first.agency.sure.state === 'confirmed' ? 'proper' : 'likely'
}

type Route = Pick<RouteRow, 'area' | 'what' | 'place' | 'who' | 'agency' | 'rank'>

/**
 * Whom to turn to, at most three, most likely the first. Routes of the authority come first: the longest area, what
 * happened before any, who before any, where before any, then by rank. Then whoever may act on it as a source says, then
 * what is usual for the class, an agency of each sort, and at last what is only named besides: where nothing stands before
 * that, nobody proper is known. Among equals comes first what somebody here confirmed, what is open now, what answers in
 * the language, and what can be reached at all.
 */
export function choose(
  question: Question,
  agencies: readonly PublicAgencyEntry[],
  routes: readonly Route[],
): readonly Choice[] {
  const byId = new Map(agencies.flatMap((one) => (one.id === null ? [] : [[one.id, one]])))
  const said = routes
    .filter((route) => holdsFor(route, question))
    .flatMap((route) => {
      const agency = byId.get(route.agency)
      return agency === undefined ? [] : [{ route, agency }]
    })
    .toSorted((a, b) => closer(a.route, b.route) || readier(question.language, a.agency, b.agency))
    .map(({ agency }) => ({ agency, by: 'route' as const, isFirst: true }))
  const all = merged(agencies)
  const { first, also } = usualDesks(question)
  const usual = (desks: readonly Desk[], isFirst: boolean) =>
    desks
      .flatMap((desk) => firstOf(desk, question.language, all))
      .map((agency) => ({ agency, by: 'usual' as const, isFirst }))
  const powers = all
    .filter(({ actsOn }) => actsOn.includes(question.what))
    .toSorted((a, b) => readier(question.language, a, b))
    .map((agency) => ({ agency, by: 'power' as const, isFirst: true }))
  return once([...said, ...powers, ...usual(first, true), ...usual(also, false)])
}

function holdsFor(route: Route, { what, where, who, area }: Question): boolean {
  return (
    area.startsWith(route.area) &&
    (route.what === what || route.what === ANY) &&
    (route.place === where || route.place === ANY) &&
    (route.who === who || route.who === ANY)
  )
}

/** Order of routes that hold: the one that says more comes first. */
function closer(a: Route, b: Route): number {
  const exact = (route: Route, of: 'what' | 'who' | 'place') => Number(route[of] !== ANY)
  return (
    b.area.length - a.area.length ||
    exact(b, 'what') - exact(a, 'what') ||
    exact(b, 'who') - exact(a, 'who') ||
    exact(b, 'place') - exact(a, 'place') ||
    a.rank - b.rank
  )
}

/** Order of agencies between which nothing else decides. */
function readier(language: string, a: PublicAgencyEntry, b: PublicAgencyEntry): number {
  const points = (one: PublicAgencyEntry) => [
    Number(one.sure.state === 'confirmed'),
    Number(one.channels.some(({ isOpen }) => isOpen === true)),
    Number(one.languages.includes(language)),
    Number(one.channels.length > 0),
    Number(one.kind === 'reporting'),
  ]
  const [own, other] = [points(a), points(b)]
  const at = own.findIndex((value, n) => value !== other[n])
  if (at >= 0) return (other[at] ?? 0) - (own[at] ?? 0)
  return a.name < b.name ? -1 : 1
}

function firstOf(
  desk: Desk,
  language: string,
  agencies: readonly PublicAgencyEntry[],
): PublicAgencyEntry[] {
  return agencies
    .filter((one) => one.desk === desk)
    .toSorted((a, b) => readier(language, a, b))
    .slice(0, 1)
}

/** The first of them, none twice: some stand in the directory under two kinds. */
function once(choices: readonly Choice[]): readonly Choice[] {
  const kept: Choice[] = []
  for (const one of choices) {
    if (kept.length === MAX_ANSWERS) break
    const isThere = kept.some(
      ({ agency }) => isSame(agency, one.agency) || fold(agency.name) === fold(one.agency.name),
    )
    if (!isThere) kept.push(one)
  }
  return kept
}
