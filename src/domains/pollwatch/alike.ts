// Confirmed issues of one kind in one area within hours are alike: the third makes a group of them, once, which drafts an
// alert that a person proposes or does not; what is confirmed later joins the group and drafts nothing.
import type { CommandContext } from '../../core/action.ts'
import { addMs } from '../../core/time.ts'
import { records } from './records.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Issues that are compared. */
const MAX_COMPARED = 100

/** Looks whether an issue that was confirmed now is like others. */
export async function noteAlike(
  ctx: CommandContext,
  { id, area, category }: noun.IssueRow,
): Promise<void> {
  const confirmedAt = { from: addMs(ctx.now, -noun.ALIKE_CONFIRMED_MS) }
  const where = { area, category, confirmedAt, state: ['confirmed', 'answered', 'closed'] } as const
  const how = { order: ['id'], limit: MAX_COMPARED } as const
  const rows = await store.issues.many(ctx.tx, where, how)
  const known = rows.find(({ alike }) => alike !== null)?.alike
  if (known !== undefined && known !== null) {
    await store.issues.change(ctx.tx, { id }, { alike: known })
    return
  }
  if (rows.length < noun.LEAST_ALIKE) return
  const group = ctx.newId()
  await store.issues.change(ctx.tx, { id: rows.map((row) => row.id) }, { alike: group })
  const codes = rows.map(({ code }) => code)
  const severity = Math.max(...rows.map((row) => row.severity))
  const body = { category, severity, codes }
  ctx.record(records['issues.alike'], { subject: group, area, body })
}
