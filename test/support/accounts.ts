import type { TestContext } from 'node:test'
import { z } from 'zod'
import { type Action, type NodeFacts, query } from '../../src/core/action.ts'
import { type Actor, ANONYMOUS, systemActor } from '../../src/core/actor.ts'
import { secretHash } from '../../src/core/id.ts'
import { createRunner } from '../../src/core/runner.ts'
import type { SequencedRecord } from '../../src/core/record.ts'
import { addMs } from '../../src/core/time.ts'
import {
  beginJoin,
  finishJoin,
  firstLink,
  invite,
} from '../../src/domains/accounts/actions/joining.ts'
import { identify } from '../../src/domains/accounts/actions/identity.ts'
import { accounts } from '../../src/domains/accounts/index.ts'
import type { Role } from '../../src/domains/accounts/role.ts'
import { jobs } from '../../src/platform/jobs.ts'
import { replies } from '../../src/platform/store/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import type { OpenStore } from './stores.ts'

/** The node that the tests of accounts run on. */
export const NODE: NodeFacts = {
  realm: 'actual',
  origin: 'https://vote.example',
  prefix: '',
  version: 'test',
  languages: ['en', 'ar'],
  mandatoryLanguages: ['en'],
  zone: 'UTC',
}

/** The command line on the machine, and the web door. */
export const MACHINE: Actor = { id: 'cli:0', holds: 'all' }
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
    const number = station.slice(1)
    return { id: station, number, name: `School ${number}`, area: `/${2 - (Number(number) % 2)}/` }
  },
})

/** Somebody who joined: the actor as the door would make it, and what he keeps. */
export interface Joined {
  readonly actor: Actor
  readonly person: string
  readonly key: SoftwareAuthenticator
  readonly recoveryCodes: readonly string[]
  readonly cookie: string
}

/** Accounts over a real store, with a clock that the test moves. */
export async function openAccounts(_t: TestContext, open: OpenStore) {
  const store = await open()
  let now = '2026-11-24T08:00:00.000Z'
  const actions = [...accounts.actions, stationPlace] as readonly Action[]
  const runner = createRunner({ store, jobs, replies, node: NODE, actions, now: () => now })

  async function call<N extends string, I, O>(
    actor: Actor,
    action: Action<N, I, O>,
    input: unknown,
  ): Promise<O> {
    return (await runner.call(actor, action, input)).output
  }

  async function actorOf(credentials: { session?: string; device?: string; token?: string }) {
    const hashes = Object.entries(credentials).map(([kind, secret]) => [kind, secretHash(secret)])
    const { identity } = await call(DOOR, identify, Object.fromEntries(hashes))
    if (identity === null) return null
    const { actor: id, holds, via, station } = identity
    return { id, holds, via, ...(station === null ? {} : { station }) } satisfies Actor
  }

  async function join(secret: string, name?: string): Promise<Joined> {
    const key = new SoftwareAuthenticator()
    const begun = await call(ANONYMOUS, beginJoin, { secret, name })
    key.userHandle = begun.user.id
    const credential = key.create({ ...begun, origin: NODE.origin })
    const { challengeId } = begun
    const done = await call(ANONYMOUS, finishJoin, { secret, challengeId, name, credential })
    const actor = await actorOf({ session: done.cookie.secret })
    if (actor === null) throw new Error('joining opened no session')
    const { person, recoveryCodes } = done
    return { actor, person, key, recoveryCodes, cookie: done.cookie.secret }
  }

  return {
    call,
    store,
    actorOf,
    join,
    now: () => now,
    pass(ms: number) {
      now = addMs(now, ms)
    },
    async first(): Promise<Joined> {
      const { link } = await call(MACHINE, firstLink, {})
      return await join(link?.secret ?? '', 'Amal')
    },
    async person(inviter: Actor, role: Role, area = '/'): Promise<Joined> {
      const { secret } = await call(inviter, invite, { name: `A ${role}`, role, area })
      return await join(secret)
    },
    async records(): Promise<SequencedRecord[]> {
      await store.settled(10_000)
      return await store.read((tx) => store.recordsAfter(tx, -1, 1000))
    },
  }
}
