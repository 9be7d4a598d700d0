import { test } from 'node:test'
import { hostileVisits } from '../support/hostile-visits.ts'

/** `npm run test:nightly` has the node look five hundred times. */
test(
  'sites that answer with the worst cost the loop that alerts little more than honest ones, and the log stays whole',
  { timeout: 170_000 },
  () => hostileVisits({ sites: 2, visits: 4 }),
)
