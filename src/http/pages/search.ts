import { mayOpen } from '../../core/actor.ts'
import { isNamedSo, pageRank, phrasesOf, WEAK_RANK } from '../../core/findable.ts'
import { type Hit, isFor } from '../../core/page-parts.ts'
import { type Page, page, type PageContext, type Slice, type View } from '../../core/slice.ts'
import { defineTexts, type Message, type Translator } from '../../core/text.ts'
import { button } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { written } from '../../ui/written.ts'

const texts = defineTexts('search', {
  title: { en: 'Search', ar: 'بحث' },
  words: { en: 'Name, number, address or page', ar: 'اسم أو رقم أو عنوان أو صفحة' },
  hint: {
    en: 'Pages by their name or by what you want to do; stations by number or name; sites, alerts, persons, records.',
    ar: 'الصفحات باسمها أو بما تريد أن تفعله؛ والمراكز بالرقم أو الاسم؛ والمواقع والتنبيهات والأشخاص والقيود.',
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
  /** Pages that can be found and that the reader may open. */
  readonly pages: readonly Page[]
}

/**
 * Finds pages by their names and by what people come to them for, `own` of the door among them, and things of every
 * slice by words, for whoever may see them.
 */
export function search(slices: readonly Slice[], own: readonly Page[]): Page {
  const all = slices.flatMap(({ search: finds }) => finds ?? [])
  const pages = [...own, ...slices.flatMap((slice) => slice.pages)].filter(
    ({ surface, nav, found }) => surface === 'console' && (nav ?? found) !== undefined,
  )
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

function main(data: SearchData, view: View): Html {
  const { t } = view
  const { words } = data
  const form = html`<form method="get" class="search" role="search"><div class="field"><label for="words">${t(texts.words)}</label><input id="words" name="words" type="search" value="${words}" maxlength="${MAX_WORDS}" class="medium"></div>${button({ label: t(texts.find) })}<p class="hint">${t(texts.hint)}</p></form>`
  return html`${form}${words !== '' && found(inOrder(data, t), words, view)}`
}

/** Pages first, by name and by purpose; then things that are called so, then the rest. */
function inOrder({ words, hits, pages }: SearchData, t: Translator): readonly Hit[] {
  const ranked = pages.flatMap((one) => {
    const rank = pageRank(words, findable(one, t))
    return rank === null ? [] : [{ rank, hit: hitOf(one, t) }]
  })
  const sorted = ranked.toSorted((one, other) => one.rank - other.rank)
  const named = (isWeak: boolean) =>
    sorted.filter(({ rank }) => (rank === WEAK_RANK) === isWeak).map(({ hit }) => hit)
  const [exact, rest] = [true, false].map((is) =>
    hits.filter(
      ({ title }) =>
        isNamedSo(words, typeof title === 'string' ? [title] : Object.values(title)) === is,
    ),
  )
  return [...named(false), ...(exact ?? []), ...(rest ?? []), ...named(true)]
}

/** In the reader's language and in both that every page has: people type what they know a thing by. */
function spellings(message: Message | undefined, t: Translator): string[] {
  if (message === undefined) return []
  return [t(message), message.en, message.ar].filter((some) => typeof some === 'string')
}

function findable({ nav, found: purposes }: Page, t: Translator) {
  return {
    names: spellings(nav?.label, t),
    purposes: spellings(purposes, t),
  }
}

function hitOf({ nav, found: purposes, path }: Page, t: Translator): Hit {
  const [first = ''] = purposes === undefined ? [] : phrasesOf(t(purposes))
  return { title: nav === undefined ? first : t(nav.label), kind: texts.page, path }
}

function found(hits: readonly Hit[], words: string, { t, base }: View): Html {
  if (hits.length === 0) return emptyState(t(texts.none, { words }))
  const rows = hits.map(
    ({ title, kind, path }) =>
      html`<li><a href="${base}${path}"><bdi>${written(title, t)}</bdi><span class="small muted">${t(kind)}</span></a></li>`,
  )
  return html`<section class="block flush" aria-label="${t(texts.title)}"><header><h2>${t(texts.found, { count: hits.length })}</h2></header><ul class="hits">${rows}</ul></section>`
}
