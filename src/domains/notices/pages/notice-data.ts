import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { corrections } from '../actions/correction.ts'
import { letters as lettersOf } from '../actions/letter.ts'
import { deskNotice } from '../actions/read.ts'
import { found } from '../refusals.ts'
import { noticeCode } from '../schema.ts'
import { NO_SOURCES, sourcesFor } from './content-form.ts'

/** A notice with what its page needs to know of the reader. */
export async function loadNotice(ctx: PageContext) {
  const code = found(asked(noticeCode, ctx.params['notice']), 'unknownNotice')
  const told: z.infer<typeof deskNotice.output> = await ctx.call(deskNotice, { notice: code })
  const { notice, steps } = told
  const { items: said } =
    notice.publicAt === null ? { items: [] } : await ctx.call(corrections, { notice: code })
  const { items: letters } = await ctx.call(lettersOf, { notice: code })
  const isRehearsal = ctx.node.realm === 'exercise'
  const isOne = async (...persons: readonly (string | null)[]) =>
    !isRehearsal && (await ctx.ofReader(({ actor }) => persons.includes(actor.id)))
  const { writtenBy, approvedBy, takenBy, decidedBy } = notice
  const isIssuer = holds(ctx.actor, 'notices:issue')
  return {
    ...told,
    letters,
    corrections: said,
    isIssuer,
    isReviewer: holds(ctx.actor, 'notices:review'),
    isJudge: holds(ctx.actor, 'notices:judge'),
    isWriter: await isOne(writtenBy),
    /** Brought it to its subject. */
    isBearer: await isOne(notice.handedBy),
    /** Put it forward: wrote or approved it. */
    isForward: await isOne(writtenBy, approvedBy),
    /** Had any part in it. */
    isInvolved: await isOne(writtenBy, approvedBy, takenBy, decidedBy),
    isTaker: isRehearsal || (await isOne(takenBy)),
    sources: isIssuer && notice.state === 'draft' ? await sourcesFor(ctx) : NO_SOURCES,
    names: await namesOf(ctx, { persons: [takenBy, ...steps.map(({ person }) => person)] }),
  }
}
export type Data = Awaited<ReturnType<typeof loadNotice>>
