import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { openObjections } from './actions/objection.ts'
import { waitingChecks } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { objectionDeskTexts } from './texts/objection.ts'
import { officeTexts as texts } from './texts/office.ts'

/** What waits of claims: checks that another person put forward, and objections to checks of others. */
export const waits: Waits = {
  name: 'claims',
  permission: 'claims:read',
  async list(ctx) {
    return [
      ...(holds(ctx.actor, 'claims:answer') ? await objections(ctx) : []),
      ...(holds(ctx.actor, 'claims:approve') ? await checks(ctx) : []),
    ]
  },
}

/** Most letters of a claim that a line shows. */
const ABOUT = 100

async function checks(ctx: PageContext): Promise<Waiting[]> {
  const { items } = await ctx.call(waitingChecks, { limit: SHOWN_OF_SLICE })
  const own = await ctx.ofReader(({ actor }) =>
    items.filter(({ writtenBy }) => writtenBy === actor.id).map(({ id }) => id),
  )
  const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
  return items
    .filter(({ id }) => isFree(id))
    .map(({ id, code, words, writtenAt }) => ({
      key: `publish ${id}`,
      what: texts.waitPublish,
      act: texts.look,
      about: words.slice(0, ABOUT),
      since: writtenAt,
      until: null,
      severity: 'minor',
      path: deskPath(code),
    }))
}

async function objections(ctx: PageContext): Promise<Waiting[]> {
  const { items } = await ctx.call(openObjections, { limit: SHOWN_OF_SLICE })
  const own = await ctx.ofReader(({ actor }) =>
    items.filter(({ hands }) => hands.includes(actor.id)).map(({ id }) => id),
  )
  const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
  return items
    .filter(({ id }) => isFree(id))
    .map(({ id, code, words, askedAt, dueAt }) => ({
      key: `object ${id}`,
      what: objectionDeskTexts.wait,
      act: texts.look,
      about: words.slice(0, ABOUT),
      since: askedAt,
      until: dueAt,
      end: 'late',
      severity: 'moderate',
      path: deskPath(code),
    }))
}
