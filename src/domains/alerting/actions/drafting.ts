import type { CommandContext } from '../../../core/action.ts'
import { areaNames } from '../../../core/names.ts'
import { outermost } from '../../../core/permission.ts'
import { commonArea } from '../areas.ts'
import type { Content } from '../content.ts'
import { siteNamed } from '../needs.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { type Step, stateAfter } from '../schema.ts'
import { alertById, type AlertRow, alerts, setTargets, targetsOf } from '../store/alert.ts'
import { alertFindings } from '../store/finding.ts'

/** An alert as far as it is told by what is done with it. */
export type NewAlert = Pick<AlertRow, 'id' | 'state' | 'origin' | 'revision'>

/**
 * The content as it is kept: areas without those that lie in others, the site by the name that it has now, and words for
 * voters only where voters read it. Throws 404 for a site that is not there or not the caller's to see.
 */
export async function asKept(ctx: CommandContext, entered: Content): Promise<Content> {
  const { site, siteName: _, siteHost: __, publicTexts, ...content } = entered
  const areas = outermost(content.areas)
  const isPublic = content.scope === 'Public'
  const read = Object.entries(isPublic ? publicTexts : {}).filter(
    ([language]) => content.texts[language]?.headline !== undefined,
  )
  const kept = { ...content, areas, publicTexts: Object.fromEntries(read) }
  if (site === undefined) return kept
  const { name: siteName, host: siteHost } = await ctx.ask(siteNamed, { site })
  return { ...kept, site, siteName, siteHost }
}

/** Writes a new draft with its areas and its record. The caller has proved its right to these areas. */
export async function startDraft(
  ctx: CommandContext,
  draft: {
    readonly content: Content
    readonly origin: string | null
    /** What it comes from, where that is not the site that it names. */
    readonly cause?: string | undefined
    /** The check that made the finding it comes from. */
    readonly check?: string | undefined
  },
): Promise<NewAlert> {
  const areas = outermost(draft.content.areas)
  const content = { ...draft.content, areas }
  const { origin } = draft
  const id = ctx.newId()
  const made = { madeBy: ctx.actor.id, madeDevice: ctx.actor.device ?? null, madeAt: ctx.now }
  const row = {
    id,
    state: 'draft',
    origin,
    ...headlineColumns(content),
    revision: 0,
    cause: draft.cause ?? causeOf(content),
    ...made,
  } as const
  await alerts.insert(ctx.tx, row)
  const [, finding] = /^finding:([^:]+)/.exec(origin ?? '') ?? []
  if (finding !== undefined) await addFinding(ctx, id, { finding, check: draft.check, content })
  await setTargets(ctx.tx, { alert: id, revision: 0, areas, carried: [] })
  const { eventCode, severity } = content
  const said = { eventCode, severity, areas }
  const body = origin === null ? said : { ...said, origin }
  ctx.record(records['alert.drafted'], { subject: id, area: commonArea(areas), body })
  return row
}

/** What an alert that nothing but its content says anything of comes from: the site that it names. */
export function causeOf({ site }: Pick<Content, 'site'>): string | null {
  return site === undefined ? null : `site:${site}`
}

/** Puts a finding behind an alert, with the words that it asks for. */
export async function addFinding(
  { tx, now }: CommandContext,
  alert: string,
  of: {
    readonly finding: string
    readonly check: string | undefined
    readonly content: Pick<Content, 'eventCode' | 'severity'>
  },
): Promise<void> {
  const { eventCode, severity } = of.content
  await alertFindings.insert(tx, {
    alert,
    finding: of.finding,
    checkName: of.check ?? null,
    eventCode,
    severity,
    addedAt: now,
  })
}

/** Areas that are proposed exist: one that does not would be sent by its path and reach nobody. Throws 422. */
export async function checkAreasExist(
  ctx: CommandContext,
  paths: readonly string[],
): Promise<void> {
  const wanted = new Set(paths.filter((path) => path !== '/'))
  const { areas } = await ctx.ask(areaNames, { paths: [...wanted] })
  for (const { path } of areas) wanted.delete(path)
  if (wanted.size > 0) {
    throw refusal('unknownAreas', { fields: [{ path: 'areas', message: [...wanted].join(', ') }] })
  }
}

/** The columns that follow from the content. */
export function headlineColumns(content: Content) {
  return {
    content: JSON.stringify(content),
    eventCode: content.eventCode,
    severity: content.severity,
    scope: content.scope,
  }
}

/** An alert that `step` may be done to, with its areas proved. Throws 404, 403 or 409. */
export async function alertFor(
  ctx: CommandContext,
  id: string,
  step: Step,
): Promise<{ alert: AlertRow; areas: string[]; next: AlertRow['state'] }> {
  const alert = found(await alertById(ctx.tx, id), 'unknownAlert')
  const areas = await targetsOf(ctx.tx, id, alert.revision)
  for (const area of areas) ctx.inArea(area)
  return { alert, areas, next: stateAfter(alert.state, step) }
}

/** Only the node itself says what happened: a person who could say it would use or use up what two persons approved. */
export function mustBeTheNode(ctx: CommandContext): void {
  if (!ctx.actor.id.startsWith('workflow:')) throw refusal('notTheNode')
}
