import { z } from 'zod'
import { need, type QueryContext } from './action.ts'
import { type Actor, holds } from './actor.ts'
import { areaPath, withAncestors } from './permission.ts'
import { portions } from './portions.ts'

// Who knows the names of areas and persons answers these needs; whoever shows some declares them and asks by `namesOf`.

const area = z.object({ path: areaPath, name: z.string() })

/** Names of areas by path; paths of no area are left out. */
export const areaNames = need<{ paths: string[] }>()(
  'territory.areaNames',
  z.object({ areas: z.array(area) }),
)

const offered = area.extend({ stations: z.number(), hasParts: z.boolean() })
const trailed = offered.extend({ way: z.array(z.string()) })
const choices = z.object({
  nation: offered,
  parts: z.array(z.object({ of: areaPath, items: z.array(offered), more: z.number() })),
  found: z.object({ items: z.array(trailed), more: z.number() }).nullable(),
  chosen: z.array(trailed),
})

/** An area that a form offers. */
export type OfferedArea = z.infer<typeof offered>
/** Parts of open areas, what words find, and what is chosen; what is left out is counted. */
export type OfferedAreas = z.infer<typeof choices>

/** Areas that a form offers, a bounded number of each kind; asked by `areasToPick` of `ui`. */
export const areaChoices = need<{ open: string[]; words: string; chosen: string[] }>()(
  'territory.areaChoices',
  choices,
)

/** Areas by their names from the top down, as people write them in files; ways that lead nowhere are left out. */
export const areasByWay = need<{ ways: string[][] }>()(
  'territory.areasByWay',
  z.object({ areas: z.array(z.object({ way: z.array(z.string()), path: areaPath })) }),
)

/** Names of persons by reference; machines and those who are not known are left out. */
export const personLabels = need<{ ids: string[] }>()(
  'accounts.personLabels',
  z.object({ persons: z.array(z.object({ id: z.string(), name: z.string() })) }),
)

/** Names by area path and by person reference, as far as they are known. */
export interface Names {
  readonly areas: ReadonlyMap<string, string>
  readonly persons: ReadonlyMap<string, string>
}

/** Nobody and nowhere. */
export const NO_NAMES: Names = { areas: new Map(), persons: new Map() }

/** Whoever may ask another slice: a page, an action. */
type Asker = Pick<QueryContext, 'ask'>

/**
 * Looks up how areas, with those above them, and persons are called; the same one may be named twice, and null is nobody.
 */
export async function namesOf(
  ctx: Asker,
  wanted: {
    readonly areas?: readonly string[]
    readonly persons?: readonly (string | null | undefined)[]
  },
): Promise<Names> {
  const areas = new Map<string, string>()
  const persons = new Map<string, string>()
  // The nation has no name of its own: it is called the same everywhere.
  const paths = (wanted.areas ?? []).flatMap(withAncestors).filter((path) => path !== '/')
  for (const some of portions([...new Set(paths)])) {
    const answer = await ctx.ask(areaNames, { paths: some })
    for (const { path, name } of answer.areas) areas.set(path, name)
  }
  const refs = (wanted.persons ?? []).flatMap((person) => person ?? [])
  for (const ids of portions([...new Set(refs)])) {
    const answer = await ctx.ask(personLabels, { ids })
    for (const { id, name } of answer.persons) persons.set(id, name)
  }
  return { areas, persons }
}

/**
 * An area by the names that lead down to it, as far as those above it are named: districts of two regions may share a
 * name. By its path where nobody named one of them.
 */
export function wayTo({ areas }: Pick<Names, 'areas'>, path: string): string {
  const way = withAncestors(path).flatMap((one) => areas.get(one) ?? [])
  return way.length === 0 ? path : way.join(' › ')
}

/** Whole ways of these areas by path, as messages and files of any reader say them: the nation by its own name. */
export async function waysOf(ctx: Asker, paths: readonly string[]): Promise<Map<string, string>> {
  const { areas } = await namesOf(ctx, { areas: paths })
  const nation = paths.includes('/') ? await ctx.ask(areaNames, { paths: ['/'] }) : { areas: [] }
  const name = nation.areas[0]?.name ?? '/'
  return new Map(paths.map((path) => [path, path === '/' ? name : wayTo({ areas }, path)]))
}

/** Paths of areas by the way of names that leads to them. */
export async function pathsOf(
  ctx: Asker,
  ways: readonly (readonly string[])[],
): Promise<(way: readonly string[]) => string | undefined> {
  const found = new Map<string, string>()
  for (const some of portions([...new Set(ways.map((way) => JSON.stringify(way)))])) {
    const asked = some.map((way) => JSON.parse(way) as string[])
    const answer = await ctx.ask(areasByWay, { ways: asked })
    for (const { way, path } of answer.areas) found.set(JSON.stringify(way), path)
  }
  return (way) => found.get(JSON.stringify(way))
}

/** A person whom a form offers. */
export interface PersonChoice {
  readonly id: string
  readonly name: string
}

/** Persons as a form offers them, by name; those who are not known, as in the exercise, are left out. */
export async function personsToChoose(
  ctx: Asker,
  persons: readonly string[],
): Promise<readonly PersonChoice[]> {
  const names = await namesOf(ctx, { persons })
  return [...names.persons]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })) }),
)

/** Incidents that one question names. */
const MAX_INCIDENTS = 50

/** What the first of these incidents are called, as far as the reader may see them; those that he may not are left out. */
export async function incidentNames(
  ctx: Asker & { readonly actor: Actor },
  incidents: readonly string[],
): Promise<ReadonlyMap<string, { readonly code: string; readonly title: string }>> {
  const asked = [...new Set(incidents)].slice(0, MAX_INCIDENTS)
  if (asked.length === 0 || !holds(ctx.actor, 'incidents:read')) return new Map()
  const { items } = await ctx.ask(incidentsNamed, { incidents: asked })
  return new Map(items.map((one) => [one.id, one]))
}
