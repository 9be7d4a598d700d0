import { defineTexts } from '../../../core/text.ts'

/** Who speaks for an outlet. */
export const roleTexts = defineTexts('outlets-roles', {
  outlet: { en: 'Outlet', ar: 'وسيلة إعلام' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('outlets-permissions', {
  'outlets:speak': {
    en: 'speak for one outlet: answer notices to it and say what it does',
    ar: 'التكلم باسم وسيلة إعلام واحدة: الرد على الإشعارات إليها وقول ما تفعله',
  },
  'outlets:admit': {
    en: 'say who speaks for which outlet',
    ar: 'تحديد من يتكلم باسم أي وسيلة إعلام',
  },
})
