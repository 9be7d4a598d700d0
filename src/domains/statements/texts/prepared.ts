import { defineTexts } from '../../../core/text.ts'

/** Sentences that are ready before anything happens: what is known and what is not by kind, how to vote by phase. */
export const preparedTexts = defineTexts('statements-prepared', {
  'something.known': {
    en: 'Something is wrong with a public service of the election.',
    ar: 'هناك خلل في إحدى الخدمات العامة للانتخابات.',
  },
  'something.unknown': {
    en: 'We do not yet know what happened or why. We are looking into it.',
    ar: 'لا نعرف بعد ما حدث ولا سببه. نحن نتحقق من الأمر.',
  },
  'defaced.known': {
    en: 'A page of the election showed words that are not ours. Do not believe what it said.',
    ar: 'عرضت إحدى صفحات الانتخابات كلامًا ليس كلامنا. لا تصدّقوا ما جاء فيها.',
  },
  'defaced.unknown': {
    en: 'We do not yet know who changed it, or whether anything else was touched.',
    ar: 'لا نعرف بعد من غيّرها، ولا إن كان شيء آخر قد مُسّ.',
  },
  'down.known': {
    en: 'A website of the election cannot be reached at the moment.',
    ar: 'تعذّر الوصول حاليًا إلى أحد مواقع الانتخابات.',
  },
  'down.unknown': {
    en: 'We do not yet know why, or when it will be back.',
    ar: 'لا نعرف بعد السبب ولا موعد عودته.',
  },
  'wrong.known': {
    en: 'Wrong information about the election is shown or passed on in our name.',
    ar: 'تُعرض أو تُنشر باسمنا معلومات خاطئة عن الانتخابات.',
  },
  'wrong.unknown': {
    en: 'We do not yet know where it comes from, or how many people saw it.',
    ar: 'لا نعرف بعد مصدرها ولا عدد من رآها.',
  },
  'leaked.known': {
    en: 'Data of the election may have been read by somebody who must not have them.',
    ar: 'ربما اطّلع على بيانات للانتخابات من لا يحق له ذلك.',
  },
  'leaked.unknown': {
    en: 'We do not yet know which data, or whether anybody used them.',
    ar: 'لا نعرف بعد أي بيانات هي، ولا إن كان أحد قد استخدمها.',
  },
  'altered.known': {
    en: 'Data of the election may have been changed by somebody who must not.',
    ar: 'ربما غيّر بيانات للانتخابات من لا يحق له ذلك.',
  },
  'altered.unknown': {
    en: 'We do not yet know what was changed. We compare it with copies that are kept apart.',
    ar: 'لا نعرف بعد ما الذي تغيّر. نقارنها بنسخ محفوظة على حدة.',
  },
  'before.vote': {
    en: 'Voting takes place as announced: when, where and how you vote stays the same.',
    ar: 'يجري التصويت كما أُعلن: لا يتغيّر موعد تصويتكم ولا مكانه ولا طريقته.',
  },
  'during.vote': {
    en: 'Voting goes on. Go to your polling station; it opens and closes as announced.',
    ar: 'التصويت مستمر. توجّهوا إلى مركز اقتراعكم، فهو يفتح ويغلق كما أُعلن.',
  },
  'after.vote': {
    en: 'Voting is over and you need do nothing. Only results that the authority announces count.',
    ar: 'انتهى التصويت ولا يلزمكم فعل شيء. لا يُعتد إلا بالنتائج التي تعلنها الهيئة.',
  },
})
