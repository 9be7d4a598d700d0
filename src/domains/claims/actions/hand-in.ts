// Claims that people came upon in their own work: at a station's problem, an observer's entry, a report.
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { claimOrigin, handedClaim, MAX_ORIGINS } from '../../../core/handed-claim.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { take } from './claim.ts'

const handing = { permission: 'claims:hand-in', scope: 'own' } as const

export const handIn = command({
  ...handing,
  name: 'claims.handIn',
  summary:
    'Hands on a claim that somebody came upon in his own work, in words that he chose; once for each thing that led to it.',
  input: handedClaim.extend({ harm: noun.harm.optional() }),
  output: z.strictObject({ code: noun.claimCode }),
  async run(ctx, { origin, harm = 'other', ...said }) {
    ctx.own()
    const known = await store.origins.one(ctx.tx, { origin })
    if (known !== undefined) {
      ctx.unchanged('it was handed on already')
      return { code: known.code }
    }
    const { id: claim, code } = await take(ctx, { ...said, harm })
    await store.origins.insert(ctx.tx, { origin, claim, code })
    return { code }
  },
})

export const handedIn = query({
  permission: 'claims:hand-in',
  scope: 'shared',
  name: 'claims.handedIn',
  summary: 'Which of these things led to a claim, and whether a check of it is public.',
  input: z.strictObject({ origins: z.array(claimOrigin).max(MAX_ORIGINS) }),
  output: z.strictObject({
    items: z.array(noun.originRow.omit({ claim: true }).extend({ isPublic: z.boolean() })),
  }),
  async run({ tx }, { origins: origin }) {
    const rows = await store.origins.many(tx, { origin }, { limit: MAX_ORIGINS })
    const id = rows.map(({ claim }) => claim)
    const own = await store.claims.many(
      tx,
      { id, publishedAt: { not: null } },
      { limit: MAX_ORIGINS },
    )
    const published = new Set(own.map((one) => one.id))
    return {
      items: rows.map(({ claim, ...row }) => ({ ...row, isPublic: published.has(claim) })),
    }
  },
})
