import { holds } from '../../../core/actor.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { tabs } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { ownDesk } from '../actions/desk.ts'
import { deskTexts as texts } from '../texts/desk.ts'

/** Question of the address: the desk of the authority, for whoever has a group's as well. */
export const AUTHORITY = 'authority'

/** Whose desk is looked at: the own group's where there is one, else what groups hand on. */
export async function whoseDesk(ctx: PageContext) {
  const desk = holds(ctx.actor, 'pollwatch:observe') ? await ctx.call(ownDesk, {}) : null
  const isReader = holds(ctx.actor, 'pollwatch:read')
  const isAuthority = isReader && (desk === null || ctx.search['of'] === AUTHORITY)
  return { desk: isAuthority ? null : desk, isAuthority, hasBoth: isReader && desk !== null }
}
export type Whose = Awaited<ReturnType<typeof whoseDesk>>

/** The way from one desk to the other, for whoever has both. */
export function whosePart(
  { hasBoth, isAuthority }: Whose,
  { t, base }: View,
  path: string,
): Html | false {
  if (!hasBoth) return false
  const link = (of: string, label: string) => ({
    href: withSearch(`${base}${path}`, { of }),
    label,
    isCurrent: isAuthority === (of === AUTHORITY),
  })
  const links = [link('', t(texts.own)), link(AUTHORITY, t(texts.ofAuthority))]
  return html`<div class="no-print">${tabs(t(texts.whose), links)}</div>`
}
