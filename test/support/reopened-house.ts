// A house that is closed and opened again over the same store, for work that was cut short.

import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Slice } from '../../src/core/slice.ts'
import { type OpenHouse, openHouse } from '../../src/house.ts'
import { apart, BEGIN, NO_LOOKS, testFacts } from './house.ts'
import { runFolder } from './run-folder.ts'
import { MIGRATIONS, type OpenStore } from './stores.ts'

/** Gives what opens the house anew: with its jobs, or without any, as if it had died before they ran. Reports no trouble. */
export function reopening(place: OpenStore['place'], slices: readonly Slice[]) {
  const folder = mkdtempSync(join(runFolder(), 'reopened-'))
  return (runsJobs: boolean): Promise<OpenHouse> =>
    openHouse({
      facts: testFacts(),
      place,
      folder,
      migrationsDir: MIGRATIONS,
      slices,
      workflows: [],
      ...NO_LOOKS,
      apart,
      mail: { send: async () => {} },
      sms: { send: async () => ({ providerId: null, isSink: true }) },
      webhook: { send: () => assert.fail('nobody has a webhook') },
      push: () => ({ send: async () => ({ status: 201, isSink: true, isGone: false }) }),
      log: (line) => assert.fail(line),
      now: () => BEGIN,
      runsJobs,
    })
}

/** Calls actions of a house that was opened so. */
export function callsOf(house: OpenHouse) {
  return async <N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I) =>
    (await house.runner.call(actor, action, input)).output
}
