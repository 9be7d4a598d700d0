import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { statement } from '../actions/read.ts'
import { titlesOf } from './titles.ts'

/** All that the page of one incident's word to the public shows. */
export async function loadWord(ctx: PageContext) {
  const found = await ctx.call(statement, { incident: ctx.params['incident'] ?? '' })
  const { actor } = ctx
  const { area, versions, notices, breach } = found
  const persons = [
    found.setBy,
    ...versions.flatMap(({ writtenBy, settledBy }) => [writtenBy, settledBy]),
    ...notices.map(({ settledBy }) => settledBy),
    breach?.judgedBy,
    breach?.agreedBy,
  ]
  const writer = versions.find(({ id }) => id === found.proposed)?.writtenBy
  const isActual = ctx.node.realm === 'actual'
  const self = await ctx.ofReader(({ actor: { id } }) => ({
    wrote: id === writer,
    judged: id === breach?.judgedBy,
  }))
  return {
    found,
    mayWrite: holdsIn(actor, 'statements:write', area) && found.state !== 'ended',
    mayRelease: holdsIn(actor, 'statements:release', area),
    mayNotify: holdsIn(actor, 'statements:notify', area),
    mayJudge: holdsIn(actor, 'statements:judge', area),
    mayEnterLaw: holdsIn(actor, 'statements:law', '/'),
    maySeeIncident: holdsIn(actor, 'incidents:read', area),
    /** In the exercise one person plays both. */
    isOwn: isActual && self.wrote,
    hasJudged: isActual && self.judged,
    names: await namesOf(ctx, { persons }),
    titles: await titlesOf(ctx, [found]),
  }
}
export type WordData = Awaited<ReturnType<typeof loadWord>>
