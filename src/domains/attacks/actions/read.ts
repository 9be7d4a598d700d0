import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, newestPage, pageOf } from '../../../core/listed.ts'
import { inReach, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import type { RowOf } from '../../../lib/sql/table.ts'
import { endedIncidents, incidentsNamed } from '../needs.ts'
import { unconfirmed } from '../pointed.ts'
import { found } from '../refusals.ts'
import { MAX_READ } from '../reported.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { pointedIn } from './form.ts'

const reading = { permission: 'attacks:read', scope: 'area' } as const
/** Incidents that are looked through for those of which nobody wrote, the newest that are over. */
const LOOKED_AT = 200
/** Versions of one attack that are shown, and attacks that a report tells. */
const MAX_VERSIONS = 50
const MAX_TOLD = 500

const closed = z.strictObject({
  id,
  code: z.string(),
  title: z.string(),
  endedAt: time,
})

export const unexplained = query({
  ...reading,
  name: 'attacks.unexplained',
  summary:
    'Closed incidents of which nobody wrote anything for the public yet, and of which nobody said that nothing is told.',
  input: z.strictObject({ limit: z.number().int().min(1).max(100).default(50) }),
  output: z.strictObject({ items: z.array(closed) }),
  async run(ctx, { limit }) {
    ctx.areas()
    const { items } = await ctx.ask(endedIncidents, { view: 'ended', limit: LOOKED_AT })
    const real = items.filter(({ state, type }) => state === 'closed' && type !== 'test')
    const known = await store.settledOf(
      ctx.tx,
      real.map((one) => one.id),
    )
    const open = real.filter((one) => !known.has(one.id)).slice(0, limit)
    return {
      items: open.flatMap(({ id: own, code, title, endedAt }) =>
        endedAt === null ? [] : { id: own, code, title, endedAt },
      ),
    }
  },
})

const formPart = noun.formRow.pick({
  id: true,
  code: true,
  version: true,
  title: true,
  state: true,
  kind: true,
  service: true,
  writtenBy: true,
  writtenAt: true,
  sentAt: true,
  approvedAt: true,
  consent: true,
  publishedAt: true,
  incident: true,
})

export const formView = z.enum(['waiting', 'all'])

export const forms = query({
  ...reading,
  name: 'attacks.forms',
  summary: 'Texts about attacks, the newest first: those that are not decided yet, or all.',
  input: listInput.extend({ view: formView.default('waiting') }),
  output: listed(formPart),
  async run(ctx, { view, after, limit }) {
    const where = {
      area: under(ctx.areas()),
      state: view === 'waiting' ? (['draft', 'sent'] as const) : undefined,
    }
    return newestPage(ctx.tx, store.forms, where, { after, limit, as: formPart })
  },
})

const why = z.strictObject({ reason: z.string(), by: z.string(), at: time })

export const untold = query({
  ...reading,
  name: 'attacks.untold',
  summary:
    'Closed incidents of which the public is told nothing, and cases of elsewhere that were taken away: why, by whom and when.',
  input: listInput,
  output: listed(why.extend({ id })).extend({
    cases: z.array(why.extend({ code: noun.reportedCode, title: z.string() })),
  }),
  async run(ctx, { after, limit }) {
    const where = {
      area: under(ctx.areas()),
      incident: after === undefined ? undefined : { before: after },
    }
    const how = { order: ['-incident'], limit: limit + 1 } as const
    const left = await store.left.many(ctx.tx, where, how)
    const rows = left.map(({ incident, reason, leftBy: by, leftAt: at }) => {
      return { id: incident, reason, by, at }
    })
    const away = { removedAt: { not: null } } as const
    const cases = await store.reported.many(ctx.tx, away, { order: ['-code'], limit: MAX_READ })
    return { ...pageOf(rows, limit), cases: cases.map(awayOf) }
  },
})

function awayOf(one: RowOf<typeof store.reported>) {
  const { code, words, reason, removedBy, removedAt, importedAt } = one
  const title = words['en']?.title ?? code
  return { code, title, reason: reason ?? '', by: removedBy ?? '', at: removedAt ?? importedAt }
}

export const form = query({
  ...reading,
  name: 'attacks.form',
  summary:
    'A text about an attack with what the node points out in it, and the other versions of the same.',
  input: z.strictObject({ form: id }),
  output: noun.formRow.extend({
    pointed: z.array(noun.pointed),
    open: z.array(noun.pointed),
    versions: z.array(formPart),
  }),
  async run(ctx, { form: own }) {
    const known = await store.forms.one(ctx.tx, { id: own })
    const row = found(inReach(ctx, known), 'unknownForm')
    const how = { order: ['-version'], limit: MAX_VERSIONS, as: formPart } as const
    const isLive = row.state === 'draft' || row.state === 'sent'
    const pointed = isLive ? await pointedIn(ctx, row) : row.confirmed
    return {
      ...row,
      pointed,
      open: unconfirmed(pointed, row.confirmed),
      versions: await store.forms.many(ctx.tx, { code: row.code }, how),
    }
  },
})

export const beginning = query({
  ...reading,
  name: 'attacks.beginning',
  summary:
    'With what the text about an incident begins: the words of its last version, and what the incident is.',
  input: z.strictObject({ incident: id }),
  output: z.strictObject({
    incident: closed.extend({
      endedAt: time.nullable(),
      area: z.string(),
      openedAt: time,
      type: z.string().nullable(),
      asset: z.string().nullable(),
    }),
    last: noun.formRow.nullable(),
  }),
  async run(ctx, { incident }) {
    const { items } = await ctx.ask(incidentsNamed, { incidents: [incident] })
    const own = found(inReach(ctx, items[0]), 'unknownIncident')
    const { state: _, ...told } = own
    const last = await store.forms.one(ctx.tx, { incident }, { order: ['-version'] })
    return { incident: told, last: last ?? null }
  },
})

export const day = query({
  ...reading,
  name: 'attacks.day',
  summary:
    'Attacks that were explained to the public, or whose explanation was withdrawn, in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    from: time,
    until: time,
    items: z.array(
      noun.formRow.pick({ id: true, code: true, title: true, publishedAt: true, endedAt: true }),
    ),
  }),
  async run(ctx, { from, until }) {
    const wanted = { areas: under(ctx.areas()), from, until, limit: MAX_TOLD }
    return { from, until, items: await store.formsWithin(ctx.tx, wanted) }
  },
})
