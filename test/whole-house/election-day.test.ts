// Clause 12 on the day that counts: a certificate expires, a backup's heartbeat stops, the node dies and comes back from
// its backup, one station has only a telephone for short messages, and everybody still knows and answers.

import { test } from 'node:test'
import { liveElectionDay } from '../support/election-day-hours.ts'

/** An hour in three seconds, and what takes longer takes longer; `npm run test:nightly` lives a minute an hour. */
const SPEED = 1200

test(
  'an election day: clause 12 from eight in the morning to the report of the evening',
  { timeout: 300_000 },
  () => liveElectionDay(SPEED),
)
