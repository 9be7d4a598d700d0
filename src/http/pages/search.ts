import { type Hit, isFor } from '../../core/page-parts.ts'
import { type Page, page, type Slice } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { button, searchForm } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { written } from './written.ts'

const texts = defineTexts('search', {
  title: { en: 'Search', ar: 'بحث' },
  situation: { en: 'Situation', ar: 'الموقف' },
  words: { en: 'Words', ar: 'كلمات' },
  find: { en: 'Find', ar: 'ابحث' },
  none: { en: 'Nothing was found.', ar: 'لم يُعثر على شيء.' },
  found: { en: 'Found', ar: 'النتيجة' },
  kind: { en: 'Kind', ar: 'النوع' },
})

/** The page's own words for links to it. */
export const searchTitle = texts.title

/** Longest text that is looked for; the rest is cut off. */
const MAX_WORDS = 100

interface SearchData {
  readonly words: string
  readonly hits: readonly Hit[]
}

/** Finds things of every slice by words, for whoever may see them. */
export function search(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ search: own }) => own ?? [])
  return page<SearchData, Html>({
    path: '/console/search',
    surface: 'console',
    permission: 'accounts:names',
    async load(ctx) {
      const words = (ctx.search['words'] ?? '').trim().slice(0, MAX_WORDS)
      const hits: Hit[] = []
      const asked = words === '' ? [] : all.filter((one) => isFor(one, ctx))
      for (const one of asked) hits.push(...(await one.find(ctx, words)))
      return { words, hits }
    },
    render({ words, hits }, { t, base }) {
      const list = table(t, {
        caption: t(texts.title),
        isCaptionHidden: true,
        empty: t(texts.none),
        rows: hits,
        columns: [
          {
            label: t(texts.found),
            cell: ({ title, path }) =>
              html`<a href="${base}${path}"><bdi>${written(title, t)}</bdi></a>`,
          },
          { label: t(texts.kind), cell: ({ kind }) => t(kind) },
        ],
      })
      const form = searchForm(
        html`<label for="words">${t(texts.words)}</label> <input id="words" name="words" type="search" value="${words}" maxlength="${MAX_WORDS}" required> ${button({ label: t(texts.find), kind: 'secondary' })}`,
      )
      return {
        title: t(texts.title),
        breadcrumb: [{ path: '/console', label: t(texts.situation) }],
        main: html`${form}${words !== '' && list}`,
      }
    },
  })
}
