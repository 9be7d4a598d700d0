import { defineTexts } from '../core/text.ts'

/** Words about files that came with a report, where officers open them. */
export const deskFilesTexts = defineTexts('deskFiles', {
  files: { en: 'Files that came along', ar: 'الملفات المرفقة' },
  open: { en: 'Open and save', ar: 'افتح واحفظ' },
  opening: { en: 'Opening the file…', ar: 'يُفتح الملف…' },
  saved: { en: 'Opened. It is what the reporter sealed.', ar: 'فُتح، وهو ما ختمه صاحب البلاغ.' },
  bare: {
    en: 'Opened. It is what the reporter sealed, saved without where, when, with what and by whom it was taken.',
    ar: 'فُتح، وهو ما ختمه صاحب البلاغ، وحُفظ دون مكان الالتقاط ووقته وجهازه ومن التقطه.',
  },
  unclean: {
    en: 'Opened and not saved: from this picture it cannot be taken out where, with what and by whom it was taken.',
    ar: 'فُتح ولم يُحفظ: لا يمكن أن يُزال من هذه الصورة مكان التقاطها وجهازه ومن التقطها.',
  },
  asSealed: { en: 'Save as it was sealed, for evidence', ar: 'احفظ كما خُتم، للأدلة' },
  other: {
    en: 'This is not the file that the report names: do not trust it.',
    ar: 'ليس هذا الملف الذي يذكره البلاغ: لا تثق به.',
  },
  lacking: { en: 'It did not come.', ar: 'لم يصل.' },
  harm: {
    en: 'A file can hold a harmful program or show where it was opened. Open it on a machine that is kept for that. Films, sound and documents are saved as they were sealed and may say who made them.',
    ar: 'قد يحمل الملف برنامجًا ضارًا أو يكشف أين فُتح. افتحه على جهاز مخصّص لذلك. وتُحفظ الأفلام والأصوات والمستندات كما خُتمت، وقد تذكر من صنعها.',
  },
})
