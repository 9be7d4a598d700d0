import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id, secretHash } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { checkRole, holdingsOf, roleName } from '../../../core/role.ts'
import { addMs, DAY, type Time, time } from '../../../core/time.ts'
import { checkConfirmedByPerson, confirmation } from '../confirmation.ts'
import { browserRef } from '../proof.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { BROWSER_KNOWN_MS, holding, SEEN_EVERY_MS, SESSION_IDLE_MS, TOKEN_DAYS } from '../schema.ts'
import { bindingOf } from '../store/browser.ts'
import { type DeviceRow, devices as deviceTable } from '../store/device.ts'
import { grantsOf, sessionByHash } from '../store/person.ts'
import * as store from '../store/session.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash')

const identity = z.strictObject({
  actor: z.string(),
  holds: z.array(holding),
  via: z.string(),
  /** The browser as a device of the person's own; null where it is not known as one. */
  device: z.string().nullable(),
  station: z.string().nullable(),
  name: z.string().nullable(),
  expiresAt: time,
  /** Last heard more than a minute ago: call `accounts.touch`. */
  isStale: z.boolean(),
})
type Identity = z.infer<typeof identity>

export const identify = query({
  name: 'accounts.identify',
  permission: 'accounts:identify',
  scope: 'nation',
  summary: 'For doors: who stands behind the hash of a session, device or token secret.',
  input: z.strictObject({
    session: sha256.optional(),
    device: sha256.optional(),
    /** Of the browser's own mark, beside a session. */
    browser: sha256.optional(),
    /** Hash of the whole `user:secret`. */
    token: sha256.optional(),
  }),
  output: z.strictObject({ identity: identity.nullable() }),
  async run(ctx, { session, browser, device, token }) {
    const found =
      (session !== undefined && (await bySession(ctx, session, browser))) ||
      (device !== undefined && (await byDevice(ctx, device))) ||
      (token !== undefined && (await byToken(ctx, token)))
    return { identity: found || null }
  },
})

async function bySession(
  ctx: QueryContext,
  hash: string,
  browser: string | undefined,
): Promise<Identity | null> {
  const session = await sessionByHash(ctx.tx, hash)
  if (session === undefined || session.expiresAt <= ctx.now) return null
  if (session.seenAt <= addMs(ctx.now, -SESSION_IDLE_MS)) return null
  const grants = await grantsOf(ctx.tx, [session.person], ctx.now)
  // Everybody may look after his own passkeys, whatever else was taken from him.
  const own = { permission: 'accounts:self', area: '/' } as const
  return {
    actor: `person:${session.person}`,
    holds: [own, ...grants.flatMap((grant) => holdingsOf(ctx.node.roles, grant))],
    via: `session:${session.id}`,
    device: await ownDevice(ctx, browser, session.person),
    station: null,
    name: session.name,
    expiresAt: session.expiresAt,
    isStale: session.seenAt <= addMs(ctx.now, -SEEN_EVERY_MS),
  }
}

/** The browser of this mark, where it is known as the person's own; null otherwise. */
async function ownDevice(
  ctx: QueryContext,
  hash: string | undefined,
  person: string,
): Promise<string | null> {
  const binding = hash === undefined ? undefined : await bindingOf(ctx.tx, { hash, person })
  if (binding === undefined) return null
  const isKnown =
    binding.boundWith === 'join' || binding.boundAt <= addMs(ctx.now, -BROWSER_KNOWN_MS)
  return isKnown ? browserRef(binding.browser) : null
}

/** Devices that one call asks for. */
export const MAX_IDENTIFIED = 500

export const identifyDevices = query({
  name: 'accounts.identifyDevices',
  permission: 'accounts:identify',
  scope: 'nation',
  summary: 'For doors: which devices stand behind many hashes, in their order; null for nobody.',
  input: z.strictObject({ devices: z.array(sha256).max(MAX_IDENTIFIED) }),
  output: z.strictObject({ identities: z.array(identity.nullable()) }),
  run: async (ctx, { devices }) => ({ identities: await byDevices(ctx, devices) }),
})

async function byDevice(ctx: QueryContext, hash: string): Promise<Identity | null> {
  const [found] = await byDevices(ctx, [hash])
  return found ?? null
}

/** Who stands behind each of these hashes, in their order. */
async function byDevices(
  ctx: QueryContext,
  hashes: readonly string[],
): Promise<(Identity | null)[]> {
  const where = { secretHash: hashes, revokedAt: null }
  const rows = await deviceTable.many(ctx.tx, where, { limit: hashes.length })
  const ids = rows.map((row) => row.id)
  const seen = await store.seenTimes(ctx.tx, ids)
  const byHash = new Map(rows.map((row) => [row.secretHash, row]))
  return hashes.map((hash) => {
    const row = byHash.get(hash)
    return row === undefined ? null : deviceIdentity(ctx, row, seen.get(row.id))
  })
}

function deviceIdentity(
  { node, now }: QueryContext,
  device: DeviceRow,
  seenAt: Time | undefined,
): Identity | null {
  if (device.expiresAt <= now) return null
  const ref = `device:${device.id}`
  return {
    actor: ref,
    holds: node.roles.device.map((permission) => ({ permission, area: device.area })),
    via: ref,
    device: null,
    station: device.station,
    name: null,
    expiresAt: device.expiresAt,
    isStale: (seenAt ?? '') <= addMs(now, -SEEN_EVERY_MS),
  }
}

async function byToken(ctx: QueryContext, hash: string): Promise<Identity | null> {
  const token = await store.tokens.one(ctx.tx, { secretHash: hash, revokedAt: null })
  if (token === undefined || token.expiresAt <= ctx.now) return null
  const ref = `token:${token.id}`
  return {
    actor: ref,
    holds: holdingsOf(ctx.node.roles, token),
    via: ref,
    device: null,
    station: null,
    name: token.name,
    expiresAt: token.expiresAt,
    isStale: false,
  }
}

/** Most sessions and devices that one call marks as heard. */
export const MAX_TOUCHED = 1000

export const touch = command({
  name: 'accounts.touch',
  permission: 'accounts:identify',
  scope: 'nation',
  summary: 'For doors: notes that sessions and devices were heard, at most once a minute each.',
  input: z.strictObject({
    vias: z
      .array(z.string().regex(/^(session|device):[0-9a-f-]{36}$/, 'not a session or device'))
      .max(MAX_TOUCHED),
  }),
  output: z.strictObject({ written: z.number().int() }),
  async run(ctx, { vias }) {
    const ids = [...new Set(vias.map((via) => via.slice(via.indexOf(':') + 1)))]
    const seen = await store.seenTimes(ctx.tx, ids)
    const recent = addMs(ctx.now, -SEEN_EVERY_MS)
    const stale = ids.filter((subject) => (seen.get(subject) ?? '') <= recent)
    await store.markSeen(ctx.tx, stale, ctx.now)
    ctx.unchanged('being heard is no fact about an election')
    return { written: stale.length }
  },
})

export const createToken = command({
  name: 'accounts.createToken',
  permission: 'accounts:token',
  realm: 'actual',
  scope: 'area',
  summary:
    'Makes a token for a machine: `user:secret`, shown once. A person confirms it with a passkey: it outlives every session.',
  input: z.strictObject({
    role: roleName,
    name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'small letters, digits, dot and hyphen'),
    area: areaPath.default('/'),
    days: z.number().int().min(1).max(730).default(TOKEN_DAYS),
    confirmed: confirmation.optional(),
  }),
  output: z.strictObject({ token: id, credential: z.string(), expiresAt: time }),
  showsSecret: true,
  async run(ctx, { confirmed, ...input }) {
    checkRole(ctx.node.roles, input.role)
    ctx.inArea(input.area)
    const isForMachines = ctx.node.roles.table.get(input.role)?.kind === 'machine'
    if (ctx.actor.holds !== 'all' && !isForMachines) throw refusal('tokenRole')
    await checkConfirmedByPerson(ctx, { act: 'token', given: confirmed })
    const made = ctx.newId()
    const { days, ...given } = input
    const credential = `${input.name}:${ctx.newSecret()}`
    const expiresAt = addMs(ctx.now, days * DAY)
    await store.tokens.insert(ctx.tx, {
      ...given,
      id: made,
      secretHash: secretHash(credential),
      madeBy: ctx.actor.id,
      madeAt: ctx.now,
      expiresAt,
    })
    const body = { role: input.role, expiresAt }
    ctx.record(records['token.created'], { subject: `token:${made}`, area: input.area, body })
    return { token: made, credential, expiresAt }
  },
})

export const revokeToken = command({
  name: 'accounts.revokeToken',
  permission: 'accounts:token',
  realm: 'actual',
  scope: 'area',
  summary: 'Ends a token at once.',
  input: z.strictObject({ token: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const token = await store.tokens.one(ctx.tx, { id: input.token, revokedAt: null })
    const row = found(token, 'unknownToken')
    ctx.inArea(row.area)
    await store.tokens.change(ctx.tx, { id: row.id }, { revokedAt: ctx.now })
    ctx.record(records['token.revoked'], { subject: `token:${row.id}`, area: row.area })
    return {}
  },
})

const shown = store.tokenRow.pick({
  id: true,
  name: true,
  role: true,
  area: true,
  expiresAt: true,
})

export const tokens = query({
  name: 'accounts.tokens',
  permission: 'accounts:token',
  realm: 'actual',
  scope: 'area',
  summary: 'Tokens of machines that are in force.',
  input: listInput,
  output: listed(shown.omit({ id: true }).extend({ token: id })),
  async run(ctx, { after = '', limit }) {
    const areas = ctx.areas()
    const how = { order: ['id'], limit, as: shown } as const
    const rows = await store.tokens.many(ctx.tx, { id: { after }, revokedAt: null }, how)
    const seen = rows.filter((row) => areas.some((area) => areaContains(area, row.area)))
    return {
      items: seen.map(({ id: token, ...row }) => ({ token, ...row })),
      next: nextOf(rows, limit, (row) => row.id),
    }
  },
})
