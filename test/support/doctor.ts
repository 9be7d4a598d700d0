// The doctor as its user meets it, on a node in this process or on none, and what it said about one thing.

import assert from 'node:assert/strict'
import { readConfig } from '../../src/core/config.ts'
import type { Diagnosis } from '../../src/core/diagnosis.ts'
import { examine } from '../../src/platform/doctor/index.ts'
import type { PatientOptions } from '../../src/platform/doctor/patient.ts'

/** Has everything looked at, under settings as the environment gives them. */
export function examined(
  env: Readonly<Record<string, string>>,
  options: Partial<PatientOptions> = {},
): Promise<Diagnosis[]> {
  const config = readConfig(env)
  return examine(config, { clock: null, mailTo: null, stations: null, ...options })
}

/** Asserts that a diagnosis of this check and state has words like these, and a way to mend it where it is wrong. */
export function assertSays(
  found: readonly Diagnosis[],
  check: string,
  state: Diagnosis['state'],
  what: RegExp,
): void {
  const own = found.filter((one) => one.check === check)
  const said = own.find((one) => one.state === state && what.test(one.what))
  assert.ok(said !== undefined, `${check} ${state} ${what}: ${JSON.stringify(own, null, 1)}`)
  if (state === 'wrong' || state === 'advice') assert.ok((said.mend ?? '').length > 10, said.what)
}
