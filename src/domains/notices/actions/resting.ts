// What rests on copies of cited pages: notices that run, or stand in the register. Whoever is to take one away asks; issuers are told.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { itemCode } from '../../../core/cited-codes.ts'
import { codesAsked } from '../../../core/same-source.ts'
import * as noun from '../schema.ts'
import { STATES } from '../states.ts'
import * as store from '../store.ts'
import { namesOut } from '../store/register.ts'
import { publicAddress } from '../redaction.ts'
import { reading } from './notice-ref.ts'

/** Copies of one question, and notices that rest on them. */
const MAX_COPIES = 50
const MOST = 200

/** States of a notice that still rests on its copy, unless it was annulled. */
const STANDING = STATES.filter((one) => one !== 'refused_opinion' && one !== 'withdrawn')
const part = noun.noticeRow.pick({
  code: true,
  state: true,
  snapshot: true,
  sourceName: true,
  quote: true,
  publicAt: true,
  annulledAt: true,
})

async function restingOn({ tx }: QueryContext, snapshot: string[]) {
  // Those that are over are not read: many of them would hide one that stands.
  const where = { snapshot, state: STANDING, annulledAt: null }
  return await store.notices.many(tx, where, { order: ['id'], limit: MOST, as: part })
}

const asked = z.strictObject({ copies: z.array(z.string().max(40)).max(MAX_COPIES) })

export const noticesResting = query({
  permission: 'sources:assess',
  scope: 'shared',
  name: 'notices.noticesResting',
  summary:
    'Notices that run or stand and rest on these copies of cited pages; those that are only being prepared are counted.',
  input: asked,
  output: z.strictObject({
    items: z.array(z.strictObject({ copy: z.string(), code: noun.noticeCode })),
    prepared: z.array(z.strictObject({ copy: z.string(), count: z.number().int() })),
  }),
  async run(ctx, { copies }) {
    const rows = await restingOn(ctx, copies)
    const open = rows.filter(({ publicAt }) => publicAt !== null)
    const drafts = rows.filter(({ publicAt }) => publicAt === null)
    return {
      items: open.map(({ snapshot, code }) => ({ copy: snapshot, code })),
      prepared: [...Map.groupBy(drafts, ({ snapshot }) => snapshot)].map(([copy, own]) => ({
        copy,
        count: own.length,
      })),
    }
  },
})

export const noticesNaming = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'notices.noticesNaming',
  summary:
    'How many notices to one source, under any of these codes, run or stand or are prepared.',
  input: codesAsked,
  output: z.strictObject({ count: z.number().int() }),
  async run({ tx }, { sources: source }) {
    const where = { source, state: STANDING, annulledAt: null }
    return { count: await store.notices.count(tx, where) }
  },
})

const losing = part.pick({ code: true, sourceName: true, quote: true }).extend({ copy: z.string() })

export const noticesLosing = query({
  ...reading,
  name: 'notices.noticesLosing',
  summary: 'Notices that are not closed and rest on these copies of cited pages.',
  input: asked,
  output: z.strictObject({ items: z.array(losing) }),
  async run(ctx, { copies }) {
    const rows = (await restingOn(ctx, copies)).filter(({ state }) => state !== 'closed')
    return { items: rows.map((row) => losing.strip().parse({ ...row, copy: row.snapshot })) }
  },
})

/** Addresses of one question: those of a reference, of its newest copies, and of what these left out. */
const MAX_ADDRESSES = 2_000

export const addressesTold = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'notices.addressesTold',
  summary:
    'These addresses as everybody reads them, in their order: only the site of those that name a private person whose name was taken out of a notice resting on these references or copies.',
  input: z.strictObject({
    items: z.array(itemCode).max(MAX_COPIES),
    copies: z.array(z.string().max(40)).max(MAX_COPIES),
    addresses: z.array(z.string().max(4_000)).max(MAX_ADDRESSES),
  }),
  output: z.strictObject({ told: z.array(z.string()) }),
  async run({ tx }, { addresses, ...rests }) {
    const redacted = await namesOut(tx, rests)
    return { told: addresses.map((one) => publicAddress({ redacted }, one)) }
  },
})
