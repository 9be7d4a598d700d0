// Who asks in the rounds of kills: a job and five people, who may everything; and the house that knows them.

import { hash } from 'node:crypto'
import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Slice } from '../../src/core/slice.ts'
import { slices } from '../../src/domains/index.ts'
import { passkeysFor } from './passkeys.ts'
import { ROLES } from './slices.ts'

const may = [
  ...slices.flatMap(({ actions }) => actions.flatMap(({ permission }) => permission)),
  ...[...ROLES.table.values()].flatMap((role) => role.may),
]

/** Everything, in the whole nation. */
export const HOLDS: Actor['holds'] = [...new Set(may)].flatMap((permission) =>
  permission === 'anyone' ? [] : { permission, area: '/' },
)

function someone(n: number): Actor {
  const own = `01939000-0000-7000-8000-00000000000${n}`
  return { id: `person:${own}`, holds: HOLDS, via: `session:${own}`, device: `browser:${own}` }
}

/** Whoever asks, by name. */
export const CAST = {
  job: { id: 'job:kills', holds: HOLDS },
  ana: someone(1),
  ben: someone(2),
  cleo: someone(3),
  dan: someone(4),
  eve: someone(5),
} as const satisfies Readonly<Record<string, Actor>>
export type Who = keyof typeof CAST

/** People who may be given what accounts know of. */
const people: Pick<Actor, 'id'>[] = [CAST.ana, CAST.ben, CAST.cleo, CAST.dan, CAST.eve]
const passkeys = passkeysFor(people)

/** Somebody of whom this process has not heard before. */
export function newcomer(tag: string): Omit<Actor, 'holds'> {
  const own = `01939000-0000-7000-9000-${hash('sha256', tag).slice(0, 12)}`
  const one = { id: `person:${own}`, via: `session:${own}`, device: `browser:${own}` }
  people.push(one)
  return one
}

/** What the passkey of one of them says to a challenge; each process gives them new ones. */
export const answerOf = (who: Who, challenge: string) => passkeys.answerOf(CAST[who], challenge)

/** Whether somebody is told to hold a permission: all hold all, but one of them speaks for an outlet and the rest do not. */
function isHeldBy(permission: string, id: string): boolean {
  const isOutlet = id === CAST.eve.id
  if (permission === 'outlets:speak') return isOutlet
  return permission !== 'outlets:admit' || !isOutlet
}

/** Queries of accounts that tell of people who never joined. */
const KNOWN = [
  passkeys.checkAssertion,
  query({
    name: 'accounts.personsHolding',
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.looseObject({ permission: z.string() }),
    output: z.looseObject({}),
    run: async (_, { permission }) => ({
      persons: people.flatMap(({ id }) => (isHeldBy(permission, id) ? id : [])),
    }),
  }),
]

/** All slices, with accounts that know the cast. */
export const CAST_SLICES: readonly Slice[] = slices.map((slice) => ({
  ...slice,
  actions: slice.actions.map((one) => KNOWN.find(({ name }) => name === one.name) ?? one),
}))
