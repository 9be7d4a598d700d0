import { defineTexts } from '../../../core/text.ts'

export const erasableTexts = defineTexts('incidents-erasable', {
  title: { en: 'What the incident is called', ar: 'اسم الحادثة' },
  entry: { en: 'Entry of the timeline', ar: 'قيد في التسلسل الزمني' },
  task: { en: 'Task, with its entry of the timeline', ar: 'مهمة مع قيدها في التسلسل الزمني' },
  step: { en: 'Step of a playbook that is over', ar: 'خطوة من دليل انتهى تنفيذه' },
  run: {
    en: 'Playbook that is over, with its steps',
    ar: 'دليل انتهى تنفيذه مع خطواته',
  },
  basis: { en: 'Legal basis of an erasure that is done', ar: 'الأساس القانوني لمحو تم' },
})
