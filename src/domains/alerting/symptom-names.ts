import { defineTexts, type Message, type Translator } from '../../core/text.ts'

/** Short names of what stations report, by symptom. */
const names = defineTexts('alerting-symptom-names', {
  pollbook: { en: 'E-poll book', ar: 'جهاز سجل الناخبين' },
  register: { en: 'Register list', ar: 'قائمة الناخبين' },
  device: { en: 'Printer or scanner', ar: 'طابعة أو ماسح' },
  network: { en: 'No network', ar: 'لا شبكة' },
  message: { en: 'Suspicious message', ar: 'رسالة مريبة' },
  stranger: { en: 'Unknown person or device', ar: 'شخص أو جهاز مجهول' },
  website: { en: 'Website is wrong', ar: 'موقع فيه خطأ' },
  other: { en: 'Something else', ar: 'أمر آخر' },
})

/** The short name of what a station reported; what it wrote where that is none of the known ones. */
export function symptomName(symptom: string, t: Translator): string {
  const known: Readonly<Record<string, Message>> = names
  const message = known[symptom]
  return message === undefined ? symptom : t(message)
}
