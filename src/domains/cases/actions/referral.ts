import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { committed } from '../../../core/committed.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { portions } from '../../../core/portions.ts'
import { line } from '../../../core/line.ts'
import { time } from '../../../core/time.ts'
import { wordsGone } from '../erasing.ts'
import { itemsOf } from '../facts.ts'
import { type Member, member, memberToChange } from '../membership.ts'
import { arrive } from '../moving.ts'
import { NEXT_STATES } from '../protocol.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { seat } from '../schema/case.ts'
import {
  exhibitRow,
  type ExhibitRow,
  exhibitsAsked,
  exhibitsNext,
  MAX_EXHIBITS,
} from '../schema/exhibit.ts'
import * as store from '../store/exhibit.ts'

const prosecuting = { permission: 'cases:prosecute', scope: 'area' } as const

export const refer = command({
  ...prosecuting,
  name: 'cases.refer',
  summary:
    'A prosecutor accepts a case: what is to be done, when it is looked at next, and the evidence as it stands now.',
  input: z.strictObject({ case: id, action: line(300), next: timeOrCivil.optional() }),
  output: z.strictObject({ exhibits: z.number().int() }),
  async run(ctx, { case: of, action, next }) {
    const proof = await memberToChange(ctx, of, ['prosecutor'])
    await arrive(ctx, proof, 'referred')
    const frozen = await freeze(ctx, proof)
    const { text, salt, commitment } = committed(ctx, action)
    const nextAt = next === undefined ? null : momentOf(next, ctx.node.zone)
    const by = { person: ctx.actor.id, at: ctx.now }
    await wordsGone(ctx, proof, { kind: 'referral', subject: of })
    await store.referrals.put(ctx.tx, { case: of, action: text, actionSalt: salt, nextAt, ...by })
    const list = frozen.map(({ item, head }) => `${item} ${head}\n`).join('')
    const body = {
      action: commitment,
      exhibits: frozen.length,
      list: hash('sha256', list),
      ...given({ next: nextAt ?? undefined }),
    }
    ctx.record(records['case.referred'], { subject: of, area: proof.case.area, body })
    return { exhibits: frozen.length }
  },
})

/** Keeps the evidence of a case as it stands now; what was disclosed before stays so. */
async function freeze(ctx: CommandContext, proof: Member): Promise<readonly ExhibitRow[]> {
  const { id: of } = proof.case
  const before = await store.exhibits.many(ctx.tx, { case: of }, { limit: MAX_EXHIBITS })
  const items = await itemsOf(ctx, proof)
  if (items.length > MAX_EXHIBITS) throw refusal('tooMany', { params: { most: MAX_EXHIBITS } })
  const earlier = new Map(before.map((one) => [one.item, one]))
  const rows = items.map(({ id: item, code, head, sha256 }) => {
    const known = earlier.get(item)
    const { disclosedAt = null, disclosedBy = null } = known ?? {}
    return { case: of, item, code, head, sha256, frozenAt: ctx.now, disclosedAt, disclosedBy }
  })
  for (const some of portions(rows)) await store.exhibits.put(ctx.tx, some)
  return rows.toSorted((a, b) => (a.item < b.item ? -1 : 1))
}

export const disclose = command({
  ...prosecuting,
  name: 'cases.disclose',
  summary: 'Discloses pieces of the frozen evidence to counsel; that is not taken back.',
  input: z.strictObject({ case: id, items: z.array(id).min(1).max(MAX_EXHIBITS) }),
  output: z.strictObject({}),
  async run(ctx, { case: of, items }) {
    const proof = await memberToChange(ctx, of, ['prosecutor'])
    const wanted = [...new Set(items)]
    const rows: ExhibitRow[] = []
    for (const item of portions(wanted))
      rows.push(...(await store.exhibits.many(ctx.tx, { case: of, item }, { limit: item.length })))
    if (rows.length < wanted.length) throw refusal('unknownItem')
    const hidden = rows.filter(({ disclosedAt }) => disclosedAt === null).map(({ item }) => item)
    if (hidden.length === 0) {
      ctx.unchanged('all of it was disclosed already')
      return {}
    }
    const now = { disclosedAt: ctx.now, disclosedBy: ctx.actor.id }
    for (const item of portions(hidden))
      await store.exhibits.change(ctx.tx, { case: of, item }, now)
    const body = { count: hidden.length, list: hash('sha256', hidden.toSorted().join('\n')) }
    ctx.record(records['case.disclosed'], { subject: of, area: proof.case.area, body })
    return {}
  },
})

export const exhibits = query({
  name: 'cases.exhibits',
  permission: 'cases:read',
  scope: 'area',
  summary: 'What a prosecutor accepted of a case, and the evidence as it stood then.',
  input: z.strictObject({ case: id, ...exhibitsAsked }),
  output: z.strictObject({
    referral: z
      .strictObject({ action: z.string(), nextAt: time.nullable(), person: z.string(), at: time })
      .nullable(),
    /** By their codes. */
    items: z.array(exhibitRow.omit({ case: true })),
    next: exhibitsNext,
    count: z.number().int(),
    /** Whether a prosecutor can accept the case as it stands. */
    isAcceptable: z.boolean(),
    /** Seats of the caller. */
    seats: z.array(seat),
  }),
  async run(ctx, { case: of, ...page }) {
    const { case: now, seats } = await member(ctx, of)
    const row = await store.referrals.one(ctx.tx, { case: of })
    const { items, next } = await store.exhibitsOf(ctx.tx, { case: of }, page)
    return {
      referral:
        row === undefined
          ? null
          : { action: row.action, nextAt: row.nextAt, person: row.person, at: row.at },
      items: items.map(({ case: _c, ...item }) => item),
      next,
      count: await store.exhibits.count(ctx.tx, { case: of }),
      isAcceptable: NEXT_STATES[now.state].includes('referred'),
      seats: seats.map(({ role }) => role),
    }
  },
})
