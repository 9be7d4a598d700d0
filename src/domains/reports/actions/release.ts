import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { decides } from './seat.ts'

/** Two of those who decide on an agency's seats: its officers, and while it has none, the set-up. */
const deciding = { permission: 'reports:desk', scope: 'own' } as const

export const askRelease = command({
  ...deciding,
  name: 'reports.askRelease',
  summary:
    'Asks that the sealed files of a report, named by its code, go to whoever has the recovery key; a second person agrees.',
  input: z.strictObject({ code: z.string().max(20), reason: line(500) }),
  output: z.strictObject({ release: id }),
  async run(ctx, { code, reason }) {
    ctx.own()
    checkPerson(ctx)
    const row = found(await store.reports.one(ctx.tx, { code }), 'unknownReport')
    if (!(await decides(ctx, row.agency))) throw refusal('unknownReport')
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const release = ctx.newId()
    const ask = { id: release, report: row.id, reason, askedBy, askedDevice, askedAt: ctx.now }
    await store.releases.insert(ctx.tx, ask)
    ctx.record(records['release.asked'], { subject: row.id })
    return { release }
  },
})

export const release = command({
  ...deciding,
  name: 'reports.release',
  summary:
    'Agrees, as a second person, to a release and gives the sealed files, which the recovery key opens; recorded.',
  input: z.strictObject({ release: id }),
  output: z.strictObject({
    files: z.array(z.strictObject({ kind: noun.fileKind, sealed: z.string() })),
  }),
  showsSecret: true,
  async run(ctx, { release: of }) {
    ctx.own()
    const ask = found(await store.releases.one(ctx.tx, { id: of, agreedAt: null }), 'unknownReport')
    const row = found(await store.reports.one(ctx.tx, { id: ask.report }), 'unknownReport')
    if (!(await decides(ctx, row.agency))) throw refusal('unknownReport')
    checkSecondPerson(ctx, { by: { person: ask.askedBy, device: ask.askedDevice } })
    const agreed = { agreedBy: ctx.actor.id, agreedAt: ctx.now }
    await store.releases.change(ctx.tx, { id: of }, agreed)
    ctx.record(records['report.released'], { subject: row.id })
    const how = { order: ['id'], limit: noun.MAX_FILES } as const
    const all = await store.files.many(ctx.tx, { report: row.id }, how)
    return {
      files: all.map(({ kind, bytes }) => ({
        kind,
        sealed: Buffer.from(bytes).toString('base64'),
      })),
    }
  },
})
