import { asked, given } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import * as verbs from '../actions/public.ts'
import { type Copy, publicCopies } from '../actions/snapshot.ts'
import { anyCode, standing, STANDINGS } from '../schema.ts'
import { publicTexts as texts, valueTexts } from '../texts/public.ts'
import { withCopies } from './copies.ts'
import { kindOf, nameOf, permalink, sayingOf, SOURCES, thingAt, thingPath } from './look.ts'
import { formsOf } from './media.ts'
import { partOf } from './thing.ts'

/** Rows of one page, which with everything is to fit into the first answer of a slow connection. */
const SHOWN = 20

/** What the address asks for. */
function filterOf({ search }: Pick<PageContext, 'search'>) {
  return given({
    search: search['words'] === '' ? undefined : search['words']?.slice(0, 100),
    what: asked(verbs.whatKind, search['what']),
    standing: asked(standing, search['standing']),
  })
}

async function load(ctx: PageContext) {
  const filter = filterOf(ctx)
  const after = asked(anyCode, ctx.search['after'])
  const wanted = { ...filter, ...given({ after }), limit: SHOWN }
  return { filter, list: await ctx.call(verbs.publicSources, wanted) }
}
type Data = Awaited<ReturnType<typeof load>>

/** Sources that this node cites, and references ready to cite. */
export const sourcesPage = page({
  path: SOURCES,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/attacks', label: texts.nav },
  load,
  render(data, view) {
    const { t, node } = view
    const { list, filter } = data
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: list.items,
      columns: [
        { label: t(texts.name), cell: (row) => nameOf(view, row, thingPath(row.code)) },
        { label: t(texts.state), cell: (row) => sayingOf(view, row) },
      ],
    })
    const search = given({
      words: filter.search,
      what: filter.what,
      standing: filter.standing,
    })
    const more = restLink(view, { path: SOURCES, next: list.next, search })
    const json = html`<a href="${node.prefix}/api/sources.publicSources">JSON</a>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${filterPart(data, view)}${rows}${more}<p class="hint no-print">${t.parts(texts.machines, { json })}</p>`,
    }
  },
})

function filterPart({ filter }: Data, { t }: View): Html {
  const field = fieldStates('filter', null)
  const fields = [
    textField(t, {
      ...field('words', filter.search ?? ''),
      label: t(texts.words),
      type: 'search',
      isOptional: true,
    }),
    selectField(t, {
      ...field('what', filter.what ?? ''),
      label: t(texts.what),
      isOptional: true,
      none: t(texts.everything),
      choices: verbs.whatKind.options.map((value) => ({ value, label: t(texts[value]) })),
    }),
    selectField(t, {
      ...field('standing', filter.standing ?? ''),
      label: t(texts.standing),
      isOptional: true,
      none: t(texts.anyStanding),
      choices: STANDINGS.map((value) => ({ value, label: t(valueTexts[value]) })),
    }),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  const isUsed = Object.keys(filter).length > 0
  return html`<div class="no-print">${disclosure(t(texts.narrow), searchForm(fields), isUsed)}</div>`
}

/** A source or a reference, with the copies of its page. */
async function loadThing(
  ctx: PageContext,
): Promise<verbs.Thing & { readonly copies: readonly Copy[] }> {
  const thing = await thingAt(ctx)
  if (thing.item === null) return { ...thing, copies: [] }
  return { ...thing, ...(await ctx.call(publicCopies, { item: thing.code })) }
}

/** One source or reference, under its page and under the address by which it is cited. */
const thingOf = {
  surface: 'public',
  permission: 'anyone',
  load: loadThing,
  media: { write: formsOf },
  render(data: verbs.Thing & { readonly copies: readonly Copy[] }, view: View) {
    const { t, base } = view
    const breadcrumb = [{ path: SOURCES, label: t(texts.title) }]
    if (data.mergedInto !== null) {
      const path = thingPath(data.mergedInto)
      const link = html`<a href="${base}${path}">${data.mergedInto}</a>`
      const main = html`<p>${t.parts(texts.moved, { link })}</p>`
      return { title: t(texts.movedTitle), movedTo: path, main, breadcrumb }
    }
    if (data.state === 'withdrawn') return { ...gone(data, view), breadcrumb }
    const kind = data.source?.kind ?? data.item?.csl.type ?? ''
    return {
      title: data.title,
      sub: html`${kindOf(view, kind)}`,
      cite: { path: permalink(data.code) },
      main: withCopies(data, partOf(data, view), view),
      breadcrumb,
    }
  },
} as const

function gone({ title, reason, endedAt }: verbs.Thing, { t, node }: View) {
  const date = endedAt === null ? '' : t.date(endedAt, node.zone)
  return {
    title: t(texts.goneTitle, { title }),
    isGone: true,
    main: html`<p>${t(texts.gone, { date })}</p><h2>${t(texts.why)}</h2><p><bdi>${reason}</bdi></p>`,
  }
}

export const thingPage = page({ ...thingOf, path: `${SOURCES}/:thing` })
export const permanentPage = page({ ...thingOf, path: '/id/:thing' })
