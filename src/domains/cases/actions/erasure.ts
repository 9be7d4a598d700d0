import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { erasableSubject, erasureShown } from '../../../core/erasing.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { placeOf, words } from '../erasing.ts'
import { member, memberWith } from '../membership.ts'
import { erasableKind } from '../schema/erasure.ts'
import { checkSeatedByOther } from '../seconds.ts'

export const askWordsErased = command({
  name: 'cases.askWordsErased',
  permission: 'cases:ask-erasure',
  scope: 'area',
  summary:
    'The data protection officer asks that words of a case be erased, of whatever they are, on a legal basis.',
  input: z.strictObject({
    case: id,
    kind: erasableKind,
    subject: erasableSubject,
    basis: line(300),
  }),
  output: z.strictObject({ erasure: id }),
  async run(ctx, { case: of, ...wanted }) {
    const proof = await memberWith(ctx, of, ['data-protection-officer'])
    return { erasure: await words.ask(ctx, placeOf(proof), wanted) }
  },
})

export const eraseOfCase = command({
  name: 'cases.eraseWords',
  permission: 'cases:prosecute',
  scope: 'area',
  summary:
    'The prosecutor erases words of a case that the data protection officer asked to be erased: the log keeps its commitment. It cannot be taken back; backups hold them until they expire.',
  input: z.strictObject({ case: id, erasure: id }),
  output: z.strictObject({}),
  async run(ctx, { case: of, erasure }) {
    const proof = await memberWith(ctx, of, ['prosecutor'])
    const asked = await words.open(ctx.tx, of, erasure)
    const { askedBy, askedAt: since } = asked
    checkSeatedByOther(ctx, proof, { seats: ['prosecutor'], hands: [askedBy], since })
    await words.carryOut(ctx, placeOf(proof), asked)
    return {}
  },
})

export const erasable = query({
  name: 'cases.erasable',
  permission: 'cases:read',
  scope: 'area',
  summary:
    'What of the words of a case was asked to be erased, or is; and the words of one kind, those that were asked for first.',
  input: z.strictObject({ case: id, kind: erasableKind.optional() }),
  output: erasureShown(erasableKind),
  async run(ctx, { case: of, kind }) {
    await member(ctx, of)
    return await words.shown(ctx.tx, of, { kind })
  },
})
