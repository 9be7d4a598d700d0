// Support of the tests of monitoring: a realm with the slice alone, an analyst, and an authorised site.

import type { Observation } from '../../src/core/observation.ts'
import { monitoringSlice } from '../../src/domains/monitoring/index.ts'
import { addSite } from '../../src/domains/monitoring/actions/site.ts'
import { systemActor } from '../../src/core/actor.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'

/** Every permission of an analyst. */
const ANALYST = ['read', 'write', 'authorise', 'mark', 'visit'].map(
  (verb) => `monitoring:${verb}` as const,
)

export const analyst = person('analyst', ANALYST)
export const secondAnalyst = person('second', ANALYST)
export const regionalAnalyst = person('regional', ANALYST, '/2/')

/** The job that looks, for tests that hand in observations themselves. */
export const LOOKING = systemActor('job:monitoring.visit', ['monitoring:observe'])

export const SECOND = 1000
export const MINUTE = 60 * SECOND

/** A realm that visits every five minutes and confirms at 0, 20 and 60 seconds. */
export const monitoringHouse: TestHouseOptions = {
  slices: [monitoringSlice({ recheckMs: [0, 20_000, 60_000], visitMs: 5 * MINUTE })],
}

/** Adds an authorised site of area /1/ at `host`, looked at as soon as the clock moves. */
export async function watch(h: TestHouse, host: string, more: object = {}): Promise<string> {
  const authorisation = { legalBasis: 'Order 7', grantedBy: 'Head of the commission', days: 90 }
  const fields = { name: 'Results', host, area: '/1/', newOrganization: 'Commission' }
  const added = await h.runner.call(analyst, addSite, { ...fields, authorisation, ...more })
  return added.output.site
}

/** Observations with times of now, so that a fake clock may be far from the one they were made with. */
export function at(h: TestHouse, observations: readonly Observation[]): Observation[] {
  return observations.map((one) => ({ ...one, at: h.clock.now() }))
}

/** The types of the records after `seq`, with the check of findings behind them. */
export async function typesAfter(h: TestHouse, seq: number): Promise<string[]> {
  const records = await h.records()
  return records
    .filter((record) => record.seq > seq)
    .map(({ type, body }) =>
      typeof body['check'] === 'string' ? `${type} ${body['check']}` : type,
    )
}

/** `seq` of the newest record. */
export async function headOf(h: TestHouse): Promise<number> {
  return (await h.records()).at(-1)?.seq ?? -1
}
