import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { checkSecondPerson, type Hand, handOf } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { authorisationFields, line } from '../schema.ts'
import { wholeVisit } from '../store/kept-visit.ts'
import {
  type authorisationRow,
  authorisations,
  baselines,
  isAuthorised,
  STANDING,
} from '../store/permission.ts'
import { type SiteRow, sites } from '../store/site.ts'
import { visits } from '../store/visit.ts'
import { watchedSite } from './about.ts'
import { addBaseline, VISIT_JOB } from './observe.ts'

type Row = z.infer<typeof authorisationRow>
type Fields = z.output<z.ZodObject<typeof authorisationFields>>

/**
 * Writes an authorisation down; a passive one is in force at once, an active one waits for a second person. `by` is who
 * records it, where that is not who calls.
 */
export async function recordAuthorisation(
  ctx: CommandContext,
  site: { readonly id: string; readonly area: string },
  fields: Fields,
  by: Hand = handOf(ctx.actor),
): Promise<string> {
  const made = ctx.newId()
  const { days, ...granted } = fields
  const untilAt = addMs(ctx.now, days * DAY)
  await authorisations.insert(ctx.tx, {
    ...granted,
    id: made,
    site: site.id,
    recordedBy: by.person,
    recordedDevice: by.device,
    recordedAt: ctx.now,
    untilAt,
  })
  // The granter's name stays in the row: records hold no names.
  const body = { authorisation: made, scope: fields.scope, until: untilAt }
  const isPassive = fields.scope === 'passive'
  const type = isPassive ? 'site.authorised' : 'authorisation.proposed'
  ctx.record(records[type], { subject: site.id, area: site.area, body })
  if (isPassive) await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt: ctx.now })
  return made
}

const authorising = { permission: 'monitoring:authorise', scope: 'area' } as const

export const authorise = command({
  ...authorising,
  name: 'monitoring.authorise',
  summary:
    'Records the owner’s permission to look at a site; active looks wait for a second person.',
  input: z.strictObject({ site: id, ...authorisationFields }),
  output: z.object({ authorisation: id }),
  async run(ctx, { site, ...fields }) {
    const row = await watchedSite(ctx, site)
    return { authorisation: await recordAuthorisation(ctx, row, fields) }
  },
})

/** Names an authorisation as a second person reads it, with the host that it is for. SHA-256 in hex. */
export function authorisationRead(
  {
    id: authorisation,
    legalBasis,
    grantedBy,
    untilAt,
  }: Pick<Row, 'id' | 'legalBasis' | 'grantedBy' | 'untilAt'>,
  { host }: { readonly host: string },
): string {
  return canonicalHash({ authorisation, host, legalBasis, grantedBy, untilAt })
}

export const approveAuthorisation = command({
  ...authorising,
  name: 'monitoring.approveAuthorisation',
  summary: 'Approves an authorisation for active looks as it was read, as the second person.',
  input: z.strictObject({
    authorisation: id,
    /** Names what was read: the authorisation, and the host that it is for. */
    read: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: z.object({ site: id }),
  async run(ctx, input) {
    const { row, site, area } = await authorisationOf(ctx, input.authorisation)
    const isWaiting = row.scope === 'active' && row.approvedAt === null
    if (!isWaiting || row.revokedAt !== null) throw refusal('alreadyApproved')
    if (authorisationRead(row, site) !== input.read) throw refusal('otherAuthorisation')
    checkSecondPerson(ctx, { by: { person: row.recordedBy, device: row.recordedDevice } })
    const approved = { approvedBy: ctx.actor.id, approvedAt: ctx.now }
    await authorisations.change(ctx.tx, { id: row.id }, approved)
    const body = { authorisation: row.id, scope: row.scope, until: row.untilAt }
    ctx.record(records['site.authorised'], { subject: row.site, area, body })
    await ctx.schedule({ kind: VISIT_JOB, subject: row.site, dueAt: ctx.now })
    return { site: row.site }
  },
})

export const revokeAuthorisation = command({
  ...authorising,
  name: 'monitoring.revokeAuthorisation',
  summary: 'Ends an authorisation; without another one the site is not looked at any more.',
  input: z.strictObject({ authorisation: id, reason: line(500) }),
  output: z.object({ site: id }),
  async run(ctx, input) {
    const { row, area } = await authorisationOf(ctx, input.authorisation)
    if (row.revokedAt !== null) {
      ctx.unchanged('it was revoked before')
      return { site: row.site }
    }
    const revoked = { revokedBy: ctx.actor.id, revokedAt: ctx.now }
    await authorisations.change(ctx.tx, { id: row.id }, revoked)
    if (!(await isAuthorised(ctx.tx, row.site, ctx.now))) {
      await ctx.unschedule(VISIT_JOB, row.site)
    }
    const body = { authorisation: row.id, reason: input.reason }
    ctx.record(records['authorisation.revoked'], { subject: row.site, area, body })
    return { site: row.site }
  },
})

async function authorisationOf(ctx: CommandContext, authorisation: string) {
  const row = found(await authorisations.one(ctx.tx, { id: authorisation }), 'unknownAuthorisation')
  const site = found(await sites.one(ctx.tx, { id: row.site }), 'unknownAuthorisation')
  ctx.inArea(site.area)
  return { row, site, area: site.area }
}

/** Sites have a few; those that are over are not counted. */
const MAX_IN_FORCE = 1_000

/**
 * A site is aimed at another host, for which nobody gave leave: what two persons read of active looks ends, approved or not.
 * Leave to look as visitors do goes along, by whoever may give it alone. Throws 403.
 */
export async function leaveHost(
  ctx: CommandContext,
  { id: site, host, area }: Pick<SiteRow, 'id' | 'host' | 'area'>,
): Promise<void> {
  const open = { site, revokedAt: null, untilAt: { after: ctx.now } }
  const rows = await authorisations.many(ctx.tx, open, { limit: MAX_IN_FORCE })
  if (rows.length > 0 && !holdsIn(ctx.actor, authorising.permission, area))
    throw refusal('mayNotAim', { params: { host } })
  const revoked = { revokedBy: ctx.actor.id, revokedAt: ctx.now }
  for (const { id: authorisation } of rows.filter((row) => row.scope === 'active')) {
    await authorisations.change(ctx.tx, { id: authorisation }, revoked)
    const body = { authorisation, reason: 'aimed at another host' }
    ctx.record(records['authorisation.revoked'], { subject: site, area, body })
  }
  if (!(await isAuthorised(ctx.tx, site, ctx.now))) await ctx.unschedule(VISIT_JOB, site)
}

export const approveBaseline = command({
  name: 'monitoring.approveBaseline',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Approves what a visit saw as right: later visits are compared with it.',
  input: z.strictObject({ site: id, visit: id }),
  output: z.object({ baseline: id, site: id }),
  async run(ctx, { site, visit }) {
    const row = await watchedSite(ctx, site)
    const seen = await visits.one(ctx.tx, { id: visit })
    const snapshot = (await wholeVisit(ctx.tx, visit))?.snapshot ?? null
    if (seen?.site !== site || snapshot === null) throw refusal('unknownVisit')
    if (seen.at < row.aimedAt) throw refusal('oldVisit')
    // What is right decides when the site counts as broken: whoever changes it aims the site anew.
    await sites.change(ctx.tx, { id: site }, { aimedAt: ctx.now })
    await baselines.change(ctx.tx, { site, state: STANDING }, { state: 'replaced' })
    const baseline = await addBaseline(ctx, row, {
      visit,
      content: snapshot,
      state: 'approved',
      proposedAt: seen.at,
      approvedBy: ctx.actor.id,
      approvedAt: ctx.now,
    })
    if (await isAuthorised(ctx.tx, site, ctx.now)) {
      await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
    }
    return { baseline, site }
  },
})
