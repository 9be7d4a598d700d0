import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { eraseWords, wordsGone, wordsNamed, wordsOfKind } from '../erasing.ts'
import { member, memberWith } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/erasure.ts'
import { checkSeatedByOther } from '../seconds.ts'
import { erasures } from '../store/erasure.ts'

/** Erasures that were done and that a page lists, the newest. */
const SHOWN_DONE = 50

export const askWordsErased = command({
  name: 'cases.askWordsErased',
  permission: 'cases:ask-erasure',
  scope: 'area',
  summary:
    'The data protection officer asks that words of a case be erased, of whatever they are, on a legal basis.',
  input: z.strictObject({
    case: id,
    kind: noun.erasableKind,
    subject: noun.erasableSubject,
    basis: line(300),
  }),
  output: z.strictObject({ erasure: id }),
  async run(ctx, { case: of, basis, ...named }) {
    const proof = await memberWith(ctx, of, ['data-protection-officer'])
    found(await wordsNamed(ctx.tx, proof, named), 'unknownWords')
    const open = { case: of, ...named, askedBy: ctx.actor.id, doneAt: null }
    if ((await erasures.count(ctx.tx, open)) > 0) throw refusal('erasureAsked')
    await checkRoom(ctx, of)
    const own = ctx.newId()
    const { text, salt, commitment } = committed(ctx, basis)
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const asked = { askedBy, askedDevice, askedAt: ctx.now }
    await erasures.insert(ctx.tx, {
      id: own,
      case: of,
      ...named,
      basis: text,
      basisSalt: salt,
      ...asked,
    })
    const body = { erasure: own, kind: named.kind, of: named.subject, basis: commitment }
    ctx.record(records['erasure.asked'], { subject: of, area: proof.case.area, body })
    return { erasure: own }
  },
})

/** Throws 409 Problem `cases.too_many` where a case has so many erasures, or so many that nobody has done yet. */
async function checkRoom({ tx }: CommandContext, of: string): Promise<void> {
  const bounds = [
    [await erasures.count(tx, { case: of, doneAt: null }), noun.MAX_OPEN_ERASURES],
    [await erasures.count(tx, { case: of }), noun.MAX_ERASURES],
  ] as const
  for (const [count, most] of bounds)
    if (count >= most) throw refusal('tooMany', { params: { most } })
}

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
    const asked = await erasures.one(ctx.tx, { id: erasure, case: of, doneAt: null })
    const { kind, subject, askedBy, askedDevice, askedAt } = found(asked, 'unknownWords')
    checkSecondPerson(ctx, { by: { person: askedBy, device: askedDevice } })
    checkSeatedByOther(ctx, proof, { seats: ['prosecutor'], hands: [askedBy], since: askedAt })
    found(await wordsNamed(ctx.tx, proof, { kind, subject }), 'unknownWords')
    await eraseWords(ctx.tx, { kind, of, subject, now: ctx.now })
    await wordsGone(ctx, proof, { kind, subject })
    return {}
  },
})

const erasurePart = noun.erasureRow.omit({ case: true, basisSalt: true, askedDevice: true })

export const erasable = query({
  name: 'cases.erasable',
  permission: 'cases:read',
  scope: 'area',
  summary:
    'What of the words of a case was asked to be erased, or is; and the words of one kind, those that were asked for first.',
  input: z.strictObject({ case: id, kind: noun.erasableKind.optional() }),
  output: z.strictObject({
    items: z.array(z.strictObject({ subject: z.string(), text: z.string() })),
    /** Those that nobody has done yet, the oldest first, then those that are done, the newest first. */
    asked: z.array(erasurePart),
  }),
  async run(ctx, { case: of, kind }) {
    const proof = await member(ctx, of)
    const oldest = { order: ['id'], limit: noun.MAX_OPEN_ERASURES } as const
    const open = await erasures.many(ctx.tx, { case: of, doneAt: null }, oldest)
    const newest = { order: ['-id'], limit: SHOWN_DONE } as const
    const done = await erasures.many(ctx.tx, { case: of, doneAt: { not: null } }, newest)
    const first = open.filter((row) => row.kind === kind).map(({ subject }) => subject)
    const items = kind === undefined ? [] : await wordsOfKind(ctx.tx, proof, { kind, first })
    const asked = [...open, ...done]
    return {
      items: [...items],
      asked: asked.map(({ case: _c, basisSalt: _s, askedDevice: _d, ...row }) => row),
    }
  },
})
