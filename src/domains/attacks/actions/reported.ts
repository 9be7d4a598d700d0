import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { line } from '../../../core/line.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import {
  MAX_READ,
  MAX_REPORTED,
  type Reported,
  readCases,
  reportedCases,
  shippedCases,
} from '../reported.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** Longest file of cases in UTF-16 units: sixty of them in seven languages. */
const MAX_FILE = 1024 * 1024
const count = z.number().int()

export const importReported = command({
  name: 'attacks.importReported',
  permission: 'attacks:import',
  scope: 'nation',
  summary:
    'Takes in cases that were reported elsewhere, as a CSV in the columns of `facts/attacks.csv`: everybody reads them, as not verified by this node. What people took away stays away.',
  input: z.strictObject({ file: z.string().max(MAX_FILE) }),
  output: z.strictObject({ added: count, renewed: count, kept: count }),
  async run(ctx, { file }) {
    const cases = readCases(file, dateAt(ctx.now, ctx.node.zone))
    const rows = await store.reported.many(ctx.tx, {}, { limit: MAX_READ })
    const own = new Map(rows.map((row) => [row.code, row]))
    const known = new Map(
      [...shippedCases(ctx.node), ...rows].map((one) => [one.code, hashOf(one)]),
    )
    const fresh = cases.filter(
      (one) => own.get(one.code)?.removedAt == null && known.get(one.code) !== hashOf(one),
    )
    if (own.size + fresh.filter(({ code }) => !own.has(code)).length > MAX_REPORTED)
      throw refusal('tooManyCases', { params: { most: MAX_REPORTED } })
    const codes = fresh.map(({ code }) => code)
    const renewed = codes.filter((code) => known.has(code)).length
    if (fresh.length === 0) ctx.unchanged('all of it is there already, or was taken away')
    else {
      await store.reported.put(
        ctx.tx,
        fresh.map((one) => ({ ...one, importedAt: ctx.now })),
      )
      ctx.record(records['attack.casesImported'], { subject: 'reported', body: { codes } })
    }
    return { added: codes.length - renewed, renewed, kept: cases.length - codes.length }
  },
})

/** Names what a case says, whatever became of it. */
function hashOf(one: Reported): string {
  return canonicalHash(noun.reported.strip().parse(one))
}

export const removeReported = command({
  name: 'attacks.removeReported',
  permission: 'attacks:approve',
  scope: 'nation',
  summary: 'Takes a case of elsewhere away, with the reason; nobody reads it any more.',
  input: z.strictObject({ code: noun.reportedCode, reason: line(500) }),
  output: z.strictObject({}),
  async run(ctx, { code, reason }) {
    const all = await reportedCases(ctx)
    const one = found(
      all.find((known) => known.code === code),
      'unknownAttack',
    )
    const by = { removedAt: ctx.now, removedBy: ctx.actor.id, reason }
    await store.reported.put(ctx.tx, { ...one, importedAt: ctx.now, ...by })
    ctx.record(records['attack.caseRemoved'], { subject: code })
    return {}
  },
})
