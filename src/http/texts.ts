import { defineTexts } from '../core/text.ts'
import { problems as sheetProblems } from '../core/sheet.ts'
import { problems as twoPersonsProblems } from '../core/two-persons.ts'

/** Words of the web door: help line, problem pages, what core itself refuses. */
export const texts = defineTexts('http', {
  help: { en: 'Help', ar: 'مساعدة' },
  leave: { en: 'Leave now, to Wikipedia', ar: 'غادر الآن إلى ويكيبيديا' },
  unnamed: { en: 'Services of the election', ar: 'خدمات الانتخابات' },
  feed: { en: 'Feed of alerts', ar: 'خلاصة التنبيهات' },
  proof: { en: 'Signed log', ar: 'السجل الموقّع' },
  cite: { en: 'Cite this page', ar: 'استشهد بهذه الصفحة' },
  citeIntro: {
    en: 'What stands at {page} may change. Whoever cites it names the day on which it was read.',
    ar: 'قد يتغير ما يرد في {page}. من يستشهد به يذكر اليوم الذي قرأه فيه.',
  },
  citeFiles: { en: 'As a file: {links}', ar: 'كملف: {links}' },
  signedIn: { en: 'Signed in', ar: 'مسجّل الدخول' },
  notFoundTitle: { en: 'Page not found', ar: 'الصفحة غير موجودة' },
  problemTitle: { en: 'This did not work', ar: 'لم ينجح ذلك' },
  notFoundMore: {
    en: 'If somebody sent you this link, do not trust it. Begin at the start page: all that we say stands there.',
    ar: 'إن أرسل إليك أحد هذا الرابط فلا تثق به. ابدأ من صفحة البداية: كل ما نقوله مكتوب هناك.',
  },
  backToStart: { en: 'Back to the start page', ar: 'العودة إلى صفحة البداية' },
  signIn: { en: 'Sign in', ar: 'تسجيل الدخول' },
  clockDoubt: {
    en: 'The clock of this node says {machine}, but it has made records of {newest}. Times shown here cannot be trusted until that is mended.',
    ar: 'تشير ساعة هذه العقدة إلى {machine}، لكنها أنشأت قيودًا مؤرخة في {newest}. لا يمكن الوثوق بالأوقات المعروضة هنا حتى يُصلح ذلك.',
  },
  damage: {
    en: 'The record log of this node is damaged ({place}). Alerts go on; no new checkpoint is signed until an administrator names the damage.',
    ar: 'سجل القيود في هذه العقدة متضرر ({place}). تستمر التنبيهات، ولا تُوقَّع نقطة تحقق جديدة حتى يسمّي مسؤول النظام الضرر.',
  },
  damageExercise: {
    en: 'The record log of the exercise is damaged ({place}). No new checkpoint of it is signed until an administrator names the damage.',
    ar: 'سجل قيود التمرين متضرر ({place}). لا تُوقَّع له نقطة تحقق جديدة حتى يسمّي مسؤول النظام الضرر.',
  },
  damageRecord: { en: 'record {number}', ar: 'القيد {number}' },
  damageHead: { en: 'its head', ar: 'رأسه' },
  damageMore: { en: 'See what is damaged.', ar: 'اطّلع على موضع الضرر.' },
  whatToDo: { en: 'What to do: {page}', ar: 'ما العمل: {page}' },
  code: { en: 'Code: {code}', ar: 'الرمز: {code}' },
})

/** Sentences for Problems of core, the store and the door itself, by code. */
export const problems = {
  ...sheetProblems,
  ...twoPersonsProblems,
  ...defineProblems({
    'core.hung_up': {
      en: 'The request ended before all of it came.',
      ar: 'انتهى الطلب قبل وصوله كاملًا.',
    },
    'core.no_bytes': {
      en: 'Choose a file that is not empty.',
      ar: 'اختر ملفًا غير فارغ.',
    },
    'core.too_many_bytes': {
      en: 'At most {limit} bytes are taken at once.',
      ar: 'يُقبل {limit} بايت على الأكثر دفعة واحدة.',
    },
    'core.no_room': {
      en: 'There is no room for files here at the moment. Words are still taken.',
      ar: 'لا مكان هنا للملفات حاليًا. أما الكلام فما زال يُقبل.',
    },
    'core.bad_input': {
      en: 'Some of what was sent is missing or wrong.',
      ar: 'بعض ما أُرسل ناقص أو غير صحيح.',
    },
    'core.not_signed_in': { en: 'Please sign in first.', ar: 'يرجى تسجيل الدخول أولًا.' },
    'core.other_realm': {
      en: 'This is done outside the exercise.',
      ar: 'يتم ذلك خارج التمرين.',
    },
    'core.not_allowed': { en: 'Your role does not allow this.', ar: 'دورك لا يسمح بهذا.' },
    'core.wrong_area': {
      en: 'Your role does not reach this area.',
      ar: 'دورك لا يشمل هذه المنطقة.',
    },
    'core.bad_key': {
      en: 'The key that names this request has 1 to {limit} characters of ASCII.',
      ar: 'المفتاح الذي يسمّي هذا الطلب من 1 إلى {limit} محرفًا من ASCII.',
    },
    'core.key_reused': {
      en: 'This was already sent once with something else in it. Please check it and send it again.',
      ar: 'أُرسل هذا من قبل بمحتوى آخر. يرجى مراجعته ثم إرساله مجددًا.',
    },
    'core.already_done': {
      en: 'This was already done; its secret was shown once.',
      ar: 'تم هذا من قبل، وعُرض سرّه مرة واحدة.',
    },
    'store.busy': {
      en: 'The node is very busy. Please try again in a moment.',
      ar: 'العقدة مشغولة جدًا. يرجى المحاولة بعد لحظات.',
    },
    'store.full': {
      en: 'The disk of the node is full. Nothing was stored.',
      ar: 'قرص العقدة ممتلئ. لم يُحفظ شيء.',
    },
    'http.no_page': { en: 'There is no such page.', ar: 'لا توجد صفحة كهذه.' },
    'http.no_form': {
      en: 'This page has no such form.',
      ar: 'لا يوجد نموذج كهذا في هذه الصفحة.',
    },
    'http.secret_key': {
      en: 'What was sent holds a secret key, AGE-SECRET-KEY-1…. It was not kept, yet it left your device: make a new one, and enter its public half.',
      ar: 'في ما أُرسل مفتاح سري يبدأ بـ AGE-SECRET-KEY-1. لم يُحفظ، لكنه غادر جهازك: أنشئ مفتاحًا جديدًا وأدخل نصفه العام.',
    },
    'http.undo_late': {
      en: 'It is too late to take this back here.',
      ar: 'فات أوان التراجع عن هذا من هنا.',
    },
    'http.wrong_method': {
      en: 'This address takes only {methods}.',
      ar: 'لا يقبل هذا العنوان إلا {methods}.',
    },
    'http.no_exercise': { en: 'No exercise is running.', ar: 'لا يوجد تمرين جارٍ.' },
    'http.wrong_origin': {
      en: 'This request did not come from a page of this node.',
      ar: 'لم يأتِ هذا الطلب من صفحة تابعة لهذه العقدة.',
    },
    'http.too_large': { en: 'What was sent is too large.', ar: 'ما أُرسل كبير جدًا.' },
    'http.too_deep': {
      en: 'What was sent is nested too deep.',
      ar: 'ما أُرسل متداخل أكثر من اللازم.',
    },
    'http.encoded': {
      en: 'Send it as it is, not compressed.',
      ar: 'أرسله كما هو، غير مضغوط.',
    },
    'http.too_many_fields': {
      en: 'This has too many fields, or a name too long.',
      ar: 'الحقول كثيرة جدًا، أو اسم أحدها طويل جدًا.',
    },
    'http.unexpected': {
      en: 'Something went wrong here. Incident {incident}.',
      ar: 'حدث خطأ هنا. رقم الحادثة {incident}.',
    },
    'http.too_many': {
      en: 'Too many requests from your address. Please wait a minute.',
      ar: 'طلبات كثيرة من عنوانك. يرجى الانتظار دقيقة.',
    },
  }),
}

function defineProblems<const E extends Parameters<typeof defineTexts>[1]>(entries: E) {
  return defineTexts('problem', entries)
}
