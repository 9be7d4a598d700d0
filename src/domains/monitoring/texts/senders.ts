import { defineTexts } from '../../../core/text.ts'

/** Words of the tree of who may send mail. */
export const senderTexts = defineTexts('monitoring-senders', {
  title: { en: 'Who may send', ar: 'من يجوز له الإرسال' },
  hint: {
    en: 'The record with all that it leads to, in the order in which receivers read it. Each word has the addresses that it names; the domain, those that may send.',
    ar: 'السجل مع كل ما يقود إليه، بالترتيب الذي يقرؤه به المستقبلون. مع كل كلمة العناوين التي تسميها، ومع النطاق العناوين التي يجوز لها الإرسال.',
  },
  asTable: { en: 'The same as a table', ar: 'المحتوى نفسه في جدول' },
  word: { en: 'Word of the record', ar: 'كلمة السجل' },
  level: { en: 'Level', ar: 'المستوى' },
  ipv4: { en: 'IPv4 addresses', ar: 'عناوين IPv4' },
  ipv6: { en: 'IPv6 addresses', ar: 'عناوين IPv6' },
  note: { en: 'To be known', ar: 'ملاحظة' },
  counts: { en: 'IPv4: {ipv4}, IPv6: {ipv6}', ar: '{ipv4} من عناوين IPv4 و{ipv6} من عناوين IPv6' },
  more: {
    en: { one: '{count} more line is not shown.', other: '{count} more lines are not shown.' },
    ar: {
      zero: 'لا أسطر أخرى.',
      one: 'سطر واحد آخر لا يظهر هنا.',
      two: 'سطران آخران لا يظهران هنا.',
      few: '{count} أسطر أخرى لا تظهر هنا.',
      many: '{count} سطراً آخر لا يظهر هنا.',
      other: '{count} سطر آخر لا يظهر هنا.',
    },
  },
  syntax: { en: 'a word is not well formed', ar: 'فيه كلمة غير سليمة الصياغة' },
  absent: { en: 'no SPF record there', ar: 'لا سجل SPF هناك' },
  several: { en: 'several SPF records there', ar: 'عدة سجلات SPF هناك' },
  loop: { en: 'leads back to itself', ar: 'يقود إلى نفسه' },
  terms: { en: 'the eleventh look-up', ar: 'الاستعلام الحادي عشر' },
  exchangers: { en: 'more than 10 mail exchangers', ar: 'أكثر من 10 خوادم بريد' },
  voids: { en: 'the third question without an answer', ar: 'الاستعلام الثالث بلا جواب' },
  failed: { en: 'the name servers gave no answer', ar: 'لم تجب خوادم الأسماء' },
  unasked: { en: 'not followed', ar: 'لم يُتبع' },
  too_long: { en: 'too long to be counted', ar: 'أطول من أن يُحصى' },
  open: { en: 'depends on the mail', ar: 'يتوقف على الرسالة' },
  unreached: { en: 'nobody comes this far', ar: 'لا يصل إليها أحد' },
})
