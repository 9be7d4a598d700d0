// The guards of TRANSITIONS: each says whether a step may be taken now, by this person.
import type { CommandContext } from '../../core/action.ts'
import { checkPerson, checkSecondPerson } from '../../core/two-persons.ts'
import { refusal } from './refusals.ts'
import { deskClaim } from './needs.ts'
import type { NoticeRow } from './schema.ts'
import { type Guard, type Step, TRANSITIONS } from './states.ts'
import * as store from './store.ts'
import { isOfSource } from './subject.ts'

/** Who acts by the clock: the job of this slice. */
export const CLOCK_JOB = 'notices.clock'

/** What whoever takes a step says besides. */
interface Said {
  /** Declares to have no stake in it. */
  readonly isFree?: boolean | undefined
}

type Check = (ctx: CommandContext, row: NoticeRow, said: Said) => void | Promise<void>

const MACHINES = /^(job|workflow|token|door):/

/** Throws 403 for whoever wrote, approved, took or decided it. */
export function checkUninvolved(ctx: CommandContext, row: NoticeRow): void {
  checkOther(ctx, row.writtenBy, row.approvedBy, row.takenBy, row.decidedBy)
}

/** The office says what it found of a correction: a person who did not write the notice, and who is not of its subject. Throws 403. */
export async function checkFinder(ctx: CommandContext, row: NoticeRow): Promise<void> {
  checkPerson(ctx)
  checkOther(ctx, row.writtenBy)
  if (await isOfSource(ctx, row.source)) throw refusal('isOfSubject')
}

/** Steps of whoever speaks for the subject, enters what it said, or takes words out of that. */
const SPOKEN: Step[] = [
  'reply',
  'enterReply',
  'confirmReply',
  'replyItself',
  'agree',
  'enterAgreement',
  'confirmAgreement',
  'confirmPaper',
  'appeal',
  'appealItself',
  'stateCorrection',
  'redactAnswer',
]

/** One person rehearses all parts in the exercise. */
const isRehearsal = ({ node }: CommandContext) => node.realm === 'exercise'

/** Throws 403 where the one who acts had one of these parts before; in the exercise nobody did. */
export function checkOther(ctx: CommandContext, ...before: readonly (string | null)[]): void {
  if (!isRehearsal(ctx) && before.includes(ctx.actor.id)) throw refusal('hadPart')
}

const CHECKS: Readonly<Record<Guard, Check>> = {
  person(ctx) {
    if (MACHINES.test(ctx.actor.id)) throw refusal('machineDecides')
    checkPerson(ctx)
  },
  second(ctx, row) {
    checkSecondPerson(ctx, { by: { person: row.writtenBy, device: row.writtenDevice } })
  },
  witness(ctx, { handedAt, handedBy }) {
    if (handedAt === null) throw refusal('notHanded')
    checkOther(ctx, handedBy)
  },
  reviewer: (ctx, row) => checkOther(ctx, row.writtenBy, row.approvedBy),
  taker(ctx, row) {
    if (!isRehearsal(ctx) && row.takenBy !== ctx.actor.id) throw refusal('otherTaker')
  },
  appealMember: checkUninvolved,
  async free(ctx, row, { isFree = false }) {
    if (!isFree) throw refusal('hasStake')
    if (await isOfSource(ctx, row.source)) throw refusal('isOfSubject')
    // Also whoever did so before: nobody is bound to it for an hour.
    const spoken = { notice: row.id, person: ctx.actor.id, step: SPOKEN }
    if (!isRehearsal(ctx) && (await store.steps.count(ctx.tx, spoken)) > 0) throw refusal('hadPart')
  },
  async factual(ctx, row) {
    const { verdict } = await publishedCheck(ctx, row.claim)
    if (verdict !== row.verdict) throw refusal('checkChanged')
  },
  heard(_, { servedAt, heardAt }) {
    if (servedAt === null || heardAt === null) throw refusal('notHeard')
  },
  inTime({ now }, { dueAt }) {
    if (dueAt !== null && dueAt <= now) throw refusal('tooLate')
  },
  clock({ actor }) {
    if (!actor.id.startsWith('job:')) throw refusal('onlyClock')
  },
}

/** Throws what the first guard of the step that does not hold refuses with. */
export async function checkGuards(
  ctx: CommandContext,
  row: NoticeRow,
  step: Step,
  said: Said,
): Promise<void> {
  for (const guard of TRANSITIONS[step].guards) await CHECKS[guard](ctx, row, said)
}

/** Whether a step is one by which somebody decides, and so declares to have no stake in it. */
export function isDeciding(step: Step): boolean {
  return TRANSITIONS[step].guards.some((guard) => guard === 'free')
}

/** The check that stands published of a factual claim. Throws 404, and 409 for opinion, satire, forecast, what nobody checked and what is true. */
export async function publishedCheck(ctx: CommandContext, claim: string) {
  const { claim: of, checks } = await ctx.ask(deskClaim, { claim })
  if (of.kind !== 'factual') throw refusal('notFactual')
  const check = checks.find(({ state }) => state === 'published')
  if (check === undefined) throw refusal('notChecked')
  if (check.verdict === 'satire') throw refusal('notFactual')
  if (check.verdict === 'true') throw refusal('isTrue')
  return check
}
