// How words of a case are erased: the data protection officer asks, the prosecutor carries it out.
import type { CommandContext } from '../../core/action.ts'
import { erasing, type Named, type Place } from '../../core/erasing.ts'
import { GOES_ALONG, KINDS } from './erasable.ts'
import type { Member } from './membership.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import type { ErasableKind } from './schema/erasure.ts'
import { erasures } from './store/erasure.ts'
import { observationFiles } from './store/observation-file.ts'

/** The erasures of cases. */
export const words = erasing({
  column: 'case',
  table: erasures,
  kinds: KINDS,
  // What the case adds to a bundle and nobody has handed on yet.
  alongside: async (tx, of) => {
    await GOES_ALONG.remove(tx, { case: of })
    // Whoever looks at a file with the same words sends it again.
    await observationFiles.remove(tx, { case: of, state: 'previewed' })
  },
  tell: {
    asked: (ctx, { of: subject, area }, body) =>
      ctx.record(records['erasure.asked'], { subject, area, body }),
    erased(ctx, { of: subject, area }, body) {
      ctx.record(records['words.erased'], { subject, area, body })
    },
  },
  refuse: {
    unknown: () => refusal('unknownWords'),
    asked: () => refusal('erasureAsked'),
    tooMany: (most) => refusal('tooMany', { params: { most } }),
  },
})

/** The case of a member, as what its words belong to. */
export function placeOf({ case: { id: of, area } }: Pick<Member, 'case'>): Place {
  return { of, area }
}

/** Words of a case are gone, erased or written anew: whatever was asked of them is done. */
export async function wordsGone(
  ctx: CommandContext,
  member: Member,
  named: Named<ErasableKind>,
): Promise<void> {
  await words.gone(ctx, placeOf(member), named)
}

/** Throws 409 Problem `cases.erasure_asked` where somebody asked that these words be erased. */
export async function checkNotAsked(
  { tx }: CommandContext,
  { case: { id: of } }: Member,
  named: Named<ErasableKind>,
): Promise<void> {
  await words.checkNotAsked(tx, of, named)
}
