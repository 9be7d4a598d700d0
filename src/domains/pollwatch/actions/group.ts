import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { checkSecondPerson } from '../../../core/two-persons.ts'
import type { RecordType } from '../../../core/record.ts'
import { ownGroup } from '../membership.ts'
import { personsHolding, stationTotal } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const accrediting = { permission: 'pollwatch:accredit', scope: 'nation' } as const
const ref = z.strictObject({ group: id })
const reason = line(500)

type State = noun.GroupRow['state']

/** The group where it is in one of these states. Throws 404, and 409 for another state. */
async function inState(ctx: CommandContext, group: string, states: readonly State[]) {
  const row = found(await store.groups.one(ctx.tx, { id: group }), 'unknownGroup')
  if (!states.includes(row.state)) throw refusal('wrongStep')
  return row
}

function decided(ctx: CommandContext) {
  return { decidedBy: ctx.actor.id, decidedDevice: ctx.actor.device ?? null, decidedAt: ctx.now }
}

export const accredit = command({
  ...accrediting,
  name: 'pollwatch.accredit',
  summary: 'Accredits a group of observers that applied.',
  input: ref,
  output: z.strictObject({}),
  async run(ctx, { group }) {
    const { code } = await inState(ctx, group, ['applied'])
    await store.groups.change(ctx.tx, { id: group }, { state: 'accredited', ...decided(ctx) })
    ctx.record(records['observerGroup.accredited'], { subject: group, body: { code } })
    return {}
  },
})

/** Says no with a reason that everybody reads. */
async function deny(
  ctx: CommandContext,
  input: { readonly group: string; readonly reason: string },
  as: {
    readonly from: State
    readonly to: State
    readonly type: RecordType<{ code: string; reason: string }>
  },
): Promise<void> {
  const { code } = await inState(ctx, input.group, [as.from])
  // What was appealed before was another decision.
  const to = { state: as.to, reason: input.reason, appealBy: null, ...decided(ctx) }
  await store.groups.change(ctx.tx, { id: input.group }, to)
  ctx.record(as.type, { subject: input.group, body: { code, reason: input.reason } })
}

export const refuse = command({
  ...accrediting,
  name: 'pollwatch.refuse',
  summary: 'Refuses a group of observers, with a reason that everybody reads.',
  input: ref.extend({ reason }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const type = records['observerGroup.refused']
    await deny(ctx, input, { from: 'applied', to: 'refused', type })
    return {}
  },
})

export const endAccreditation = command({
  ...accrediting,
  name: 'pollwatch.endAccreditation',
  summary: 'Ends the accreditation of a group, with a reason that everybody reads; it may appeal.',
  input: ref.extend({ reason }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const type = records['observerGroup.ended']
    await deny(ctx, input, { from: 'accredited', to: 'ended', type })
    return {}
  },
})

export const decideAppeal = command({
  ...accrediting,
  name: 'pollwatch.decideAppeal',
  summary:
    'Decides an appeal: another person than the one who refused, with a reason that everybody reads.',
  input: ref.extend({ grants: z.boolean(), reason }),
  output: z.strictObject({}),
  async run(ctx, { group, grants, reason: why }) {
    const row = await inState(ctx, group, ['appealed'])
    const by = { person: row.decidedBy ?? '', device: row.decidedDevice }
    checkSecondPerson(ctx, { by })
    const state = grants ? ('accredited' as const) : ('refused' as const)
    const to = { state, reason: why, appealBy: ctx.actor.id, ...decided(ctx) }
    await store.groups.change(ctx.tx, { id: group }, to)
    const { code } = row
    if (grants) ctx.record(records['observerGroup.accredited'], { subject: group, body: { code } })
    else
      ctx.record(records['observerGroup.refused'], { subject: group, body: { code, reason: why } })
    return {}
  },
})

export const addSupport = command({
  ...accrediting,
  name: 'pollwatch.addSupport',
  summary:
    'Notes what support a group has and of which kind of supporter; a name only with consent.',
  input: ref.extend({
    what: noun.supportWhat,
    source: noun.supportSource,
    name: line(120).optional(),
    hasConsent: z.boolean().default(false),
  }),
  output: z.strictObject({}),
  async run(ctx, { group, what, source, name, hasConsent }) {
    if (name !== undefined && !hasConsent) throw refusal('noConsent')
    await inState(ctx, group, ['applied', 'accredited', 'refused', 'appealed', 'ended'])
    if ((await store.support.count(ctx.tx, { observerGroup: group })) >= noun.MAX_SUPPORT)
      throw refusal('tooManySupport')
    const row = { id: ctx.newId(), observerGroup: group, what, source, name: name ?? null }
    await store.support.insert(ctx.tx, { ...row, addedBy: ctx.actor.id, addedAt: ctx.now })
    // The name itself is in no record: whoever gave it may take the consent back.
    const isNamed = name !== undefined
    const body = { what, source, isNamed, ...(isNamed ? { hasConsent } : {}) }
    ctx.record(records['observerGroup.supported'], { subject: group, body })
    return {}
  },
})

export const withdrawConsent = command({
  ...accrediting,
  name: 'pollwatch.withdrawConsent',
  summary: 'Takes the name of a supporter off who no longer wants to be named; the kind stays.',
  input: ref.extend({ support: id }),
  output: z.strictObject({}),
  async run(ctx, { group, support }) {
    const where = { id: support, observerGroup: group }
    const row = found(await store.support.one(ctx.tx, where), 'unknownSupport')
    if (row.name === null) {
      ctx.unchanged('it is not named')
      return {}
    }
    await store.support.change(ctx.tx, where, { name: null })
    const { what, source } = row
    ctx.record(records['observerGroup.supporterUnnamed'], {
      subject: group,
      body: { what, source },
    })
    return {}
  },
})

export const nameManager = command({
  ...accrediting,
  name: 'pollwatch.nameManager',
  summary:
    'Names who looks after a group that is accredited: somebody with the role, and of one group only.',
  input: ref.extend({ person: z.string().max(64) }),
  output: z.strictObject({}),
  async run(ctx, { group, person }) {
    await inState(ctx, group, ['accredited'])
    const { persons } = await ctx.ask(personsHolding, { permission: 'pollwatch:observe' })
    if (!persons.includes(person)) throw refusal('notAManager')
    const known = await store.managers.one(ctx.tx, { person })
    if (known !== undefined && known.observerGroup !== group) throw refusal('otherGroup')
    if (known !== undefined) {
      ctx.unchanged('this person manages it already')
      return {}
    }
    if ((await store.managers.count(ctx.tx, { observerGroup: group })) >= noun.MAX_MANAGERS)
      throw refusal('tooManyManagers')
    const row = { person, observerGroup: group, namedBy: ctx.actor.id, namedAt: ctx.now }
    await store.managers.insert(ctx.tx, row)
    ctx.record(records['observerManager.named'], { subject: person, body: { group } })
    return {}
  },
})

export const removeManager = command({
  ...accrediting,
  name: 'pollwatch.removeManager',
  summary: 'Ends that somebody looks after a group.',
  input: ref.extend({ person: z.string().max(64) }),
  output: z.strictObject({}),
  async run(ctx, { group, person }) {
    const gone = await store.managers.remove(ctx.tx, { person, observerGroup: group })
    if (gone === 0) throw refusal('notAManager')
    ctx.record(records['observerManager.removed'], { subject: person, body: { group } })
    return {}
  },
})

export const openDesk = command({
  permission: 'pollwatch:observe',
  scope: 'own',
  name: 'pollwatch.openDesk',
  summary: 'Says whether the authority sees what the own group sends at once, or what it hands on.',
  input: z.strictObject({ releases: noun.releases }),
  output: z.strictObject({}),
  async run(ctx, { releases }) {
    const row = await ownGroup(ctx)
    if (row.releases === releases) ctx.unchanged('it is so already')
    else {
      await store.groups.change(ctx.tx, { id: row.id }, { releases })
      ctx.record(records['observerGroup.opened'], { subject: row.id, body: { releases } })
    }
    return {}
  },
})

/** What the office sees of a group in a list. */
const groupPart = noun.groupRow.pick({
  id: true,
  code: true,
  name: true,
  kind: true,
  members: true,
  state: true,
  appliedAt: true,
  decidedAt: true,
  appealedAt: true,
})

/** Lists of groups by what is to be done with them. */
const VIEWS = {
  waiting: ['applied', 'appealed'],
  accredited: ['accredited'],
  over: ['refused', 'ended', 'withdrawn'],
} as const
export const groupView = z.enum(['waiting', 'accredited', 'over'])

export const groups = query({
  ...accrediting,
  name: 'pollwatch.groups',
  summary: 'Groups of observers by what is to be done, the newest first.',
  input: listInput.extend({ view: groupView.default('waiting') }),
  output: listed(groupPart),
  async run({ tx }, { view, after, limit }) {
    return newestPage(tx, store.groups, { state: VIEWS[view] }, { after, limit, as: groupPart })
  },
})

export const groupFile = query({
  ...accrediting,
  name: 'pollwatch.group',
  summary: 'A group of observers with its support, its managers and how many stations it watches.',
  input: ref,
  output: noun.groupRow.omit({ keyHash: true, decidedDevice: true }).extend({
    support: z.array(noun.supportRow),
    managers: z.array(noun.managerRow),
    observers: z.number().int(),
    /** Telephones that may send. */
    phones: z.number().int(),
    stations: z.number().int(),
    /** All stations that there are. */
    ofStations: z.number().int(),
  }),
  async run(ctx, { group }) {
    const { tx } = ctx
    const row = found(await store.groups.one(tx, { id: group }), 'unknownGroup')
    const { keyHash: _, decidedDevice: __, ...shown } = row
    const of = { observerGroup: group }
    const known = (await store.coverage(tx, group)).get(group)
    return {
      ...shown,
      support: await store.support.many(tx, of, { order: ['id'], limit: noun.MAX_SUPPORT }),
      managers: await store.managers.many(tx, of, { order: ['person'], limit: noun.MAX_MANAGERS }),
      observers: known?.observers ?? 0,
      phones: await store.phones.count(tx, { ...of, revokedAt: null }),
      stations: known?.stations ?? 0,
      ofStations: (await ctx.ask(stationTotal, {})).stations,
    }
  },
})
