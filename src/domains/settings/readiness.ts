import type { ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'

const texts = defineTexts('settings-readiness', {
  name: { en: 'The node bears the name of the office', ar: 'تحمل العقدة اسم الجهة' },
  nameTodo: {
    en: 'Set the name under Settings: it stands at the top of every page, also of those that citizens read.',
    ar: 'اضبط الاسم في الإعدادات: يظهر أعلى كل صفحة، بما فيها ما يقرؤه المواطنون.',
  },
})

/** A name of a machine at the top of a page tells nobody whose page it is. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'name',
    after: 'country',
    title: texts.name,
    todo: texts.nameTodo,
    page: { path: '/console/settings/name', permission: 'settings:write', reach: 'nation' },
    isReady: async ({ node }) => node.name !== new URL(node.origin).hostname,
  },
]
