// The attack on the watcher by what it watches, at length.

import { test } from 'node:test'
import { hostileVisits } from '../support/hostile-visits.ts'

test(
  'five hundred visits of sites that answer with the worst stall nothing and leave the log whole',
  { timeout: 7_200_000 },
  () => hostileVisits({ sites: 20, visits: 500 }),
)
