// The election day at a minute an hour.

import { test } from 'node:test'
import { liveElectionDay } from '../support/election-day-hours.ts'

test('an election day at sixty times the speed of the clock', { timeout: 1_200_000 }, () =>
  liveElectionDay(60),
)
