import { defineTexts } from '../../../core/text.ts'

/** What waits, the situation, the day, the search. */
export const elsewhereTexts = defineTexts('incidents-parts', {
  incident: { en: 'Incident', ar: 'حادثة' },
  unled: { en: 'An incident that nobody leads', ar: 'حادثة لا يقودها أحد' },
  task: { en: 'A task of yours', ar: 'مهمة لك' },
  look: { en: 'Look', ar: 'انظر' },
  dayTitle: { en: 'Incidents', ar: 'الحوادث' },
  dayEmpty: { en: 'No incident was opened or ended.', ar: 'لم تُفتح حادثة ولم تنتهِ أخرى.' },
  opened: { en: 'Opened', ar: 'فُتحت' },
  ended: { en: 'Ended', ar: 'انتهت' },
})
