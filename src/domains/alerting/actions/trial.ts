import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { commonArea } from '../areas.ts'
import { shownAddress } from '../hook.ts'
import { ROUTE_CHANNELS, routeChannel } from '../reach.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { alertRef } from '../schema.ts'
import { proposals } from '../store/alert.ts'
import { routesOf } from '../store/route.ts'
import { alertFor } from './drafting.ts'
import { wake } from './wake.ts'

/** Tests of drafts that one person sends to himself within an hour: an SMS is paid for. */
const TRIALS_PER_HOUR = 10

export const sentToMe = z.strictObject({
  at: time,
  sent: z.array(
    z.strictObject({
      channel: routeChannel,
      /** As its owner sees it; empty for a browser. */
      address: z.string(),
    }),
  ),
})

export const sendToMe = command({
  name: 'alerting.sendToMe',
  permission: 'alerting:try',
  scope: 'area',
  summary:
    'Sends what is not released yet to the confirmed contacts of whoever asks and to nobody else, marked as a test in every language.',
  input: alertRef,
  output: sentToMe,
  async run(ctx, input) {
    const owner = ctx.actor.id
    if (!owner.startsWith('person:')) throw refusal('notAPerson')
    const { alert, areas } = await alertFor(ctx, input.alert, 'sendToMe')
    if (alert.revision > 0) found(await proposals.one(ctx.tx, { alert: alert.id }), 'noProposal')
    const own = await confirmedRoutes(ctx, owner)
    if (own.length === 0) throw refusal('noOwnContact')
    const limit = { what: 'draft.tried', who: owner, limit: TRIALS_PER_HOUR } as const
    if (!(await ctx.takeHourly(limit))) throw refusal('triedOften', { keepsCount: true })
    const { told } = await wake(ctx, ctx.newId(), own, { why: 'trial', alert: alert.id })
    const channels = [...new Set(own.map(({ channel }) => channel))]
    const area = commonArea(areas)
    ctx.record(records['alert.tried'], { subject: alert.id, area, body: { told, channels } })
    const sent = own.map((row) => ({ channel: row.channel, address: shownAddress(row) }))
    return { at: ctx.now, sent }
  },
})

/** The own contacts that are in use and shown to be one's own. */
async function confirmedRoutes(ctx: CommandContext, owner: string) {
  const all = await Promise.all(ROUTE_CHANNELS.map((one) => routesOf(ctx.tx, [owner], one)))
  return all.flat().filter(({ ownerKind, removedAt, confirmedAt }) => {
    const isInUse = removedAt === null && confirmedAt !== null
    return ownerKind === 'person' && isInUse
  })
}
