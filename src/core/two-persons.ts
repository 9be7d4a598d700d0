// The one rule of two persons: what one puts forward, another one on another device carries out. Every slice that asks
// for a second person asks here, so that no slice has an easier rule than the others.

import { z } from 'zod'
import { need, type NodeFacts, type QueryContext } from './action.ts'
import type { Actor } from './actor.ts'
import type { Permission } from './permission.ts'
import { refusals } from './refusals.ts'
import { addMs, HOUR, type Time } from './time.ts'

const { refusal, problems } = refusals('core', {
  notAPerson: [
    403,
    'Only a person who is signed in can do this.',
    'لا يستطيع ذلك إلا شخص سجّل الدخول.',
  ],
  samePerson: [
    403,
    'A second person must do this, not the one who wrote or proposed it.',
    'يجب أن يقوم بهذا شخص ثانٍ غير من كتبه أو اقترحه.',
  ],
  sameDevice: [
    403,
    'The second person must use a device of their own.',
    'يجب أن يستخدم الشخص الثاني جهازًا خاصًا به.',
  ],
  newDevice: [
    403,
    'This browser is not known as a device of yours yet. It is one hour after you first signed in on it, and at once where you joined.',
    'هذا المتصفح غير معروف بعد كجهاز لك. يُعرف بعد ساعة من أول تسجيل دخول لك عليه، وفورًا حيث انضممت.',
  ],
  unknownDevice: [
    403,
    'The browser of whoever proposed this is not known as their own yet. Somebody on a known browser proposes it again.',
    'متصفح من اقترح هذا غير معروف بعد كجهاز له. يقترحه من جديد شخص على متصفح معروف.',
  ],
  someoneReachable: [
    403,
    'A second person is signed in or was within the last hour, and can do this. Call them.',
    'يوجد شخص ثانٍ مسجّل الدخول أو كان مسجّلًا خلال الساعة الأخيرة، ويستطيع القيام بهذا. اتصل به.',
  ],
  actedAlone: [
    403,
    'Somebody else must review this, not the one who did it alone.',
    'يجب أن يراجع هذا شخص آخر غير من قام به منفردًا.',
  ],
  endedSessions: [
    403,
    'Somebody else must review this: you ended sessions of others in the hour before it.',
    'يجب أن يراجع هذا شخص آخر: لقد أنهيت جلسات آخرين في الساعة التي سبقته.',
  ],
})

/** Sentences of these refusals by Problem code. */
export { problems }

/** Who had a hand in something, and the device he used; null for a device that is not known, which is nobody's own. */
export interface Hand {
  readonly person: string
  readonly device: string | null
}

/** Those who had a hand in what a second person is to carry out. */
export interface PutForward {
  /** Who put it forward. */
  readonly by: Hand
  /** Who wrote the words, where that was somebody else; machines count for nothing. */
  readonly author?: Hand
}

/** How long a session that was ended, or a role that was withdrawn, still counts: nobody ends it to be alone. */
export const ENDED_COUNTS_MS = HOUR

/** Persons who hold a permission in an area and could be called now; only when there are none may one act alone. */
export const reachable = need<{
  permission: Permission
  area: string
  exceptPersons?: string[]
}>()('accounts.reachable', z.object({ count: z.number().int() }))

/** Persons who ended sessions of others or took roles from them in a stretch of time. */
export const sessionEnders = need<{ from: Time; until: Time }>()(
  'accounts.sessionEnders',
  z.object({ persons: z.array(z.string()) }),
)

/** The hand of whoever acts now. */
export function handOf(actor: Actor): Hand {
  return { person: actor.id, device: actor.device ?? null }
}

/**
 * In Actual only people who are signed in put something forward or carry it out: a machine's token has no second person.
 * Throws 403 Problem `core.not_a_person`.
 */
export function checkPerson({ node, actor }: Pick<QueryContext, 'node' | 'actor'>): void {
  if (node.realm === 'actual' && !isPerson(actor.id)) throw refusal('notAPerson')
}

/**
 * Whoever acts is another person than those who had a hand in it, on a device of his own. The exercise needs one person.
 * Throws 403 Problem `core.not_a_person`, `core.same_person`, `core.same_device`, or `core.new_device` and
 * `core.unknown_device`, because a device that is not known counts as the same one.
 */
export function checkSecondPerson(
  ctx: Pick<QueryContext, 'node' | 'actor'>,
  { by, author }: PutForward,
): void {
  if (!needsTwo(ctx.node)) return
  checkPerson(ctx)
  const own = handOf(ctx.actor)
  if (own.person === by.person || own.person === author?.person) throw refusal('samePerson')
  if (own.device === null) throw refusal('newDevice')
  if (own.device === by.device || own.device === author?.device) throw refusal('sameDevice')
  if (by.device === null) throw refusal('unknownDevice')
}

/**
 * One person acts alone: only where in none of `areas` anybody else with the permission could be called. Whoever could
 * carry out a part of it counts, or an area without people, added to the others, would open the way: that part is then
 * done with them. Whoever is another person and lacks only a device of his own does not count those who had a hand in
 * it: they are no third.
 * Throws 403 Problem `core.not_a_person` or `core.someone_reachable`.
 */
export async function checkAlone(
  ctx: QueryContext,
  step: PutForward & { readonly permission: Permission; readonly areas: readonly string[] },
): Promise<void> {
  checkPerson(ctx)
  const hands = [step.by.person, ...(step.author === undefined ? [] : [step.author.person])]
  const own = ctx.actor.id
  const exceptPersons = [...new Set(hands.includes(own) ? [own] : [own, ...hands])].filter(isPerson)
  for (const area of new Set(step.areas)) {
    const { count } = await ctx.ask(reachable, { permission: step.permission, area, exceptPersons })
    if (count > 0) throw refusal('someoneReachable')
  }
}

/** One act by one person alone. */
export interface LoneAct {
  readonly person: string
  readonly at: Time
}

/**
 * Whoever reviews neither acted alone nor ended sessions of others in the hour before. Throws 403 Problem
 * `core.not_a_person`, `core.acted_alone` or `core.ended_sessions`.
 */
export async function checkReviewer(ctx: QueryContext, acts: readonly LoneAct[]): Promise<void> {
  if (!needsTwo(ctx.node)) return
  checkPerson(ctx)
  if (acts.some(({ person }) => person === ctx.actor.id)) throw refusal('actedAlone')
  for (const { at } of acts) {
    const stretch = { from: addMs(at, -ENDED_COUNTS_MS), until: at }
    const { persons } = await ctx.ask(sessionEnders, stretch)
    if (persons.includes(ctx.actor.id)) throw refusal('endedSessions')
  }
}

/** In the exercise one person rehearses all parts; all else is as in Actual. */
function needsTwo({ realm }: NodeFacts): boolean {
  return realm === 'actual'
}

function isPerson(actor: string): boolean {
  return actor.startsWith('person:')
}
