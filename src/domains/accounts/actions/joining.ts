import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id, secretHash } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { checkRole, roleName, rolesHolding } from '../../../core/role.ts'
import { addMs, time } from '../../../core/time.ts'
import { registrationResponse, verifyRegistration } from '../../../lib/webauthn/index.ts'
import { checkConfirmedByPerson, confirmation } from '../confirmation.ts'
import {
  accepted,
  answeredChallenge,
  beginChallenge,
  creationFacts,
  expectedOf,
  keepPasskey,
  newRecoveryCodes,
  openSession,
} from '../proof.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import {
  cookie,
  endOf,
  grantDays,
  idOf,
  INVITATION_MS,
  ONE_TIME_LINK_MS,
  passkeyCreation,
  personName,
  personRef,
  secret,
  untilTold,
} from '../schema.ts'
import * as store from '../store/invitation.ts'
import { grants, grantsOf, isAnybodyThere, persons } from '../store/person.ts'
import { passkeys } from '../store/proof.ts'
import { closeSessionsOf } from '../store/session.ts'

/** A one-time link as it is shown once. */
export const link = z.strictObject({ invitation: id, secret, expiresAt: time })

type Draft = Pick<store.InvitationRow, 'kind'> &
  Partial<Pick<store.InvitationRow, 'name' | 'role' | 'area' | 'days' | 'person'>>

/** Keeps a one-time link and gives its secret, which nobody can read again. */
export async function newLink(ctx: CommandContext, draft: Draft, validMs: number) {
  const made = { invitation: ctx.newId(), secret: ctx.newSecret() }
  const expiresAt = addMs(ctx.now, validMs)
  await store.invitations.insert(ctx.tx, {
    ...draft,
    id: made.invitation,
    secretHash: secretHash(made.secret),
    madeBy: ctx.actor.id,
    madeAt: ctx.now,
    expiresAt,
  })
  return { ...made, expiresAt }
}

/** Nobody but the command line holds this permission, which no role has. */
const MACHINE = 'accounts:recover'

export const firstLink = command({
  name: 'accounts.firstLink',
  permission: MACHINE,
  realm: 'actual',
  scope: 'nation',
  summary: 'Makes the one-time link of the first administrator; nothing when there is a person.',
  input: z.strictObject({}),
  output: z.strictObject({ link: link.nullable() }),
  showsSecret: true,
  async run(ctx) {
    if (await isAnybodyThere(ctx.tx)) {
      ctx.unchanged('there is a person already')
      return { link: null }
    }
    await store.withdrawInvitations(ctx.tx, { kind: 'first', at: ctx.now })
    const draft = { kind: 'first', role: 'administrator', area: '/' } as const
    const made = await newLink(ctx, draft, ONE_TIME_LINK_MS)
    ctx.record(records['person.invited'], {
      subject: made.invitation,
      body: { role: 'administrator', first: true, expiresAt: made.expiresAt },
    })
    return { link: made }
  },
})

export const invite = command({
  name: 'accounts.invite',
  permission: 'accounts:invite',
  realm: 'actual',
  scope: 'area',
  summary:
    'Invites a person to a role in an area, which a person confirms with a passkey; the link is shown once.',
  input: z.strictObject({
    name: personName,
    role: roleName,
    area: areaPath,
    days: grantDays.optional(),
    confirmed: confirmation.optional(),
  }),
  output: link,
  showsSecret: true,
  async run(ctx, { confirmed: given, days = null, ...input }) {
    checkRole(ctx.node.roles, input.role)
    ctx.inArea(input.area)
    await checkConfirmedByPerson(ctx, { act: 'invite', given })
    const made = await newLink(ctx, { kind: 'join', days, ...input }, INVITATION_MS)
    const { area, role } = input
    const body = { role, expiresAt: made.expiresAt }
    ctx.record(records['person.invited'], { subject: made.invitation, area, body })
    return made
  },
})

export const withdrawInvitation = command({
  name: 'accounts.withdrawInvitation',
  permission: 'accounts:invite',
  realm: 'actual',
  scope: 'area',
  summary: 'Voids an invitation that was not used yet.',
  input: z.strictObject({ invitation: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const where = { id: input.invitation, ...store.OPEN }
    const row = found(await store.invitations.one(ctx.tx, where), 'unknownInvitation')
    const area = row.area ?? '/'
    ctx.inArea(area)
    await store.invitations.change(ctx.tx, { id: row.id }, { withdrawnAt: ctx.now })
    ctx.record(records['invitation.withdrawn'], { subject: row.id, area })
    return {}
  },
})

export const invitations = query({
  name: 'accounts.invitations',
  permission: 'accounts:read',
  realm: 'actual',
  scope: 'area',
  summary: 'Invitations that were not used yet.',
  input: listInput,
  output: listed(
    z.strictObject({
      invitation: id,
      name: z.string(),
      roles: z.array(z.string()),
      area: areaPath,
      expiresAt: time,
    }),
  ),
  async run(ctx, { after = '', limit }) {
    const areas = ctx.areas()
    const rows = await store.openInvitations(ctx.tx, { now: ctx.now, after, limit })
    const ids = rows.map((row) => row.id)
    const further = await store.furtherRoles(ctx.tx, ids)
    return {
      items: rows
        .filter((row) => areas.some((area) => areaContains(area, row.area ?? '/')))
        .map((row) => ({
          invitation: row.id,
          name: row.name ?? '',
          roles: [...(row.role === null ? [] : [row.role]), ...(further.get(row.id) ?? [])],
          area: row.area ?? '/',
          expiresAt: row.expiresAt,
        })),
      next: nextOf(rows, limit, (row) => row.id),
    }
  },
})

export const recover = command({
  name: 'accounts.recover',
  permission: MACHINE,
  realm: 'actual',
  scope: 'nation',
  summary: 'Makes a one-time link for a person who lost every passkey and recovery code.',
  input: z.strictObject({ person: personRef }),
  output: link,
  showsSecret: true,
  async run(ctx, input) {
    const person = found(await persons.one(ctx.tx, { id: idOf(input.person) }), 'unknownPerson')
    await store.withdrawInvitations(ctx.tx, { kind: 'recover', person: person.id, at: ctx.now })
    const draft = { kind: 'recover', name: person.name, person: person.id } as const
    const made = await newLink(ctx, draft, ONE_TIME_LINK_MS)
    const body = { invitation: made.invitation, expiresAt: made.expiresAt }
    ctx.record(records['recovery.offered'], { subject: input.person, body })
    return made
  },
})

/** The invitation of a link. Throws 404 or 410, recorded, when it opens nothing. */
async function openLink(ctx: CommandContext, given: string): Promise<store.InvitationRow> {
  const invitation = await store.invitations.one(ctx.tx, { secretHash: secretHash(given) })
  const row = found(invitation, 'unknownLink')
  if (row.usedAt !== null) throw refusal('usedLink')
  const isOver =
    row.withdrawnAt !== null || row.expiresAt <= ctx.now || !(await stillInvites(ctx, row))
  // The first administrator's link is worth nothing once somebody joined another way.
  if (isOver || (row.kind === 'first' && (await isAnybodyThere(ctx.tx)))) {
    throw refusal('expiredLink')
  }
  return row
}

/** Whether whoever invited may still do so there: who was sent away does not come back by a link kept for that day. */
async function stillInvites(ctx: CommandContext, { kind, madeBy, area }: store.InvitationRow) {
  if (kind !== 'join' || !personRef.safeParse(madeBy).success) return true
  const roles = rolesHolding(ctx.node.roles, 'accounts:invite')
  return (await grantsOf(ctx.tx, [idOf(madeBy)], ctx.now)).some(
    (held) => roles.some((role) => role === held.role) && areaContains(held.area, area ?? '/'),
  )
}

export const beginJoin = command({
  name: 'accounts.beginJoin',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'Opens a one-time link: what the browser needs to make a passkey.',
  input: z.strictObject({ secret, name: personName.optional() }),
  output: passkeyCreation.extend({ name: z.string(), needsName: z.boolean() }),
  async run(ctx, input) {
    const invitation = await openLink(ctx, input.secret)
    const name = invitation.name ?? input.name ?? ''
    const person = invitation.person ?? ctx.newId()
    const facts = await creationFacts(ctx, { person, name: name === '' ? 'Scrutineer' : name })
    const request = await beginChallenge(ctx, { purpose: 'join', subject: invitation.id, person })
    // Whoever recovers has lost the old passkeys; an authenticator that still has one may make a new one.
    return { ...request, ...facts, exclude: [], name, needsName: invitation.name === null }
  },
})

export const finishJoin = command({
  name: 'accounts.finishJoin',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'Joins with a new passkey; shows the recovery codes once and signs in.',
  input: z.strictObject({
    secret,
    challengeId: id,
    name: personName.optional(),
    credential: registrationResponse,
  }),
  output: z.strictObject({
    person: personRef,
    name: z.string(),
    recoveryCodes: z.array(z.string()),
    cookie,
  }),
  showsSecret: true,
  cookie: 'session',
  async run(ctx, input) {
    const invitation = await openLink(ctx, input.secret)
    const asked = { id: input.challengeId, purpose: 'join', subject: invitation.id } as const
    const challenge = await answeredChallenge(ctx, asked)
    const expected = expectedOf(ctx.node, challenge.value)
    const credential = accepted(() => verifyRegistration(input.credential, expected))
    const person = challenge.person
    const name = found(invitation.name ?? input.name, 'noName')
    if (invitation.kind === 'recover') await startOver(ctx, person)
    else await becomePerson(ctx, { person, name, invitation })
    await store.invitations.change(ctx.tx, { id: invitation.id }, { usedAt: ctx.now, person })
    await keepPasskey(ctx, { person, credential, label: '' })
    const recoveryCodes = await newRecoveryCodes(ctx, person)
    const session = await openSession(ctx, { person, openedWith: 'join' })
    return { person: `person:${person}`, name, recoveryCodes, cookie: session }
  },
})

async function becomePerson(
  ctx: CommandContext,
  { person, name, invitation }: { person: string; name: string; invitation: store.InvitationRow },
): Promise<void> {
  const subject = `person:${person}`
  const { id: invitationId, role: given, area, days } = invitation
  await persons.insert(ctx.tx, { id: person, name, joinedAt: ctx.now })
  ctx.record(records['person.joined'], { subject, body: { invitation: invitationId } })
  if (given === null || area === null) return
  const further = (await store.furtherRoles(ctx.tx, [invitationId])).get(invitationId) ?? []
  for (const role of [given, ...further]) {
    const grant = ctx.newId()
    const untilAt = endOf(ctx.now, days)
    const from = { givenAt: ctx.now, givenBy: invitation.madeBy, untilAt }
    await grants.insert(ctx.tx, { id: grant, person, role, area, ...from })
    ctx.record(records['grant.given'], {
      subject,
      area,
      body: { grant, role, ...untilTold(untilAt) },
    })
  }
}

/** What was lost may be in other hands: old passkeys and sessions end. */
async function startOver(ctx: CommandContext, person: string): Promise<void> {
  await passkeys.change(ctx.tx, { person, removedAt: null }, { removedAt: ctx.now })
  const closed = await closeSessionsOf(ctx.tx, { person, at: ctx.now, by: null })
  const body = { closedSessions: closed }
  ctx.record(records['person.recovered'], { subject: `person:${person}`, body })
}
