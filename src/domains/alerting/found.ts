import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('alertingFound', {
  alerts: {
    en: 'all clear; the danger is over; alert; warn; warning; warn stations; message to stations; end an alert; take back an alert; recall; cancel an alert; who has answered; acknowledgement; CAP',
    ar: 'زوال الخطر; زال الخطر; انتهى الخطر; تنبيه; تحذير; تحذير المراكز; رسالة إلى المراكز; إنهاء تنبيه; سحب تنبيه; استرجاع; إلغاء تنبيه; من أجاب; إقرار بالاستلام',
  },
  newAlert: {
    en: 'New alert; write an alert; draft an alert; send an alert; compose',
    ar: 'تنبيه جديد; كتابة تنبيه; مسودة تنبيه; إرسال تنبيه; صياغة',
  },
  problems: {
    en: 'help; asks for help; station in trouble; problem at a station; emergency; hotline; power cut; long queue; station calls',
    ar: 'مساعدة; يطلب المساعدة; مركز في ورطة; مشكلة في مركز; طوارئ; خط ساخن; انقطاع الكهرباء; طابور طويل; مركز يتصل',
  },
  ways: {
    en: 'escalation; ask again; reminder; channel; contact route; call plan; how stations are reached; push message; nobody answers',
    ar: 'تصعيد; سؤال من جديد; تذكير; قناة; مسار اتصال; خطة الاتصال; كيف نصل إلى المراكز; رسالة فورية; لا أحد يجيب',
  },
  unproven: {
    en: 'unproven SMS; answer by SMS; spoofed SMS; forged text message; SMS without code',
    ar: 'رسالة قصيرة بلا إثبات; رد برسالة قصيرة; رسالة قصيرة منتحلة; رسالة نصية مزورة; رسالة بلا رمز',
  },
  messages: {
    en: 'SMS; text message; mail; email; sent mail; outbox; bounced; undelivered; was it delivered; webhook',
    ar: 'SMS; رسالة قصيرة; رسالة نصية; بريد; بريد إلكتروني; بريد مرسل; صندوق الصادر; بريد مرتد; لم تصل; هل وصلت',
  },
  cards: {
    en: 'code card; print cards; SMS code; paper card; card of a station',
    ar: 'بطاقة رموز; طباعة البطاقات; رمز الرسائل القصيرة; بطاقة ورقية; بطاقة مركز',
  },
  symptoms: {
    en: 'kinds of problems; list of problems; what can be reported; choices on the station page',
    ar: 'أنواع المشكلات; قائمة المشكلات; ما يمكن الإبلاغ عنه; خيارات صفحة المركز',
  },
  routes: {
    en: 'phone number; telephone number of a station; mail address; contact details; import numbers',
    ar: 'رقم هاتف; رقم هاتف مركز; عنوان بريد; بيانات الاتصال; استيراد أرقام',
  },
  orders: {
    en: 'standing order; automatic alert; approved in advance; automation; alert by itself',
    ar: 'أمر دائم; تنبيه تلقائي; معتمد مسبقًا; أتمتة; تنبيه من تلقاء نفسه',
  },
  contacts: {
    en: 'my phone; my number; my mail; wake me; notify me; notification; push on my phone',
    ar: 'هاتفي; رقمي; بريدي; أيقظني; أشعرني; إشعاراتي; إشعار على هاتفي',
  },
})
