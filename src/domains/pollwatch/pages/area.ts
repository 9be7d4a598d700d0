import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { areaOfAddress } from '../../../core/written-area.ts'
import { html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { asOf } from '../../../ui/time.ts'
import { publicArea, publicIssues } from '../actions/public.ts'
import { found } from '../refusals.ts'
import { issueCode } from '../schema.ts'
import { pressTexts as texts } from '../texts/press.ts'
import { publicTexts } from '../texts/public.ts'
import { issueAreaPath, PUBLIC_ISSUES } from './look.ts'
import { cellsPart, issueTable } from './public-issues.ts'

/** Rows of one page. */
const SHOWN = 25

async function load(ctx: PageContext) {
  const area = found(areaOfAddress(ctx.params['area'] ?? '') ?? undefined, 'unknownArea')
  const after = asked(issueCode, ctx.search['after'])
  return {
    place: await ctx.call(publicArea, { area }),
    list: await ctx.call(publicIssues, { area, limit: SHOWN, ...given({ after }) }),
  }
}

/** Problems with voting in one area, as far as everybody may know that they are there. */
export const issueAreaPage = page({
  path: `${PUBLIC_ISSUES}/areas/:area`,
  surface: 'public',
  permission: 'anyone',
  load,
  render({ place, list }, view) {
    const { t, node, now } = view
    const { count, unanswered, way, above } = place
    const standing =
      count === null
        ? html`<p>${t(texts.few)}</p>`
        : html`<p><strong>${t(publicTexts.standing, { count, open: t.number(unanswered ?? 0) })}</strong></p>`
    const more = restLink(view, { path: issueAreaPath(place.area), next: list.next })
    const levels = above.map(({ area, name }) => ({ path: issueAreaPath(area), label: name }))
    return {
      title: way.at(-1) ?? t(publicTexts.nation),
      main: html`${standing}${issueTable(list.items, view)}${more}${cellsPart(t(texts.parts), place.parts, view)}<p class="hint">${t(publicTexts.blurred)}</p>${asOf(t, { at: now, zone: node.zone, now })}`,
      breadcrumb: [{ path: PUBLIC_ISSUES, label: t(publicTexts.issues) }, ...levels],
    }
  },
})
