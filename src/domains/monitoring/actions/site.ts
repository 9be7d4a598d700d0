import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { readAddress } from '../address.ts'
import { found, refusal } from '../refusals.ts'
import { changedKeys, columnOf, type NewRow } from '../../../lib/sql/table.ts'
import { authorisationFields, line, type siteFields, typedSiteFields } from '../schema.ts'
import { arePortsOpen } from '../opening.ts'
import { records } from '../records.ts'
import { searchWords } from '../../../core/search-words.ts'
import { openingsIn } from '../store/opening.ts'
import { isAuthorised } from '../store/permission.ts'
import { addWords, organizations, setWords, siteAt, type SiteRow, sites } from '../store/site.ts'
import { leaveHost, recordAuthorisation } from './authorisation.ts'
import { watchedSite } from './about.ts'
import { watchedFiles } from '../store/watched-file.ts'
import { VISIT_JOB } from './observe.ts'

const writing = { permission: 'monitoring:write', scope: 'area' } as const

export const addOrganization = command({
  ...writing,
  name: 'monitoring.addOrganization',
  summary: 'Adds an organization whose sites are to be watched.',
  input: z.strictObject({ name: line(200), area: areaPath }),
  output: z.object({ organization: id }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    return { organization: await newOrganization(ctx, input) }
  },
})

/** A new organization; gives its id. */
async function newOrganization(ctx: CommandContext, fields: { name: string; area: string }) {
  const made = ctx.newId()
  await organizations.insert(ctx.tx, { ...fields, id: made, addedAt: ctx.now })
  ctx.record(records['organization.added'], { subject: made, area: fields.area })
  return made
}

/** The organization of this name, the oldest of several; a new one where there is none. */
export async function organizationNamed(
  ctx: CommandContext,
  fields: { name: string; area: string },
): Promise<string> {
  const how = { order: ['addedAt', 'id'] } as const
  const known = await organizations.one(ctx.tx, { name: fields.name }, how)
  return known?.id ?? (await newOrganization(ctx, fields))
}

/** The organization that something new belongs to: a known one, or a new one. */
export const ownerFields = { organization: id.optional(), newOrganization: line(200).optional() }

const MISSING_OWNER = {
  path: 'newOrganization',
  message: 'Fill this in.',
  reason: 'missing',
  limit: '',
}

/** That organization; the caller has proved the area. Throws Problem where it is neither named nor known. */
export async function ownerOf(
  ctx: CommandContext,
  {
    organization,
    newOrganization: name,
    area,
  }: z.output<z.ZodObject<typeof ownerFields>> & { area: string },
) {
  if (organization === undefined && name === undefined)
    throw refusal('noOrganization', { fields: [MISSING_OWNER] })
  const owner = organization ?? (await organizationNamed(ctx, { name: name ?? '', area }))
  return found(await organizations.one(ctx.tx, { id: owner }), 'unknownOrganization')
}

export const addSite = command({
  ...writing,
  name: 'monitoring.addSite',
  summary: 'Adds a site, with its organization and the authorisation to look at it where given.',
  input: z.strictObject({
    ...typedSiteFields,
    ...ownerFields,
    authorisation: z.strictObject(authorisationFields).optional(),
  }),
  output: z.object({ site: id, organization: id }),
  async run(ctx, input) {
    const { organization, newOrganization: name, authorisation, ...typed } = input
    const fields = takenApart(typed)
    const { area } = fields
    ctx.inArea(area)
    requirePublic(ctx, fields)
    await requireOpenPorts(ctx, [fields.httpsPort, fields.httpPort])
    if ((await siteAt(ctx.tx, fields)) !== undefined) throw refusal('knownSite')
    const owner = await ownerOf(ctx, { organization, newOrganization: name, area })
    const row = await bringSite(ctx, fields, owner)
    if (authorisation !== undefined) {
      if (!holdsIn(ctx.actor, 'monitoring:authorise', area)) throw refusal('mayNotAuthorise')
      await recordAuthorisation(ctx, row, authorisation)
    }
    return { site: row.id, organization: owner.id }
  },
})

/** A whole address that was pasted says where the site is, over what stands in the other fields. */
function takenApart(typed: z.output<z.ZodObject<typeof typedSiteFields>>): Fields {
  return { ...typed, ...readAddress(typed.host) }
}

/** Writes a new site down, which nobody watches at this address yet; `file` is the one that it came with. */
export async function bringSite(
  ctx: CommandContext,
  fields: Fields,
  owner: { readonly id: string; readonly name: string },
  file: { readonly file?: string } = {},
): Promise<NewRow<SiteRow>> {
  const { area, areas, host } = fields
  const times = { addedAt: ctx.now, aimedAt: ctx.now }
  const row = { id: ctx.newId(), organization: owner.id, ...columnsOf(fields), ...times }
  await sites.insert(ctx.tx, row)
  await addWords(ctx.tx, row.id, searchWords(`${row.name} ${host} ${owner.name}`))
  const body = { organization: owner.id, host, areas, allowPrivate: row.allowPrivate, ...file }
  ctx.record(records['site.added'], { subject: row.id, area, body })
  return row
}

export const changeSite = command({
  ...writing,
  name: 'monitoring.changeSite',
  summary: 'Changes what a site is called, where it is and what is expected of it.',
  input: z.strictObject({ site: id, ...typedSiteFields }),
  output: z.object({ site: id }),
  async run(ctx, { site, ...typed }) {
    const before = await watchedSite(ctx, site)
    const fields = takenApart(typed)
    ctx.inArea(fields.area)
    requirePublic(ctx, fields)
    const kept = [before.httpsPort, before.httpPort]
    const ports = [fields.httpsPort, fields.httpPort].filter((port) => !kept.includes(port))
    await requireOpenPorts(ctx, ports)
    const there = await siteAt(ctx.tx, fields)
    if (there !== undefined && there.id !== site) throw refusal('knownSite')
    await alterSite(ctx, before, fields)
    return { site }
  },
})

/** Writes down what is new about a site; `file` is the one that it came with. */
export async function alterSite(
  ctx: CommandContext,
  before: SiteRow,
  fields: Fields,
  file: { readonly file?: string } = {},
): Promise<void> {
  const { id: site } = before
  const owner = await organizations.one(ctx.tx, { id: before.organization })
  const columns = columnsOf(fields)
  const isAimedAnew = changedKeys(before, columns).some((key) => !ASIDE.includes(key))
  if (columns.host !== before.host) await leaveHost(ctx, before)
  const row = { ...columns, aimedAt: isAimedAnew ? ctx.now : before.aimedAt }
  await sites.change(ctx.tx, { id: site }, row)
  await setWords(ctx.tx, site, searchWords(`${row.name} ${row.host} ${owner?.name ?? ''}`))
  const changed = changedKeys(before, row).map(columnOf)
  const body = { fields: changed, host: row.host, areas: fields.areas, ...file }
  ctx.record(records['site.changed'], { subject: site, area: row.area, body })
}

/** What people say about a site, read. */
export type Fields = z.output<z.ZodObject<typeof siteFields>>

/** What decides neither what is watched nor when it counts as broken: whoever changes anything else aims the site anew. */
const ASIDE: readonly (keyof SiteRow)[] = ['name', 'area', 'affected', 'visitMs', 'isPublic']

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
  ...writing,
  name: 'monitoring.removeSite',
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
    await watchedFiles.change(ctx.tx, { site, removedAt: null }, { dueAt: ctx.now })
    await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
    ctx.record(records['visit.requested'], { subject: site, area: row.area })
    return { site }
  },
})

/** Sites of one request to look: as many as a look takes turns for, so that the looks of all others stay on time. */
export const MAX_LOOKS = 20

export const visitSites = command({
  name: 'monitoring.visitSites',
  permission: 'monitoring:visit',
  scope: 'area',
  summary:
    'Looks at several sites as soon as possible; those without an authorisation are left out.',
  input: z.strictObject({ sites: z.array(id).min(1).max(MAX_LOOKS) }),
  output: z.strictObject({ looked: z.number().int(), left: z.number().int() }),
  async run(ctx, { sites: asked }) {
    const chosen = [...new Set(asked)]
    let looked = 0
    for (const site of chosen) {
      const { area } = await watchedSite(ctx, site)
      if (!(await isAuthorised(ctx.tx, site, ctx.now))) continue
      await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
      ctx.record(records['visit.requested'], { subject: site, area })
      looked += 1
    }
    if (looked === 0) throw refusal('notAuthorised')
    return { looked, left: chosen.length - looked }
  },
})
