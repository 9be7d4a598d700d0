import { command, nothing } from '../../../core/action.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { line } from '../../../core/line.ts'
import { advance, noticeAt } from '../advance.ts'
import { dueFrom } from '../deadlines.ts'
import { calendarNow } from '../policy.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { issuing, noticeRef, readNotice, readRef, saidHash } from './notice-ref.ts'

export const hand = command({
  ...issuing,
  name: 'notices.hand',
  summary:
    'Notes by which way a notice was brought to its subject, and which proof there is. It is served once another person saw the proof.',
  input: noticeRef.extend({
    /** Default: now. */
    at: timeOrCivil.optional(),
    channel: noun.channel,
    proof: line(300),
  }),
  output: nothing,
  async run(ctx, { notice, at, channel, proof }) {
    const row = await noticeAt(ctx, notice)
    const handedAt = at === undefined ? ctx.now : momentOf(at, ctx.node.zone)
    if (handedAt > ctx.now || handedAt < (row.approvedAt ?? ctx.now)) throw refusal('servedLater')
    const by = { handedAt, handedBy: ctx.actor.id }
    const change = { ...by, serviceChannel: channel, serviceProof: proof }
    await advance(ctx, row, 'hand', { change, body: { channel }, record: 'accuracynotice.handed' })
    return {}
  },
})

export const serve = command({
  ...issuing,
  name: 'notices.serve',
  summary:
    'Another person than brought the notice to its subject saw the proof: it is served. Everybody reads it from then on, and the time to answer begins.',
  input: readRef,
  output: nothing,
  async run(ctx, asRead) {
    const row = await readNotice(ctx, asRead)
    // Counted from when the proof was seen, which is never earlier than the service: nobody loses time by our being late.
    const replyDueAt = dueFrom(await calendarNow(ctx), 'reply', ctx.now)
    const change = { servedAt: row.handedAt, replyDueAt, publicAt: row.publicAt ?? ctx.now }
    const { serviceChannel: channel, serviceProof: proof, handedBy: sentBy, handedAt: sentAt } = row
    const body = { sha256: saidHash(row), channel: channel ?? '', replyDueAt }
    await advance(ctx, row, 'serve', { change, body, record: 'accuracynotice.served' })
    const sent = { state: 'sent', channel, proof, sentBy, sentAt } as const
    await store.letters.change(ctx.tx, { notice: row.id, kind: 'notice' }, sent)
    return {}
  },
})
