import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { keyRenewingPart } from '../../../ui/desk-key.ts'
import { type Html, html } from '../../../ui/html.ts'
import { timeOf } from '../../../ui/time.ts'
import { due } from '../actions/queue.ts'
import { ownKeys } from '../actions/seat.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/desk.ts'
import { RENEW, REPORTS } from './look.ts'

async function load(ctx: PageContext) {
  const { toRenew } = await ctx.call(due, {})
  return { toRenew, ...(await ctx.call(ownKeys, {})) }
}
type Data = Awaited<ReturnType<typeof load>>

/** Fresh headers before open reports, for whoever has a newer key: written on the device of a colleague who opens them. */
export const renewPage = page({
  path: RENEW,
  surface: 'console',
  permission: 'reports:read',
  nav: { under: REPORTS, label: texts.renew },
  found: purposes.renew,
  load,
  render({ toRenew, keys }, view) {
    const { t } = view
    const none = html`<p>${t(texts.renewDone)}</p>`
    const all = toRenew.length === 0 ? none : toRenew.map((desk) => deskPart(desk, keys, view))
    const main = html`<p>${t(texts.renewLead)}</p><p class="hint">${t(texts.renewNames)}</p><p class="hint">${t(texts.leaverHint)}</p>${all}`
    return {
      title: t(texts.renew),
      main,
      scripts: ['desk-renew.js'],
      breadcrumb: [{ path: REPORTS, label: t(texts.reports) }],
    }
  },
})

function deskPart(
  { agency, name, since }: Data['toRenew'][number],
  keys: Data['keys'],
  view: View,
): Html {
  const { t, node } = view
  const own = keys.flatMap((key) => (key.agency === agency ? [key.recipient] : []))
  return block(
    name,
    html`<p>${t.parts(texts.renewNew, { at: timeOf(view, since) })}</p><div data-renew data-agency="${agency}" data-api="${node.prefix}/api">${keyRenewingPart(t, agency, own)}</div>`,
  )
}
