// What waits in the slow lane of a door is taken in once, also where the node was killed before it knew that it was.

import assert from 'node:assert/strict'
import { slices } from '../src/domains/index.ts'
import { jobs } from '../src/platform/jobs.ts'
import { BEGIN, forBothHouses } from './support/house.ts'

const WORDS = 'The bridge to Alder is closed on polling day'
const GROUP = { name: 'Citizens of Alder', kind: 'citizens', members: 34, about: 'Volunteers.' }

/** By kind of job: what it was given, and the record that it leaves. */
const LANES = {
  'claims.takeTold': [{ words: WORDS, language: 'en' }, 'claim.taken'],
  'pollwatch.takeApplied': [
    { ...GROUP, contact: 'a@b.example', code: 'OBS-AAAAAAAA', keyHash: 'x', appliedAt: BEGIN },
    'observerGroup.applied',
  ],
} as const

forBothHouses(
  'what waits in a slow lane is taken in once, though its job runs again',
  {
    slices,
  },
  async (h) => {
    for (const [kind, [sent, type]] of Object.entries(LANES)) {
      const job = { kind, subject: 'one of a flood', payload: JSON.stringify(sent), dueAt: BEGIN }
      // The process ended between what the job did and the note that it was done.
      for (let run = 0; run < 2; run += 1) {
        await h.store.write((tx) => jobs.enqueue(tx, job))
        await h.pass(0)
      }
      const taken = (await h.records()).filter((record) => record.type === type)
      assert.equal(taken.length, 1, kind)
    }
  },
)
