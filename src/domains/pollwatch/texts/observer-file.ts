import { defineTexts } from '../../../core/text.ts'

/** Words of the page that takes observers by a file. */
export const observerFileTexts = defineTexts('pollwatch-observer-rows', {
  title: { en: 'Enrol observers by a file', ar: 'سجّل مراقبين بملف' },
  bringIn: { en: 'Send a file', ar: 'أرسل ملفًا' },
  intro: {
    en: 'A row for each observer at a station. You see whom each row would enrol before anybody is enrolled. Who observes at two stations stands in two rows.',
    ar: 'صف لكل مراقب في مركز. ترى من سيسجّله كل صف قبل أن يُسجّل أحد. من يراقب في مركزين يرد في صفين.',
  },
  most: { en: 'A group takes {most} observers.', ar: 'تتسع الجماعة لـ{most} مراقب.' },
  next: {
    en: 'Then print their cards on the page of the observers.',
    ar: 'ثم اطبع بطاقاتهم من صفحة المراقبين.',
  },
})

/** What each column of the file says. */
export const observerColumnTexts = defineTexts('pollwatch-observer-columns', {
  label: {
    en: 'What you call the observer: a name or a sign, for your group alone; needed',
    ar: 'ما تسمّون به المراقب: اسم أو علامة، لجماعتكم وحدها؛ لازم',
  },
  phone: {
    en: 'The telephone, with its country, such as +20 100 123 4567; needed',
    ar: 'الهاتف مع رمز البلد، مثل ‎+20 100 123 4567؛ لازم',
  },
  station: {
    en: 'Number of the station, as the list of stations has it; needed',
    ar: 'رقم المركز كما في قائمة المراكز؛ لازم',
  },
})

/** What may be wrong with a row besides what can be wrong with a form. */
export const observerReasonTexts = defineTexts('pollwatch-observer-reasons', {
  badPhone: { en: 'is no telephone number', ar: 'ليس رقم هاتف' },
  unknownStation: { en: 'is the number of no station', ar: 'ليس رقم أي مركز' },
})

/** A file of observers, as the page that takes one shows it. */
export const EXAMPLE_OBSERVERS = `label,phone,station
North 1,+999 550 0001,A-1
North 2,+999 550 0002,A-2`
