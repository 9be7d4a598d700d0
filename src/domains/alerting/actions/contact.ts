import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { areasOf } from '../../../core/actor.ts'
import { id, newCode, secretHash } from '../../../core/id.ts'
import { language, unmarked } from '../../../core/text.ts'
import { addMs, DAY, MINUTE } from '../../../core/time.ts'
import type { NewRow } from '../../../lib/sql/table.ts'
import { cleanAddress } from '../address.ts'
import { outgoing } from '../channel.ts'
import { stationPlace } from '../needs.ts'
import { ownStation } from '../places.ts'
import { ROUTE_CHANNELS, routeChannel, typedChannel } from '../reach.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import {
  contactCodes,
  countContactTry,
  endRoute,
  routeById,
  type RouteRow,
  routes,
  routesOf,
} from '../store/route.ts'
import { addressOfSubscription, subscription } from '../subscription.ts'
import { hookWords } from '../texts/hook.ts'
import { mailWords } from '../texts/mail.ts'
import { answersOf, shownAnswer, shownAnswerOf } from '../store/hook.ts'
import { shownAddress } from '../hook.ts'

/** Contacts of one person or station by one channel; a person has two telephones, a station some devices. */
const MAX_CONTACTS = 10
/** A code is good for so long and so many tries: 8 letters are 36 bits. */
const CODE_MS = 30 * MINUTE
const MAX_CODE_TRIES = 5
/** Another code for the same contact is sent after this time at the earliest, and so many contacts are new in a day: each costs a message to an address that may be a stranger's. */
const CODE_REST_MS = MINUTE

/** A contact that is removed hears of the account for so long: whoever uses an open session of another cannot silence what is told of it. */
export const HEARS_AFTER_REMOVAL_MS = DAY

/** The job that wipes the address afterwards; its subject is the route. */
export const FORGET_CONTACT = 'alerting.forgetContact'

/** The job that sends the code of a contact; its subject is the route. */
export const SEND_CODE = 'alerting.sendCode'

/** The person who asks. Throws 403 for machines and stations. */
export function personOf(ctx: Pick<CommandContext, 'own'>): string {
  const caller = ctx.own()
  if (!caller.startsWith('person:')) throw refusal('notAPerson')
  return caller
}

/** Where the person first has a role in alerting; the nation for one without. */
export function areaOf({ actor }: Pick<CommandContext, 'actor'>): string {
  return areasOf(actor, 'alerting:read')[0] ?? '/'
}

export const addContact = command({
  name: 'alerting.addContact',
  permission: 'accounts:self',
  scope: 'own',
  summary:
    'Enters the own mailbox or telephone for alerts and news of the account; it counts once the code sent there is typed.',
  input: z.strictObject({
    channel: typedChannel,
    address: z.string().trim().min(3).max(200),
    language: language.optional(),
  }),
  output: z.strictObject({ route: id }),
  async run(ctx, input) {
    const owner = personOf(ctx)
    const { channel, language: spoken } = input
    const address = found(cleanAddress(channel, input.address), 'badAddress')
    const area = areaOf(ctx)
    const all = await routesOf(ctx.tx, [owner], channel)
    const known = all.find((one) => one.removedAt === null && one.address === address)
    if (known !== undefined && (await wasJustSent(ctx, known.id))) {
      ctx.unchanged('a code was sent there a moment ago')
      return { route: known.id }
    }
    const route = known?.id ?? ctx.newId()
    if (known === undefined) {
      checkNumber(ctx, all)
      const place = { owner, ownerKind: 'person', station: null, area } as const
      await addEntered(ctx, { id: route, ...place, channel, address, language: spoken })
    }
    await ctx.schedule({ kind: SEND_CODE, subject: route, dueAt: ctx.now })
    ctx.record(records['route.added'], { subject: route, area, body: { owner, channel } })
    return { route }
  },
})

/** Contacts that were new or removed within a day count as those in use do. Throws 409 for too many. */
export function checkNumber({ now }: CommandContext, all: readonly RouteRow[]): void {
  const dayAgo = addMs(now, -DAY)
  const counted = all.filter(
    ({ removedAt, confirmedAt, since }) =>
      removedAt === null || since > dayAgo || (confirmedAt !== null && removedAt > dayAgo),
  )
  if (counted.length >= MAX_CONTACTS) throw refusal('tooManyContacts')
}

export async function wasJustSent(ctx: CommandContext, route: string): Promise<boolean> {
  const code = await contactCodes.one(ctx.tx, { route })
  return code !== undefined && code.expiresAt > addMs(ctx.now, CODE_MS - CODE_REST_MS)
}

/** A contact that its owner entered; `confirmedAt` where it needs no code. */
export async function addEntered(
  { tx, now: since }: CommandContext,
  facts: Omit<NewRow<RouteRow>, 'source' | 'since'>,
): Promise<void> {
  await routes.insert(tx, { ...facts, source: 'entered', since })
}

/** The own route. Throws 404 for one of anybody else. */
export async function ownRoute(ctx: CommandContext, wanted: string): Promise<RouteRow> {
  const own = { id: wanted, owner: ctx.own(), removedAt: null }
  return found(await routes.one(ctx.tx, own), 'unknownRoute')
}

export const makeContactCode = command({
  name: 'alerting.makeContactCode',
  permission: 'alerting:send',
  scope: 'nation',
  summary:
    'For the queue: makes the code that shows whose contact it is, in place of the one before.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({ message: outgoing.extend({ messageId: z.string() }).nullable() }),
  showsSecret: true,
  async run(ctx, { route }) {
    const row = await routeById(ctx.tx, route)
    ctx.unchanged('a code on its way is no fact yet')
    if (row === undefined || row.removedAt !== null || row.confirmedAt !== null) {
      return { message: null }
    }
    const code = newCode()
    const hash = secretHash(`${route} ${code}`)
    const expiresAt = addMs(ctx.now, CODE_MS)
    await contactCodes.put(ctx.tx, { route, hash, tries: 0, expiresAt })
    return { message: codeMessage(ctx, row, code) }
  },
})

function codeMessage({ node, now }: CommandContext, row: RouteRow, code: string) {
  const t = node.speak(language.safeParse(row.language).data ?? 'en')
  const { host, hostname } = new URL(node.origin)
  const words = row.ownerKind === 'person' ? mailWords.code : hookWords.codePost
  const said = unmarked(t(words, { code, node: host }))
  return {
    channel: row.channel,
    address: row.address,
    subject: unmarked(t(mailWords.codeSubject, { code })),
    text: node.realm === 'exercise' ? `${t(mailWords.exercise)}\n${said}` : said,
    messageId: `<${row.id}.${now.replaceAll(/\D/g, '')}@${hostname}>`,
  }
}

export const confirmContact = command({
  name: 'alerting.confirmContact',
  permission: 'accounts:self',
  scope: 'own',
  summary: 'Shows by the code that was sent there that the contact is one’s own.',
  input: z.strictObject({ route: id, code: z.string().trim().max(20) }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const row = await ownRoute(ctx, input.route)
    await confirmBy(ctx, row, input.code, { owner: row.owner })
    return {}
  },
})

/** Marks the contact as shown where the code is right. Throws 403 where it is not, and counts the try. */
export async function confirmBy(
  ctx: CommandContext,
  row: RouteRow,
  code: string,
  said: { readonly owner?: string; readonly ownerKind?: string },
): Promise<void> {
  if (row.confirmedAt !== null) return ctx.unchanged('it was shown already')
  const known = await contactCodes.one(ctx.tx, { route: row.id })
  const typed = code.toUpperCase().replaceAll(/[^A-Z]/g, '')
  const isRight =
    known !== undefined &&
    known.tries < MAX_CODE_TRIES &&
    known.expiresAt > ctx.now &&
    known.hash === secretHash(`${row.id} ${typed}`)
  if (!isRight) {
    await countContactTry(ctx.tx, row.id)
    throw refusal('wrongContactCode', { keepsCount: true, recorded: true })
  }
  await contactCodes.remove(ctx.tx, { route: row.id })
  await routes.change(ctx.tx, { id: row.id }, { confirmedAt: ctx.now })
  const body = { ...said, channel: row.channel }
  ctx.record(records['route.confirmed'], { subject: row.id, area: row.area, body })
}

export const removeContact = command({
  name: 'alerting.removeContact',
  permission: 'accounts:self',
  scope: 'own',
  summary:
    'Ends an own contact. A confirmed one hears of the account for a day more; then its address is wiped.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const row = await ownRoute(ctx, input.route)
    await contactCodes.remove(ctx.tx, { route: row.id })
    const isConfirmed = row.confirmedAt !== null
    if (isConfirmed) {
      await routes.change(ctx.tx, { id: row.id }, { removedAt: ctx.now })
      const dueAt = addMs(ctx.now, HEARS_AFTER_REMOVAL_MS)
      await ctx.schedule({ kind: FORGET_CONTACT, subject: row.id, dueAt })
    } else await endRoute(ctx.tx, row.id, ctx.now)
    const body = { owner: row.owner, channel: row.channel, isConfirmed }
    ctx.record(records['route.removed'], { subject: row.id, area: row.area, body })
    return {}
  },
})

export const keepContact = command({
  name: 'alerting.keepContact',
  permission: 'accounts:self',
  scope: 'own',
  summary: 'Takes back that a confirmed contact was removed, within a day.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const removed = { removedAt: { not: null }, address: { after: '' } } as const
    const meant = { id: input.route, owner: ctx.own(), ...removed }
    const row = found(await routes.one(ctx.tx, meant), 'unknownRoute')
    await routes.change(ctx.tx, { id: row.id }, { removedAt: null })
    await ctx.unschedule(FORGET_CONTACT, row.id)
    const body = { owner: row.owner, channel: row.channel }
    ctx.record(records['route.kept'], { subject: row.id, area: row.area, body })
    return {}
  },
})

export const forgetContact = command({
  name: 'alerting.forgetContact',
  permission: 'alerting:gather',
  scope: 'nation',
  summary: 'For the clock: wipes the address of a contact that was removed a day ago.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({}),
  async run(ctx, { route }) {
    const ended = { id: route, removedAt: { not: null }, address: { after: '' } } as const
    const wiped = await routes.change(ctx.tx, ended, { address: '' })
    if (wiped > 0) ctx.record(records['route.forgotten'], { subject: route })
    else ctx.unchanged('its address was wiped already')
    return {}
  },
})

export const myContacts = query({
  name: 'alerting.myContacts',
  permission: 'accounts:self',
  scope: 'own',
  summary: 'The own ways to be reached about alerts.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        route: id,
        channel: routeChannel,
        /** Empty for a browser; form and host of a webhook. */
        address: z.string(),
        isConfirmed: z.boolean(),
        /** What a webhook answered last. */
        answer: shownAnswer.nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const own = ctx.own()
    const rows = await Promise.all(ROUTE_CHANNELS.map((one) => routesOf(ctx.tx, [own], one)))
    const inUse = rows.flat().filter(({ removedAt }) => removedAt === null)
    const answers = await answersOf(
      ctx.tx,
      inUse.flatMap((one) => (one.channel === 'hook' ? [one.id] : [])),
    )
    const items = inUse.map((row) => ({
      route: row.id,
      channel: row.channel,
      address: shownAddress(row),
      isConfirmed: row.confirmedAt !== null,
      answer: shownAnswerOf(answers, row.id),
    }))
    return { items }
  },
})

const subscribing = z.strictObject({ subscription, language })

export const subscribe = command({
  name: 'alerting.subscribe',
  permission: 'accounts:self',
  scope: 'own',
  summary: 'Has this browser of a person notified about alerts.',
  input: subscribing,
  output: z.strictObject({ route: id }),
  async run(ctx, input) {
    const owner = personOf(ctx)
    const area = areaOf(ctx)
    return await subscribed(ctx, input, { owner, ownerKind: 'person', station: null, area })
  },
})

export const subscribeStation = command({
  name: 'alerting.subscribeStation',
  permission: 'alerting:receive',
  scope: 'area',
  summary: 'Has this device of a polling station notified about alerts.',
  input: subscribing,
  output: z.strictObject({ route: id }),
  async run(ctx, input) {
    const { id: station, area } = await ctx.ask(stationPlace, { station: ownStation(ctx) })
    ctx.inArea(area)
    return await subscribed(ctx, input, { owner: station, ownerKind: 'station', station, area })
  },
})

/** Keeps the subscription; one of the same push address is the same browser, whose keys changed. */
async function subscribed(
  ctx: CommandContext,
  input: z.infer<typeof subscribing>,
  place: Pick<RouteRow, 'owner' | 'ownerKind' | 'station' | 'area'>,
): Promise<{ route: string }> {
  const address = addressOfSubscription(input.subscription)
  const all = await routesOf(ctx.tx, [place.owner], 'push')
  const own = all.filter((row) => row.removedAt === null)
  const same = own.find((row) => row.address.startsWith(endpointMark(input.subscription.endpoint)))
  if (same?.address === address) {
    ctx.unchanged('this browser is notified already')
    return { route: same.id }
  }
  if (same === undefined) checkNumber(ctx, all)
  const route = same?.id ?? ctx.newId()
  if (same !== undefined) await routes.change(ctx.tx, { id: route }, { address })
  else {
    const facts = { id: route, channel: 'push', address, language: input.language } as const
    await addEntered(ctx, { ...place, ...facts, confirmedAt: ctx.now })
  }
  const body = { owner: place.owner, channel: 'push' }
  ctx.record(records['route.added'], { subject: route, area: place.area, body })
  return { route }
}

function endpointMark(endpoint: string): string {
  return `[${JSON.stringify(endpoint)},`
}

/** The key to which browsers subscribe, base64url; public. */
export const pushKey = query({
  name: 'alerting.pushKey',
  permission: 'anyone',
  scope: 'none',
  summary: 'The public key of this node for notifications of browsers.',
  input: z.strictObject({}),
  output: z.strictObject({ key: z.string() }),
  run: async ({ node }) => ({ key: Buffer.from(node.pushKey()).toString('base64url') }),
})
