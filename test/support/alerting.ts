// What whoever releases says in tests: what the node shows him now.

import type { Action } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import { COMMAND_LINE } from './house.ts'

interface Asked {
  call<N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I): Promise<O>
}

/** The number of stations and the name of what is proposed, as the page of a release shows them. */
export async function asShown(house: Asked, alert: string) {
  const { count, read } = await house.call(COMMAND_LINE, alerting.preview, { alert })
  return { alert, count, read: read ?? '0'.repeat(64) }
}

/** A standing order and the name of what is proposed, as its page shows them. */
export async function orderAsShown(house: Asked, order: string) {
  const { items } = await house.call(COMMAND_LINE, alerting.orders, { limit: 50 })
  return { order, read: items.find((item) => item.order === order)?.read ?? '' }
}
