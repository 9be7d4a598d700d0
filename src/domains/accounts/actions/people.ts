import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { fold } from '../../../core/fold.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaPath, withAncestors } from '../../../core/permission.ts'
import { checkRole, roleName, rolesHolding } from '../../../core/role.ts'
import { addMs, FOR_GOOD, time } from '../../../core/time.ts'
import { ENDED_COUNTS_MS } from '../../../core/two-persons.ts'
import { checkConfirmedByPerson, confirmation } from '../confirmation.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import { SESSION_IDLE_MS } from '../schema.ts'
import * as store from '../store/person.ts'
import { closeSessionsOf } from '../store/session.ts'

/** A grant as others read it. */
export function grantOf(row: store.GrantRow): z.infer<typeof noun.grant> {
  const { id: own, role, area, givenAt, untilAt } = row
  return { id: own, role, area, givenAt, until: untilAt === FOR_GOOD ? null : untilAt }
}

export const grant = command({
  name: 'accounts.grant',
  permission: 'accounts:grant',
  realm: 'actual',
  scope: 'area',
  summary:
    'Gives a person a role in an area, which a person confirms with a passkey; nobody gives one to himself.',
  input: z.strictObject({
    person: noun.personRef,
    role: roleName,
    area: areaPath,
    days: noun.grantDays.optional(),
    confirmed: confirmation.optional(),
  }),
  output: z.strictObject({ grant: id }),
  async run(ctx, input) {
    checkRole(ctx.node.roles, input.role)
    ctx.inArea(input.area)
    if (ctx.actor.id === input.person) throw refusal('ownGrant')
    await checkConfirmedByPerson(ctx, { act: 'grant', given: input.confirmed })
    const person = noun.idOf(input.person)
    found(await store.persons.one(ctx.tx, { id: person }), 'unknownPerson')
    await takeOver(ctx, { person, role: input.role, area: input.area })
    const held = await store.grantsOf(ctx.tx, [person], ctx.now)
    if (held.some((row) => row.role === input.role && row.area === input.area)) {
      throw refusal('hasGrant')
    }
    if (held.length >= noun.MAX_GRANTS_PER_PERSON) throw refusal('tooManyGrants')
    const made = ctx.newId()
    const { role, area } = input
    const untilAt = noun.endOf(ctx.now, input.days)
    const given = { givenAt: ctx.now, givenBy: ctx.actor.id, untilAt }
    await store.grants.insert(ctx.tx, { id: made, person, role, area, ...given })
    const body = { grant: made, role, ...noun.untilTold(untilAt) }
    ctx.record(records['grant.given'], { subject: input.person, area, body })
    return { grant: made }
  },
})

/** What ended by itself is withdrawn once the same is given anew. */
async function takeOver(
  ctx: CommandContext,
  where: { readonly person: string; readonly role: string; readonly area: string },
): Promise<void> {
  const over = { ...where, withdrawnAt: null, untilAt: { upTo: ctx.now } }
  const row = await store.grants.one(ctx.tx, over)
  if (row === undefined) return
  await store.grants.change(ctx.tx, { id: row.id }, { withdrawnAt: ctx.now })
  const body = { grant: row.id, role: row.role }
  const subject = `person:${row.person}`
  ctx.record(records['grant.withdrawn'], { subject, area: row.area, body })
}

export const withdraw = command({
  name: 'accounts.withdraw',
  permission: 'accounts:grant',
  realm: 'actual',
  scope: 'area',
  summary: 'Takes a role from a person; the last administrator of the nation stays.',
  input: z.strictObject({ grant: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const grant = await store.grants.one(ctx.tx, { id: input.grant, withdrawnAt: null })
    const row = found(grant, 'unknownGrant')
    const { area } = row
    ctx.inArea(area)
    if (row.role === 'administrator' && area === '/' && row.untilAt === FOR_GOOD) {
      const where = { role: row.role, area, withdrawnAt: null, untilAt: FOR_GOOD }
      if ((await store.grants.count(ctx.tx, where)) < 2) throw refusal('lastAdministrator')
    }
    const taken = { withdrawnAt: ctx.now, withdrawnBy: byOther(ctx, row.person) }
    await store.grants.change(ctx.tx, { id: row.id }, taken)
    const body = { grant: row.id, role: row.role }
    ctx.record(records['grant.withdrawn'], { subject: `person:${row.person}`, area, body })
    return {}
  },
})

export const closeSessions = command({
  name: 'accounts.closeSessions',
  permission: 'accounts:revoke',
  realm: 'actual',
  scope: 'nation',
  summary: 'Ends every session of a person; for administrators of the nation.',
  input: z.strictObject({ person: noun.personRef }),
  output: z.strictObject({ closed: z.number().int() }),
  async run(ctx, input) {
    const person = noun.idOf(input.person)
    const by = byOther(ctx, person)
    const closed = await closeSessionsOf(ctx.tx, { person, at: ctx.now, by })
    if (closed === 0) {
      ctx.unchanged('no session was open')
      return { closed }
    }
    const body = { person: input.person, closed, why: 'closed by an administrator' }
    ctx.record(records['session.closed'], { subject: input.person, body })
    return { closed }
  },
})

/** Who ends or takes something, where it is somebody else's. */
function byOther({ actor }: CommandContext, person: string): string | null {
  return actor.id === `person:${person}` ? null : actor.id
}

export const people = query({
  name: 'accounts.people',
  permission: 'accounts:read',
  realm: 'actual',
  scope: 'area',
  summary: 'Persons and what they may do where, in the order of joining.',
  input: listInput,
  output: listed(
    store.personRow
      .omit({ id: true })
      .extend({ person: noun.personRef, grants: z.array(noun.grant) }),
  ),
  async run(ctx, { after = '', limit }) {
    const areas = ctx.areas()
    const wanted = { after, limit, areas: areas.includes('/') ? null : areas, now: ctx.now }
    const persons = await store.personsAfter(ctx.tx, wanted)
    const ids = persons.map((row) => row.id)
    const grants = Map.groupBy(await store.grantsOf(ctx.tx, ids, ctx.now), (row) => row.person)
    return {
      items: persons.map(({ id: own, ...row }) => ({
        ...row,
        person: `person:${own}`,
        grants: (grants.get(own) ?? []).map(grantOf),
      })),
      next: nextOf(persons, limit, (row) => row.id),
    }
  },
})

export const personLabels = query({
  name: 'accounts.personLabels',
  permission: 'accounts:names',
  scope: 'shared',
  summary: 'Names of persons by id; ids that are no persons are left out.',
  input: z.strictObject({ ids: z.array(z.string().max(100)).max(500) }),
  output: z.strictObject({
    persons: z.array(z.strictObject({ id: noun.personRef, name: z.string() })),
  }),
  async run(ctx, { ids }) {
    const refs = [...new Set(ids)].filter((ref) => noun.personRef.safeParse(ref).success)
    const wanted = { id: refs.map(noun.idOf) }
    const rows = await store.persons.many(ctx.tx, wanted, { limit: refs.length })
    return { persons: rows.map((row) => ({ id: `person:${row.id}`, name: row.name })) }
  },
})

/** Those who had a hand in one thing are a few. */
const MAX_EXCEPT = 10

export const reachable = query({
  name: 'accounts.reachable',
  permission: 'accounts:names',
  scope: 'shared',
  summary:
    'How many persons who are signed in, or were until within the last hour, however that ended, hold a permission in an area.',
  input: z.strictObject({
    permission: z.string().max(100),
    area: areaPath,
    exceptPersons: z.array(noun.personRef).max(MAX_EXCEPT).default([]),
  }),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx, input) {
    const count = await store.countReachable(ctx.tx, {
      roles: rolesHolding(ctx.node.roles, input.permission),
      areas: withAncestors(input.area),
      except: input.exceptPersons.map(noun.idOf),
      endedSince: addMs(ctx.now, -ENDED_COUNTS_MS),
      seenSince: addMs(ctx.now, -ENDED_COUNTS_MS - SESSION_IDLE_MS),
    })
    return { count }
  },
})

export const sessionEnders = query({
  name: 'accounts.sessionEnders',
  permission: 'accounts:names',
  scope: 'shared',
  summary: 'Who ended sessions of others, or took roles from them, in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({ persons: z.array(z.string()) }),
  run: async (ctx, stretch) => ({ persons: await store.endersBetween(ctx.tx, stretch) }),
})

/** Persons of one answer; an authority has some dozens. */
const MAX_HOLDING = 2_000

export const personsHolding = query({
  name: 'accounts.personsHolding',
  permission: 'accounts:names',
  scope: 'shared',
  summary:
    'The persons who hold a permission anywhere, or in an area, above it or below it; with a moment also those who held it at any time since.',
  input: z.strictObject({
    permission: z.string().max(100),
    area: areaPath.default('/'),
    since: time.optional(),
  }),
  output: z.strictObject({ persons: z.array(noun.personRef) }),
  async run(ctx, { permission, area, since }) {
    const roles = rolesHolding(ctx.node.roles, permission)
    const wanted = {
      roles,
      above: withAncestors(area),
      under: area,
      now: ctx.now,
      since,
      limit: MAX_HOLDING,
    }
    const rows = await store.personsWithRole(ctx.tx, wanted)
    return { persons: rows.map((person) => `person:${person}`) }
  },
})

/** Longest text that is looked through for names, in UTF-16 units. */
const MAX_TEXT = 20_000
/** Shorter parts of a name stand by chance in other words. */
const LEAST_PART = 4

export const namesIn = query({
  name: 'accounts.namesIn',
  permission: 'accounts:names',
  scope: 'shared',
  byPost: true,
  summary:
    'Names of persons of the node that stand in a text, whole or by a part of at least four letters: for whoever publishes it.',
  input: z.strictObject({ text: z.string().max(MAX_TEXT) }),
  output: z.strictObject({ names: z.array(z.string()) }),
  async run(ctx, { text }) {
    const words = new Set(wordsOf(text))
    const rows = await store.persons.many(ctx.tx, {}, { order: ['id'], limit: MAX_HOLDING })
    const names = rows.map(({ name }) => name)
    return { names: names.filter((name) => isIn(words, name)) }
  },
})

const wordsOf = (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u)

function isIn(words: ReadonlySet<string>, name: string): boolean {
  const parts = wordsOf(name).filter((part) => part !== '')
  const isTelling = (part: string) => part.length >= LEAST_PART && words.has(part)
  return parts.some(isTelling) || (parts.length > 0 && parts.every((part) => words.has(part)))
}

export const holders = query({
  name: 'accounts.holders',
  permission: 'accounts:names',
  scope: 'shared',
  summary: 'How many persons hold a permission in an area, signed in or not.',
  input: z.strictObject({ permission: z.string().max(100), area: areaPath.default('/') }),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx, { permission, area }) {
    const roles = rolesHolding(ctx.node.roles, permission)
    const wanted = { roles, areas: withAncestors(area), now: ctx.now }
    return { count: await store.countHolders(ctx.tx, wanted) }
  },
})
