import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { forms, unexplained } from './actions/read.ts'
import { formPath, writePath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** What waits of attacks: closed incidents without a text, drafts, texts to approve, and the prosecutor's word. */
export const waits: Waits = {
  name: 'attacks',
  permission: 'attacks:read',
  async list(ctx) {
    const { items } = await ctx.call(forms, { view: 'waiting', limit: SHOWN_OF_SLICE })
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ writtenBy }) => writtenBy === actor.id).map(({ id }) => id),
    )
    const isFree = (id: string) => ctx.node.realm === 'exercise' || !own.includes(id)
    const of = (row: (typeof items)[number], what: Waiting['what']): Waiting => ({
      key: `${what.key} ${row.id}`,
      what,
      act: texts.look,
      about: row.title,
      since: row.sentAt ?? row.writtenAt,
      until: null,
      severity: 'minor',
      cause: `incident:${row.incident}`,
      path: formPath(row.id),
    })
    const [mayWrite, mayApprove, mayConsent] = (['write', 'approve', 'consent'] as const).map(
      (verb) => holds(ctx.actor, `attacks:${verb}`),
    )
    const asked = items.flatMap((row) => {
      const isDraft = row.state === 'draft'
      return [
        mayWrite && isDraft && own.includes(row.id) && of(row, texts.waitSend),
        mayApprove &&
          !isDraft &&
          row.approvedAt === null &&
          isFree(row.id) &&
          of(row, texts.waitApprove),
        mayConsent && !isDraft && row.consent === null && of(row, texts.waitConsent),
      ].filter((one) => one !== false && one !== undefined)
    })
    const closed = mayWrite ? await closedOnes(ctx) : []
    return [...asked, ...closed].slice(0, SHOWN_OF_SLICE)
  },
}

async function closedOnes(ctx: PageContext): Promise<Waiting[]> {
  const { items } = await ctx.call(unexplained, { limit: SHOWN_OF_SLICE })
  return items.map(({ id, title, code, endedAt: since }) => ({
    key: `closed ${id}`,
    what: texts.waitWrite,
    act: texts.write,
    about: title || code,
    since,
    until: null,
    severity: 'minor',
    cause: `incident:${id}`,
    path: writePath(id),
  }))
}
