import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { found, refusal } from '../refusals.ts'
import { changedKeys, columnOf } from '../../../lib/sql/table.ts'
import { authorisationFields, line, siteFields } from '../schema.ts'
import { arePortsOpen } from '../opening.ts'
import { records } from '../records.ts'
import { searchWords } from '../search-words.ts'
import { openingsIn } from '../store/opening.ts'
import { isAuthorised } from '../store/permission.ts'
import { organizations, setWords, siteAt, type SiteRow, sites } from '../store/site.ts'
import { recordAuthorisation } from './authorisation.ts'
import { VISIT_JOB } from './observe.ts'

/** The site that is watched; throws unknownSite for one that is not, and 403 outside the caller's areas. */
export async function watchedSite(ctx: CommandContext, site: string): Promise<SiteRow> {
  const row = await sites.one(ctx.tx, { id: site })
  if (row === undefined || row.endedAt !== null) throw refusal('unknownSite')
  ctx.inArea(row.area)
  return row
}

export const addOrganization = command({
  name: 'monitoring.addOrganization',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Adds an organization whose sites are to be watched.',
  input: z.strictObject({ name: line(200), area: areaPath }),
  output: z.object({ organization: id }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    return { organization: await newOrganization(ctx, input) }
  },
})

/** Adds an organization with its record; the caller has proved the area. */
export async function newOrganization(
  ctx: CommandContext,
  { name, area }: { name: string; area: string },
): Promise<string> {
  const made = ctx.newId()
  await organizations.insert(ctx.tx, { id: made, name, area, addedAt: ctx.now })
  ctx.record(records['organization.added'], { subject: made, area })
  return made
}

export const addSite = command({
  name: 'monitoring.addSite',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Adds a site, with its organization and the authorisation to look at it where given.',
  input: z.strictObject({
    ...siteFields,
    organization: id.optional(),
    newOrganization: line(200).optional(),
    authorisation: z.strictObject(authorisationFields).optional(),
  }),
  output: z.object({ site: id, organization: id }),
  async run(ctx, input) {
    const { organization: known, newOrganization: name, authorisation, ...fields } = input
    ctx.inArea(fields.area)
    requirePublic(ctx, fields)
    await requireOpenPorts(ctx, [fields.httpsPort, fields.httpPort])
    if ((await siteAt(ctx.tx, fields)) !== undefined) throw refusal('knownSite')
    let organization = known
    if (organization === undefined) {
      if (name === undefined) throw refusal('noOrganization')
      organization = await newOrganization(ctx, { name, area: fields.area })
    }
    const owner = found(
      await organizations.one(ctx.tx, { id: organization }),
      'unknownOrganization',
    )
    const row = { id: ctx.newId(), organization, ...columnsOf(fields) }
    const words = searchWords(row.name, row.host, owner.name)
    await sites.insert(ctx.tx, { ...row, addedAt: ctx.now, aimedAt: ctx.now })
    await setWords(ctx.tx, row.id, words)
    ctx.record(records['site.added'], {
      subject: row.id,
      area: row.area,
      body: {
        organization,
        host: row.host,
        areas: fields.areas,
        allowPrivate: row.allowPrivate,
      },
    })
    if (authorisation !== undefined) {
      if (!holdsIn(ctx.actor, 'monitoring:authorise', row.area)) throw refusal('mayNotAuthorise')
      await recordAuthorisation(ctx, { id: row.id, area: row.area }, authorisation)
    }
    return { site: row.id, organization }
  },
})

export const changeSite = command({
  name: 'monitoring.changeSite',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Changes what a site is called, where it is and what is expected of it.',
  input: z.strictObject({ site: id, ...siteFields }),
  output: z.object({ site: id }),
  async run(ctx, { site, ...fields }) {
    const before = await watchedSite(ctx, site)
    ctx.inArea(fields.area)
    requirePublic(ctx, fields)
    const kept = [before.httpsPort, before.httpPort]
    const ports = [fields.httpsPort, fields.httpPort].filter((port) => !kept.includes(port))
    await requireOpenPorts(ctx, ports)
    const there = await siteAt(ctx.tx, fields)
    if (there !== undefined && there.id !== site) throw refusal('knownSite')
    const owner = await organizations.one(ctx.tx, { id: before.organization })
    const columns = columnsOf(fields)
    const isAimedAnew = changedKeys(before, columns).some((key) => AIM.includes(key))
    const row = { ...columns, aimedAt: isAimedAnew ? ctx.now : before.aimedAt }
    await sites.change(ctx.tx, { id: site }, row)
    await setWords(ctx.tx, site, searchWords(row.name, row.host, owner?.name ?? ''))
    ctx.record(records['site.changed'], {
      subject: site,
      area: row.area,
      body: {
        fields: changedKeys(before, row).map(columnOf),
        host: row.host,
        areas: fields.areas,
      },
    })
    return { site }
  },
})

type Fields = z.output<z.ZodObject<typeof siteFields>>

/** What decides what is watched and when it counts as broken: whoever changes one of these aims the site anew. */
const AIM: readonly (keyof SiteRow)[] = [
  'host',
  'httpsPort',
  'httpPort',
  'path',
  'keyword',
  'phrases',
  'movesAddresses',
  'slowMs',
  'allowPrivate',
]

/** In the exercise the probe is bound to the practice sites, and nobody opens anything besides; throws Problem. */
function requirePublic({ node }: CommandContext, { allowPrivate }: Fields): void {
  if (allowPrivate && node.realm === 'exercise') throw refusal('noPrivateInExercise')
}

function columnsOf({ areas, ...fields }: Fields) {
  return { ...fields, affected: [...new Set(areas)] }
}

/** The administrator opens ports below 1024, not whoever adds a site; the visit judges it again. Throws Problem. */
async function requireOpenPorts(ctx: CommandContext, ports: readonly number[]): Promise<void> {
  if (!arePortsOpen(ports, await openingsIn(ctx.tx))) throw refusal('closedPort')
}

export const removeSite = command({
  name: 'monitoring.removeSite',
  permission: 'monitoring:write',
  scope: 'area',
  summary: 'Ends the watch over a site; what was found stays.',
  input: z.strictObject({ site: id }),
  output: z.object({ site: id }),
  async run(ctx, { site }) {
    const row = await watchedSite(ctx, site)
    await sites.change(ctx.tx, { id: site }, { endedAt: ctx.now })
    await ctx.unschedule(VISIT_JOB, site)
    ctx.record(records['site.removed'], { subject: site, area: row.area })
    return { site }
  },
})

export const visitNow = command({
  name: 'monitoring.visitNow',
  permission: 'monitoring:visit',
  scope: 'area',
  summary: 'Looks at a site as soon as possible.',
  input: z.strictObject({ site: id }),
  output: z.object({ site: id }),
  async run(ctx, { site }) {
    const row = await watchedSite(ctx, site)
    if (!(await isAuthorised(ctx.tx, site, ctx.now))) throw refusal('notAuthorised')
    await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
    ctx.record(records['visit.requested'], { subject: site, area: row.area })
    return { site }
  },
})
