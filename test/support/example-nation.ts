import { createHash } from 'node:crypto'
import { z } from 'zod'
import { noClaims } from './no-claims.ts'
import { areaChoicesOf } from './area-choices.ts'
import { type Action, query } from '../../src/core/action.ts'
import { areaContains } from '../../src/core/permission.ts'
import type { Slice } from '../../src/core/slice.ts'
import { found } from '../../src/domains/alerting/refusals.ts'

/** A station of the example. */
export interface ExampleStation {
  readonly station: string
  readonly area: string
  readonly phone?: string
}

/** A post of the example with its contact. */
export interface ExampleContact {
  readonly official: string
  readonly station: string | null
  readonly area: string
  readonly contact: string
}

/** A small nation that answers what alerting asks of territory and accounts; tests change its fields. */
export interface ExampleNation {
  readonly slice: Slice
  /** Names of its areas by path. */
  names: Readonly<Record<string, string>>
  stations: ExampleStation[]
  /** Persons besides the asker who could release now. */
  reachable: number
  /** The same by name. */
  signedIn: string[]
  /** Persons who ended sessions of others within the hour before a release. */
  enders: string[]
  contacts: ExampleContact[]
  /** Since when its sites are as they are. */
  aimedAt: string
  /** Where they lead. */
  host: string
  siteName: string
  /** Private networks that are opened. */
  opened: string[]
  /** Who has a role in alerting. */
  persons: string[]
  /** The name of a person; null where none is known, as in an exercise. */
  nameOf: (person: string) => string | null
  onDuty: {
    area: string
    post: string
    label: string | null
    contact: string | null
    until: string
  }[]
}

const NAMES: Readonly<Record<string, string>> = {
  '/': 'Nation',
  '/1/': 'North',
  '/1/1/': 'North Hill',
  '/1/2/': 'North Bay',
  '/2/': 'South',
}
const areas = z.array(z.string())

/** Three stations on North Hill, two on North Bay, one in the South. */
export function exampleNation(): ExampleNation {
  const nation: ExampleNation = {
    names: NAMES,
    reachable: 0,
    signedIn: [],
    enders: [],
    contacts: [],
    aimedAt: '2026-01-01T00:00:00.000Z',
    host: 'site.example',
    siteName: 'Results',
    opened: [],
    persons: [],
    nameOf: () => 'Somebody',
    onDuty: [],
    stations: [
      ...['s1', 's2', 's3'].map((station) => ({ station, area: '/1/1/' })),
      ...['s4', 's5'].map((station) => ({ station, area: '/1/2/' })),
      { station: 's6', area: '/2/' },
    ],
    slice: {
      name: 'example',
      clauses: [],
      needs: {},
      pages: [],
      jobs: [],
      problems: {},
      get actions() {
        return actionsOf(nation)
      },
    },
  }
  return nation
}

function actionsOf(nation: ExampleNation): readonly Action[] {
  return [
    ...audienceQueries(nation),
    ...placeQueries(nation),
    ...contactQueries(nation),
    ...accountQueries(nation),
    siteQuery(nation),
    ...namedSites(nation),
    openedQuery(nation),
    noClaims,
  ]
}

function within(nation: ExampleNation, wanted: readonly string[]): ExampleStation[] {
  return nation.stations.filter(({ area }) => wanted.some((one) => areaContains(one, area)))
}

const facts = { permission: 'territory:read', scope: 'shared', summary: 'example' } as const

function audienceQueries(nation: ExampleNation): readonly Action[] {
  return [
    query({
      ...facts,
      name: 'territory.audience',
      input: z.object({ areas, depth: z.number().default(0) }),
      output: z.any(),
      async run(_ctx, input) {
        const stations = within(nation, input.areas)
        const text = stations.map(({ station }) => station).join()
        return {
          count: stations.length,
          hash: createHash('sha256').update(text).digest('hex'),
          perArea: input.areas.map((path) => ({
            path,
            name: NAMES[path] ?? path,
            count: within(nation, [path]).length,
          })),
          withoutDevice: 1,
          tree: treeOf(nation, input),
        }
      },
    }),
    query({
      ...facts,
      name: 'territory.areaPlaces',
      input: z.object({ areas }),
      output: z.any(),
      run: async (_ctx, input) => ({
        places: input.areas.map((path, n) => ({ path, lat: 10 + n, lon: 20 + n })),
      }),
    }),
    query({
      ...facts,
      name: 'territory.stations',
      input: z.object({ search: z.string(), limit: z.number() }),
      output: z.any(),
      run: async (_ctx, input) => ({
        items: nation.stations
          .filter(({ station }) => station.startsWith(input.search))
          .map(({ station: id }) => ({ id })),
      }),
    }),
    query({
      ...facts,
      name: 'territory.audiencePage',
      input: z.object({ areas, after: z.string().optional(), limit: z.number() }),
      output: z.any(),
      async run(_ctx, input) {
        const stations = within(nation, input.areas).filter(
          ({ station }) => station > (input.after ?? ''),
        )
        const shown = stations.slice(0, input.limit)
        return {
          items: shown.map((one) => ({ phone: null, ...one, number: one.station, name: 'School' })),
          next: stations.length > shown.length ? (shown.at(-1)?.station ?? null) : null,
        }
      },
    }),
  ]
}

function treeOf(nation: ExampleNation, { areas, depth }: { areas: string[]; depth: number }) {
  return Object.entries(NAMES)
    .filter(([path]) =>
      areas.some(
        (own) => path.startsWith(own) && path.split('/').length - own.split('/').length <= depth,
      ),
    )
    .map(([path, name]) => ({ path, name, stations: within(nation, [path]).length }))
}

function placeQueries(nation: ExampleNation): readonly Action[] {
  return [
    query({
      ...facts,
      name: 'territory.areaNames',
      input: z.object({ paths: areas }),
      output: z.any(),
      run: async (_ctx, { paths }) => ({
        areas: paths.flatMap((path) => {
          const name = nation.names[path]
          return name === undefined ? [] : [{ path, name }]
        }),
      }),
    }),
    areaChoicesOf(
      Object.entries(NAMES).map(([path, name]) => ({ path, name })),
      (path) => within(nation, [path]).length,
    ),
    query({
      ...facts,
      name: 'territory.stationPlace',
      input: z.object({ station: z.string() }),
      output: z.any(),
      async run(_ctx, { station }) {
        const area = found(
          nation.stations.find((one) => one.station === station)?.area,
          'unknownStation',
        )
        return { id: station, number: station, name: 'School', area }
      },
    }),
    query({
      ...facts,
      name: 'territory.stationPlaces',
      input: z.object({ stations: z.array(z.string()) }),
      output: z.any(),
      run: async (_ctx, { stations }) => ({
        stations: nation.stations
          .filter(({ station }) => stations.includes(station))
          .map(({ station: id, area }) => ({ id, number: id, name: 'School', area })),
      }),
    }),
    query({
      ...facts,
      name: 'territory.audienceCounts',
      input: z.object({ sets: z.array(areas) }),
      output: z.any(),
      run: async (_ctx, { sets }) => ({ counts: sets.map((set) => within(nation, set).length) }),
    }),
  ]
}

function contactQueries(nation: ExampleNation): readonly Action[] {
  return [
    query({
      ...facts,
      name: 'territory.postContacts',
      input: z.object({ after: z.string(), limit: z.number() }),
      output: z.any(),
      run: async (_ctx, { after, limit }) => ({
        items: nation.contacts.filter(({ official }) => official > after).slice(0, limit),
      }),
    }),
    query({
      ...facts,
      name: 'territory.officials',
      input: z.object({ area: z.string() }),
      output: z.any(),
      run: async (_ctx, { area }) => ({
        officials: nation.contacts
          .filter((one) => one.station === null && one.area === area)
          .map(({ official, contact }) => ({
            id: official,
            post: 'Duty officer',
            label: null,
            contact,
          })),
      }),
    }),
  ]
}

function siteQuery(nation: ExampleNation): Action {
  return query({
    ...facts,
    name: 'monitoring.siteAim',
    input: z.object({ site: z.string() }),
    output: z.any(),
    run: async () => ({
      host: nation.host,
      httpsPort: 443,
      httpPort: 80,
      path: '/',
      aimedAt: nation.aimedAt,
    }),
  })
}

function openedQuery(nation: ExampleNation): Action {
  return query({
    ...facts,
    permission: 'monitoring:opened',
    name: 'monitoring.opened',
    input: z.object({}),
    output: z.any(),
    run: async () => ({ networks: nation.opened, ports: [] }),
  })
}

function accountQueries(nation: ExampleNation): readonly Action[] {
  return [
    query({
      ...facts,
      permission: 'accounts:names',
      name: 'accounts.personsHolding',
      input: z.object({ permission: z.string() }),
      output: z.any(),
      run: async () => ({ persons: nation.persons }),
    }),
    query({
      ...facts,
      name: 'territory.onDuty',
      input: z.object({ area: z.string() }),
      output: z.any(),
      run: async () => ({ now: nation.onDuty }),
    }),
    query({
      ...facts,
      name: 'accounts.reachable',
      input: z.object({
        permission: z.string(),
        area: z.string(),
        exceptPersons: z.array(z.string()).default([]),
      }),
      output: z.any(),
      run: async (_ctx, { exceptPersons }) => ({
        count:
          nation.reachable + nation.signedIn.filter((one) => !exceptPersons.includes(one)).length,
      }),
    }),
    query({
      ...facts,
      name: 'accounts.sessionEnders',
      input: z.object({ from: z.string(), until: z.string() }),
      output: z.any(),
      run: async () => ({ persons: nation.enders }),
    }),
    query({
      ...facts,
      name: 'accounts.personLabels',
      input: z.object({ ids: z.array(z.string()) }),
      output: z.any(),
      run: async (_ctx, { ids }) => ({
        persons: ids.flatMap((person) => {
          const name = nation.nameOf(person)
          return name === null ? [] : [{ id: person, name }]
        }),
      }),
    }),
    query({
      ...facts,
      name: 'accounts.devicesOf',
      input: z.object({ stations: z.array(z.string()) }),
      output: z.any(),
      run: async (_ctx, { stations }) => ({
        devices: stations.map((station) => ({
          station,
          device: `device:${station}`,
          lastSeen: null,
        })),
      }),
    }),
  ]
}

/** The one site that it watches, by the name that alerts call it. */
export const EXAMPLE_SITE = '01939000-0000-7000-8000-00000000005e'

function namedSites(nation: ExampleNation): readonly Action[] {
  const named = () => ({ id: EXAMPLE_SITE, name: nation.siteName, host: nation.host })
  const looked = { ...facts, output: z.any() }
  return [
    query({
      ...looked,
      name: 'monitoring.sites',
      input: z.object({ limit: z.number() }),
      run: async () => ({ items: [named()], next: null }),
    }),
    query({
      ...looked,
      name: 'monitoring.checkTitles',
      input: z.object({}),
      run: async () => ({ titles: {} }),
    }),
    query({
      ...looked,
      name: 'monitoring.siteFacts',
      input: z.object({ site: z.string() }),
      run: async (_ctx, { site }) => {
        const isKnown = site === EXAMPLE_SITE || site.startsWith('site-')
        found(isKnown ? site : undefined, 'unknownStation')
        return { ...named(), areas: ['/1/'] }
      },
    }),
  ]
}
