import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const text = z.string()
const number = z.number()

/**
 * What came: which bytes, so that nobody drops or changes them unseen. Of a file that came along the hash is one over its
 * header and the hashes of its parts.
 */
const came = z.object({
  agency: text,
  /** SHA-256 of the sealed file in hex, and its size in bytes. */
  sha256: text,
  size: number,
  /** The hour in which it came. */
  hour: text,
  files: z.array(z.object({ sha256: text, size: number })).optional(),
})
const wrote = z.object({ sha256: text, size: number })
/** What a reporter wrote again, with files that came along as {@link came} names them. */
const continued = came.pick({ sha256: true, size: true, files: true })
const seat = z.object({ agency: text, role: text, recipient: text })

/** What reports write into the record log: hashes and keys, nothing of what was told and nobody's name. */
export const records = recordTypes('reports', {
  'desk.opened': {
    en: 'A desk for reports was opened',
    ar: 'فُتح مكتب للبلاغات',
    body: z.object({ agency: text }),
    bare: true,
  },
  'deskSeat.asked': {
    en: 'A change of seats was asked for',
    ar: 'طُلب تغيير في المقاعد',
    body: z.object({ agency: text, role: text }),
    bare: true,
  },
  'deskSeat.agreed': {
    en: 'One of two agreed to a change of seats',
    ar: 'وافق أحد شخصين على تغيير في المقاعد',
    body: z.object({ agency: text, role: text }),
    bare: true,
  },
  'deskSeat.dropped': {
    en: 'A change of seats was dropped',
    ar: 'أُلغي تغيير في المقاعد',
    body: z.object({ agency: text, role: text }),
    bare: true,
  },
  'deskSeat.taken': {
    en: 'A key opens reports of an agency from now on',
    ar: 'صار مفتاح يفتح بلاغات جهة من الآن',
    body: seat,
    public: true,
    notable: true,
  },
  'deskSeat.ended': {
    en: 'A key opens no new reports of an agency any more',
    ar: 'لم يعد مفتاح يفتح بلاغات جديدة لجهة',
    body: seat,
    public: true,
    notable: true,
  },
  'report.received': {
    en: 'A report was received',
    ar: 'ورد بلاغ',
    body: came,
    public: true,
  },
  'report.acknowledged': { en: 'A report was acknowledged', ar: 'أُقرّ باستلام بلاغ', bare: true },
  'report.opened': {
    en: 'A sealed file of a report was taken to be opened',
    ar: 'أُخذ ملف مختوم من بلاغ لفتحه',
    body: z.object({
      file: text,
      /** The release to the recovery key by which it was taken. */
      release: text.optional(),
    }),
    bare: true,
  },
  'report.answered': {
    en: 'A report was answered',
    ar: 'أُجيب عن بلاغ',
    body: wrote,
    public: true,
  },
  'report.continued': {
    en: 'A reporter wrote again',
    ar: 'كتب صاحب بلاغ من جديد',
    body: continued,
    public: true,
  },
  'attachments.dropped': {
    en: 'Parts of files that no report named were dropped',
    ar: 'حُذفت أجزاء ملفات لم يذكرها أي بلاغ',
    body: z.object({ files: number, size: number }),
    bare: true,
  },
  'attachments.removed': {
    en: 'Files of a report were dropped',
    ar: 'حُذفت ملفات بلاغ',
    body: z.object({ files: number, size: number, why: z.enum(['room', 'no-report']) }),
    bare: true,
  },
  'report.dropped': {
    en: 'A report was dropped that nobody had read',
    ar: 'حُذف بلاغ لم يقرأه أحد',
    /** Bytes of its sealed words: very much came, and room was needed. */
    body: z.object({ size: number }),
    bare: true,
  },
  'counters.published': {
    en: 'What desks received and did on a day was published',
    ar: 'نُشر ما تلقته المكاتب وفعلته في يوم',
    body: z.object({
      day: text,
      /** Root over the sealed reports of the day, hex. */
      root: text,
      agencies: z.array(
        z.object({
          agency: text,
          received: text,
          acknowledged: text,
          answered: text,
          forwarded: text,
          overdue: text,
        }),
      ),
    }),
    public: true,
  },
  'report.offered': {
    en: 'A report was offered to another desk',
    ar: 'عُرض بلاغ على مكتب آخر',
    body: z.object({ from: text, to: text }),
    bare: true,
  },
  'report.forwarded': {
    en: 'Another desk took over a report',
    ar: 'تولّى مكتب آخر بلاغًا',
    body: z.object({ from: text, to: text }),
    bare: true,
  },
  'report.returned': {
    en: 'Another desk refused a report',
    ar: 'رفض مكتب آخر بلاغًا',
    body: z.object({ from: text, to: text }),
    bare: true,
  },
  'name.asked': {
    en: 'An officer asked who told a report',
    ar: 'سأل ضابط عن صاحب بلاغ',
    bare: true,
  },
  'name.opened': {
    en: 'A custodian took who told a report, to open it',
    ar: 'أخذ أمين الهويات هوية صاحب بلاغ لكشفها',
    bare: true,
    notable: true,
  },
  'name.given': {
    en: 'A custodian told the officers who told a report',
    ar: 'أبلغ أمين الهويات الضباط بصاحب بلاغ',
    body: wrote,
    bare: true,
    notable: true,
  },
  'release.asked': {
    en: 'Somebody asked that files go to the recovery key',
    ar: 'طُلب تسليم ملفات لمفتاح الاستعادة',
    bare: true,
  },
  'report.released': {
    en: 'Files of a report were released to the recovery key',
    ar: 'سُلّمت ملفات بلاغ لمفتاح الاستعادة',
    bare: true,
    notable: true,
  },
  'report.moved': {
    en: 'A report moved on',
    ar: 'انتقل بلاغ إلى حالة أخرى',
    body: z.object({ to: text, why: text.optional() }),
    bare: true,
  },
  'report.assigned': {
    en: 'A report was given to an officer',
    ar: 'أُسند بلاغ إلى ضابط',
    body: z.object({ person: text }),
    bare: true,
  },
  'report.prolonged': {
    en: 'An answer takes longer, with a reason',
    ar: 'يستغرق الجواب وقتًا أطول لسبب مذكور',
    body: z.object({ until: text }),
    bare: true,
  },
  'report.noted': {
    en: 'An officer noted something of a report, sealed',
    ar: 'دوّن ضابط ملاحظة مختومة عن بلاغ',
    body: wrote,
    bare: true,
  },
  'report.entered': {
    en: 'An officer entered a report that came by telephone, letter or in person',
    ar: 'أدخل ضابط بلاغًا ورد بالهاتف أو بالبريد أو حضوريًا',
    body: z.object({ channel: text }),
    bare: true,
  },
  'report.resealed': {
    en: 'Fresh headers were written for sealed files',
    ar: 'كُتبت رؤوس جديدة لملفات مختومة',
    /** SHA-256 of each header in hex, and the desk that it opens for. */
    body: z.object({ agency: text, heads: z.array(text) }),
    bare: true,
  },
  'desk.renewed': {
    en: 'The open reports of a desk were renewed for its newest key',
    ar: 'جُدّدت البلاغات المفتوحة في مكتب لأحدث مفاتيحه',
    /** Files that the device could not open. */
    body: z.object({ agency: text, left: number }),
    bare: true,
  },
  'desk.changed': {
    en: 'A desk keeps other deadlines',
    ar: 'صار مكتب يلتزم مُهلًا أخرى',
    body: z.object({ agency: text, deadlines: text }),
    bare: true,
  },
  'deskSeat.tested': {
    en: 'The code of a key was typed and is right',
    ar: 'كُتب رمز مفتاح وكان صحيحًا',
    body: seat,
    bare: true,
  },
  'report.led': {
    en: 'An officer began something because of a report',
    ar: 'بدأ ضابط شيئًا بسبب بلاغ',
    /** `incident`, `alert` or `look`, and the act that says what. */
    body: z.object({ kind: text, act: text }),
    bare: true,
  },
  'reportAct.moved': {
    en: 'What a report led to moved on',
    ar: 'تقدّم ما أدى إليه بلاغ',
    body: z.object({ act: text, state: text }),
    bare: true,
  },
  'mailbox.purged': {
    en: 'What was written of a report was removed, a year after it was closed',
    ar: 'أُزيل ما كُتب في بلاغ بعد عام من إغلاقه',
    body: z.object({ files: number }),
    public: true,
  },
})
