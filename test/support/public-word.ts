// Support of the tests of the word to the public: a house with incidents and the workflow that makes a word due with each,
// and the people who write, release and tell. `saidByTwo` is for tests of the whole house, too.

import { z } from 'zod'
import { type Action, query } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import { describe, move, open } from '../../src/domains/incidents/actions/incident.ts'
import { incidents } from '../../src/domains/incidents/index.ts'
import { statement } from '../../src/domains/statements/actions/read.ts'
import { release, write } from '../../src/domains/statements/actions/version.ts'
import { statements } from '../../src/domains/statements/index.ts'
import type { Block, Form } from '../../src/domains/statements/schema.ts'
import { incidentsToStatements } from '../../src/workflows/incidents-to-statements.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'
import { PLAIN_NAMES } from './plain-names.ts'

export { describe, move }

const READS = ['accounts:names', 'statements:read', 'incidents:read'] as const

/** Two spokespersons, somebody who only publishes, two who handle incidents, and one of another region. */
export const sara = person('sara', [...READS, 'statements:write', 'statements:release'])
export const sami = person('sami', [...READS, 'statements:write', 'statements:release'])
export const rosa = person('rosa', ['statements:read', 'statements:release'])
const HANDLES = ['incidents:lead', 'statements:notify', 'statements:judge'] as const
export const hana = person('hana', [...READS, ...HANDLES, 'statements:law'])
export const hugo = person('hugo', [...READS, ...HANDLES])
export const faraway = person(
  'faraway',
  [...READS, ...HANDLES, 'statements:write', 'statements:release'],
  '/2/',
)

const shared = { permission: 'anyone', scope: 'none', summary: 'As in a country.' } as const

/** A country that votes on the second day of the tests. */
const country = exampleSlice('country', {
  actions: [
    query({
      ...shared,
      name: 'territory.electionDay',
      input: z.strictObject({}),
      output: z.looseObject({}),
      run: async () => ({ date: '2026-11-25', zone: 'UTC', phase: 'campaign' }),
    }),
    query({
      ...shared,
      name: 'accounts.personsHolding',
      input: z.looseObject({}),
      output: z.looseObject({}),
      run: async () => ({ persons: [] }),
    }),
    query({
      ...shared,
      name: 'territory.areaChoices',
      input: z.looseObject({}),
      output: z.looseObject({}),
      run: async () => ({}),
    }),
    ...PLAIN_NAMES,
  ],
})

/** Where its findings and alerts are, for workflows that ask nothing of them. */
export const wordHouse: TestHouseOptions = {
  slices: [country, incidents, statements],
  workflows: [incidentsToStatements],
}

/** Three sentences of one language. */
export const SAID: Block = {
  known: 'The site shows foreign words.',
  unknown: 'We do not know who did it.',
  vote: 'Voting goes on.',
}

/** Opens an incident, whose word is then due; gives its id and that of the statement. */
export async function breached(h: TestHouse, area = '/1/') {
  const about = { title: 'Foreign words', area, severity: 'severe' } as const
  const { incident, code } = await h.call(hana, open, about)
  await h.settled()
  const { id, code: word } = await h.call(hana, statement, { incident })
  return { incident, code, statement: id, word }
}

/** What calls an action as somebody: a test house, or a node by its API. */
export type Call = <N extends string, I, O>(
  actor: Actor,
  action: Action<N, I, O>,
  input: I,
) => Promise<O>

/** One writes and another one publishes what he read; gives the code of the public page, and which version it is. */
export async function saidByTwo(
  call: Call,
  wanted: {
    readonly incident: string
    readonly words?: Readonly<Record<string, Block>>
    readonly form?: Exclude<Form, 'first'>
    readonly by?: readonly [writer: Actor, second: Actor]
  },
): Promise<{ code: string; number: number }> {
  const { incident, words = { en: SAID }, form, by: [writer, second] = [sara, sami] } = wanted
  const { id, kind } = await call(writer, statement, { incident })
  const later = { ...(form !== undefined && { form }), ...(kind !== null && { kind }) }
  const { version } = await call(writer, write, { statement: id, words, ...later })
  const { read } = await call(second, statement, { incident })
  return await call(second, release, { version, read: read ?? '', namesNobody: true })
}
