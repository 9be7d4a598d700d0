// A call for somebody whose code is right, but came among so many wrong ones that it may be a guess: it answers no alert
// and has nobody sent for by the plan, yet it stands where calls for help stand, marked as not checked.
import type { CommandContext } from '../../../core/action.ts'
import { asksForHelp } from '../schema.ts'
import type { SmsReply } from '../sms-reply.ts'
import { problems, UNCHECKED } from '../store/station-problem.ts'
import { type InForce, meantBy } from '../which-alert.ts'
import { openHelp } from './help.ts'
import { fileProblem } from './station-problem.ts'

interface Unchecked {
  readonly said: NonNullable<SmsReply['said']>
  readonly rest: string
  /** Alerts in force at the station. */
  readonly open: readonly InForce[]
  /** Of the code: what came with it twice is there once. */
  readonly hash: string
}

/** Opens work for a station that may call for somebody; nothing where its answer asks for nobody. */
export async function hearUnchecked(
  ctx: CommandContext,
  place: { readonly id: string; readonly area: string },
  { said, rest, open, hash }: Unchecked,
): Promise<void> {
  const { id: station, area } = place
  if ('answer' in said && !asksForHelp(said.answer)) return
  // Nobody is asked back: it goes to the alert that it names, else to the worst that is open.
  const meant = 'answer' in said ? meantBy(open, { given: 'need_help', rest }) : null
  if ('answer' in said && meant !== null && 'one' in meant) {
    const call = { alert: meant.one.alert, station, area, answer: said.answer, comment: meant.rest }
    return await openHelp(ctx, [{ ...call, device: UNCHECKED }])
  }
  // Not the key of what the same code tells once it is believed.
  const clientKey = `unchecked-${hash.slice(0, 32)}`
  if ((await problems.one(ctx.tx, { station, clientKey })) !== undefined) return
  const symptom = 'symptom' in said ? said.symptom : 'other'
  await fileProblem(ctx, place, { symptom, note: rest, clientKey, device: UNCHECKED })
}
