// Support of the tests of cases: officers with the grants of their roles, what cases read of other slices, and a case with
// evidence behind its incident.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import { type Actor, holdsIn } from '../../src/core/actor.ts'
import type { Permission } from '../../src/core/permission.ts'
import { declare } from '../../src/domains/cases/actions/case.ts'
import { openFile } from '../../src/domains/cases/actions/file.ts'
import { giveSeat } from '../../src/domains/cases/actions/team.ts'
import { settleVolatile } from '../../src/domains/cases/actions/volatile.ts'
import { cases } from '../../src/domains/cases/index.ts'
import type { Seat } from '../../src/domains/cases/schema/case.ts'
import { confirmAccession } from '../../src/domains/directory/actions/accession.ts'
import { chooseNation } from '../../src/domains/directory/actions/nation.ts'
import { directory } from '../../src/domains/directory/index.ts'
import { addFile } from '../../src/domains/evidence/actions/intake.ts'
import { evidence } from '../../src/domains/evidence/index.ts'
import { note } from '../../src/domains/incidents/actions/entry.ts'
import { describe, open } from '../../src/domains/incidents/actions/incident.ts'
import { incidents } from '../../src/domains/incidents/index.ts'
import { areaChoicesOf } from './area-choices.ts'
import { bytesOf } from './evidence.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'
import { passkeyProblems, passkeysFor } from './passkeys.ts'
import { PLAIN_NAMES } from './plain-names.ts'
import { ROLES } from './slices.ts'

/** Somebody with all that these roles may do. */
export function officer(name: string, roles: readonly string[], area = '/'): Actor {
  const may = roles.flatMap((role): readonly Permission[] => ROLES.table.get(role)?.may ?? [])
  return person(name, [...new Set(may)], area)
}

export const handler = officer('handler', ['incident-handler'])
export const analyst = officer('analyst', ['analyst', 'investigator'])
export const second = officer('second', ['investigator'])
export const prosecutor = officer('prosecutor', ['prosecutor'])
export const reviewer = officer('reviewer', ['reviewer'])
export const custodian = officer('custodian', ['custodian'])
export const head = officer('head', ['head'])
export const counsel = officer('counsel', ['counsel'])
export const liaison = officer('liaison', ['liaison-24-7'])
/** A third investigator, another reviewer, one who may be either, and the investigator who may review, too. */
export const third = officer('third', ['investigator'])
export const near = officer('near', ['reviewer'])
export const both = officer('both', ['investigator', 'reviewer'])
export const twice = officer('analyst', ['analyst', 'investigator', 'reviewer'])
export const protection = officer('protection', ['data-protection-officer'])
/** An investigator of one area alone. */
export const local = officer('local', ['investigator'], '/1/')
/** The prosecutor, in a small office that has him protect data, too. */
export const lawyer = officer('prosecutor', ['prosecutor', 'data-protection-officer'])
const OFFICERS = [
  handler,
  analyst,
  second,
  prosecutor,
  reviewer,
  custodian,
  head,
  counsel,
  liaison,
  lawyer,
  third,
  near,
  both,
  twice,
  protection,
  local,
] as const

/** Officers who held their roles until lately. */
export const lately: Actor[] = []

const passkeys = passkeysFor(OFFICERS)

/** What a passkey of this officer says to a challenge. */
export const { answerOf } = passkeys

const shared = { permission: 'anyone', scope: 'none', summary: 'For tests.' } as const

/** What cases, incidents and evidence read of other slices. */
const surroundings = exampleSlice('surroundings', {
  problems: passkeyProblems,
  actions: [
    areaChoicesOf([{ path: '/1/', name: 'North' }]),
    ...PLAIN_NAMES,
    query({
      ...shared,
      name: 'territory.electionDay',
      input: z.object({}),
      output: z.looseObject({}).nullable(),
      run: async () => null,
    }),
    query({
      ...shared,
      name: 'accounts.personsHolding',
      input: z.object({
        permission: z.string(),
        area: z.string(),
        since: z.string().optional(),
      }),
      output: z.looseObject({}),
      run: async (_, { permission, area, since }) => ({
        persons: [...OFFICERS, ...(since === undefined ? [] : lately)]
          .filter((one) => holdsIn(one, permission as Permission, area))
          .map(({ id }) => id),
      }),
    }),
    query({
      ...shared,
      name: 'exercises.truth',
      input: z.object({ incidents: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async () => ({
        faults: [{ culprit: 'inside', host: 'site.example', at: '2026-11-24T07:00:00.000Z' }],
        explanations: [
          { culprit: 'outside', name: 'Somebody abroad' },
          { culprit: 'inside', name: 'Somebody  INSIDE' },
          { culprit: 'criminals', name: 'Thieves' },
        ],
      }),
    }),
    passkeys.checkAssertion,
  ],
})

/** Without what incidents and evidence ask of others for acts that no case needs. */
const alone = [incidents, evidence, directory].map((slice) => ({ ...slice, needs: {} }))

export const casesHouse: TestHouseOptions = { slices: [...alone, cases, surroundings] }

/** The RSIT type of what happens in these tests. */
export const KIND = 'unauthorised-information-modification'

const FACTS = {
  severity: 'severe',
  type: KIND,
  asset: 'results-site',
  phase: 'voting',
  clock: 'node',
} as const

const TITLE = 'Results site'

/** An incident of which nobody has said anything yet. */
export async function bareIncident(h: Pick<TestHouse, 'call'>): Promise<string> {
  const facts = { title: TITLE, area: '/', severity: 'severe' } as const
  return (await h.call(handler, open, facts)).incident
}

/** Says of an incident what a case asks for. */
export async function describeIncident(
  h: Pick<TestHouse, 'call'>,
  incident: string,
): Promise<void> {
  await h.call(handler, describe, { incident, title: TITLE, ...FACTS })
}

/** An incident with everything said of it. */
export async function describedIncident(h: Pick<TestHouse, 'call'>): Promise<string> {
  const incident = await bareIncident(h)
  await describeIncident(h, incident)
  return incident
}

/** Writes something into the timeline of an incident. */
export async function noted(h: TestHouse, said: Parameters<typeof note.run>[1]): Promise<void> {
  await h.call(handler, note, said)
}

/** Hands in a file for an incident, and waits until it has its chain. */
export async function preserve(h: TestHouse, incident: string): Promise<string> {
  const input = { area: '/', title: 'Log', place: 'Data centre', name: 'access.log', incident }
  const { output } = await h.runner.call(custodian, addFile, input, { bytes: bytesOf('GET / 200') })
  await h.settled()
  return output.item
}

/** Says of everything that could vanish why nothing preserved it. */
export async function sourcesSettled(h: TestHouse, of: string): Promise<void> {
  const reason = 'The site is hosted elsewhere'
  await h.call(analyst, settleVolatile, { case: of, source: 'rest', reason })
}

/** A case of the investigator `analyst`, on incidents that are described. */
export async function declared(
  h: Pick<TestHouse, 'call'>,
  incidents?: readonly string[],
): Promise<string> {
  const { case: of } = await h.call(analyst, declare, {
    incidents: [...(incidents ?? [await describedIncident(h)])],
    title: 'Who changed the numbers',
    area: '/',
    severity: 'severe',
    role: 'investigator',
    organisation: 'Electoral commission',
    team: 'Analysis',
  })
  return of
}

/** Opens the file of a case. */
export async function opened(h: TestHouse, by: Actor, of: string): Promise<void> {
  await h.call(by, openFile, { case: of, reason: 'Goes on with it' })
}

/** Gives somebody a seat, by the investigator, whose file is open; each of a team of his own. */
export async function seated(h: TestHouse, who: Actor, of: string, role: Seat): Promise<string> {
  const words = { role, organisation: 'Electoral commission', team: role }
  const { seat } = await h.call(analyst, giveSeat, { case: of, person: who.id, ...words })
  return seat
}

/** Seats the two who erase words of a case together, with their files open. */
export async function erasersSeated(h: TestHouse, of: string): Promise<void> {
  await seated(h, protection, of, 'data-protection-officer')
  await seated(h, prosecutor, of, 'prosecutor')
  for (const one of [protection, prosecutor]) await opened(h, one, of)
}

const keeper = person('keeper', ['directory:read', 'directory:write'])

/** Says for which country the node works. */
export async function worksFor(h: TestHouse, iso3: string): Promise<void> {
  await h.call(keeper, chooseNation, { iso3, languages: ['en'] })
}

/** Confirms how a State stands to the Convention on Cybercrime. */
export async function standsTo(
  h: TestHouse,
  iso3: string,
  status: 'party' | 'none',
): Promise<void> {
  const days = status === 'party' ? { inForce: '2004-07-01' } : {}
  const facts = { treaty: 'ETS 185', iso3, status, source: 'Treaty Office' } as const
  await h.call(keeper, confirmAccession, { ...facts, ...days })
}
