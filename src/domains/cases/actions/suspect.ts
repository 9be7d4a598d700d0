import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { checkNotAsked } from '../erasing.ts'
import { type Member, memberToChange } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/justice.ts'
import * as store from '../store/justice.ts'

const acting = { permission: 'cases:read', scope: 'area' } as const
const ref = z.strictObject({ case: id, suspect: id })

/** Who it is, as a form says it. Names and all else stand in rows only. */
const identity = {
  kind: noun.suspectKind,
  name: line(200).optional(),
  about: lines(1_000).optional(),
}

interface Identity {
  readonly kind: z.infer<typeof noun.suspectKind>
  readonly name?: string | undefined
  readonly about?: string | undefined
}

/** What stands in the row, and what the record says of it. Throws 400 where somebody known has no name. */
function identified(ctx: CommandContext, { kind, name, about }: Identity) {
  if ((kind === 'unknown') !== (name === undefined)) throw refusal('nameNeeded')
  const named = name === undefined ? null : committed(ctx, name)
  const told = about === undefined ? null : committed(ctx, about)
  return {
    row: {
      kind,
      name: named?.text ?? null,
      nameSalt: named?.salt ?? null,
      about: told?.text ?? null,
      aboutSalt: told?.salt ?? null,
    },
    said: { kind, ...given({ name: named?.commitment, about: told?.commitment }) },
  }
}

const told = ({ case: { id: subject, area } }: Member) => ({ subject, area })

export const addSuspect = command({
  ...acting,
  name: 'cases.addSuspect',
  summary: 'Enters a suspect in a case, or that nobody knows yet who it was.',
  input: z.strictObject({ case: id, ...identity }),
  output: z.strictObject({ suspect: id }),
  async run(ctx, { case: of, ...who }) {
    const member = await memberToChange(ctx, of, ['investigator', 'prosecutor'])
    if ((await store.suspects.count(ctx.tx, { case: of })) >= noun.MAX_SUSPECTS)
      throw refusal('tooMany', { params: { most: noun.MAX_SUSPECTS } })
    const suspect = ctx.newId()
    const { row, said } = identified(ctx, who)
    const by = { addedBy: ctx.actor.id, addedAt: ctx.now }
    const namedAt = who.kind === 'unknown' ? null : ctx.now
    await store.suspects.insert(ctx.tx, { id: suspect, case: of, ...row, ...by, namedAt })
    ctx.record(records['suspect.named'], { ...told(member), body: { suspect, ...said } })
    return { suspect }
  },
})

export const nameSuspect = command({
  ...acting,
  name: 'cases.nameSuspect',
  summary: 'Says who a suspect is, or puts that right.',
  input: ref.extend(identity),
  output: nothing,
  async run(ctx, { case: of, suspect, ...who }) {
    const member = await memberToChange(ctx, of, ['investigator', 'prosecutor'])
    const known = await suspectIn(ctx, member, suspect)
    // Or somebody else would be erased than who was asked for.
    await checkNotAsked(ctx, member, { kind: 'suspect', subject: suspect })
    // A charge is brought against somebody: who that is changes only with whoever brought it.
    if ((await store.charges.count(ctx.tx, { case: of, suspect })) > 0)
      await memberToChange(ctx, of, ['prosecutor'])
    if (who.kind === 'unknown') await checkNotJudged(ctx, of, suspect)
    const { row, said } = identified(ctx, who)
    const namedAt = who.kind === 'unknown' ? null : (known.namedAt ?? ctx.now)
    await store.suspects.change(ctx.tx, { id: suspect }, { ...row, namedAt })
    ctx.record(records['suspect.named'], { ...told(member), body: { suspect, ...said } })
    return {}
  },
})

/** Throws 409 Problem `cases.judged_unknown` where a court judged the suspect: he has a name then. */
async function checkNotJudged({ tx }: CommandContext, of: string, suspect: string): Promise<void> {
  const own = await store.charges.many(tx, { case: of, suspect }, { limit: noun.MAX_CHARGES })
  const charge = own.map(({ id: one }) => one)
  const judged = { charge, outcome: [...noun.VERDICTS] }
  if (charge.length > 0 && (await store.outcomes.count(tx, judged)) > 0)
    throw refusal('judgedUnknown')
}

/** The suspect, who was not erased. Throws 404, 409. */
async function suspectIn(ctx: CommandContext, member: Member, suspect: string) {
  const row = found(await store.suspectOf(ctx.tx, member, suspect), 'unknownSuspect')
  if (row.erasedAt !== null) throw refusal('suspectErased')
  return row
}
