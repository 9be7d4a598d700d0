import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, problems } = refusals('settings', {
  stale: [
    409,
    'Somebody changed this after you opened the page: {what}. Nothing of yours was saved. What holds now is shown; look at it and press again.',
    'غيّر شخص هذا بعد أن فتحت الصفحة: {what}. لم يُحفظ شيء مما أدخلته. يظهر الآن ما هو ساري؛ راجعه ثم اضغط من جديد.',
  ],
  ofMachine: [
    409,
    'The machine of the node sets {name}; what the console keeps would not hold.',
    'يضبط جهاز العقدة {name}؛ ولن يسري ما تحفظه لوحة التحكم.',
  ],
  passwordAgain: [
    422,
    'Type the password again: it is not sent to another server, or for another user, unless you do.',
    'اكتب كلمة المرور من جديد: لا تُرسل إلى خادم آخر أو لمستخدم آخر إلا إذا كتبتها.',
  ],
  notUndoable: [
    409,
    'This can no longer be undone here. Set what you want instead.',
    'لم يعد التراجع ممكنًا هنا. اضبط ما تريد بدلًا من ذلك.',
  ],
  unknownSetting: [404, 'There is no such setting.', 'لا يوجد مثل هذا الإعداد.'],
  nothingToTry: [409, 'Nothing of this is set yet.', 'لم يُضبط شيء من هذا بعد.'],
  notAPng: [
    422,
    'This is not a PNG picture of at most 64 KB and 1,024 pixels a side.',
    'ليست هذه صورة PNG لا تتجاوز 64 كيلوبايت و1024 بكسل لكل ضلع.',
  ],
})
