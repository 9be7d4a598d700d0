// A house with claims and sources, and people of the desk of claims.

import { query } from '../../src/core/action.ts'
import type { Capture } from '../../src/core/port.ts'
import { soughtIn } from '../../src/lib/warc/index.ts'
import { claims } from '../../src/domains/claims/index.ts'
import { electionDay } from '../../src/domains/claims/needs.ts'
import { publish, writeCheck } from '../../src/domains/claims/actions/check.ts'
import { takeIn, triage } from '../../src/domains/claims/actions/claim.ts'
import { deskClaim } from '../../src/domains/claims/actions/read.ts'
import { takenCopies } from '../../src/domains/sources/actions/known.ts'
import { snapshot } from '../../src/domains/sources/actions/snapshot.ts'
import { addSource } from '../../src/domains/sources/actions/source.ts'
import { sources } from '../../src/domains/sources/index.ts'
import { z } from 'zod'
import { exampleSlice } from './example-slice.ts'
import { restingNotices, restingOutlets } from './resting.ts'
import { BEGIN, person, type TestHouse, type TestHouseOptions } from './house.ts'

/** An office that has set no election yet. */
export const noElection = exampleSlice('no election', {
  actions: [
    query({
      name: electionDay.query,
      permission: 'anyone',
      scope: 'none',
      summary: 'No election is set.',
      input: z.strictObject({}),
      output: electionDay.output,
      run: async () => null,
    }),
  ],
})

const HASH = '0'.repeat(64)
/** A page as its copy has it, with nothing in it. */
const KEPT = {
  at: BEGIN,
  url: 'https://law.example/code',
  status: 200,
  kind: 'text/html',
  title: 'The code',
  words: 1,
  opening: '',
  likeness: null,
  documentSha256: HASH,
  sha256: HASH,
  size: 1,
  copy: null,
  hasQuote: null,
  resources: 0,
  leftOut: [],
  leftOutCount: 0,
}
/** What a reader sees of the pages of a test; null: they are no text. */
export const pages: { said: string | null } = { said: null }
/** Every page is kept at once. */
export const keptByTest: Capture = {
  take: async () => ({
    outcome: 'taken',
    ...KEPT,
    said: pages.said === null ? null : soughtIn(pages.said),
    parts: [HASH],
  }),
  look: async () => ({
    outcome: 'failed',
    at: BEGIN,
    fault: 'unreachable',
    code: 'test',
    status: null,
  }),
}

/** Claims as they stand in a house. */
export const claimsHouse: TestHouseOptions = {
  slices: [noElection, sources, restingNotices, restingOutlets, claims],
  capture: keptByTest,
}

const DESK = ['claims:read', 'claims:write', 'claims:approve', 'claims:answer'] as const
export const lena = person('lena', [...DESK, 'sources:write'])
export const hugo = person('hugo', DESK)
export const mara = person('mara', DESK)

export const CLAIM = 'Polling stations in Alder close at 4 pm on Sunday 12 May'
export const CHECK = {
  language: 'en',
  verdict: 'false',
  title: 'Stations in Alder close at 8 pm',
  summary: 'No closing time was changed.',
  method: 'We read the notice of the election office.',
  item: 'REF-VENICE-CODE',
  stance: 'refutes',
} as const

/** A claim that somebody judged to be factual. */
export async function judgedClaim(h: TestHouse, words = CLAIM): Promise<string> {
  const said = { words, language: 'en', harm: 'voting' } as const
  const url = 'https://social.example/p/77?utm_source=x'
  const { code: claim } = await h.call(lena, takeIn, { ...said, url })
  await h.call(lena, triage, { claim, kind: 'factual', claimant: 'account' })
  return claim
}

/** A copy of what a check cites is kept, in a house whose copies are {@link keptByTest}. */
export async function keptCopy(h: TestHouse, item: string = CHECK.item): Promise<void> {
  const { copies } = await h.call(lena, takenCopies, { items: [item] })
  if (copies.length > 0) return
  await h.call(lena, snapshot, { item, url: KEPT.url })
  await h.settled()
}

/** Another person reads the check that waits and publishes it. */
export async function releaseCheck(h: TestHouse, claim: string, by = hugo): Promise<string> {
  await keptCopy(h)
  const { checks, read } = await h.call(by, deskClaim, { claim })
  const check = checks[0]?.id ?? ''
  await h.call(by, publish, { check, read: read ?? '' })
  return check
}

/** A claim with a check that everybody reads. */
export async function checkedClaim(h: TestHouse, words = CLAIM): Promise<string> {
  const claim = await judgedClaim(h, words)
  await h.call(lena, writeCheck, { claim, ...CHECK })
  await releaseCheck(h, claim)
  return claim
}

/** An outlet among the sources of the house. */
export async function listedOutlet(h: TestHouse, name: string, domains: string): Promise<void> {
  await h.call(lena, addSource, { name, kind: 'outlet', domains, languages: '' })
}
