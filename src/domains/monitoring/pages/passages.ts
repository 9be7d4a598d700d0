// Where a person chooses what must stay on the page of a site, and the sites of which nobody did.
import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { checkboxGroup } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { passageChoices, unguardedSites } from '../actions/passage.ts'
import { sites as siteList } from '../actions/read.ts'
import { pageCounts } from '../page-counts.ts'
import { fileTexts } from '../texts/files.ts'
import { passageTexts as texts } from '../texts/passages.ts'
import { siteTexts } from '../texts/pages.ts'
import { MAX_PASSAGES } from '../watch/index.ts'

const SITES = '/console/sites'
/** The sites of which no passage was chosen. */
export const UNGUARDED = `${SITES}/passages`

/** Where the passages of a site are chosen. */
export function passagesPath(site: string): string {
  return `${SITES}/${site}/passages`
}

async function load(ctx: PageContext) {
  const data = await ctx.call(passageChoices, { site: ctx.params['site'] ?? '' })
  return { ...data, mayWrite: holdsIn(ctx.actor, 'monitoring:write', data.area) }
}
type Data = Awaited<ReturnType<typeof load>>

export const passagesPage = page({
  path: `${SITES}/:site/passages`,
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    passages: {
      action: 'monitoring.setPassages',
      next: ({ site }: { site: string }) => `${SITES}/${site}`,
      said: texts.saved,
      undo: {
        action: 'monitoring.setPassages',
        input: (_sent: unknown, { site, before }: { site: string; before: readonly string[] }) => ({
          site,
          passages: before,
        }),
      },
    },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const breadcrumb = [
      { path: SITES, label: t(siteTexts.sites) },
      { path: `${SITES}/${data.site}`, label: data.name },
    ]
    const intro = html`<p>${t(texts.intro, { most: MAX_PASSAGES })}</p>`
    const body = html`${refusedPart(view, { passages: texts.passages })}${intro}${choicesPart(data, view)}<p><a href="${base}${UNGUARDED}">${t(texts.without)}</a></p>`
    return { title: t(texts.of, { site: data.name }), main: body, breadcrumb }
  },
})

function choicesPart({ site, choices, chosen, mayWrite }: Data, view: View): Content {
  const { t } = view
  const offered = choices.map(({ text }) => text)
  // One that is missing now stays in the list, so that it can be given up.
  const all = new Set([...chosen, ...offered])
  if (all.size === 0) return emptyState(t(texts.empty))
  if (!mayWrite) return html`<ul>${chosen.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>`
  const field = fieldStates('passages', view.refused)
  const list = checkboxGroup(t, {
    ...field('passages[]'),
    label: t(texts.passages),
    choices: [...all].map((text) => ({ value: text, label: html`<bdi>${text}</bdi>` })),
    chosen,
  })
  // The act stays in sight however long the list is.
  const save = html`<div class="bar">${button({ label: t(texts.save) })}</div>`
  const body = [hiddenFields({ site }), list, save]
  return form({ name: 'passages', key: view.newKey(), body })
}

/** What must stay on the page of a site, in a line. */
export function passagesLine(view: View, site: string, passages: readonly string[]): Html {
  const { t, base } = view
  const words = passages.length === 0 ? t(texts.choose) : t(texts.change)
  const link = html`<a href="${base}${passagesPath(site)}">${words}</a>`
  if (passages.length === 0) return html`${t(texts.none)} · ${link}`
  return html`<ul>${passages.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>${link}`
}

export const unguardedPage = page({
  path: UNGUARDED,
  surface: 'console',
  permission: 'monitoring:read',
  load: async (ctx) => ({
    ...(await ctx.call(unguardedSites, {})),
    pages: (await ctx.call(siteList, { limit: 1 })).pages,
  }),
  render({ items, isCut, pages, files }, view) {
    const { t, base } = view
    const rows = items.map(
      ({ id, name }) => html`<li><a href="${base}${passagesPath(id)}"><bdi>${name}</bdi></a></li>`,
    )
    const list = html`<p>${t(texts.withoutIntro)}</p><ul>${rows}</ul>${isCut && html`<p>${t(texts.more)}</p>`}`
    const main = html`<p>${pageCounts(t, pages)} ${t(fileTexts.count, { files: t.number(files.files), sites: t.number(files.sites) })}</p>${items.length === 0 ? emptyState(t(texts.all)) : list}`
    const breadcrumb = [{ path: SITES, label: t(siteTexts.sites) }]
    return { title: t(texts.without), main, breadcrumb }
  },
})
