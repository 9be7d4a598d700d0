import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { glances } from '../needs.ts'
import type { lookPart } from '../schema-look.ts'
import { lookTexts as texts } from '../texts/look.ts'

export type Look = z.infer<typeof lookPart>
type Seen = z.infer<(typeof glances)['output']>['items'][number]

/** How the sites stand that entries name. */
export async function sitesOf(
  ctx: PageContext,
  items: readonly { readonly look: Look | null }[],
): Promise<ReadonlyMap<string, Seen>> {
  const sites = [...new Set(items.flatMap(({ look }) => look?.site ?? []))]
  if (sites.length === 0 || !holds(ctx.actor, 'monitoring:glance')) return new Map()
  const { items: seen } = await ctx.ask(glances, { sites })
  return new Map(seen.map((one) => [one.site, one]))
}

const LOOK: Readonly<Record<string, readonly [Tone, Shape]>> = {
  suspect: ['warn', 'ring'],
  ok: ['ok', 'tick'],
  at_risk: ['warn', 'diamond'],
  degraded: ['bad', 'triangle'],
  down: ['bad', 'cross'],
}

/** What became of the look at a site that an entry names: nothing where it names none. */
export function lookOf(
  look: Look | null,
  seen: ReadonlyMap<string, Seen>,
  view: View,
): Html | false {
  if (look === null) return false
  const { t } = view
  const site = seen.get(look.site ?? '')
  const isSeen = site !== undefined && site.seenAt !== null && site.seenAt >= look.askedAt
  const status = site?.isSuspect && site.status === 'ok' ? 'suspect' : (site?.status ?? '')
  const result = isSeen
    ? html`${badge(...(LOOK[status] ?? ['plain', 'ring']), word(view, texts, status))} <span class="hint">${shortMoment(view, site.seenAt ?? '')}</span>`
    : html`<span class="hint">${t(texts[look.state])}</span>`
  return html`<p>${code(look.host)} ${result}</p>`
}
