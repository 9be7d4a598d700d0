import { z } from 'zod'
import { areaChoicesOf } from './area-choices.ts'
import { type Action, type NodeFacts, query } from '../../src/core/action.ts'
import { type Actor, ANONYMOUS, systemActor } from '../../src/core/actor.ts'
import { secretHash } from '../../src/core/id.ts'
import type { Slice } from '../../src/core/slice.ts'
import { identify } from '../../src/domains/accounts/actions/identity.ts'
import {
  beginJoin,
  finishJoin,
  firstLink,
  invite,
} from '../../src/domains/accounts/actions/joining.ts'
import { beginConfirm } from '../../src/domains/accounts/actions/self.ts'
import type { ConfirmedAct } from '../../src/domains/accounts/confirmation.ts'
import { accounts } from '../../src/domains/accounts/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { COMMAND_LINE, forBothHouses, forHouse, type TestHouse, testFacts } from './house.ts'
import { rolesBeside } from './slices.ts'

/** The node that the tests of accounts run on. */
export const NODE: NodeFacts = testFacts()

/** The command line on the machine, and the web door. */
export const MACHINE: Actor = COMMAND_LINE
export const DOOR = systemActor('door:http', ['accounts:identify'])

/** Stations are called `s<n>`; odd ones lie in /1/, even ones in /2/. */
const stationPlace = query({
  name: 'territory.stationPlace',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Where a station is.',
  input: z.strictObject({ station: z.string() }),
  output: z.strictObject({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    area: z.string(),
  }),
  async run(ctx, { station }) {
    ctx.areas()
    return placeOf(station)
  },
})

const stationPlaces = query({
  name: 'territory.stationPlaces',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Where stations are.',
  input: z.strictObject({ stations: z.array(z.string()) }),
  output: z.strictObject({ stations: z.array(stationPlace.output) }),
  async run(ctx, { stations }) {
    ctx.areas()
    return { stations: stations.map(placeOf) }
  },
})

function placeOf(station: string) {
  const number = station.slice(1)
  return { id: station, number, name: `School ${number}`, area: `/${2 - (Number(number) % 2)}/` }
}

const AREAS = [
  { path: '/1/', name: 'North' },
  { path: '/2/', name: 'South' },
]
const areas = z.strictObject({
  areas: z.array(z.strictObject({ path: z.string(), name: z.string() })),
})

const areaNames = query({
  name: 'territory.areaNames',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'Names of areas.',
  input: z.strictObject({ paths: z.array(z.string()) }),
  output: areas,
  async run(_, { paths }) {
    return { areas: AREAS.filter(({ path }) => paths.includes(path)) }
  },
})

const audiencePage = query({
  name: 'territory.audiencePage',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'Stations of areas: the first two.',
  input: z.strictObject({
    areas: z.array(z.string()),
    after: z.string().optional(),
    limit: z.number(),
  }),
  output: z.strictObject({
    items: z.array(z.strictObject({ station: z.string(), number: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
  async run() {
    const places = ['s1', 's3'].map(placeOf)
    return {
      items: places.map(({ id, number, name }) => ({ station: id, number, name })),
      next: 's3',
    }
  },
})

/** What accounts read of the territory, made up. */
export const territory: Slice = {
  name: 'territory',
  clauses: [],
  needs: {},
  actions: [stationPlace, stationPlaces, areaNames, areaChoicesOf(AREAS), audiencePage],
  pages: [],
  jobs: [],
  problems: {},
}

/** Somebody who joined: the actor as the door would make it, and what he keeps. */
export interface Joined {
  readonly actor: Actor
  readonly person: string
  readonly key: SoftwareAuthenticator
  readonly recoveryCodes: readonly string[]
  readonly cookie: string
}

/** The accounts in surroundings that are made up, with the roles of the product. */
export const ACCOUNTS = [accounts, territory, ...rolesBeside(['accounts'])]

/** Declares a test of accounts on both engines, with a clock that the test moves. */
export function forBothAccounts(name: string, run: (house: AccountsHouse) => Promise<void>): void {
  forBothHouses(name, { slices: ACCOUNTS, runsJobs: false }, (house) => run(accountsHouse(house)))
}

/** Declares a test of accounts on SQLite alone, for pages, words and refusals. */
export function forAccounts(name: string, run: (house: AccountsHouse) => Promise<void>): void {
  forHouse(name, { slices: ACCOUNTS, runsJobs: false }, (house) => run(accountsHouse(house)))
}

/** Nobody in particular, on a browser with this mark or with none. */
export function visitorWith(browser: string | undefined): Actor {
  return browser === undefined ? ANONYMOUS : { ...ANONYMOUS, browser: secretHash(browser) }
}

export type AccountsHouse = ReturnType<typeof accountsHouse>

/** The house with what a test of accounts does in it. */
export function accountsHouse(house: TestHouse) {
  async function call<N extends string, I, O>(
    actor: Actor,
    action: Action<N, I, O>,
    input: unknown,
  ): Promise<O> {
    return (await house.runner.call(actor, action, input)).output
  }

  async function actorOf(credentials: {
    session?: string
    browser?: string
    device?: string
    token?: string
  }) {
    const hashes = Object.entries(credentials).map(([kind, secret]) => [kind, secretHash(secret)])
    const { identity } = await call(DOOR, identify, Object.fromEntries(hashes))
    if (identity === null) return null
    const { actor: id, holds, via, device, station } = identity
    return {
      id,
      holds,
      via,
      ...(device === null ? {} : { device }),
      ...(station === null ? {} : { station }),
    } satisfies Actor
  }

  async function join(secret: string, name?: string, browser?: string): Promise<Joined> {
    const visitor = visitorWith(browser)
    const key = new SoftwareAuthenticator()
    const begun = await call(visitor, beginJoin, { secret, name })
    key.userHandle = begun.user.id
    const credential = key.create({ ...begun, origin: NODE.origin })
    const { challengeId } = begun
    const done = await call(visitor, finishJoin, { secret, challengeId, name, credential })
    const actor = await actorOf({ session: done.cookie.secret })
    if (actor === null) throw new Error('joining opened no session')
    const { person, recoveryCodes } = done
    return { actor, person, key, recoveryCodes, cookie: done.cookie.secret }
  }

  /** The person's passkey signs a challenge for this act, as the page has it done. */
  async function confirmed({ actor, key }: Pick<Joined, 'actor' | 'key'>, act: ConfirmedAct) {
    const begun = await call(actor, beginConfirm, { act })
    return {
      challengeId: begun.challengeId,
      credential: key.get({ ...begun, origin: NODE.origin }),
    }
  }

  return {
    call,
    actorOf,
    join,
    confirmed,
    runner: house.runner,
    store: house.store,
    facts: house.facts,
    records: () => house.records(),
    now: () => house.clock.now(),
    pass: (ms: number) => house.clock.advance(ms),
    async first(): Promise<Joined> {
      const { link } = await call(MACHINE, firstLink, {})
      return await join(link?.secret ?? '', 'Amal')
    },
    async person(inviter: Actor | Joined, role: string, area = '/', browser?: string) {
      const draft = { name: `A ${role}`, role, area }
      const { secret } =
        'key' in inviter
          ? await call(inviter.actor, invite, {
              ...draft,
              confirmed: await confirmed(inviter, 'invite'),
            })
          : await call(inviter, invite, draft)
      return await join(secret, undefined, browser)
    },
  }
}
