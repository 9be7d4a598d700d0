// What people come upon in their own work goes to the desk of claims by a step of theirs, in words that they chose.

import assert from 'node:assert/strict'
import type { Actor } from '../src/core/actor.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { problemPage } from '../src/domains/alerting/pages/station-problem.ts'
import { handIn } from '../src/domains/claims/actions/hand-in.ts'
import { deskClaims } from '../src/domains/claims/actions/read.ts'
import { claims } from '../src/domains/claims/index.ts'
import { entryPage } from '../src/domains/pollwatch/pages/entry.ts'
import { sources } from '../src/domains/sources/index.ts'
import { claimsHouse } from './support/claims.ts'
import { exampleNation } from './support/example-nation.ts'
import { forHouse, person } from './support/house.ts'
import { visitPage } from './support/page-visit.ts'
import { MANAGES, newest, watchHouse, watching, write } from './support/pollwatch.ts'
import { restingNotices, restingOutlets } from './support/resting.ts'
import type { Slice } from '../src/core/slice.ts'

const desk = person('desk', ['claims:read'])
const WORDS = 'Voting ended at noon'

/** A slice of tests that leaves the desk of claims to the true one. */
const beside = (slice: Slice): Slice => ({
  ...slice,
  actions: slice.actions.filter(({ name }) => name !== 'claims.handedIn'),
})

forHouse(
  'a claim is handed on from a problem of a station, without the words of the station',
  { slices: [beside(exampleNation().slice), alerting.alerting, ...claimsHouse.slices] },
  async (h) => {
    const officer = person('officer', [
      'alerting:read',
      'alerting:handle-problem',
      'claims:hand-in',
      'territory:read',
    ])
    const holds = (['alerting:speak', 'territory:read'] as const).map((permission) => ({
      permission,
      area: '/1/1/',
    }))
    const station: Actor = { id: 'device:s1', via: 'device:s1', station: 's1', holds }
    const said = {
      symptom: 'message',
      note: 'Mr Smith says it is over',
      clientKey: 'client-key-1',
    } as const
    const { problem } = await h.call(station, alerting.reportProblem, said)
    const silent = { symptom: 'network', clientKey: 'client-key-2' } as const
    const { problem: noWords } = await h.call(station, alerting.reportProblem, silent)
    const page = (actor = officer, of = problem) =>
      visitPage(h, problemPage, { actor, params: { problem: of } })
    assert.doesNotMatch(
      await page(officer, noWords),
      /Hand on a claim/,
      'only where there are words',
    )
    const before = await page()
    assert.match(before, /Hand on a claim/)
    assert.match(before, new RegExp(`name="origin" value="problem:${problem}"`))
    await h.call(officer, handIn, { origin: `problem:${problem}`, words: WORDS, language: 'en' })
    const [claim] = (await h.call(desk, deskClaims, { limit: 9 })).items
    assert.equal(claim?.words, WORDS)
    const after = await page()
    assert.match(after, new RegExp(`At the claims desk.*${claim?.code}`))
    assert.doesNotMatch(after, /Hand on a claim/)
    const reader = person('reader', ['alerting:read', 'territory:read'])
    assert.doesNotMatch(await page(reader), /claim/i)
  },
)

forHouse(
  'a claim is handed on from what an observer wrote',
  {
    ...watchHouse,
    slices: [...watchHouse.slices.map(beside), sources, restingNotices, restingOutlets, claims],
  },
  async (h) => {
    const manager = person('mona', ['claims:hand-in', ...MANAGES])
    const north = await watching(h, { name: 'North', manager, stations: ['A-1'] })
    await write(h, north, 'A-1', 'IN # C8 S2 @ a message says that voting ended')
    const { id, ref } = await newest(h, north)
    const page = () => visitPage(h, entryPage, { actor: manager, params: { entry: ref } })
    assert.match(await page(), new RegExp(`name="origin" value="entry:${id}"`))
    await h.call(manager, handIn, { origin: `entry:${id}`, words: WORDS, language: 'en' })
    assert.match(await page(), /At the claims desk/)
  },
)
