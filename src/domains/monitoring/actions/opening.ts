import { z } from 'zod'
import { type CommandContext, command, query } from '../../../core/action.ts'
import { networkText, parseNetwork } from '../../../lib/dns/index.ts'
import { closedPort, MAX_OPENINGS, openingKind, privateNetwork, valuesOf } from '../opening.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { line } from '../schema.ts'
import * as store from '../store/opening.ts'

/** Why it is opened, for whoever reads the list later. */
const why = line(300)

const opening = { permission: 'monitoring:open', scope: 'nation', realm: 'actual' } as const

export const openings = query({
  ...opening,
  name: 'monitoring.openings',
  summary: 'Private networks and ports that are opened for looks at sites.',
  input: z.strictObject({}),
  output: z.object({ openings: z.array(store.openingRow) }),
  run: async ({ tx }) => ({ openings: await store.openingsIn(tx) }),
})

export const opened = query({
  name: 'monitoring.opened',
  permission: 'monitoring:opened',
  scope: 'nation',
  summary: 'For the node: the private networks and ports that are opened, for what it posts to.',
  input: z.strictObject({}),
  output: z.strictObject({ networks: z.array(z.string()), ports: z.array(z.number().int()) }),
  async run({ tx }) {
    const all = await store.openingsIn(tx)
    return { networks: valuesOf(all, 'network'), ports: valuesOf(all, 'port').map(Number) }
  },
})

export const openNetwork = command({
  ...opening,
  name: 'monitoring.openNetwork',
  summary: 'Opens a private network for looks at the sites that are said to stand in one.',
  input: z.strictObject({ network: privateNetwork, reason: why }),
  output: z.object({ network: z.string() }),
  async run(ctx, { network: text, reason }) {
    const network = parseNetwork(text)
    if (network === null) throw new RangeError('a network that was parsed at the door')
    const value = networkText(network)
    await open(ctx, { kind: 'network', value, reason })
    return { network: value }
  },
})

export const openPort = command({
  ...opening,
  name: 'monitoring.openPort',
  summary: 'Opens a port below 1024 for looks at sites.',
  input: z.strictObject({ port: closedPort, reason: why }),
  output: z.object({ port: z.number() }),
  async run(ctx, { port, reason }) {
    await open(ctx, { kind: 'port', value: String(port), reason })
    return { port }
  },
})

async function open(
  ctx: CommandContext,
  {
    reason,
    ...what
  }: { readonly kind: 'network' | 'port'; readonly value: string; readonly reason: string },
): Promise<void> {
  if ((await store.openings.one(ctx.tx, what)) !== undefined) throw refusal('knownOpening')
  if ((await store.openings.count(ctx.tx, {})) >= MAX_OPENINGS) throw refusal('tooManyOpenings')
  const opened = { openedBy: ctx.actor.id, openedAt: ctx.now }
  await store.openings.insert(ctx.tx, { ...what, reason, ...opened })
  ctx.record(records['opening.added'], { subject: what.value, body: { kind: what.kind } })
}

export const closeOpening = command({
  ...opening,
  name: 'monitoring.closeOpening',
  summary: 'Takes a private network, a host or a port off the list of what is opened.',
  input: z.strictObject({ kind: openingKind, value: line(253) }),
  output: z.object({ kind: openingKind, value: z.string() }),
  async run(ctx, asked) {
    const { kind, value } = asked
    if ((await store.openings.remove(ctx.tx, { kind, value })) === 0)
      throw refusal('unknownOpening')
    ctx.record(records['opening.removed'], { subject: value, body: { kind } })
    return asked
  },
})
