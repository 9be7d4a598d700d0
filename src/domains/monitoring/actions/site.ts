import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { found, refusal } from '../refusals.ts'
import { authorisationFields, line, siteFields } from '../schema.ts'
import { arePortsOpen } from '../opening.ts'
import { records } from '../records.ts'
import { searchWords } from '../search-words.ts'
import { openingsIn } from '../store/opening.ts'
import { isAuthorised } from '../store/permission.ts'
import {
  addOrganization as insertOrganization,
  addSite as insertSite,
  changeSite as updateSite,
  endSite,
  organizationById,
  siteAt,
  siteById,
  type SiteRow,
} from '../store/site.ts'
import { recordAuthorisation } from './authorisation.ts'
import { VISIT_JOB } from './observe.ts'

/** The site that is watched; throws unknownSite for one that is not, and 403 outside the caller's areas. */
export async function watchedSite(ctx: CommandContext, site: string): Promise<SiteRow> {
  const row = await siteById(ctx.tx, site)
  if (row === undefined || row.ended_at !== null) throw refusal('unknownSite')
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
  await insertOrganization(ctx.tx, { id: made, name, area, added_at: ctx.now })
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
    const owner = found(await organizationById(ctx.tx, organization), 'unknownOrganization')
    const row = { id: ctx.newId(), organization, ...columnsOf(fields) }
    const words = searchWords(row.name, row.host, owner.name)
    const since = { added_at: ctx.now, ended_at: null, aimed_at: ctx.now }
    await insertSite(ctx.tx, { ...row, ...since }, words)
    ctx.record(records['site.added'], {
      subject: row.id,
      area: row.area,
      body: {
        organization,
        host: row.host,
        areas: fields.areas,
        allowPrivate: row.allow_private === 1,
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
    const kept = [before.https_port, before.http_port]
    const ports = [fields.httpsPort, fields.httpPort].filter((port) => !kept.includes(port))
    await requireOpenPorts(ctx, ports)
    const there = await siteAt(ctx.tx, fields)
    if (there !== undefined && there.id !== site) throw refusal('knownSite')
    const owner = await organizationById(ctx.tx, before.organization)
    const columns = columnsOf(fields)
    const isAimedAnew = AIM.some((name) => columns[name] !== before[name])
    const aimed_at = isAimedAnew ? ctx.now : before.aimed_at
    const row = { id: site, organization: before.organization, ...columns, aimed_at }
    await updateSite(ctx.tx, row, searchWords(row.name, row.host, owner?.name ?? ''))
    const changed = Object.entries(row).filter(([key, value]) => before[key as 'id'] !== value)
    ctx.record(records['site.changed'], {
      subject: site,
      area: row.area,
      body: { fields: changed.map(([key]) => key), host: row.host, areas: fields.areas },
    })
    return { site }
  },
})

type Fields = z.output<z.ZodObject<typeof siteFields>>

/** What decides what is watched and when it counts as broken: whoever changes one of these aims the site anew. */
const AIM = [
  'host',
  'https_port',
  'http_port',
  'path',
  'keyword',
  'phrases',
  'moves_addresses',
  'slow_ms',
  'allow_private',
] as const

/** In the exercise the probe is bound to the practice sites, and nobody opens anything besides; throws Problem. */
function requirePublic({ node }: CommandContext, { allowPrivate }: Fields): void {
  if (allowPrivate && node.realm === 'exercise') throw refusal('noPrivateInExercise')
}

function columnsOf(fields: Fields) {
  return {
    name: fields.name,
    host: fields.host,
    https_port: fields.httpsPort,
    http_port: fields.httpPort,
    path: fields.path,
    area: fields.area,
    affected: JSON.stringify([...new Set(fields.areas)]),
    keyword: fields.keyword,
    phrases: JSON.stringify(fields.phrases),
    moves_addresses: fields.movesAddresses ? 1 : 0,
    slow_ms: fields.slowMs,
    visit_ms: fields.visitMs,
    allow_private: fields.allowPrivate ? 1 : 0,
    is_public: fields.isPublic ? 1 : 0,
  }
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
    await endSite(ctx.tx, site, ctx.now)
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
