import { mayOpen } from '../../core/actor.ts'
import { type Hit, isFor } from '../../core/page-parts.ts'
import { type Page, page, type PageContext, type Slice, type View } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { button } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { written } from '../../ui/written.ts'

const texts = defineTexts('search', {
  title: { en: 'Search', ar: 'بحث' },
  words: { en: 'Name, number, address or page', ar: 'اسم أو رقم أو عنوان أو صفحة' },
  hint: {
    en: 'Stations by number or name, sites, alerts, persons, records, pages.',
    ar: 'المراكز بالرقم أو الاسم، والمواقع، والتنبيهات، والأشخاص، والقيود، والصفحات.',
  },
  find: { en: 'Find', ar: 'ابحث' },
  none: { en: 'Nothing was found for “{words}”.', ar: 'لم يُعثر على شيء عن «{words}».' },
  page: { en: 'Page', ar: 'صفحة' },
  found: {
    en: { one: '{count} found', other: '{count} found' },
    ar: {
      zero: 'لا نتائج',
      one: 'نتيجة واحدة',
      two: 'نتيجتان',
      few: '{count} نتائج',
      many: '{count} نتيجة',
      other: '{count} نتيجة',
    },
  },
})

/** Where things are found. */
export const SEARCH_PATH = '/console/search'

/** Longest text that is looked for; the rest is cut off. */
const MAX_WORDS = 100

interface SearchData {
  readonly words: string
  readonly hits: readonly Hit[]
  /** Pages of the navigation that the reader may open. */
  readonly pages: readonly Page[]
}

/** Finds things of every slice by words, and pages by their names, for whoever may see them. */
export function search(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ search: own }) => own ?? [])
  const pages = slices
    .flatMap((slice) => slice.pages)
    .filter(({ surface, nav }) => surface === 'console' && nav !== undefined)
  return page<SearchData, Html>({
    path: SEARCH_PATH,
    surface: 'console',
    permission: 'accounts:names',
    async load(ctx) {
      const words = (ctx.search['words'] ?? '').trim().slice(0, MAX_WORDS)
      const hits: Hit[] = []
      const asked = words === '' ? [] : all.filter((one) => isFor(one, ctx))
      for (const one of asked) hits.push(...(await one.find(ctx, words)))
      return { words, hits, pages: pages.filter((one) => isOpenFor(one, ctx)) }
    },
    render: (data, view) => ({ title: view.t(texts.title), main: main(data, view) }),
  })
}

function isOpenFor(one: Page, { actor, node }: PageContext): boolean {
  return mayOpen(actor, one) && (one.realm === undefined || one.realm === node.realm)
}

function main({ words, hits, pages }: SearchData, view: View): Html {
  const { t } = view
  const wanted = words.toLocaleLowerCase(t.locale)
  const named = pages.flatMap(({ nav, path }): Hit[] => {
    if (nav === undefined || !t(nav.label).toLocaleLowerCase(t.locale).includes(wanted)) return []
    return [{ title: t(nav.label), kind: texts.page, path }]
  })
  const form = html`<form method="get" class="search" role="search"><div class="field"><label for="words">${t(texts.words)}</label><input id="words" name="words" type="search" value="${words}" maxlength="${MAX_WORDS}" class="medium"></div>${button({ label: t(texts.find) })}<p class="hint">${t(texts.hint)}</p></form>`
  return html`${form}${words !== '' && found([...hits, ...named], words, view)}`
}

function found(hits: readonly Hit[], words: string, { t, base }: View): Html {
  if (hits.length === 0) return emptyState(t(texts.none, { words }))
  const rows = hits.map(
    ({ title, kind, path }) =>
      html`<li><a href="${base}${path}"><bdi>${written(title, t)}</bdi><span class="small muted">${t(kind)}</span></a></li>`,
  )
  return html`<section class="block flush" aria-label="${t(texts.title)}"><header><h2>${t(texts.found, { count: hits.length })}</h2></header><ul class="hits">${rows}</ul></section>`
}
