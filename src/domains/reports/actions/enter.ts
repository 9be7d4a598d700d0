import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { arrived, readersNow, sealedBytes } from './arrive.ts'
import { checkOwnDesk } from './desk.ts'

export const enter = command({
  name: 'reports.enter',
  permission: 'reports:read',
  scope: 'own',
  summary:
    'Enters a report that came to an officer by telephone, by letter or in person: sealed on his device as the reporter’s browser would, with a receipt for the reporter.',
  input: z.strictObject({
    routing: noun.routing,
    channel: noun.channel.exclude(['web']),
    mailbox: noun.mailbox,
    readHash: noun.sha256,
    recipient: noun.recipient,
    sealed: noun.sealedText,
  }),
  output: z.strictObject({ report: id, code: z.string() }),
  async run(ctx, { routing, channel, sealed, ...receipt }) {
    const { agency } = routing
    await checkOwnDesk(ctx, agency)
    const { mailbox } = receipt
    if ((await store.reports.one(ctx.tx, { mailbox })) !== undefined) throw refusal('otherReport')
    const answers = sealedBytes(sealed, (await readersNow(ctx, agency)).length + 1)
    const told = { ...receipt, channel, sealedBy: 'browser' } as const
    const { report, code } = await arrived(ctx, {
      routing,
      receipt: told,
      answers,
      standing: { trust: 'solved', nth: 1, isKnown: true },
    })
    ctx.record(records['report.entered'], { subject: report, body: { channel } })
    return { report, code }
  },
})
