// Where chance comes from in tests: the same in every run, so that what it finds stops no change that has nothing to do
// with it; the nightly run draws another one and says which.

import fc from 'fast-check'

/** Of every generated call and every property, unless the run has its own. */
const USUAL = 20_261_124

/** Seed of all that is drawn in this process. */
export const SEED = Number(process.env['SCRUTINEER_TEST_SEED'] ?? USUAL)

fc.configureGlobal({ seed: SEED })
