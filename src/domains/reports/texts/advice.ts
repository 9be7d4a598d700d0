import { defineTexts, type Message } from '../../../core/text.ts'
import type { What } from '../../../lib/report-classes/index.ts'

/** What whoever reported can do himself, by what happened. */
export const adviceTexts = defineTexts('report-advice', {
  'account-taken-over': {
    en: 'From another device, change the password, and everywhere else where it is the same. Switch on the second step of signing in. Tell those who write with you that the account is not yours for now.',
    ar: 'من جهاز آخر، غيّر كلمة المرور، وفي كل موضع آخر تستخدمها فيه. فعّل الخطوة الثانية لتسجيل الدخول. أخبر من يراسلونك أن الحساب ليس بيدك الآن.',
  },
  'fake-site-or-message': {
    en: 'Do not answer, and open none of its links again. If you typed a password, change it now on the true site; if you gave a card number, call your bank. Warn those who may have got the same.',
    ar: 'لا ترد ولا تفتح روابطها مجددًا. إن كتبت كلمة مرور فغيّرها الآن في الموقع الصحيح، وإن أعطيت رقم بطاقة فاتصل بمصرفك. حذّر من قد وصله الشيء نفسه.',
  },
  'false-voting-information': {
    en: 'Look with the election authority where and when you vote, and go by that alone. Do not pass the false text on, not even to warn: pass on the true one.',
    ar: 'تحقق لدى الهيئة الانتخابية من مكان اقتراعك وموعده، واعتمد ذلك وحده. لا تنشر النص الكاذب ولو للتحذير: انشر الصحيح.',
  },
  'service-down': {
    en: 'A website that does not work does not mean that there is no voting: ask the election authority or your polling station. Try again later by the address that the authority gives, not by a link that somebody sends you.',
    ar: 'تعطّل موقع لا يعني أنه لا اقتراع: اسأل الهيئة الانتخابية أو مركز اقتراعك. حاول لاحقًا بالعنوان الذي تعلنه الهيئة، لا برابط يرسله أحد إليك.',
  },
  'data-leak': {
    en: 'Change the passwords that may be among it. Call your bank if numbers of cards or accounts are. Take care with calls and messages that know much about you.',
    ar: 'غيّر كلمات المرور التي قد تكون بينها. اتصل بمصرفك إن كانت بينها أرقام بطاقات أو حسابات. احذر المكالمات والرسائل التي تعرف عنك كثيرًا.',
  },
  ransom: {
    en: 'Take the machine off the network and leave it switched on. Delete nothing and keep the message that demands money. Tell whoever looks after your systems before anybody pays or answers.',
    ar: 'افصل الجهاز عن الشبكة واتركه مشغّلًا. لا تحذف شيئًا واحتفظ بالرسالة التي تطلب المال. أخبر من يعتني بأنظمتك قبل أن يدفع أحد أو يرد.',
  },
  threats: {
    en: 'Go where other people are, and tell somebody whom you trust. Keep every message, and write down times, places and faces. If it comes closer, call for help at once: nobody reads a report that fast.',
    ar: 'اذهب إلى حيث يوجد آخرون وأخبر من تثق به. احتفظ بكل رسالة ودوّن الأوقات والأماكن والوجوه. إن اقترب الخطر فاطلب النجدة فورًا: لا يُقرأ بلاغ بهذه السرعة.',
  },
  'vote-buying': {
    en: 'Voting is secret: whatever was promised or threatened, you vote as you like. Take no picture of your ballot. Remember who offered what, where and when.',
    ar: 'الاقتراع سري: مهما وُعدت أو هُددت فإنك تصوّت كما تشاء. لا تصوّر ورقة اقتراعك. تذكّر من عرض وماذا وأين ومتى.',
  },
  obstruction: {
    en: 'If it is safe, ask the head of the station why, and ask to have it written down. Come back before the station closes. Ask those who saw it whether they would say so, too.',
    ar: 'إن كان ذلك آمنًا فاسأل رئيس المركز عن السبب واطلب تدوينه. عد قبل إغلاق المركز. اسأل من رأى ذلك هل يقوله هو أيضًا.',
  },
  'result-tampering': {
    en: 'Keep your copy or picture of the sheet and change nothing in it. Write down the station, the time and who was there. Wait with publishing it if it could show who you are.',
    ar: 'احتفظ بنسختك أو صورتك من المحضر ولا تغيّر فيها شيئًا. دوّن المركز والوقت ومن حضر. أجّل نشرها إن كانت قد تكشف من أنت.',
  },
  'official-misconduct': {
    en: 'Do not speak with the official about it. Write down what you saw while you remember it, with dates. Use no device and no address of your office for it.',
    ar: 'لا تتحدث مع المسؤول عن ذلك. دوّن ما رأيته وأنت تذكره مع التواريخ. لا تستخدم لذلك جهاز عملك أو بريده.',
  },
  other: {
    en: 'Write down what you remember while you do, with dates. If it goes on or gets worse, write again with your receipt.',
    ar: 'دوّن ما تذكره الآن مع التواريخ. إن استمر الأمر أو ساء فاكتب مجددًا بإيصالك.',
  },
}) satisfies Readonly<Record<What, Message>>
