import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { counselOf } from '../membership.ts'
import { exhibitRow, exhibitsAsked, exhibitsNext } from '../schema/exhibit.ts'
import * as cases from '../store/case.ts'
import { exhibitsOf } from '../store/exhibit.ts'

const asCounsel = { permission: 'cases:disclosed', scope: 'area' } as const

/** Cases of one counsel. */
const MAX_CASES = 100

export const counselCases = query({
  ...asCounsel,
  name: 'cases.counselCases',
  summary:
    'Cases in which the caller is counsel, by their codes, and since when something is disclosed that he has not looked at.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ id, code: z.string(), newSince: time.nullable() })),
  }),
  async run(ctx) {
    const reader = { person: ctx.actor.id, areas: under(ctx.areas()), now: ctx.now }
    const wanted = { ...reader, limit: MAX_CASES }
    const rows = await cases.counselledCases(ctx.tx, wanted)
    return {
      items: rows.map(({ id: own, code, disclosedAt, openedAt }) => ({
        id: own,
        code,
        newSince: disclosedAt !== null && disclosedAt > (openedAt ?? '') ? disclosedAt : null,
      })),
    }
  },
})

export const disclosed = query({
  ...asCounsel,
  name: 'cases.disclosed',
  summary: 'What was disclosed to the caller as counsel of a case whose file he opened.',
  input: z.strictObject({ case: id, ...exhibitsAsked }),
  output: z.strictObject({
    code: z.string(),
    /** Null while the file is not open: then nothing else is told. */
    openUntil: time.nullable(),
    items: z.array(
      exhibitRow.pick({ item: true, code: true, head: true, sha256: true, disclosedAt: true }),
    ),
    next: exhibitsNext,
  }),
  async run(ctx, { case: of, ...page }) {
    const { code, openUntil } = await counselOf(ctx, of)
    const seen = { case: of, disclosedAt: { not: null } }
    const { items: rows, next } =
      openUntil === null ? { items: [], next: null } : await exhibitsOf(ctx.tx, seen, page)
    return {
      code,
      openUntil,
      next,
      items: rows.map(({ item, code: own, head, sha256, disclosedAt }) => ({
        item,
        code: own,
        head,
        sha256,
        disclosedAt,
      })),
    }
  },
})
