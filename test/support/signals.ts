// Support of the tests of inside systems: a system, and signals as it would sign them.

import { ANONYMOUS } from '../../src/core/actor.ts'
import { signal } from '../../src/domains/monitoring/actions/signal.ts'
import { addSystem } from '../../src/domains/monitoring/actions/system.ts'
import { macOf } from '../../src/domains/monitoring/signal.ts'
import type { TestHouse } from './house.ts'
import { analyst } from './monitoring.ts'

/** An inside system of a test, with its key. */
export interface InsideSystem {
  readonly system: string
  readonly key: string
}

/** Adds a register of area /1/ that is expected to tell nothing unless asked for. */
export async function register(h: TestHouse, more: object = {}): Promise<InsideSystem> {
  const fields = { name: 'Register', area: '/1/', kind: 'register', newOrganization: 'Office' }
  const input = { ...fields, expectUsual: false, ...more }
  return (await h.runner.call(analyst, addSystem, input)).output
}

/** A signal as the system would send it now. */
export function signed(
  h: TestHouse,
  { system, key }: InsideSystem,
  parts: { readonly kind: string; readonly number: number; readonly text?: string } & Partial<
    Record<'at' | 'format', string>
  >,
) {
  const { kind, number, text = '', at = h.clock.now(), format = 'values' } = parts
  const payload = Buffer.from(text).toString('base64')
  const sent = { system, at, number, kind, format, payload }
  return { ...sent, mac: macOf(key, sent) }
}

let numbers = 0

/** Sends a signal, a sensor's in EVE, with a number higher than any before. */
export async function tell(
  h: TestHouse,
  from: InsideSystem,
  kind: string,
  text = '',
): Promise<void> {
  numbers += 1
  const sensor = text.startsWith('<') ? 'syslog' : 'eve'
  const format = kind === 'sensor-alert' ? sensor : 'values'
  const input = signed(h, from, { kind, number: numbers, text, format })
  await h.runner.call(ANONYMOUS, signal, input)
}
