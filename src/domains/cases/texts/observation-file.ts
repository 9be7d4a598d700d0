import { defineTexts } from '../../../core/text.ts'

/** Words of the page that takes observations by a file. */
export const observationFileTexts = defineTexts('cases-observation-rows', {
  intro: {
    en: 'Bring in many observations at once, as a tool wrote them. You see what each row would add before anything is added. The CSV file of the observations of a case comes in again as it is.',
    ar: 'أدخل ملاحظات كثيرة دفعة واحدة كما كتبتها أداة. ترى ما سيضيفه كل صف قبل أن يُضاف شيء. ملف CSV لملاحظات قضية يُدخل من جديد كما هو.',
  },
  most: {
    en: 'A case takes {most} observations.',
    ar: 'تتسع القضية لـ{most} ملاحظة.',
  },
})

/** What each column of the file says. */
export const observationColumnTexts = defineTexts('cases-observation-columns', {
  kind: {
    en: 'What it is: ipv4-addr, ipv6-addr, domain-name, url, email-addr, user-account, file, process, software or other; needed',
    ar: 'ما هو: ipv4-addr أو ipv6-addr أو domain-name أو url أو email-addr أو user-account أو file أو process أو software أو other؛ لازم',
  },
  value: { en: 'What is seen there; needed', ar: 'ما يُرى هناك؛ لازم' },
  item: {
    en: 'Code of the piece of evidence, such as EV-ABCDEFGH; needed',
    ar: 'رمز الدليل، مثل EV-ABCDEFGH؛ لازم',
  },
  place: {
    en: 'Where in it: a line, an offset, a frame; needed',
    ar: 'موضعه فيه: سطر أو إزاحة أو لقطة؛ لازم',
  },
  first_seen: {
    en: 'When it was first there, such as 2026-11-24T08:00:05.123+02:00; without an offset by the time of this country',
    ar: 'متى ظهر أول مرة، مثل 2026-11-24T08:00:05.123+02:00؛ دون فرق بتوقيت هذا البلد',
  },
  last_seen: { en: 'When it was last there', ar: 'متى ظهر آخر مرة' },
  framework: {
    en: 'Which list its technique is of: attack or disarm',
    ar: 'من أي قائمة تقنيته: attack أو disarm',
  },
  technique: { en: 'Number of its technique, such as T1110', ar: 'رقم تقنيته، مثل T1110' },
  confidence: {
    en: 'How sure the technique is: low, medium or high',
    ar: 'درجة الثقة في التقنية: low أو medium أو high',
  },
})

/** What may be wrong with a row besides what can be wrong with a form. */
export const observationReasonTexts = defineTexts('cases-observation-reasons', {
  notOfKind: {
    en: 'is nothing of this kind; such values read like 192.0.2.7, 2001:db8::7, site.example, https://site.example/page or name@site.example',
    ar: 'ليس من هذا النوع؛ تُكتب هذه القيم هكذا: 192.0.2.7 أو 2001:db8::7 أو site.example أو https://site.example/page أو name@site.example',
  },
  unknownItem: {
    en: 'is no code of a piece of evidence of this case',
    ar: 'ليس رمز دليل في هذه القضية',
  },
  seenBackwards: { en: 'is before the first time', ar: 'يسبق الوقت الأول' },
  halfMapped: {
    en: 'goes with framework and confidence: fill in all three, or none',
    ar: 'يرافقه framework وconfidence: املأ الثلاثة أو اتركها كلها',
  },
  unknownTechnique: {
    en: 'is in that list under no such number',
    ar: 'لا يوجد في تلك القائمة بهذا الرقم',
  },
})

/** A file of observations, as the page that takes one shows it. */
export const EXAMPLE_OBSERVATIONS = `kind,value,item,place,first_seen,last_seen,framework,technique,confidence
ipv4-addr,192.0.2.7,EV-ABCDEFGH,line 511,2026-11-24T06:55:02.123+02:00,2026-11-24T06:55:46+02:00,attack,T1110,high
user-account,editor,EV-ABCDEFGH,line 517,2026-11-24T06:55:46+02:00,,,,`
