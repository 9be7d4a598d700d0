import { defineTexts } from '../../../core/text.ts'

/** What waits, the situation, the day, the search. */
export const elsewhereTexts = defineTexts('incidents-parts', {
  incident: { en: 'Incident', ar: 'حادثة' },
  unled: { en: 'An incident that nobody leads', ar: 'حادثة لا يقودها أحد' },
  task: { en: 'A task of yours', ar: 'مهمة لك' },
  step: { en: 'The next step of a playbook', ar: 'الخطوة التالية في دليل إجراءات' },
  erasure: {
    en: 'Words of an incident that are to be erased',
    ar: 'كلمات من حادثة ينبغي محوها',
  },
  look: { en: 'Look', ar: 'انظر' },
  dayTitle: { en: 'Incidents', ar: 'الحوادث' },
  dayEmpty: { en: 'No incident was opened or ended.', ar: 'لم تُفتح حادثة ولم تنتهِ أخرى.' },
  notOver: { en: 'not over', ar: 'لم تنتهِ' },
  noneOpen: { en: 'Nothing goes on', ar: 'لا شيء جارٍ' },
  allLed: { en: 'Each is led by somebody', ar: 'لكل منها من يقودها' },
  ledByNobody: {
    en: { one: '{count} is led by nobody', other: '{count} are led by nobody' },
    ar: {
      zero: 'لا شيء بلا قائد',
      one: 'واحدة بلا قائد',
      two: 'اثنتان بلا قائد',
      few: '{count} بلا قائد',
      many: '{count} بلا قائد',
      other: '{count} بلا قائد',
    },
  },
  tasksLate: {
    en: { one: '{count} task is late', other: '{count} tasks are late' },
    ar: {
      zero: 'لا مهام متأخرة',
      one: 'مهمة واحدة متأخرة',
      two: 'مهمتان متأخرتان',
      few: '{count} مهام متأخرة',
      many: '{count} مهمة متأخرة',
      other: '{count} مهمة متأخرة',
    },
  },
  nextDue: { en: 'next due {time}', ar: 'الاستحقاق التالي {time}' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  ended: { en: 'Ended', ar: 'انتهت' },
})
