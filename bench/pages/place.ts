// A node of one checkout in a process of its own, told what to do by the bench: `node place.ts CHECKOUT`, with settings in
// its environment. What it may ask of the checkout is the same in all of them.

import { join } from 'node:path'
import type { Action } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type * as Configs from '../../src/core/config.ts'
import type { Observation } from '../../src/core/observation.ts'
import type * as Alerting from '../../src/domains/alerting/index.ts'
import type * as Judging from '../../src/domains/monitoring/judging.ts'
import type * as Nodes from '../../src/node.ts'
import type * as Lending from '../../src/platform/store/lend.ts'
import type * as Visits from '../../test/support/example-visit.ts'

/** What the bench asks. */
export type Order =
  | { readonly does: 'call'; readonly action: string; readonly input: unknown; readonly as?: Actor }
  /** Contents of an alert in its template's words. */
  | { readonly does: 'template'; readonly input: object }
  /** What a visit of `site` sees and comes to; `isBroken` where its page is not there. */
  | {
      readonly does: 'look'
      readonly site: string
      readonly host: string
      readonly isBroken: boolean
    }
  /** How many statements there have been. */
  | { readonly does: 'count' }
  | { readonly does: 'settle' }
  | { readonly does: 'stop' }

/** What it answers: first the port, then one answer for each order. */
export interface Reply {
  readonly id: number
  readonly answer?: unknown
  readonly error?: string
}

const [, , checkout = ''] = process.argv
const at = (path: string) => join(checkout, path)
/** The machine's own command line. */
const HAND: Actor = { id: 'cli:0', holds: 'all' }
const SETTLE_MS = 300_000

// Modules of the checkout, typed as our own are.
const { openNode } = (await import(at('src/node.ts'))) as typeof Nodes
const { readConfig } = (await import(at('src/core/config.ts'))) as typeof Configs
const { statements } = (await import(at('src/platform/store/lend.ts'))) as typeof Lending
const { templateContent } = (await import(at('src/domains/alerting/index.ts'))) as typeof Alerting

let counted = 0
statements.subscribe(() => void (counted += 1))
const node = await openNode(readConfig(process.env), { log: () => {} })

function say(reply: Reply): void {
  process.send?.(reply)
}

async function call(action: string, input: unknown, as = HAND): Promise<unknown> {
  const house = node.house('actual')
  if (house === null) throw new Error('the node has no house')
  return (await house.runner.call(as, house.action(action) as Action, input)).output
}

/** As the job that looks does it, with what a look at a site would have brought. */
async function look({ site, host, isBroken }: Extract<Order, { does: 'look' }>): Promise<unknown> {
  const example = (await import(at('test/support/example-visit.ts'))) as typeof Visits
  const judging = (await import(at('src/domains/monitoring/judging.ts'))) as typeof Judging
  const { judge, toJudge } = judging
  const { exchange, hop, goodVisit, visitWith } = example
  const now = new Date().toISOString()
  const refusing = exchange('home', [hop(`https://${host}/`, 503)])
  const seen = (isBroken ? visitWith(refusing) : goodVisit()).map(
    (one): Observation => ({ ...one, at: now }),
  )
  const plan = (await call('monitoring.visitPlan', { site })) as { checked: never } | null
  if (plan === null) throw new Error('the site may not be looked at')
  const observations = seen.map((one) => {
    const kept = { ...one }
    delete kept.bytes
    return { seen: kept, bytes: null }
  })
  // All that the judging of this checkout gives goes with it.
  const judged = judge(toJudge(seen, plan.checked, now))
  const times = { durationMs: 250, jitterMs: 0 }
  return await call('monitoring.observe', { site, observations, ...judged, ...times })
}

async function obey(order: Order): Promise<unknown> {
  if (order.does === 'call') return await call(order.action, order.input, order.as)
  if (order.does === 'template') return templateContent(order.input as never)
  if (order.does === 'look') return await look(order)
  if (order.does === 'count') return counted
  if (order.does === 'settle') return await node.settled(SETTLE_MS)
  return await node.close()
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (answer) => {
      say({ id, answer })
      if (order.does === 'stop') process.disconnect()
    },
    (error: unknown) => say({ id, error: String(error) }),
  )
})
// A bench that ended otherwise leaves nothing behind.
process.on('disconnect', () => process.exit())
say({ id: 0, answer: node.port })
