import type { Language } from '../../core/text.ts'
import type { EventCode } from '../../lib/cap/index.ts'
import { type Content, content } from './content.ts'

/** Stands before every headline of the exercise, in the language of the headline. */
export const EXERCISE_WORD: Readonly<Record<Language, string>> = {
  en: 'EXERCISE',
  ar: 'تمرين',
  es: 'EJERCICIO',
  fr: 'EXERCICE',
  ru: 'УЧЕНИЯ',
  zh: '演习',
  pt: 'EXERCÍCIO',
}

/** Words for one event in one language. */
interface Words {
  readonly event: string
  readonly headline: string
  readonly instruction: string
  readonly cancel: string
}

/**
 * First words for each event. They are a help for the writer: in Actual nothing of them is sent before a person has
 * read and confirmed it in every language.
 */
export const TEMPLATES: Readonly<Record<EventCode, { readonly en: Words; readonly ar: Words }>> = {
  SITE_BREACH: {
    en: {
      event: 'Election site broken into',
      headline: 'An official election site may be in the hands of others. Do not use it.',
      instruction:
        'Do not open the site and enter nothing there. Use the printed lists and the telephone of your district office.',
      cancel: 'The warning about the election site was wrong. The site may be used.',
    },
    ar: {
      event: 'اختراق موقع انتخابي',
      headline: 'قد يكون موقع انتخابي رسمي في أيدي آخرين. لا تستخدموه.',
      instruction:
        'لا تفتحوا الموقع ولا تُدخلوا فيه شيئًا. استخدموا القوائم المطبوعة وهاتف مكتب الدائرة.',
      cancel: 'كان التحذير بشأن الموقع الانتخابي خطأ. يمكن استخدام الموقع.',
    },
  },
  DEFACEMENT: {
    en: {
      event: 'Election site shows wrong content',
      headline: 'An official election site shows content that is not ours. Do not rely on it.',
      instruction:
        'Do not use the site and do not pass on what it shows. Tell people who ask that the office is mending it.',
      cancel: 'The warning about wrong content on the election site was wrong.',
    },
    ar: {
      event: 'موقع انتخابي يعرض محتوى خاطئًا',
      headline: 'يعرض موقع انتخابي رسمي محتوى ليس لنا. لا تعتمدوا عليه.',
      instruction:
        'لا تستخدموا الموقع ولا تنقلوا ما يعرضه. أخبروا من يسأل بأن المكتب يعمل على إصلاحه.',
      cancel: 'كان التحذير بشأن محتوى الموقع الانتخابي خطأ.',
    },
  },
  DDOS: {
    en: {
      event: 'Election site overloaded on purpose',
      headline: 'An election site is being flooded and may not answer.',
      instruction:
        'Do not reload it again and again. Work on with the printed lists and the telephone.',
      cancel: 'The warning about the flooded election site was wrong.',
    },
    ar: {
      event: 'إغراق متعمد لموقع انتخابي',
      headline: 'يتعرض موقع انتخابي للإغراق وقد لا يستجيب.',
      instruction: 'لا تعيدوا تحميله مرارًا. تابعوا العمل بالقوائم المطبوعة والهاتف.',
      cancel: 'كان التحذير بشأن إغراق الموقع الانتخابي خطأ.',
    },
  },
  PHISHING: {
    en: {
      event: 'Forged messages to officials',
      headline: 'Forged messages in the name of the election office are going around.',
      instruction:
        'Open no link and no attachment in them and give no password. Report the message with "We have a problem".',
      cancel: 'The warning about forged messages was wrong.',
    },
    ar: {
      event: 'رسائل مزورة إلى المسؤولين',
      headline: 'تنتشر رسائل مزورة باسم مكتب الانتخابات.',
      instruction:
        'لا تفتحوا أي رابط أو مرفق فيها ولا تعطوا أي كلمة مرور. أبلغوا عن الرسالة عبر «لدينا مشكلة».',
      cancel: 'كان التحذير بشأن الرسائل المزورة خطأ.',
    },
  },
  RESULTS_TAMPERING: {
    en: {
      event: 'Results may have been changed',
      headline: 'Published results may have been changed. Only the signed protocol counts.',
      instruction:
        'Enter no figures online. Keep the signed protocol closed and send your counts by telephone.',
      cancel: 'The warning about changed results was wrong.',
    },
    ar: {
      event: 'احتمال تغيير النتائج',
      headline: 'قد تكون النتائج المنشورة قد غُيّرت. المحضر الموقّع وحده هو المعتمد.',
      instruction:
        'لا تُدخلوا أرقامًا عبر الإنترنت. احفظوا المحضر الموقّع مغلقًا وأبلغوا الأعداد بالهاتف.',
      cancel: 'كان التحذير بشأن تغيير النتائج خطأ.',
    },
  },
  POLLBOOK_OUTAGE: {
    en: {
      event: 'Electronic voter list out of order',
      headline: 'The electronic voter list does not work. Use the printed list.',
      instruction:
        'Go on with the printed list and mark every voter by hand. Do not turn anybody away.',
      cancel: 'The electronic voter list works; the warning was wrong.',
    },
    ar: {
      event: 'تعطل سجل الناخبين الإلكتروني',
      headline: 'سجل الناخبين الإلكتروني لا يعمل. استخدموا القائمة المطبوعة.',
      instruction: 'تابعوا بالقائمة المطبوعة وأشّروا على كل ناخب باليد. لا تردّوا أحدًا.',
      cancel: 'سجل الناخبين الإلكتروني يعمل، وكان التحذير خطأ.',
    },
  },
  PORTAL_OUTAGE: {
    en: {
      event: 'Election site out of reach',
      headline: 'An election site cannot be reached at present.',
      instruction:
        'Work on with the printed lists and the telephone. Do not look for it at other addresses.',
      cancel: 'The election site can be reached; the warning was wrong.',
    },
    ar: {
      event: 'تعذر الوصول إلى موقع انتخابي',
      headline: 'لا يمكن الوصول إلى موقع انتخابي في الوقت الحاضر.',
      instruction: 'تابعوا العمل بالقوائم المطبوعة والهاتف. لا تبحثوا عنه في عناوين أخرى.',
      cancel: 'يمكن الوصول إلى الموقع الانتخابي، وكان التحذير خطأ.',
    },
  },
  CREDENTIAL_LEAK: {
    en: {
      event: 'Passwords of officials became known',
      headline: 'Passwords of election officials have become known to others.',
      instruction:
        'Do not use your old password anywhere. Wait for new access from your district office.',
      cancel: 'The warning about known passwords was wrong.',
    },
    ar: {
      event: 'تسرب كلمات مرور المسؤولين',
      headline: 'أصبحت كلمات مرور لمسؤولي الانتخابات معروفة لآخرين.',
      instruction:
        'لا تستخدموا كلمة المرور القديمة في أي مكان. انتظروا دخولًا جديدًا من مكتب الدائرة.',
      cancel: 'كان التحذير بشأن كلمات المرور خطأ.',
    },
  },
  FALSE_PROCEDURE_CLAIM: {
    en: {
      event: 'False news about how to vote',
      headline: 'False news about place, time or way of voting is going around.',
      instruction: 'Put up the official notice at the entrance and tell people what is right.',
      cancel: 'The warning about false news was wrong.',
    },
    ar: {
      event: 'أخبار كاذبة عن طريقة التصويت',
      headline: 'تنتشر أخبار كاذبة عن مكان التصويت أو وقته أو طريقته.',
      instruction: 'علّقوا الإعلان الرسمي عند المدخل وأخبروا الناس بالصحيح.',
      cancel: 'كان التحذير بشأن الأخبار الكاذبة خطأ.',
    },
  },
  DEVICE_MALWARE: {
    en: {
      event: 'Harmful program on election devices',
      headline: 'Devices of polling stations may carry a harmful program.',
      instruction:
        'Take the device off the network, leave it switched on, and use paper. Connect no USB stick.',
      cancel: 'The warning about harmful programs was wrong. Devices may be used.',
    },
    ar: {
      event: 'برنامج ضار في أجهزة الانتخابات',
      headline: 'قد تحمل أجهزة مراكز الاقتراع برنامجًا ضارًا.',
      instruction: 'افصلوا الجهاز عن الشبكة واتركوه مشغّلًا واستخدموا الورق. لا توصلوا أي ذاكرة USB.',
      cancel: 'كان التحذير بشأن البرامج الضارة خطأ. يمكن استخدام الأجهزة.',
    },
  },
  NETWORK_OUTAGE: {
    en: {
      event: 'Network out of order',
      headline: 'The network is out of order in your area.',
      instruction: 'Go on with paper. Send a messenger to the district office at every full hour.',
      cancel: 'The network works; the warning was wrong.',
    },
    ar: {
      event: 'تعطل الشبكة',
      headline: 'الشبكة معطلة في منطقتكم.',
      instruction: 'تابعوا بالورق. أرسلوا رسولًا إلى مكتب الدائرة عند كل ساعة كاملة.',
      cancel: 'الشبكة تعمل، وكان التحذير خطأ.',
    },
  },
  PHYSICAL_THREAT: {
    en: {
      event: 'Danger at polling stations',
      headline: 'There may be danger for people at polling stations in your area.',
      instruction:
        'Bring people to safety first, then the ballot box if it is safe. Call the police.',
      cancel: 'The warning of danger was wrong.',
    },
    ar: {
      event: 'خطر في مراكز الاقتراع',
      headline: 'قد يوجد خطر على الناس في مراكز الاقتراع في منطقتكم.',
      instruction:
        'أوصلوا الناس إلى الأمان أولًا، ثم صندوق الاقتراع إن كان ذلك آمنًا. اتصلوا بالشرطة.',
      cancel: 'كان التحذير من الخطر خطأ.',
    },
  },
}

/** Texts and prepared cancellations of an event, as content wants them. */
export function templateTexts(event: EventCode): Pick<Content, 'texts' | 'cancelTexts'> {
  const { en, ar } = TEMPLATES[event]
  const block = ({ event: name, headline, instruction }: Words) => ({
    event: name,
    headline,
    instruction,
  })
  return { texts: { en: block(en), ar: block(ar) }, cancelTexts: { en: en.cancel, ar: ar.cancel } }
}

/** Headline of an all-clear where nobody wrote another; undefined for languages without one. */
export function allClearHeadline(language: Language, headline: string): string | undefined {
  if (language === 'en') return `All clear, this is over: ${headline}`
  return language === 'ar' ? `زال الخطر وانتهى الأمر: ${headline}` : undefined
}

/** A complete first content for an event: the template's words, and what is known. `about` names the thing concerned. */
export function templateContent(facts: {
  readonly event: EventCode
  readonly severity: Content['severity']
  readonly areas: readonly string[]
  readonly about?: string
}): Content {
  const { texts, cancelTexts } = templateTexts(facts.event)
  const description = facts.about === undefined ? {} : { description: facts.about }
  return content.parse({
    eventCode: facts.event,
    urgency: 'Immediate',
    severity: facts.severity,
    certainty: 'Observed',
    areas: facts.areas,
    texts: { en: { ...texts.en, ...description }, ar: { ...texts.ar, ...description } },
    cancelTexts,
  })
}
