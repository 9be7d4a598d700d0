import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf, personsToChoose } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { caseFile } from '../actions/read.ts'
import { shutOuts } from '../actions/shut.ts'
import { personsHolding } from '../needs.ts'
import { AGREEING, LEADING_SEATS } from '../schema/case.ts'

/** What the page of a team shows of an opened file, and what its reader may do there. */
export async function loadTeam(ctx: PageContext, of: string) {
  const found = await ctx.call(caseFile, { case: of })
  const { area } = found
  const self = await ctx.ofReader((reader) => reader.actor.id)
  // Guests bring nobody in and send nobody away.
  const own = found.team.filter(({ person, untilAt }) => person === self && untilAt === null)
  const isHost = found.endedAt === null && own.length > 0
  const mayLead =
    isHost &&
    holdsIn(ctx.actor, 'cases:lead', area) &&
    own.some(({ role }) => LEADING_SEATS.includes(role))
  const isHead = isHost && own.some(({ role }) => role === 'head')
  const isActual = ctx.node.realm === 'actual'
  const working =
    isHead && isActual
      ? (await ctx.ask(personsHolding, { permission: 'incidents:read', area })).persons
      : []
  const seated = new Set(found.team.map(({ person }) => person))
  const { items: shut } = await ctx.call(shutOuts, { case: of })
  const desk =
    mayLead && isActual
      ? (await ctx.ask(personsHolding, { permission: 'cases:join', area })).persons
      : []
  return {
    found,
    mayLead,
    mayAgree: isHost && own.some(({ role }) => AGREEING.includes(role)),
    mayInvite: holds(ctx.actor, 'accounts:invite'),
    self,
    isExercise: ctx.node.realm === 'exercise',
    desk: await personsToChoose(ctx, desk),
    isHead,
    shut,
    colleagues: await personsToChoose(
      ctx,
      working.filter((person) => !seated.has(person)),
    ),
    names: await namesOf(ctx, {
      persons: found.team
        .flatMap((seat) => [seat.person, seat.endingBy, seat.givenBy, seat.askedBy, seat.agreedBy])
        .concat(shut.map(({ person }) => person)),
    }),
  }
}
export type TeamData = Awaited<ReturnType<typeof loadTeam>>
/** One seat as the page shows it. */
export type Seated = TeamData['found']['team'][number]
