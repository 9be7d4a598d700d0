import { defineTexts } from '../../../core/text.ts'

/** What everybody reads of a correction that the subject of a notice says it made. */
export const correctionTexts = defineTexts('notices-corrections', {
  says: { en: 'What {name} says of it', ar: 'ما تقوله {name} عنه' },
  line: {
    en: '{date}: it says that it corrected this on {day}: {place}',
    ar: '{date}: تقول إنها صحّحته في {day}: {place}',
  },
  waits: { en: 'This office has not looked yet.', ar: 'لم ينظر هذا المكتب في ذلك بعد.' },
  found: { en: 'This office found it on {date}.', ar: 'وجده هذا المكتب في {date}.' },
  missing: {
    en: 'This office did not find it, {date}. Why:',
    ar: 'لم يجده هذا المكتب، {date}. السبب:',
  },
})

/** What the desk reads of it. */
export const correctionDeskTexts = defineTexts('notices-correction-desk', {
  title: {
    en: 'The subject says that it corrected its words',
    ar: 'يقول صاحب القول إنه صحّح كلامه',
  },
  hint: {
    en: 'Look there yourself. If you find it, it counts from the day that the subject says. If you do not, say what is missing: everybody reads both, and the subject can say it again.',
    ar: 'انظر بنفسك. إن وجدته حُسب من اليوم الذي يذكره صاحب القول. وإن لم تجده فاذكر ما ينقص: يقرأ الجميع الأمرين، ويمكنه أن يعيد القول.',
  },
  day: { en: 'Corrected on', ar: 'صُحّح في' },
  place: { en: 'Where', ar: 'أين' },
  said: { en: 'Said on', ar: 'قيل في' },
  isProminent: {
    en: 'At the same place and size as the words',
    ar: 'في موضع الكلام وحجمه نفسيهما',
  },
  find: { en: 'It stands there', ar: 'هو هناك' },
  miss: { en: 'It is not found', ar: 'لم يُعثر عليه' },
  reason: { en: 'What is missing', ar: 'ما الذي ينقص' },
  otherLooks: {
    en: 'You wrote the notice: another issuer looks.',
    ar: 'أنت من كتب الإشعار: ينظر فيه مُصدِر آخر.',
  },
  wait: {
    en: 'Look at a correction that an outlet says it made',
    ar: 'النظر في تصحيح تقول وسيلة إعلام إنها أجرته',
  },
})
