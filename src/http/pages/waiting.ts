import { isFor, type Waiting } from '../../core/page-parts.ts'
import { type Page, page, type Slice } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { written } from './written.ts'

const texts = defineTexts('waiting', {
  title: { en: 'Waiting for you', ar: 'ما ينتظرك' },
  situation: { en: 'Situation', ar: 'الموقف' },
  none: { en: 'Nothing waits for you.', ar: 'لا شيء ينتظرك.' },
  what: { en: 'What', ar: 'المطلوب' },
  about: { en: 'About', ar: 'بشأن' },
  since: { en: 'Since', ar: 'منذ' },
  until: { en: 'Until', ar: 'حتى' },
  severity: { en: 'Severity', ar: 'الخطورة' },
  extreme: { en: 'Extreme', ar: 'قصوى' },
  severe: { en: 'Severe', ar: 'شديدة' },
  moderate: { en: 'Moderate', ar: 'متوسطة' },
  minor: { en: 'Minor', ar: 'طفيفة' },
})

/** After every time, so that what may wait stands last. */
const NEVER = '~'

/** The page's own words for links to it. */
export const waitingTitle = texts.title

/** What waits for the reader, from every slice: what is too late first, then what has waited longest. */
export function waiting(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ waits }) => waits ?? [])
  return page<readonly Waiting[], Html>({
    path: '/console/waiting',
    surface: 'console',
    permission: 'accounts:names',
    async load(ctx) {
      const found: Waiting[] = []
      for (const waits of all.filter((one) => isFor(one, ctx)))
        found.push(...(await waits.list(ctx)))
      const rank = ({ until, since }: Waiting) => `${until ?? NEVER} ${since}`
      return found.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    },
    render(rows, { t, base, node, now }) {
      const { zone } = node
      const list = table(t, {
        caption: t(texts.title),
        isCaptionHidden: true,
        empty: t(texts.none),
        rows,
        columns: [
          {
            label: t(texts.what),
            cell: ({ what, path }) => html`<a href="${base}${path}">${t(what)}</a>`,
          },
          { label: t(texts.about), cell: ({ about }) => html`<bdi>${written(about, t)}</bdi>` },
          { label: t(texts.severity), cell: ({ severity }) => t(texts[severity]) },
          { label: t(texts.since), cell: ({ since: at }) => timeMark(t, { at, zone, now }) },
          {
            label: t(texts.until),
            cell: ({ until: at }) => (at === null ? '–' : timeMark(t, { at, zone, now })),
          },
        ],
      })
      return {
        title: t(texts.title),
        breadcrumb: [{ path: '/console', label: t(texts.situation) }],
        main: live('waiting-list', list),
      }
    },
  })
}
