// A mark is taken off by a person, or where what was read is there no more.
import type { CommandContext } from '../../../core/action.ts'
import { records } from '../records.ts'
import type { RowOf } from '../../../lib/sql/table.ts'
import { isExcuse } from '../schema.ts'
import { marks, marksOf, type Owner } from '../store/finding.ts'

/** Whose finding it is, as records say it. */
interface Of {
  readonly owner: Owner
  readonly area: string
}

/** Takes a mark off its finding. */
export async function takeOff(
  ctx: CommandContext,
  { id, kind, finding }: Pick<RowOf<typeof marks>, 'id' | 'kind' | 'finding'>,
  { owner, area }: Of,
): Promise<void> {
  await marks.change(ctx.tx, { id }, { withdrawnAt: ctx.now })
  const body = { mark: id, kind, ...owner }
  ctx.record(records['finding.unmarked'], { subject: finding, area, body })
}

/** Takes off what excuses a finding: it was said of another text. Gives whether anything did. */
export async function endExcuses(ctx: CommandContext, finding: string, of: Of): Promise<boolean> {
  const excuses = (await marksOf(ctx.tx, [finding], ctx.now)).filter(({ kind }) => isExcuse(kind))
  for (const one of excuses) await takeOff(ctx, one, of)
  return excuses.length > 0
}
