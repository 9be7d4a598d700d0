// Support of the tests of evidence: its people with passkeys of software, and what it reads of other slices.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Slice } from '../../src/core/slice.ts'
import { checkChain, isSignedByNode } from '../../src/lib/custody/index.ts'
import { addFile } from '../../src/domains/evidence/actions/intake.ts'
import { appendEvent, prepareEvent } from '../../src/domains/evidence/actions/custody.ts'
import { chain, item } from '../../src/domains/evidence/actions/read.ts'
import { evidence } from '../../src/domains/evidence/index.ts'
import { proofs } from '../../src/domains/record/actions/proof.ts'
import { stamp } from '../../src/domains/record/actions/stamp.ts'
import { problems as recordProblems } from '../../src/domains/record/refusals.ts'
import { areaChoicesOf } from './area-choices.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'
import { passkeyProblems, passkeysFor } from './passkeys.ts'
import { PLAIN_NAMES } from './plain-names.ts'

const HANDLING = ['evidence:read', 'evidence:handle'] as const

/** A custodian, a second one, an investigator who may not hold, and the two who erase together. */
export const keeper = person('keeper', [...HANDLING, 'evidence:add', 'evidence:hold'])
export const taker = person('taker', [...HANDLING, 'evidence:add', 'evidence:hold'])
export const seeker = person('seeker', [...HANDLING, 'evidence:add'])
export const protector = person('protector', [...HANDLING, 'evidence:ask-erasure'])
export const prosecutor = person('prosecutor', [...HANDLING, 'evidence:erase'])
/** Custodian of an area alone. */
export const local = person('local', [...HANDLING, 'evidence:add', 'evidence:hold'], '/1/')

const passkeys = passkeysFor([keeper, taker, seeker, protector, prosecutor, local])

/** What a passkey of this person says to a challenge. */
export const { answerOf } = passkeys

/** Of incidents: one that has this evidence in its timeline. */
export const knownIncident = {
  incident: '019abcde-0000-7000-8000-000000000001',
  code: 'INC-ABCDEFGH',
  items: [] as string[],
}

const shared = { permission: 'anyone', scope: 'none', summary: 'For tests.' } as const

/** What evidence reads of other slices. */
const surroundings: Slice = exampleSlice('surroundings', {
  problems: { ...passkeyProblems, ...recordProblems },
  actions: [
    proofs,
    stamp,
    query({
      ...shared,
      name: 'incidents.evidenceOf',
      input: z.object({ incident: z.string() }),
      output: z.looseObject({}),
      run: async () => knownIncident,
    }),
    query({
      ...shared,
      name: 'incidents.identify',
      input: z.object({ incident: z.string() }),
      output: z.looseObject({}),
      run: async () => knownIncident,
    }),
    query({
      ...shared,
      name: 'incidents.named',
      input: z.object({ incidents: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async () => ({ items: [] }),
    }),
    areaChoicesOf([{ path: '/1/', name: 'North' }]),
    ...PLAIN_NAMES,
    query({
      ...shared,
      name: 'accounts.personsHolding',
      input: z.object({ permission: z.string(), area: z.string() }),
      output: z.looseObject({}),
      run: async () => ({ persons: [keeper.id, taker.id] }),
    }),
    query({
      ...shared,
      name: 'cases.checkDownload',
      input: z.object({ case: z.string() }),
      output: z.object({}),
      run: async () => ({}),
    }),
    query({
      ...shared,
      name: 'cases.downloads',
      input: z.object({ cases: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async () => ({ kept: [] }),
    }),
    passkeys.checkAssertion,
  ],
})

export const evidenceHouse: TestHouseOptions = { slices: [evidence, surroundings] }

/** The bytes of a text, as a door hands them in. */
export const bytesOf = (content: string | Uint8Array) =>
  async function* () {
    yield Buffer.from(content)
  }

/** Hands in a small file and waits until it has its chain; gives the item. */
export async function handIn(
  h: TestHouse,
  by: Actor,
  content: string | Uint8Array,
  area = '/',
): Promise<string> {
  const input = { area, title: 'Server log', place: 'Data centre', name: 'access.log' }
  const { output } = await h.runner.call(by, addFile, input, { bytes: bytesOf(content) })
  await h.settled()
  return output.item
}

/** Prepares an act, signs it by passkey where that is asked for, and writes it. */
export async function sign(h: TestHouse, by: Actor, input: Parameters<typeof prepareEvent.run>[1]) {
  const draft = await h.call(by, prepareEvent, input)
  const signed = draft.challenge === null ? {} : { assertion: answerOf(by, draft.challenge) }
  return await h.call(by, appendEvent, { draft: draft.draft, ...signed })
}

/** What a second person asked for, as whoever carries it out reads it. */
export async function asRead(h: TestHouse, of: string, by: Actor = keeper) {
  const { asked } = await h.call(by, item, { item: of })
  return asked === null ? {} : { asked: asked.hash }
}

/** What anybody finds who checks the chain of an item by himself. */
export async function faultsOf(h: TestHouse, of: string): Promise<unknown[]> {
  const { events } = await h.call(keeper, chain, { item: of, after: 0, limit: 500 })
  const stored = events.map(({ bytes }) => new Uint8Array(Buffer.from(bytes, 'base64url')))
  const forged = events.filter(({ nodeKey, signature }, n) => {
    const key = Buffer.from(nodeKey, 'base64url')
    return !isSignedByNode(key, stored[n] ?? new Uint8Array(), Buffer.from(signature, 'base64url'))
  })
  return [...checkChain(stored), ...forged]
}
