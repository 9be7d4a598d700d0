import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { namersOf } from '../keys.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { ownDesks, ownReport } from './desk.ts'
import { ageBytes, keep, keysNow, readersNow, roomFor, sealedBytes } from './arrive.ts'

const naming = { permission: 'reports:name', scope: 'own' } as const

/** Names that wait for the custodians of one person. */
const MAX_ASKS = 100

export const askName = command({
  permission: 'reports:read',
  scope: 'own',
  name: 'reports.askName',
  summary:
    'Asks a custodian who told a report: an officer’s device opened the outer layer, and the inner file goes along, which only custodians open.',
  input: z.strictObject({ report: id, inner: noun.sealedText, reason: line(500) }),
  output: z.strictObject({}),
  async run(ctx, { report: of, inner, reason }) {
    const row = await ownReport(ctx, of)
    if (row.purgedAt !== null) throw refusal('noName')
    const kind = 'identity' as const
    found(await store.files.one(ctx.tx, { report: of, kind }), 'noName')
    const known = await store.nameAsks.one(ctx.tx, { report: of })
    if (known !== undefined && known.givenAt === null) throw refusal('isAsked')
    const keys = await keysNow(ctx, row.agency)
    const bytes = ageBytes(inner, namersOf(keys).length + 1)
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const ask = { report: of, bytes, reason, askedBy, askedDevice, askedAt: ctx.now }
    await store.nameAsks.put(ctx.tx, { ...ask, givenBy: null, givenAt: null })
    ctx.record(records['name.asked'], { subject: of })
    return {}
  },
})

/** A request as a custodian read it: one that was asked for anew since has another moment, and another reason. */
const oneAsk = { report: id, askedAt: noun.askedAt }

/** What was asked of the custodians of an agency where the caller has such a seat, as he read it. Throws 404, 409. */
async function ownAsk(
  ctx: QueryContext,
  { report, askedAt }: { readonly report: string; readonly askedAt: string },
) {
  const ask = await store.nameAsks.one(ctx.tx, { report })
  const row = await store.reports.one(ctx.tx, { id: report })
  const agencies = await ownDesks(ctx, 'custodian')
  const isOwn = row !== undefined && agencies.includes(row.agency)
  const { bytes = null } = ask ?? {}
  if (ask === undefined || row === undefined || !isOwn || bytes === null)
    throw refusal('unknownReport')
  if (ask.askedAt !== askedAt) throw refusal('askChanged')
  return { ask, row, bytes }
}

export const takeName = command({
  ...naming,
  name: 'reports.takeName',
  summary:
    'Gives a custodian the inner file of who told a report, to be opened on his device, and the keys of the officers whom he then tells; another person than the one who asked.',
  input: z.strictObject(oneAsk),
  output: z.strictObject({ sealed: z.string(), recipients: z.array(noun.recipient) }),
  showsSecret: true,
  async run(ctx, wanted) {
    const { report: of } = wanted
    const { ask, row, bytes } = await ownAsk(ctx, wanted)
    checkSecondPerson(ctx, { by: { person: ask.askedBy, device: ask.askedDevice } })
    const recipients = [...(await readersNow(ctx, row.agency)), row.recipient]
    ctx.record(records['name.opened'], { subject: of })
    return { sealed: Buffer.from(bytes).toString('base64'), recipients }
  },
})

export const giveName = command({
  ...naming,
  name: 'reports.giveName',
  summary: 'Gives the officers who told a report, sealed to them on the custodian’s device.',
  input: z.strictObject({ ...oneAsk, sealed: noun.sealedText }),
  output: z.strictObject({}),
  async run(ctx, { sealed, ...wanted }) {
    const { report: of } = wanted
    const { ask, row } = await ownAsk(ctx, wanted)
    checkSecondPerson(ctx, { by: { person: ask.askedBy, device: ask.askedDevice } })
    const bytes = sealedBytes(sealed, (await roomFor(ctx, row)) + 1)
    const body = { sha256: hash('sha256', bytes), size: bytes.length }
    const record = ctx.record(records['name.given'], { subject: of, body })
    await keep(ctx, { report: of, kind: 'name', person: ctx.actor.id, bytes, record })
    const given = { bytes: null, givenBy: ctx.actor.id, givenAt: ctx.now }
    await store.nameAsks.change(ctx.tx, { report: of }, given)
    return {}
  },
})

export const namesAsked = query({
  ...naming,
  name: 'reports.namesAsked',
  summary: 'Reports of which officers ask the caller, as a custodian, who told them, and why.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ report: id, code: z.string(), reason: z.string(), askedAt: noun.askedAt }),
    ),
  }),
  async run(ctx) {
    const agencies = await ownDesks(ctx, 'custodian')
    const how = { order: ['askedAt'], limit: MAX_ASKS } as const
    const asks = await store.nameAsks.many(ctx.tx, { givenAt: null }, how)
    const rows = await store.reports.many(
      ctx.tx,
      { id: asks.map(({ report }) => report), agency: agencies },
      { limit: MAX_ASKS },
    )
    return {
      items: asks.flatMap(({ report, reason, askedAt }) => {
        const row = rows.find((one) => one.id === report)
        return row === undefined ? [] : [{ report, code: row.code, reason, askedAt }]
      }),
    }
  },
})
