import { defineTexts } from '../../../core/text.ts'

/** From whom the head of a case keeps its incidents. */
export const shutTexts = defineTexts('cases-shut', {
  kept: { en: 'Kept from colleagues', ar: 'محجوب عن زملاء' },
  keep: { en: 'Keep an incident from a colleague', ar: 'احجب حادثة عن زميل' },
  keepTold: {
    en: 'Evidence of the case is for its members anyway. For this person the incident itself is not there any more: not in lists, not in the search, not in timelines.',
    ar: 'أدلة القضية لأعضائها وحدهم أصلًا. أما هذا الشخص فلا تعود الحادثة نفسها موجودة له: لا في القوائم ولا في البحث ولا في التسلسل الزمني.',
  },
  from: { en: 'From whom', ar: 'عمّن' },
  why: { en: 'Why', ar: 'لماذا' },
  saidKept: {
    en: 'The incident is not there for this person any more.',
    ar: 'لم تعد الحادثة موجودة لهذا الشخص.',
  },
  since: { en: 'Since {time}', ar: 'منذ {time}' },
  letIn: { en: 'Let this person see it again', ar: 'أتح لهذا الشخص رؤيتها من جديد' },
  saidLetIn: {
    en: 'This person sees the incident again.',
    ar: 'صار هذا الشخص يرى الحادثة من جديد.',
  },
})
