import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { codesOfSource, livingSource, livingSources } from '../../../core/same-source.ts'
import { boundSource } from '../membership.ts'
import { personsHolding, sourceNeed } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const admitting = { permission: 'outlets:admit', scope: 'nation' } as const
const person = z.string().min(1).max(64)

/** Somebody whom the exercise plays: nobody was invited there. */
const PLAYED = /^exercise:outlet-\d$/

export const ownSource = query({
  name: 'outlets.ownSource',
  permission: 'accounts:self',
  scope: 'own',
  summary:
    'The source that the caller speaks for, and whether he may rehearse as any: in the exercise, where he speaks for none.',
  input: nothing,
  output: z.strictObject({ source: noun.sourceCode.nullable(), mayAny: z.boolean() }),
  async run(ctx) {
    const source = await boundSource(ctx)
    return { source, mayAny: source === null && ctx.node.realm === 'exercise' }
  },
})

export const bind = command({
  ...admitting,
  name: 'outlets.bind',
  summary:
    'Says that somebody who was invited as an outlet speaks for this source, and for no other one.',
  input: z.strictObject({ source: noun.sourceCode, person }),
  output: nothing,
  async run(ctx, { source, person: who }) {
    const thing = await ctx.ask(sourceNeed, { code: source })
    if (thing.source === null) throw refusal('notAnOutlet')
    const { persons } = await ctx.ask(personsHolding, { permission: 'outlets:speak' })
    const isPlayed = ctx.node.realm === 'exercise' && PLAYED.test(who)
    if (!isPlayed && !persons.includes(who)) throw refusal('notInvited')
    const known = await store.persons.one(ctx.tx, { person: who })
    if (known !== undefined && (await livingSource(ctx, known.source)) !== source)
      throw refusal('otherOutlet')
    if (known !== undefined) {
      ctx.unchanged('this person speaks for it already')
      return {}
    }
    const most = (where: object, limit: number) =>
      store.persons.count(ctx.tx, where).then((count) => count >= limit)
    if (await most({ source: await codesOfSource(ctx, source) }, noun.MAX_PERSONS))
      throw refusal('tooMany', { params: { most: noun.MAX_PERSONS } })
    if (await most({}, noun.MAX_OUTLETS))
      throw refusal('tooMany', { params: { most: noun.MAX_OUTLETS } })
    const by = { boundBy: ctx.actor.id, boundAt: ctx.now }
    await store.persons.insert(ctx.tx, { person: who, source, ...by })
    ctx.record(records['outletperson.bound'], { subject: who, body: { source } })
    return {}
  },
})

export const release = command({
  ...admitting,
  name: 'outlets.release',
  summary: 'Ends that somebody speaks for an outlet; what was said for it stays.',
  input: z.strictObject({ person }),
  output: nothing,
  async run(ctx, { person: who }) {
    const { source } = found(await store.persons.one(ctx.tx, { person: who }), 'unknownOutlet')
    await store.persons.remove(ctx.tx, { person: who })
    ctx.record(records['outletperson.released'], { subject: who, body: { source } })
    return {}
  },
})

export const boundPersons = query({
  permission: 'outlets:admit',
  scope: 'shared',
  name: 'outlets.boundPersons',
  summary: 'Who speaks for which source, under the code that it has now.',
  input: nothing,
  output: z.strictObject({ items: z.array(noun.personRow) }),
  async run(ctx) {
    const how = { order: ['source', 'person'], limit: noun.MAX_OUTLETS } as const
    const rows = await store.persons.many(ctx.tx, {}, how)
    const sources = rows.map(({ source }) => source)
    const livesOf = await livingSources(ctx, sources)
    return { items: rows.map((row) => ({ ...row, source: livesOf(row.source) })) }
  },
})
