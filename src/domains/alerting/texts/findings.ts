import { defineTexts } from '../../../core/text.ts'

/** What stands behind an alert, and what a person does once it is over. */
export const findingTexts = defineTexts('alert-findings', {
  finding: { en: 'Finding', ar: 'نتيجة' },
  found: { en: 'What was found', ar: 'ما رُصد' },
  open: { en: 'still open, since {time}', ar: 'ما زالت مفتوحة، منذ {time}' },
  closed: { en: 'closed {time}', ar: 'أُغلقت {time}' },
  excusedFalse: { en: 'marked as a false alarm {time}', ar: 'وُسمت إنذارًا خاطئًا {time}' },
  excusedRisk: { en: 'accepted as a risk {time}', ar: 'قُبلت مخاطرةً {time}' },
  together: {
    en: {
      one: '{count} finding of one cause stands behind it:',
      other: '{count} findings of one cause stand behind it:',
    },
    ar: {
      zero: 'لا نتائج وراءه:',
      one: 'وراءه نتيجة واحدة:',
      two: 'وراءه نتيجتان لسبب واحد:',
      few: 'وراءه {count} نتائج لسبب واحد:',
      many: 'وراءه {count} نتيجة لسبب واحد:',
      other: 'وراءه {count} نتيجة لسبب واحد:',
    },
  },
  some: {
    en: {
      one: '{count} of {total} findings behind it is still open. It is over when all are over.',
      other: '{count} of {total} findings behind it are still open. It is over when all are over.',
    },
    ar: {
      zero: 'لا نتيجة مفتوحة من أصل {total}.',
      one: 'ما زالت نتيجة واحدة من أصل {total} مفتوحة. يزول الخطر عندما تنتهي كلها.',
      two: 'ما زالت نتيجتان من أصل {total} مفتوحتين. يزول الخطر عندما تنتهي كلها.',
      few: 'ما زالت {count} نتائج من أصل {total} مفتوحة. يزول الخطر عندما تنتهي كلها.',
      many: 'ما زالت {count} نتيجة من أصل {total} مفتوحة. يزول الخطر عندما تنتهي كلها.',
      other: 'ما زالت {count} نتيجة من أصل {total} مفتوحة. يزول الخطر عندما تنتهي كلها.',
    },
  },
  draftOver: {
    en: 'What this draft warns of is over. Is it still needed?',
    ar: 'انتهى ما تحذّر منه هذه المسودة. هل ما زالت لازمة؟',
  },
  proposalOver: {
    en: 'What this proposal warns of is over. Withdraw it, unless stations have to hear of it all the same.',
    ar: 'انتهى ما يحذّر منه هذا الاقتراح. اسحبه، إلا إذا وجب أن تعلم به المراكز مع ذلك.',
  },
  alertOver: {
    en: 'Everything that was found is over. Say all clear if the danger is over.',
    ar: 'انتهى كل ما رُصد. أعلن زوال الخطر إن انتهى.',
  },
  withdrawn: {
    en: 'The node withdrew this draft by itself: everything that it warned of is over. Nothing was sent.',
    ar: 'سحبت العقدة هذه المسودة من تلقاء نفسها: انتهى كل ما حذّرت منه. لم يُرسل شيء.',
  },
  graverDraft: {
    en: 'More was found than these words warn of. Change them, or discard the draft.',
    ar: 'رُصد ما هو أخطر مما تحذّر منه هذه الكلمات. عدّلها أو احذف المسودة.',
  },
  graverProposal: {
    en: 'More was found than its words warn of. Make it a draft again to change them.',
    ar: 'رُصد ما هو أخطر مما تحذّر منه كلماته. أعده مسودة لتعديلها.',
  },
  again: { en: 'Make it a draft again', ar: 'أعده مسودة' },
  saidAgain: { en: 'It is a draft again. Nothing was sent.', ar: 'عاد مسودة. لم يُرسل شيء.' },
  overList: { en: 'What it warns of is over', ar: 'انتهى ما يحذّر منه' },
  stillSo: {
    en: 'What was found is still so. Say why the danger is over all the same.',
    ar: 'ما رُصد ما زال قائمًا. اذكر لماذا زال الخطر مع ذلك.',
  },
  stillRight: {
    en: 'What was found is still so. Say why the warning was wrong all the same.',
    ar: 'ما رُصد ما زال قائمًا. اذكر لماذا كان التنبيه خطأ مع ذلك.',
  },
  noReason: {
    en: 'Everything that was found is over: no reason is asked.',
    ar: 'انتهى كل ما رُصد: لا حاجة إلى ذكر سبب.',
  },
})
