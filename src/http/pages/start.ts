import { page } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'

const texts = defineTexts('start', {
  nav: { en: 'Status', ar: 'الحالة' },
  title: { en: 'Status of the election’s services', ar: 'حالة خدمات الانتخابات' },
})

/** The public status page. */
export const start = page<null, Html>({
  path: '/',
  surface: 'public',
  permission: 'anyone',
  nav: { order: 1, label: texts.nav },
  load: async () => null,
  render: (_, { t }) => ({ title: t(texts.title), main: html`` }),
})
