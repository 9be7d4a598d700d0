import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const text = z.string()
const number = z.number()

/** What came: which bytes, so that nobody drops or changes them unseen. */
const came = z.object({
  agency: text,
  /** SHA-256 of the sealed file in hex, and its size in bytes. */
  sha256: text,
  size: number,
  /** The hour in which it came. */
  hour: text,
})
const wrote = z.object({ sha256: text, size: number })
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
    body: z.object({ file: text }),
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
    body: wrote,
    public: true,
  },
  'report.moved': {
    en: 'A report moved on',
    ar: 'انتقل بلاغ إلى حالة أخرى',
    body: z.object({ to: text }),
    bare: true,
  },
})
