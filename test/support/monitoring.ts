// Support of the tests of monitoring: a realm with the slice alone, an analyst, and an authorised site.

import assert from 'node:assert/strict'
import { z } from 'zod'
import { areaChoicesOf } from './area-choices.ts'
import { query, type Schema } from '../../src/core/action.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Slice } from '../../src/core/slice.ts'
import { findings } from '../../src/domains/monitoring/actions/finding.ts'
import { visitNow } from '../../src/domains/monitoring/actions/site.ts'
import { exchange, goodVisit, hop, HOST, visitWith } from './example-visit.ts'
import { monitoring } from '../../src/domains/monitoring/index.ts'
import { addSite } from '../../src/domains/monitoring/actions/site.ts'
import { systemActor } from '../../src/core/actor.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'

/** Every permission of an analyst. */
const ANALYST = ['read', 'write', 'authorise', 'mark', 'visit', 'maintain'].map(
  (verb) => `monitoring:${verb}` as const,
)

export const analyst = person('analyst', ANALYST)
export const secondAnalyst = person('second', ANALYST)
/** Who keeps the list of what is opened for looks. */
export const administrator = person('administrator', ['monitoring:open'])
export const regionalAnalyst = person('regional', ANALYST, '/2/')

/** The job that looks, for tests that hand in observations themselves. */
export const LOOKING = systemActor('job:monitoring.visit', ['monitoring:observe', 'territory:read'])

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const DAY = 24 * 60 * MINUTE

const AREAS = [
  { path: '/1/', name: 'North' },
  { path: '/2/', name: 'South' },
]

function provider<I>(name: `${string}.${string}`, input: Schema<I>, answer: (input: I) => object) {
  return query({
    name,
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input,
    output: z.looseObject({}),
    run: async (_, asked) => ({ ...answer(asked) }),
  })
}

/** When people vote, and whom they ask, where the tests of monitoring are. */
const ELECTION = {
  name: 'General election',
  times: {
    first: '2026-11-24',
    last: '2026-11-24',
    opens: '07:00',
    closes: '19:00',
    isDaily: true,
  },
}
const CONTACTS = {
  country: null,
  agencies: [
    {
      kind: 'authority',
      name: 'Commission',
      nameLocal: null,
      website: null,
      phone: '+999 20 555 0100',
      emergency: null,
      mail: null,
    },
  ],
}

/** What monitoring reads of other slices. */
const surroundings: Slice = {
  name: 'surroundings',
  clauses: [],
  needs: {},
  actions: [
    provider('territory.areaNames', z.object({ paths: z.array(z.string()) }), ({ paths }) => ({
      areas: AREAS.filter(({ path }) => paths.includes(path)),
    })),
    provider('territory.elections', z.object({}), () => ({
      elections: [
        {
          zone: 'UTC',
          freezes: [{ from: '2030-01-01T00:00', until: '2030-01-08T00:00', reason: 'Polling' }],
        },
      ],
    })),
    provider('territory.electionDay', z.object({}), () => ELECTION),
    provider('territory.onDuty', z.object({ area: z.string() }), () => ({ now: [] })),
    areaChoicesOf(AREAS),
    provider(
      'territory.areasByWay',
      z.object({ ways: z.array(z.array(z.string())) }),
      ({ ways }) => ({
        areas: ways.flatMap((way) => {
          const found = AREAS.find(({ name }) => way.length === 1 && name === way[0])
          return found === undefined ? [] : [{ way, path: found.path }]
        }),
      }),
    ),
    // Everybody else can be called, but for whoever is known as lonely.
    provider(
      'accounts.reachable',
      z.object({ exceptPersons: z.array(z.string()) }),
      ({ exceptPersons }) => ({ count: exceptPersons.includes('person:lonely') ? 0 : 1 }),
    ),
    provider('accounts.personLabels', z.object({ ids: z.array(z.string()) }), ({ ids }) => ({
      persons: ids.filter((id) => id === analyst.id).map((id) => ({ id, name: 'Amal' })),
    })),
  ],
  pages: [],
  jobs: [],
  problems: {},
}

/** Whom everybody may turn to, for houses without the directory. */
export const publicContacts: Slice = {
  name: 'contacts',
  clauses: [],
  needs: {},
  actions: [provider('directory.publicContacts', z.object({}), () => CONTACTS)],
  pages: [],
  jobs: [],
  problems: {},
}

/** A realm that visits every five minutes and confirms at 0, 20 and 60 seconds. */
export const monitoringHouse: TestHouseOptions = {
  slices: [monitoring, surroundings, publicContacts],
}

/** Adds an authorised site of area /1/ at `host`, looked at as soon as the clock moves. */
export async function watch(h: TestHouse, host: string, more: object = {}): Promise<string> {
  const authorisation = { legalBasis: 'Order 7', grantedBy: 'Head of the commission', days: 90 }
  const fields = { name: 'Results', host, area: '/1/', newOrganization: 'Commission' }
  const added = await h.runner.call(analyst, addSite, { ...fields, authorisation, ...more })
  return added.output.site
}

/** Observations with times of now, so that a fake clock may be far from the one they were made with. */
export function at(h: TestHouse, observations: readonly Observation[]): Observation[] {
  return observations.map((one) => ({ ...one, at: h.clock.now() }))
}

/** From now on the site looks as good as it can, or so with these observations exchanged. */
export function show(h: TestHouse, ...changed: Observation[]): void {
  h.probe.show(() => at(h, changed.length === 0 ? goodVisit() : visitWith(...changed)))
}

/** A home page that is not there. */
export const refusing = () => exchange('home', [hop(`https://${HOST}/`, 503)])

/** A site whose availability finding is open. */
export async function brokenSite(h: TestHouse): Promise<{ site: string; finding: string }> {
  show(h)
  const watched = await watch(h, HOST)
  await h.pass(0)
  show(h, refusing())
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  await h.pass(20 * SECOND)
  const [open] = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
  assert.ok(open)
  return { site: watched, finding: open.id }
}

/** The types of the records after `seq`, with the check of findings behind them. */
export async function typesAfter(h: TestHouse, seq: number): Promise<string[]> {
  const records = await h.records()
  return records
    .filter((record) => record.seq > seq)
    .map(({ type, body }) =>
      typeof body['check'] === 'string' ? `${type} ${body['check']}` : type,
    )
}

/** `seq` of the newest record. */
export async function headOf(h: TestHouse): Promise<number> {
  return (await h.records()).at(-1)?.seq ?? -1
}
