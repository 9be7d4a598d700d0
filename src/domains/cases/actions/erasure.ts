import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { time } from '../../../core/time.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { erasableOf, eraseWords } from '../erasing.ts'
import { member, memberWith } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { erasableKind, MAX_ERASURES } from '../schema/erasure.ts'
import { erasures } from '../store/erasure.ts'

export const askWordsErased = command({
  name: 'cases.askWordsErased',
  permission: 'cases:ask-erasure',
  scope: 'area',
  summary: 'The data protection officer asks that words of a case be erased, on a legal basis.',
  input: z.strictObject({
    case: id,
    kind: erasableKind,
    subject: z.string().min(1).max(60),
    basis: line(300),
  }),
  output: z.strictObject({ erasure: id }),
  async run(ctx, { case: of, kind, subject, basis }) {
    const proof = await memberWith(ctx, of, ['data-protection-officer'])
    const words = await erasableOf(ctx.tx, proof)
    found(
      words.find((one) => one.kind === kind && one.subject === subject),
      'unknownWords',
    )
    if ((await erasures.count(ctx.tx, { case: of })) >= MAX_ERASURES)
      throw refusal('tooMany', { params: { most: MAX_ERASURES } })
    const own = ctx.newId()
    const { text, salt, commitment } = committed(ctx, basis)
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const asked = { askedBy, askedDevice, askedAt: ctx.now }
    const what = { kind, subject, basis: text, basisSalt: salt }
    await erasures.insert(ctx.tx, { id: own, case: of, ...what, ...asked })
    const body = { erasure: own, kind, of: subject, basis: commitment }
    ctx.record(records['erasure.asked'], { subject: of, area: proof.case.area, body })
    return { erasure: own }
  },
})

export const eraseOfCase = command({
  name: 'cases.eraseWords',
  permission: 'cases:prosecute',
  scope: 'area',
  summary:
    'The prosecutor erases words of a case that the data protection officer asked to be erased: the log keeps its commitment.',
  input: z.strictObject({ case: id, erasure: id }),
  output: z.strictObject({}),
  async run(ctx, { case: of, erasure }) {
    const proof = await memberWith(ctx, of, ['prosecutor'])
    const asked = await erasures.one(ctx.tx, { id: erasure, case: of, doneAt: null })
    const { kind, subject, askedBy, askedDevice } = found(asked, 'unknownWords')
    checkSecondPerson(ctx, { by: { person: askedBy, device: askedDevice } })
    if ((await eraseWords(ctx.tx, of, { kind, subject })) === 0) throw refusal('unknownWords')
    const done = { doneBy: ctx.actor.id, doneAt: ctx.now }
    await erasures.change(ctx.tx, { id: erasure }, done)
    const body = { erasure, kind, of: subject }
    ctx.record(records['words.erased'], { subject: of, area: proof.case.area, body })
    return {}
  },
})

export const erasable = query({
  name: 'cases.erasable',
  permission: 'cases:read',
  scope: 'area',
  summary: 'The words of a case that can be erased, and what of them was asked or done.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({
    items: z.array(z.strictObject({ kind: erasableKind, subject: z.string(), text: z.string() })),
    asked: z.array(
      z.strictObject({
        id,
        kind: erasableKind,
        subject: z.string(),
        basis: z.string(),
        askedBy: z.string(),
        askedAt: time,
        doneBy: z.string().nullable(),
        doneAt: time.nullable(),
      }),
    ),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const how = { order: ['-id'], limit: MAX_ERASURES } as const
    const rows = await erasures.many(ctx.tx, { case: of }, how)
    return {
      items: [...(await erasableOf(ctx.tx, proof))],
      asked: rows.map(({ case: _c, basisSalt: _s, askedDevice: _d, ...row }) => row),
    }
  },
})
