import { defineTexts } from '../../../core/text.ts'

/** What waits for analysts. */
export const waitTexts = defineTexts('monitoring-waits', {
  finding: { en: 'Look into a finding', ar: 'النظر في نتيجة' },
  announced: {
    en: 'Say of an announced change what is right',
    ar: 'تحديد الصحيح مما جاء به تغيير معلن',
  },
  unsettled: {
    en: 'Settle a change of a page that nobody settled for long',
    ar: 'البتّ في تغيير في صفحة لم يبتّ فيه أحد منذ زمن',
  },
  beforeFreeze: {
    en: 'Settle a change of a page before the days in which nothing may change',
    ar: 'البتّ في تغيير في صفحة قبل الأيام التي لا يجوز فيها تغيير شيء',
  },
  approval: {
    en: 'Read a text about voting that a colleague put forward as right',
    ar: 'قراءة نص عن التصويت قدّمه زميل على أنه صحيح',
  },
  read: { en: 'Read it', ar: 'اقرأه' },
  decide: { en: 'Decide', ar: 'قرّر' },
  change: { en: 'Look at a change of a page', ar: 'النظر في تغيير في صفحة' },
})
