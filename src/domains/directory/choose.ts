import { fold } from '../../core/fold.ts'
import { ANY } from '../../lib/report-classes/index.ts'
import { isSame, merged, type PublicAgencyEntry } from './entry.ts'
import { type Desk, type Told, usualDesks } from './desks.ts'
import type { RouteRow } from './route.ts'

/** Agencies of one answer; the first is the proper one. */
export const MAX_ANSWERS = 3

/** What is asked: what happened, in which area, and in which language somebody would be answered. */
export interface Question extends Told {
  /** Path of an area of the node's country; `/` is anywhere in it. */
  readonly area: string
  readonly language: string
}

/** A chosen agency, and whether the authority says so or it is usual. */
export interface Choice {
  readonly agency: PublicAgencyEntry
  readonly by: 'route' | 'usual'
}

type Route = Pick<RouteRow, 'area' | 'what' | 'place' | 'who' | 'agency' | 'rank'>

/**
 * Whom to turn to, at most three, the proper one first; none only where no agency is known. Routes of the authority come
 * first: the longest area, what happened before any, who before any, where before any, then by rank. What is usual for
 * the class follows, an agency of each sort. Among equals comes first what is open now, what answers in the language, and
 * what can be reached at all.
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
    .map(({ agency }) => ({ agency, by: 'route' as const }))
  const all = merged(agencies)
  const usual = usualDesks(question).flatMap((desk) => firstOf(desk, question.language, all))
  return once([...said, ...usual.map((agency) => ({ agency, by: 'usual' as const }))])
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
    Number(one.channels.some(({ isOpen }) => isOpen === true)),
    Number(one.languages.includes(language)),
    Number(one.sure.state === 'confirmed'),
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
