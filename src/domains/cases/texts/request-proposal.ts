import { defineTexts } from '../../../core/text.ts'

/** Sentences of a request that the case itself can fill in. */
export const proposalTexts = defineTexts('cases-request-proposal', {
  ofCountry: { en: 'Country: {country}', ar: 'الدولة: {country}' },
  incident: { en: 'Incident {code}: {title}', ar: 'الحادثة {code}: {title}' },
  untitled: { en: 'Incident {code}', ar: 'الحادثة {code}' },
  kind: { en: 'Kind: {type}', ar: 'النوع: {type}' },
  asset: { en: 'It concerns: {asset}', ar: 'تتعلق بـ: {asset}' },
  opened: { en: 'Known here since {time}', ar: 'معروفة هنا منذ {time}' },
  evidence: { en: 'Evidence that is kept here: {items}', ar: 'الأدلة المحفوظة هنا: {items}' },
  dataAbout: {
    en: 'Traffic data and subscriber data that is stored about:',
    ar: 'بيانات الحركة وبيانات المشتركين المخزّنة عن:',
  },
  seen: {
    en: '{value} ({kind}); evidence {item}, {place}',
    ar: '{value} ({kind})؛ الدليل {item}، {place}',
  },
  seenFrom: { en: 'first seen {time}', ar: 'أول ظهور {time}' },
  seenUntil: { en: 'last seen {time}', ar: 'آخر ظهور {time}' },
  more: {
    en: 'and {number} more, as the case file lists them',
    ar: 'و{number} غيرها كما يوردها ملف القضية',
  },
  belongs: {
    en: 'Each was observed in evidence of what is told under b).',
    ar: 'لوحظ كل منها في أدلة ما ورد في ب).',
  },
  reached: {
    en: 'Who holds the data is not known here. The systems or accounts are found at: {values}',
    ar: 'لا يُعرف هنا من يحوز البيانات. توجد الأنظمة أو الحسابات في: {values}',
  },
  leads: {
    en: '{origin} leads to {target} (looked up: {lookedUp})',
    ar: '{origin} يقود إلى {target} (بُحث في: {lookedUp})',
  },
  needed: {
    en: 'The data is needed to find out who did what is told under b). How long it is kept there is not known here: once it is deleted, that cannot be found out any more.',
    ar: 'البيانات لازمة لمعرفة من فعل ما ورد في ب). ولا يُعرف هنا كم تُحفظ هناك: إن حُذفت تعذّرت معرفة ذلك.',
  },
})
