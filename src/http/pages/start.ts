import type { PublicCard } from '../../core/page-parts.ts'
import { placed } from '../../core/placed.ts'
import { type Page, page, type Slice } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'

const texts = defineTexts('start', {
  nav: { en: 'Status', ar: 'الحالة' },
  title: { en: 'Status of the election’s services', ar: 'حالة خدمات الانتخابات' },
  official: {
    en: 'For officials: sign in',
    ar: 'للمسؤولين: تسجيل الدخول',
  },
  station: { en: 'For polling stations', ar: 'لمراكز الاقتراع' },
})

/** A card as the door draws it. */
type Drawn = PublicCard<unknown, Html>
type StartData = readonly { readonly card: Drawn; readonly data: unknown }[]

/** The public front page: what slices show to everybody. */
export function start(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ publicCards }) => publicCards ?? []) as readonly unknown[]
  const cards = placed(all as readonly Drawn[])
  return page<StartData, Html>({
    path: '/',
    surface: 'public',
    permission: 'anyone',
    nav: { group: 'public', label: texts.nav },
    async load(ctx) {
      const loaded = []
      for (const card of cards) loaded.push({ card, data: await card.load(ctx) })
      return loaded
    },
    render: (data, view) => ({
      title: view.t(texts.title),
      main: html`${data.map(({ card, data: own }) => html`${card.render(own, view)}\n`)}<p><a href="${view.base}/console">${view.t(texts.official)}</a> · <a href="${view.base}/station">${view.t(texts.station)}</a></p>`,
    }),
  })
}
