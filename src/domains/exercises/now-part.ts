// What a newcomer does now, on top of the exercise page: from the first broken site to the case that follows it.
import { holds } from '../../core/actor.ts'
import type { PageContext, View } from '../../core/slice.ts'
import type { Content } from '../../ui/html.ts'
import { type Html, html } from '../../ui/html.ts'
import { block } from '../../ui/block.ts'
import { code } from '../../ui/code.ts'
import { buttonLink, postForm } from '../../ui/form.ts'
import { type SiteKey, siteNames } from './country.ts'
import { itemsOf, ownCases } from './needs.ts'
import { isEdit, type SiteChange } from './schema.ts'
import { changedPart, type SitesShown } from './sites-part.ts'
import { trailTexts } from './story-texts.ts'
import { texts } from './texts.ts'
import { hostOfLog } from './trail.ts'

/** Items of the newest incident that are looked through for the log of a server. */
const MAX_ITEMS = 50

interface Incident {
  readonly id: string
  readonly code: string
  /** What kind it is; null while nobody has said it. */
  readonly type: string | null
}

interface Made {
  readonly site: SiteKey
  readonly kind: SiteChange
}

/** What of the way is behind the reader. */
export async function loadNow(
  ctx: PageContext,
  { made, incidents }: { readonly made: readonly Made[]; readonly incidents: readonly Incident[] },
) {
  const [incident] = incidents
  const items =
    incident !== undefined && holds(ctx.actor, 'evidence:read')
      ? (await ctx.ask(itemsOf, { incidents: [incident.id], limit: MAX_ITEMS })).items
      : []
  const cases = holds(ctx.actor, 'cases:list')
    ? (await ctx.ask(ownCases, { view: 'mine', limit: 1 })).items
    : []
  return {
    /** The site of the newest fault; null while none was broken. */
    broken: made.find(({ kind }) => !isEdit(kind))?.site ?? null,
    incident: incident ?? null,
    hasLog: items.some(({ fileName }) => hostOfLog(fileName) !== null),
    own: cases[0] ?? null,
  }
}
export type Now = Awaited<ReturnType<typeof loadNow>>

/** What comes next, and what is broken at the moment. */
export function nowPart(now: Now, live: SitesShown['live'], view: View): Html {
  return block(view.t(texts.doNow), html`${changedPart(view, live)}${stepOf(now, view)}`)
}

function stepOf({ broken, incident, hasLog, own }: Now, view: View): Content {
  const { t, base } = view
  const led = (words: Content, path: string, label: string) =>
    html`<p>${words}</p><p>${buttonLink({ href: `${base}${path}`, label })}</p>`
  if (own !== null) {
    const words = own.isEnded ? texts.nowOver : texts.nowGoOn
    return led(
      t.parts(words, { case: code(own.code) }),
      `/console/cases/${own.id}`,
      t(texts.toCase),
    )
  }
  if (broken === null) return html`<p>${t(texts.nowBreak)}</p>`
  if (incident === null) return led(t(texts.nowAlert), '/console', t(texts.toSituation))
  const named = code(incident.code)
  if (hasLog && incident.type === null)
    return led(
      t.parts(texts.nowDescribe, { incident: named }),
      `/console/incidents/${incident.id}`,
      t(texts.toIncident),
    )
  if (hasLog)
    return led(
      t.parts(texts.nowCase, { incident: named }),
      `/console/cases?incident=${incident.id}`,
      t(texts.toDeclare),
    )
  const hidden = { site: broken, incident: incident.id }
  const form = postForm(view, { name: 'log', hidden, label: t(trailTexts.handIn) })
  return html`<p>${t.parts(texts.nowLog, { incident: named, site: t(siteNames[broken]) })}</p>${form}`
}
