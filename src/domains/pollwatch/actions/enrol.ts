// Telephones of observers: the manager of a group makes a card for one observer, whose telephone it enrols; a telephone
// takes the place of the one before. A card and what it enrols are worth nothing once the observer or the group is over.
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import {
  cookie,
  enrolmentHash,
  freshCode,
  HEAD_LETTERS,
  isOneOpener,
  type Opener,
  opener,
  openerRule,
} from '../../../core/enrolment.ts'
import { id, secretHash } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import { countTry, mayTry } from '../../../core/tries.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { lettersOf } from '../secret.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const

const card = z.strictObject({
  observer: id,
  number: noun.observerNumber,
  label: z.string(),
  station: z.string(),
  /** Six letters with which his short messages count, the same for the whole election. */
  letters: z.string(),
  /** Twelve letters to type. */
  code: z.string(),
  /** Secret of the link behind the square. */
  secret: z.string(),
  /** Of both. */
  expiresAt: time,
})
export type Card = z.infer<typeof card>

async function cardByHead(ctx: Pick<CommandContext, 'tx' | 'now'>, head: string) {
  const where = { codeHead: head, expiresAt: { after: ctx.now } }
  return await store.cards.one(ctx.tx, where, { order: ['-id'] })
}

async function newCard(ctx: CommandContext, observer: noun.ObserverRow): Promise<Card> {
  const open = { observer: observer.id, usedAt: null, withdrawnAt: null }
  await store.cards.change(ctx.tx, open, { withdrawnAt: ctx.now })
  const code = await freshCode(ctx, async (head) => (await cardByHead(ctx, head)) !== undefined)
  const made = { id: ctx.newId(), secret: ctx.newSecret(128) }
  const expiresAt = addMs(ctx.now, noun.CARD_MS)
  await store.cards.insert(ctx.tx, {
    id: made.id,
    observer: observer.id,
    codeHead: code.slice(0, HEAD_LETTERS),
    codeHash: enrolmentHash(ctx, made.id, code),
    secretHash: secretHash(made.secret),
    expiresAt,
    madeBy: ctx.actor.id,
    madeAt: ctx.now,
  })
  const { number, label, place } = observer
  const letters = lettersOf(ctx, observer)
  const { secretTurn } = observer
  await store.observers.change(ctx.tx, { id: observer.id }, { secretTurn, secretAt: ctx.now })
  const station = `${place.number} ${place.name}`
  const kept = { observer: observer.id, number, label, station, letters }
  return { ...kept, code, secret: made.secret, expiresAt }
}

export const makeCards = command({
  ...observing,
  name: 'pollwatch.makeCards',
  summary:
    'Makes a card for each of these observers of the own group, shown once: a code to type and a link to scan, good for a week, and the letters with which short messages count, good until others are asked for. An older card of theirs enrols no more.',
  input: z.strictObject({
    observers: z.array(id).min(1).max(noun.MAX_CARDS),
    /** The letters of before are void: a card was lost. */
    isNewSecret: z.boolean().optional(),
  }),
  output: z.strictObject({ cards: z.array(card) }),
  showsSecret: true,
  async run(ctx, input) {
    const group = await ownGroup(ctx)
    const wanted = [...new Set(input.observers)]
    const where = { id: wanted, observerGroup: group.id, endedAt: null }
    const how = { order: ['number'], limit: noun.MAX_CARDS } as const
    const rows = await store.observers.many(ctx.tx, where, how)
    if (rows.length < wanted.length) throw refusal('unknownObserver')
    const cards: Card[] = []
    for (const row of rows) {
      const secretTurn = row.secretTurn + Number(input.isNewSecret === true)
      cards.push(await newCard(ctx, { ...row, secretTurn }))
    }
    const body = { count: cards.length, expiresAt: addMs(ctx.now, noun.CARD_MS) }
    ctx.record(records['observerCard.made'], { subject: group.id, body })
    return { cards }
  },
})

/** The card that a code or link opens, with its observer. Throws 404, 410, 403 or 429. */
async function openedCard(ctx: CommandContext, given: Opener) {
  const row =
    given.secret === undefined
      ? await cardByCode(ctx, given.code ?? '')
      : found(
          await store.cards.one(ctx.tx, { secretHash: secretHash(given.secret) }),
          'unknownCard',
        )
  if (row.usedAt !== null) throw refusal('usedCard')
  if (row.withdrawnAt !== null || row.expiresAt <= ctx.now) throw refusal('expiredCard')
  const observer = await activeObserver(ctx, row.observer)
  if (observer === null) throw refusal('expiredCard')
  return { card: row, observer }
}

async function cardByCode(ctx: CommandContext, code: string): Promise<noun.CardRow> {
  if (!mayTry(ctx, noun.CODE_TRIES)) throw refusal('manyCodes')
  const row = await cardByHead(ctx, code.slice(0, HEAD_LETTERS))
  if (row?.codeHash === enrolmentHash(ctx, row?.id ?? '', code)) return row
  countTry(ctx, noun.CODE_TRIES)
  throw refusal('wrongCode')
}

/** An observer who observes, of a group that is accredited; null for any other. */
export async function activeObserver(
  { tx }: Pick<CommandContext, 'tx'>,
  observer: string,
): Promise<noun.ObserverRow | null> {
  const row = await store.observers.one(tx, { id: observer, endedAt: null })
  if (row === undefined) return null
  const group = { id: row.observerGroup, state: 'accredited' } as const
  return (await store.groups.count(tx, group)) > 0 ? row : null
}

export const readCard = command({
  name: 'pollwatch.readCard',
  permission: 'anyone',
  scope: 'none',
  summary: 'Says for which observer a code or the secret of a link enrols, and until when.',
  input: z.strictObject(opener).refine(isOneOpener, openerRule),
  output: z.strictObject({
    number: noun.observerNumber,
    station: z.string(),
    expiresAt: time,
    /** As it was typed, in capitals; null where it was a link. */
    code: z.string().nullable(),
  }),
  async run(ctx, input) {
    const { card: row, observer } = await openedCard(ctx, input)
    ctx.unchanged('a card was read')
    const { number, place } = observer
    const station = `${place.number} ${place.name}`
    return { number, station, expiresAt: row.expiresAt, code: input.code ?? null }
  },
})

/** Revokes the telephones of observers; gives how many. */
async function revoke(
  ctx: CommandContext,
  of: { readonly observer: string } | { readonly observerGroup: string },
): Promise<number> {
  return await store.phones.change(ctx.tx, { ...of, revokedAt: null }, { revokedAt: ctx.now })
}

export const enrolPhone = command({
  name: 'pollwatch.enrolPhone',
  permission: 'anyone',
  scope: 'none',
  summary:
    'Enrols this telephone for an observer with a code or the secret of a link; the one that he had is revoked.',
  input: z.strictObject(opener).refine(isOneOpener, openerRule),
  output: z.strictObject({ phone: id, cookie }),
  cookie: 'watch',
  async run(ctx, input) {
    const { card: row, observer } = await openedCard(ctx, input)
    await revoke(ctx, { observer: observer.id })
    await store.cards.change(ctx.tx, { id: row.id }, { usedAt: ctx.now })
    const made = { id: ctx.newId(), secret: ctx.newSecret() }
    const { observerGroup } = observer
    await store.phones.insert(ctx.tx, {
      id: made.id,
      observer: observer.id,
      observerGroup,
      secretHash: secretHash(made.secret),
      card: row.id,
      enrolledAt: ctx.now,
      expiresAt: addMs(ctx.now, noun.PHONE_MS),
    })
    const body = { group: observerGroup }
    ctx.record(records['observerPhone.enrolled'], { subject: `phone:${made.id}`, body })
    const held = { secret: made.secret, maxAgeSeconds: noun.PHONE_MS / 1000 }
    return { phone: made.id, cookie: held }
  },
})

export const revokePhone = command({
  ...observing,
  name: 'pollwatch.revokePhone',
  summary:
    'Revokes the telephone of an observer of the own group at once: it sends nothing more, and clears itself.',
  input: z.strictObject({ observer: id }),
  output: z.strictObject({}),
  async run(ctx, { observer }) {
    const group = await ownGroup(ctx)
    const own = { id: observer, observerGroup: group.id }
    found(await store.observers.one(ctx.tx, own), 'unknownObserver')
    const count = await revoke(ctx, { observer })
    if (count === 0) throw refusal('noPhone')
    const body = { group: group.id, count }
    ctx.record(records['observerPhone.revoked'], { subject: observer, body })
    return {}
  },
})

export const leavePhone = command({
  permission: 'anyone',
  scope: 'none',
  carriedBy: 'watch',
  name: 'pollwatch.leavePhone',
  summary:
    'Switches this telephone off, as its observer wiped it; one that was switched off already only leaves its cookie.',
  input: z.strictObject({}),
  output: z.strictObject({ cookie: z.null() }),
  cookie: 'watch',
  async run(ctx) {
    const own = { id: ctx.actor.id.replace(/^phone:/, ''), revokedAt: null }
    const row = await store.phones.one(ctx.tx, own)
    if (row === undefined) {
      ctx.unchanged('it was switched off already')
      return { cookie: null }
    }
    await store.phones.change(ctx.tx, { id: row.id }, { revokedAt: ctx.now })
    const body = { group: row.observerGroup, count: 1 }
    ctx.record(records['observerPhone.revoked'], { subject: `phone:${row.id}`, body })
    return { cookie: null }
  },
})

const counted = z.strictObject({ count: z.number().int() })

/** Revokes all telephones of a group. Throws 404 where it has none. */
async function revokeAll(ctx: CommandContext, group: string): Promise<{ count: number }> {
  const count = await revoke(ctx, { observerGroup: group })
  if (count === 0) throw refusal('noPhone')
  ctx.record(records['observerPhone.revoked'], { subject: group, body: { group, count } })
  return { count }
}

export const revokePhones = command({
  permission: 'pollwatch:accredit',
  scope: 'nation',
  name: 'pollwatch.revokePhones',
  summary: 'Revokes the telephones of all observers of a group at once.',
  input: z.strictObject({ group: id }),
  output: counted,
  run: async (ctx, { group }) => await revokeAll(ctx, group),
})

export const revokeOwnPhones = command({
  ...observing,
  name: 'pollwatch.revokeOwnPhones',
  summary: 'Revokes the telephones of all observers of the own group at once.',
  input: z.strictObject({}),
  output: counted,
  run: async (ctx) => await revokeAll(ctx, (await ownGroup(ctx)).id),
})

export const identifyPhone = query({
  name: 'pollwatch.identifyPhone',
  permission: 'pollwatch:identify',
  scope: 'nation',
  summary: 'For the door: whose telephone stands behind the hash of its secret.',
  input: z.strictObject({ phone: noun.sha256 }),
  output: z.strictObject({
    phone: z.strictObject({ actor: z.string(), area: areaPath, isOn: z.boolean() }).nullable(),
  }),
  async run(ctx, { phone: secret }) {
    const row = await store.phones.one(ctx.tx, { secretHash: secret })
    if (row === undefined) return { phone: null }
    const observer = await activeObserver(ctx, row.observer)
    const isOn = observer !== null && row.revokedAt === null && row.expiresAt > ctx.now
    return { phone: { actor: `phone:${row.id}`, area: observer?.area ?? '/', isOn } }
  },
})

export const phones = query({
  ...observing,
  name: 'pollwatch.phones',
  summary:
    'Which of these observers of the own group have a telephone, since when, and how many the group has.',
  input: z.strictObject({ observers: z.array(id).max(noun.MAX_CARDS) }),
  output: z.strictObject({
    phones: z.array(z.strictObject({ observer: id, enrolledAt: time })),
    inGroup: z.number().int(),
  }),
  async run(ctx, { observers }) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { phones: [], inGroup: 0 }
    const where = { observer: observers, observerGroup: group.id, revokedAt: null }
    const rows = await store.phones.many(ctx.tx, where, { limit: noun.MAX_CARDS })
    return {
      phones: rows.map(({ observer, enrolledAt }) => ({ observer, enrolledAt })),
      inGroup: await store.phones.count(ctx.tx, { observerGroup: group.id, revokedAt: null }),
    }
  },
})
