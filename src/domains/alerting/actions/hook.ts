import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { areaPath } from '../../../core/permission.ts'
import { language, unmarked } from '../../../core/text.ts'
import {
  addressMark,
  addressOfHook,
  hookInput,
  shownHook,
  targetOf,
  type TypedHook,
  wrongField,
} from '../hook.ts'
import { opened } from '../needs.ts'
import { MAX_TRIES, ROUTE_CHANNELS } from '../reach.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import {
  HOOK_PURPOSES,
  type HookAnswer,
  hookAnswer,
  hookAnswers,
  type HookPurpose,
} from '../store/hook.ts'
import { inUse, routeById, type RouteRow, routes, routesOf } from '../store/route.ts'
import { hookWords } from '../texts/hook.ts'
import { mailWords } from '../texts/mail.ts'
import {
  addEntered,
  areaOf,
  checkNumber,
  confirmBy,
  ownRoute,
  personOf,
  SEND_CODE,
  wasJustSent,
} from './contact.ts'
import { contactsWithRole } from './with-role.ts'
import { MAX_WOKEN, wake } from './wake.ts'

/** The job that posts a test; its subject is the route. */
export const TEST_HOOK = 'alerting.testHook'

/** Tests of one webhook within an hour: each is a message to a service that may be a stranger's. */
const TESTS_PER_HOUR = 20

const added = z.strictObject({
  route: id,
  /** What the messages are signed with; shown once. Null where the form has no signature, or it is there already. */
  key: z.string().nullable(),
})

export const addHook = command({
  name: 'alerting.addHook',
  permission: 'accounts:self',
  scope: 'own',
  summary:
    'Enters an own webhook for alerts and news of the account; it counts once the code that was posted there is typed.',
  input: z.strictObject({ ...hookInput, language: language.optional() }),
  output: added,
  showsSecret: true,
  async run(ctx, { language: spoken, ...typed }) {
    const owner = personOf(ctx)
    const place = { owner, ownerKind: 'person', station: null, area: areaOf(ctx) } as const
    return await enter(ctx, typed, { ...place, language: spoken ?? null })
  },
})

export const addPostHook = command({
  name: 'alerting.addPostHook',
  permission: 'alerting:routes',
  scope: 'area',
  summary:
    'Enters a webhook of a post, with its consent; it counts once the code that was posted there is typed.',
  input: z.strictObject({
    owner: line(80),
    area: areaPath,
    ...hookInput,
    language: language.optional(),
    /** Whoever reads it said yes to it. */
    hasConsent: z.boolean().refine((agreed) => agreed, 'they have to agree'),
  }),
  output: added,
  showsSecret: true,
  async run(ctx, { owner, area, language: spoken, form, address, to, token }) {
    ctx.inArea(area)
    const typed = { form, address, to, token }
    const place = { owner, ownerKind: 'official', station: null, area } as const
    return await enter(ctx, typed, { ...place, language: spoken ?? null })
  },
})

type Place = Pick<RouteRow, 'owner' | 'ownerKind' | 'station' | 'area' | 'language'>

/** Keeps the webhook and has its code posted. Throws 422 for one that cannot be, 409 for too many. */
async function enter(ctx: CommandContext, typed: TypedHook, place: Place) {
  const wrong = wrongField(typed)
  if (wrong !== null) throw refusal('badHook', { fields: [{ path: wrong, message: 'not fit' }] })
  const all = await routesOf(ctx.tx, [place.owner], 'hook')
  const target = targetOf(typed, ctx.newSecret())
  // Its key is its own: the same place entered again keeps the one that it has.
  const mark = addressMark(target)
  const known = all.find((one) => one.removedAt === null && one.address.startsWith(mark))
  if (known !== undefined && (await wasJustSent(ctx, known.id))) {
    ctx.unchanged('a code was sent there a moment ago')
    return { route: known.id, key: null }
  }
  const route = known?.id ?? ctx.newId()
  if (known === undefined) {
    checkNumber(ctx, all)
    await addEntered(ctx, { id: route, ...place, channel: 'hook', address: addressOfHook(target) })
  }
  await ctx.schedule({ kind: SEND_CODE, subject: route, dueAt: ctx.now })
  const body = { ...saidOwner(place), channel: 'hook' }
  ctx.record(records['route.added'], { subject: route, area: place.area, body })
  return { route, key: known === undefined && target.form === 'plain' ? target.key : null }
}

/** The owner of a post's contact was typed, and may be the name of a person. */
function saidOwner({ owner, ownerKind }: Pick<RouteRow, 'owner' | 'ownerKind'>) {
  return ownerKind === 'person' ? { owner } : { ownerKind }
}

/** A post's webhook. Throws 404 for anything else. */
async function postHook(ctx: CommandContext, route: string): Promise<RouteRow> {
  const meant = { id: route, ownerKind: 'official', channel: 'hook', removedAt: null } as const
  const row = found(await routes.one(ctx.tx, meant), 'unknownRoute')
  ctx.inArea(row.area)
  return row
}

export const confirmPostHook = command({
  name: 'alerting.confirmPostHook',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Shows by the code that was posted there that whoever has the post reads the webhook.',
  input: z.strictObject({ route: id, code: z.string().trim().max(20) }),
  output: z.strictObject({}),
  async run(ctx, { route, code }) {
    const row = await postHook(ctx, route)
    await confirmBy(ctx, row, code, saidOwner(row))
    return {}
  },
})

const tested = z.strictObject({ route: id })

export const testHook = command({
  name: 'alerting.testHook',
  permission: 'accounts:self',
  scope: 'own',
  summary: 'Posts a test to an own webhook; what it answered stands beside it.',
  input: tested,
  output: z.strictObject({}),
  async run(ctx, { route }) {
    return await test(ctx, await ownRoute(ctx, route))
  },
})

export const testPostHook = command({
  name: 'alerting.testPostHook',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Posts a test to the webhook of a post; what it answered stands beside it.',
  input: tested,
  output: z.strictObject({}),
  async run(ctx, { route }) {
    return await test(ctx, await postHook(ctx, route))
  },
})

/** Throws 404 for another kind of contact and for one that is not shown to be its owner's, 429 for too many tests. */
async function test(ctx: CommandContext, row: RouteRow) {
  if (row.channel !== 'hook' || row.confirmedAt === null) throw refusal('unknownRoute')
  const limit = { what: 'hook.tested', who: row.id, limit: TESTS_PER_HOUR } as const
  if (!(await ctx.takeHourly(limit))) throw refusal('tooManyTests', { keepsCount: true })
  await ctx.schedule({ kind: TEST_HOOK, subject: row.id, dueAt: ctx.now })
  ctx.unchanged('what it answers is told by a record of its own')
  return {}
}

export const hookTest = query({
  name: 'alerting.hookTest',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: the words of a test of a webhook; null for one that is no more.',
  input: tested,
  output: z.strictObject({
    message: z
      .strictObject({ address: z.string(), title: z.string(), text: z.string() })
      .nullable(),
  }),
  async run(ctx, { route }) {
    const row = await routeById(ctx.tx, route)
    if (row === undefined || row.removedAt !== null) return { message: null }
    const t = ctx.node.speak(language.safeParse(row.language).data ?? 'en')
    const { host: node } = new URL(ctx.node.origin)
    const said = t(hookWords.testTitle, { node })
    const title = ctx.node.realm === 'exercise' ? t(mailWords.mark, { subject: said }) : said
    const text = t(hookWords.testText)
    return { message: { address: row.address, title: unmarked(title), text } }
  },
})

/** What the administrator opened, for whoever posts. */
export const hookOpened = query({
  name: 'alerting.hookOpened',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: where webhooks may lead besides the public internet.',
  input: z.strictObject({}),
  output: z.strictObject({ networks: z.array(z.string()), ports: z.array(z.number().int()) }),
  run: async (ctx) => await ctx.ask(opened, {}),
})

export const noteHook = command({
  name: 'alerting.noteHook',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: notes what a webhook answered to a code, a test or news.',
  input: z.strictObject({ route: id, purpose: z.enum(HOOK_PURPOSES), answer: hookAnswer }),
  output: z.strictObject({}),
  async run(ctx, { route, purpose, answer }) {
    ctx.unchanged('what did not change is no news')
    await noteAnswer(ctx, { route, purpose, answer })
    return {}
  },
})

interface Noted {
  readonly route: string
  readonly purpose: HookPurpose
  readonly answer: HookAnswer
  /** The message is given up. */
  readonly isGivenUp?: boolean
}

/**
 * Keeps what a webhook answered. One that refused a message, or took none until it was given up, is failing: its owner
 * hears of that by another contact, once.
 */
export async function noteAnswer(ctx: CommandContext, noted: Noted): Promise<void> {
  const { route, purpose, answer } = noted
  const row = await routeById(ctx.tx, route)
  if (row === undefined || row.channel !== 'hook' || isUnasked(noted)) return
  const before = await hookAnswers.one(ctx.tx, { route })
  const failures = failuresAfter(before?.failures ?? 0, noted)
  const wasFailing = (before?.failingSince ?? null) !== null
  const isFailing = failures >= MAX_TRIES
  const failingSince = isFailing ? (before?.failingSince ?? ctx.now) : null
  const { outcome, fault, status, ms, words } = answer
  const said = { purpose, outcome, fault, status, ms }
  await hookAnswers.put(ctx.tx, { route, at: ctx.now, ...said, words, failures, failingSince })
  const place = { subject: route, area: row.area }
  if (purpose !== 'message') ctx.record(records['route.tried'], { ...place, body: said })
  if (wasFailing === isFailing) return
  if (!isFailing) return void ctx.record(records['route.recovered'], place)
  const told = await tellOfFailing(ctx, row)
  ctx.record(records['route.failing'], { ...place, body: { fault, status, told } })
}

/** While it rests nobody asks it; whoever tries it out is told so. */
function isUnasked({ purpose, answer, isGivenUp = false }: Noted): boolean {
  return answer.fault === 'resting' && purpose === 'message' && !isGivenUp
}

function failuresAfter(before: number, { purpose, answer, isGivenUp = false }: Noted): number {
  if (answer.outcome === 'taken') return 0
  // Whoever tries it out sees what became of it.
  if (purpose !== 'message') return before
  const isOver = isGivenUp || answer.outcome === 'refused'
  return Math.min(before + (isOver ? MAX_TRIES : 1), MAX_TRIES)
}

/** By the owner's other contacts; where a post has none, everybody with a role in alerting there. Gives how many contacts. */
async function tellOfFailing(ctx: CommandContext, row: RouteRow): Promise<number> {
  const { owner, ownerKind, area, id: failing, address } = row
  const own = await Promise.all(
    ROUTE_CHANNELS.map((channel) =>
      routes.many(ctx.tx, { ...inUse(channel), owner }, { order: ['id'], limit: MAX_WOKEN }),
    ),
  )
  const others = own.flat().filter((one) => one.id !== failing)
  const isPost = ownerKind !== 'person'
  const meant =
    others.length === 0 && isPost ? await contactsWithRole(ctx, MAX_WOKEN, area) : others
  const reason = { why: 'hook', place: shownHook(address), isPost } as const
  return (await wake(ctx, ctx.newId(), meant, reason)).told
}
