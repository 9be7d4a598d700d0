import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import {
  codesAsked,
  codesOfSource,
  livingSource,
  livingSources,
} from '../../../core/same-source.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
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

/** Who is one of those that notices are sent to has no say in who they are, nor has the office a voice there. Throws 400 and 403. */
async function checkSides(ctx: CommandContext, who: string): Promise<void> {
  const { persons } = await ctx.ask(personsHolding, { permission: 'outlets:speak' })
  if (ctx.node.realm === 'exercise') {
    if (!PLAYED.test(who) && !persons.includes(who)) throw refusal('notInvited')
    return
  }
  checkPerson(ctx)
  if (!persons.includes(who)) throw refusal('notInvited')
  const office = await ctx.ask(personsHolding, { permission: 'outlets:admit' })
  if (office.persons.includes(who)) throw refusal('ofTheOffice')
  if (persons.includes(ctx.actor.id)) throw refusal('speaksItself')
}

export const bind = command({
  ...admitting,
  name: 'outlets.bind',
  summary:
    'Says that somebody who was invited as an outlet is to speak for this source, and for no other one; in Actual a second person agrees before he does.',
  input: z.strictObject({ source: noun.sourceCode, person }),
  output: nothing,
  async run(ctx, { source, person: who }) {
    const thing = await ctx.ask(sourceNeed, { code: source })
    if (thing.source === null) throw refusal('notAnOutlet')
    await checkSides(ctx, who)
    const known = await store.persons.one(ctx.tx, { person: who })
    if (known !== undefined && (await livingSource(ctx, known.source)) !== source)
      throw refusal('otherOutlet')
    if (known !== undefined) {
      ctx.unchanged('this was said of the person already')
      return {}
    }
    const most = async (where: object, limit: number) => {
      if ((await store.persons.count(ctx.tx, where)) >= limit)
        throw refusal('tooMany', { params: { most: limit } })
    }
    await most({ source: await codesOfSource(ctx, source) }, noun.MAX_PERSONS)
    await most({ agreedAt: null }, noun.MAX_ASKED)
    await most({}, noun.MAX_OUTLETS)
    const { person: boundBy, device: boundDevice } = handOf(ctx.actor)
    const by = { boundBy, boundDevice, boundAt: ctx.now }
    const agreedAt = ctx.node.realm === 'exercise' ? ctx.now : null
    await store.persons.insert(ctx.tx, { person: who, source, ...by, agreedAt })
    const record = agreedAt === null ? 'outletperson.asked' : 'outletperson.bound'
    ctx.record(records[record], { subject: who, body: { source } })
    return {}
  },
})

/** What the second person reads of one who is to speak for an outlet, under the code, the name and the sites that it has now. */
async function asRead(ctx: Pick<CommandContext, 'ask'>, row: noun.PersonRow) {
  const { person: who, boundBy, boundAt } = row
  const source = await livingSource(ctx, row.source)
  const { title: name, source: facts } = await ctx.ask(sourceNeed, { code: source })
  const sites = facts?.domains ?? []
  const title = sites.length === 0 ? name : `${name} (${sites.join(', ')})`
  return { title, read: canonicalHash({ person: who, source, title, boundBy, boundAt }) }
}

export const agree = command({
  ...admitting,
  name: 'outlets.agree',
  summary:
    'A second person, on another device, agrees that somebody speaks for the outlet that was read; from then on he does.',
  input: z.strictObject({ person, read: noun.sha256 }),
  output: nothing,
  async run(ctx, { person: who, read }) {
    const row = await store.persons.one(ctx.tx, { person: who })
    if (row === undefined || row.agreedAt !== null) throw refusal('notAsked')
    await checkSides(ctx, who)
    checkSecondPerson(ctx, { by: { person: row.boundBy, device: row.boundDevice } })
    if ((await asRead(ctx, row)).read !== read) throw refusal('otherOutletRead')
    const by = { agreedBy: ctx.actor.id, agreedAt: ctx.now }
    await store.persons.change(ctx.tx, { person: who }, by)
    const body = { source: row.source }
    ctx.record(records['outletperson.bound'], { subject: who, body })
    return {}
  },
})

export const release = command({
  ...admitting,
  name: 'outlets.release',
  summary: 'Ends that somebody speaks for an outlet, or is to; what was said for it stays.',
  input: z.strictObject({ person }),
  output: nothing,
  async run(ctx, { person: who }) {
    const { source, agreedAt } = found(
      await store.persons.one(ctx.tx, { person: who }),
      'unknownOutlet',
    )
    await store.persons.remove(ctx.tx, { person: who })
    const record = agreedAt === null ? 'outletperson.refused' : 'outletperson.released'
    ctx.record(records[record], { subject: who, body: { source } })
    return {}
  },
})

export const speakersOf = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'outlets.speakersOf',
  summary:
    'How many persons speak for one source, under any of these codes; who waits for a second person is read with the name anew.',
  input: codesAsked,
  output: z.strictObject({ count: z.number().int() }),
  run: async ({ tx }, { sources: source }) => ({
    count: await store.persons.count(tx, { source, agreedAt: { not: null } }),
  }),
})

const shown = noun.personRow.omit({ boundDevice: true }).extend({
  /** Of one that waits for a second person: the name of the outlet with its sites, and what names both as they are read here. */
  title: z.string().nullable(),
  read: noun.sha256.nullable(),
})

export const boundPersons = query({
  permission: 'outlets:admit',
  scope: 'shared',
  name: 'outlets.boundPersons',
  summary:
    'Who speaks for which source, or is to once a second person agrees, under the code that it has now.',
  input: nothing,
  output: z.strictObject({ items: z.array(shown) }),
  async run(ctx) {
    const how = { order: ['source', 'person'], limit: noun.MAX_OUTLETS } as const
    const rows = await store.persons.many(ctx.tx, {}, how)
    const sources = rows.map(({ source }) => source)
    const livesOf = await livingSources(ctx, sources)
    const items = []
    for (const { boundDevice, ...row } of rows) {
      const waits = row.agreedAt === null && (await asRead(ctx, { boundDevice, ...row }))
      const asked = waits === false ? { title: null, read: null } : waits
      items.push({ ...row, source: livesOf(row.source), ...asked })
    }
    return { items }
  },
})
