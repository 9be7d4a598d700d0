import { defineTexts } from '../../../core/text.ts'

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('territory-permissions', {
  'territory:read': {
    en: 'see elections, areas and stations',
    ar: 'رؤية الانتخابات والمناطق والمراكز',
  },
  'territory:write': {
    en: 'change elections, areas and stations',
    ar: 'تعديل الانتخابات والمناطق والمراكز',
  },
  'territory:hand-over': {
    en: 'hand over and take over duties',
    ar: 'تسليم المناوبات واستلامها',
  },
  'territory:import': { en: 'import stations', ar: 'استيراد المراكز' },
})
