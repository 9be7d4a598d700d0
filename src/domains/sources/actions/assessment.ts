import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { lines } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { sha256 } from '../snapshot.ts'
import * as store from '../store.ts'
import { identity } from './source-ending.ts'
import { digest, listedSource, sourceRef } from './thing-ref.ts'

const assessing = { permission: 'sources:assess', scope: 'nation' } as const
const ref = z.strictObject({ assessment: id })

export const assess = command({
  ...assessing,
  name: 'sources.assess',
  summary:
    'Says in words for what a source may be used and of what that holds (topic, period, part), with reasons; a second reviewer agrees before anybody else reads it.',
  input: sourceRef.extend({
    standing: noun.standing,
    scope: lines(400),
    reasons: lines(noun.MAX_WORDS),
    dissent: lines(noun.MAX_WORDS).optional(),
    language,
    name: noun.signature,
  }),
  output: z.strictObject({ assessment: id }),
  async run(ctx, { source, name, dissent = null, ...words }) {
    checkPerson(ctx)
    const own = await listedSource(ctx.tx, source)
    const open = await store.assessments.one(ctx.tx, { source: own.id, state: 'proposed' })
    if (open !== undefined) throw refusal('alreadyProposed')
    const assessment = ctx.newId()
    await store.assessments.insert(ctx.tx, {
      id: assessment,
      source: own.id,
      about: identity(own),
      state: 'proposed',
      ...words,
      dissent,
      firstName: name,
      secondName: null,
      writtenBy: ctx.actor.id,
      writtenDevice: ctx.actor.device ?? null,
      writtenAt: ctx.now,
      decidedBy: null,
      decidedAt: null,
      refused: null,
    })
    const body = { code: own.code, assessment }
    ctx.record(records['assessment.proposed'], { subject: own.id, body })
    return { assessment }
  },
})

/** Names an assessment as a second reviewer reads it beside the source. SHA-256 in hex. */
export function assessmentRead({ id: of }: { readonly id: string }, own: noun.SourceRow): string {
  return digest({ assessment: of, is: identity(own) })
}

/** The assessment that waits for its second reviewer, and its source. Throws 404 and 409. */
async function waiting(ctx: CommandContext, assessment: string) {
  const row = found(await store.assessments.one(ctx.tx, { id: assessment }), 'unknownAssessment')
  if (row.state !== 'proposed') throw refusal('wrongState')
  const own = found(await store.sources.one(ctx.tx, { id: row.source }), 'unknownSource')
  return { row, own }
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')

export const agree = command({
  ...assessing,
  name: 'sources.agree',
  summary:
    'A second reviewer, another person on another device, agrees to an assessment; everybody reads it from then on, with both names.',
  input: ref.extend({
    name: noun.signature,
    /** Names what was read: who the source is, and what is said of it. */
    read: sha256,
  }),
  output: nothing,
  async run(ctx, { assessment, name, read }) {
    const { row, own } = await waiting(ctx, assessment)
    if (own.state !== 'listed') throw refusal('ended')
    if (row.about !== null && row.about !== identity(own)) throw refusal('otherAssessed')
    if (assessmentRead(row, own) !== read) throw refusal('otherSource')
    checkSecondPerson(ctx, { by: { person: row.writtenBy, device: row.writtenDevice } })
    if (folded(name) === folded(row.firstName)) throw refusal('sameName')
    const last = { source: own.id, state: 'agreed' } as const
    await store.assessments.change(ctx.tx, last, { state: 'replaced' })
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
    const to = { state: 'agreed', secondName: name, ...by } as const
    await store.assessments.change(ctx.tx, { id: row.id }, to)
    const { standing, scope, reasons, dissent, firstName } = row
    const told = { standing, scope, reasons, dissent, names: [firstName, name] }
    const body = { code: own.code, assessment, standing, sha256: digest(told) }
    ctx.record(records['assessment.agreed'], { subject: own.id, body })
    return {}
  },
})

export const disagree = command({
  ...assessing,
  name: 'sources.disagree',
  summary:
    'Gives an assessment back with a reason; whoever proposed it may take it back so, too. Nobody else reads it.',
  input: ref.extend({ reason: noun.reason }),
  output: nothing,
  async run(ctx, { assessment, reason }) {
    checkPerson(ctx)
    const { row, own } = await waiting(ctx, assessment)
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
    const to = { state: 'refused', refused: reason, ...by } as const
    await store.assessments.change(ctx.tx, { id: row.id }, to)
    const body = { code: own.code, assessment }
    ctx.record(records['assessment.refused'], { subject: own.id, body })
    return {}
  },
})
