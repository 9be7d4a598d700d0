// Sentences of attributions: one for each word of each scale, with the scale named beside it, around one claim for each
// kind of thing. Nobody words an attribution himself.
import { defineTexts } from '../../../core/text.ts'

export const scaleTexts = defineTexts('cases-scales', {
  wep: { en: 'words of estimative probability', ar: 'كلمات تقدير الاحتمال WEP' },
  dni: { en: 'scale of the US DNI', ar: 'مقياس DNI الأمريكي' },
  'low-medium-high': { en: 'low, medium, high', ar: 'منخفض، متوسط، مرتفع' },
})

/** What is claimed of the subject, by kind. */
export const claimTexts = defineTexts('cases-claims', {
  host: {
    en: 'the attack used the host {subject}',
    ar: 'الهجوم استخدم الجهاز المضيف {subject}',
  },
  name: {
    en: 'the attack used the domain name {subject}',
    ar: 'الهجوم استخدم اسم النطاق {subject}',
  },
  account: {
    en: 'the attack used the account {subject}',
    ar: 'الهجوم استخدم الحساب {subject}',
  },
  tool: {
    en: 'the attack used the tool {subject}',
    ar: 'الهجوم استخدم الأداة {subject}',
  },
  'malware-family': {
    en: 'the attack used malware of the family {subject}',
    ar: 'الهجوم استخدم برمجية خبيثة من عائلة {subject}',
  },
  'intrusion-set': {
    en: 'the attack is consistent with activity tracked as {subject}',
    ar: 'الهجوم متوافق مع النشاط المعروف باسم {subject}',
  },
  campaign: {
    en: 'the attack is part of the campaign tracked as {subject}',
    ar: 'الهجوم جزء من الحملة المعروفة باسم {subject}',
  },
  organisation: {
    en: 'the organisation {subject} carried out the attack, as charged or found',
    ar: 'منظمة {subject} نفّذت الهجوم، وفق التهمة أو الحكم',
  },
  state: {
    en: 'the State {subject} carried out the attack, as charged or found',
    ar: 'دولة {subject} نفّذت الهجوم، وفق التهمة أو الحكم',
  },
  person: {
    en: '{subject} carried out the attack, as charged or found',
    ar: '{subject} نفّذ الهجوم، وفق التهمة أو الحكم',
  },
})

/** The whole sentence, by word; the scale stands beside the word. */
export const sentenceTexts = defineTexts('cases-sentences', {
  'wep-impossible': {
    en: 'It is impossible ({scale}) that {claim}.',
    ar: 'من المستحيل ({scale}) أنّ {claim}.',
  },
  'wep-highly-unlikely': {
    en: 'It is highly unlikely ({scale}) that {claim}.',
    ar: 'من المستبعد جدًا ({scale}) أنّ {claim}.',
  },
  'wep-unlikely': {
    en: 'It is unlikely ({scale}) that {claim}.',
    ar: 'من المستبعد ({scale}) أنّ {claim}.',
  },
  'wep-even': {
    en: 'The chances are even ({scale}) that {claim}.',
    ar: 'الاحتمالان متساويان ({scale}) في أنّ {claim}.',
  },
  'wep-likely': {
    en: 'It is likely ({scale}) that {claim}.',
    ar: 'من المرجّح ({scale}) أنّ {claim}.',
  },
  'wep-highly-likely': {
    en: 'It is highly likely ({scale}) that {claim}.',
    ar: 'من المرجّح جدًا ({scale}) أنّ {claim}.',
  },
  'wep-certain': {
    en: 'It is certain ({scale}) that {claim}.',
    ar: 'من المؤكد ({scale}) أنّ {claim}.',
  },
  'dni-almost-no-chance': {
    en: 'There is almost no chance ({scale}) that {claim}.',
    ar: 'يكاد ينعدم احتمال ({scale}) أنّ {claim}.',
  },
  'dni-very-unlikely': {
    en: 'It is very unlikely ({scale}) that {claim}.',
    ar: 'من غير المحتمل بدرجة كبيرة ({scale}) أنّ {claim}.',
  },
  'dni-unlikely': {
    en: 'It is unlikely ({scale}) that {claim}.',
    ar: 'من غير المحتمل ({scale}) أنّ {claim}.',
  },
  'dni-roughly-even': {
    en: 'There is a roughly even chance ({scale}) that {claim}.',
    ar: 'الاحتمالان متقاربان ({scale}) في أنّ {claim}.',
  },
  'dni-likely': {
    en: 'It is likely ({scale}) that {claim}.',
    ar: 'من المحتمل ({scale}) أنّ {claim}.',
  },
  'dni-very-likely': {
    en: 'It is very likely ({scale}) that {claim}.',
    ar: 'من المحتمل جدًا ({scale}) أنّ {claim}.',
  },
  'dni-almost-certain': {
    en: 'It is almost certain ({scale}) that {claim}.',
    ar: 'من شبه المؤكد ({scale}) أنّ {claim}.',
  },
  'low-medium-high-low': {
    en: 'We assess with low confidence ({scale}) that {claim}.',
    ar: 'نقدّر بثقة منخفضة ({scale}) أنّ {claim}.',
  },
  'low-medium-high-medium': {
    en: 'We assess with medium confidence ({scale}) that {claim}.',
    ar: 'نقدّر بثقة متوسطة ({scale}) أنّ {claim}.',
  },
  'low-medium-high-high': {
    en: 'We assess with high confidence ({scale}) that {claim}.',
    ar: 'نقدّر بثقة مرتفعة ({scale}) أنّ {claim}.',
  },
})

/** The words alone, where one is chosen; the scale stands beside each. */
export const estimateTexts = defineTexts('cases-estimates', {
  'wep-impossible': { en: 'impossible', ar: 'مستحيل' },
  'wep-highly-unlikely': { en: 'highly unlikely', ar: 'مستبعد جدًا' },
  'wep-unlikely': { en: 'unlikely', ar: 'مستبعد' },
  'wep-even': { en: 'even', ar: 'متساوٍ' },
  'wep-likely': { en: 'likely', ar: 'مرجّح' },
  'wep-highly-likely': { en: 'highly likely', ar: 'مرجّح جدًا' },
  'wep-certain': { en: 'certain', ar: 'مؤكد' },
  'dni-almost-no-chance': { en: 'almost no chance', ar: 'شبه منعدم' },
  'dni-very-unlikely': { en: 'very unlikely', ar: 'غير محتمل بدرجة كبيرة' },
  'dni-unlikely': { en: 'unlikely', ar: 'غير محتمل' },
  'dni-roughly-even': { en: 'roughly even chance', ar: 'متقارب الاحتمال' },
  'dni-likely': { en: 'likely', ar: 'محتمل' },
  'dni-very-likely': { en: 'very likely', ar: 'محتمل جدًا' },
  'dni-almost-certain': { en: 'almost certain', ar: 'شبه مؤكد' },
  'low-medium-high-low': { en: 'low confidence', ar: 'ثقة منخفضة' },
  'low-medium-high-medium': { en: 'medium confidence', ar: 'ثقة متوسطة' },
  'low-medium-high-high': { en: 'high confidence', ar: 'ثقة مرتفعة' },
})
