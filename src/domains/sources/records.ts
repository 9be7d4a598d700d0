import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const code = z.object({ code: z.string() })
/** With the SHA-256 in hex of the canonical JSON of what was written. */
const told = code.extend({ sha256: z.string() })
const merged = code.extend({ into: z.string() })
const assessed = code.extend({ assessment: z.string() })

/** What this slice writes into the record log: codes and hashes, no words and no names. */
export const records = recordTypes('sources', {
  'citedsource.added': { en: 'A source was added', ar: 'أُضيف مصدر', body: told, public: true },
  'citedsource.corrected': {
    en: 'A source was corrected',
    ar: 'صُحّح مصدر',
    body: told,
    public: true,
  },
  'citedsource.disclosed': {
    en: 'What a source discloses was noted',
    ar: 'سُجّل ما يفصح عنه مصدر',
    body: told.extend({ number: z.number(), state: z.string() }),
    public: true,
  },
  'citedsource.discussed': {
    en: 'A remark about a source was added',
    ar: 'أُضيفت ملاحظة عن مصدر',
    body: told,
    public: true,
  },
  'citedsource.replied': {
    en: 'The reply of a source was added',
    ar: 'أُضيف رد مصدر',
    body: told,
    public: true,
    notable: true,
  },
  'citedsource.merged': {
    en: 'A source was merged into another',
    ar: 'دُمج مصدر في آخر',
    body: merged,
    public: true,
  },
  'citedsource.withdrawn': {
    en: 'A source was withdrawn',
    ar: 'سُحب مصدر',
    body: code,
    public: true,
    notable: true,
  },
  'assessment.proposed': {
    en: 'An assessment of a source was proposed',
    ar: 'اقتُرح تقييم لمصدر',
    body: assessed,
  },
  'assessment.agreed': {
    en: 'A second reviewer agreed to an assessment of a source',
    ar: 'وافق مراجع ثانٍ على تقييم مصدر',
    body: assessed.extend({ standing: z.string(), sha256: z.string() }),
    public: true,
    notable: true,
  },
  'assessment.refused': {
    en: 'An assessment of a source was refused',
    ar: 'رُفض تقييم لمصدر',
    body: assessed,
  },
  'citation.added': { en: 'A reference was added', ar: 'أُضيف مرجع', body: told, public: true },
  'citation.imported': {
    en: 'References were taken in from a file',
    ar: 'أُخذت مراجع من ملف',
    body: z.object({ codes: z.array(z.string()) }),
  },
  'citation.corrected': {
    en: 'A reference was corrected',
    ar: 'صُحّح مرجع',
    body: told,
    public: true,
  },
  'citation.kept': {
    en: 'A proposed reference was looked at and kept',
    ar: 'فُحص مرجع مقترح وأُبقي',
    body: told,
    public: true,
  },
  'citation.merged': {
    en: 'A reference was merged into another',
    ar: 'دُمج مرجع في آخر',
    body: merged,
    public: true,
  },
  'citation.withdrawn': {
    en: 'A reference was withdrawn',
    ar: 'سُحب مرجع',
    body: code,
    public: true,
  },
  'citedsource.endAsked': {
    en: 'A source is to be merged, withdrawn or another one; another person decides',
    ar: 'طُلب دمج مصدر أو سحبه أو جعله غير ما هو، ويقرر شخص آخر',
    body: code.extend({ into: z.string().nullable(), sha256: z.string().nullable() }),
    notable: true,
  },
  'citedsource.endRefused': {
    en: 'A source that was to be merged, withdrawn or another one stays',
    ar: 'يبقى مصدر كان المطلوب دمجه أو سحبه أو جعله غير ما هو',
    body: code,
  },
  'citation.endAsked': {
    en: 'A reference that a published check cites is to be merged, withdrawn or name another work; another person decides',
    ar: 'طُلب دمج مرجع يستشهد به تحقق منشور أو سحبه أو جعله يسمّي عملًا آخر، ويقرر شخص آخر',
    body: code.extend({ into: z.string().nullable(), sha256: z.string().nullish() }),
    notable: true,
  },
  'citation.endRefused': {
    en: 'A reference that was to be merged, withdrawn or name another work stays',
    ar: 'يبقى مرجع كان المطلوب دمجه أو سحبه أو جعله يسمّي عملًا آخر',
    body: code,
  },
  'snapshot.asked': {
    en: 'A copy of a cited page was asked for',
    ar: 'طُلبت نسخة من صفحة مستشهد بها',
    body: code.extend({ item: z.string() }),
  },
  'snapshot.taken': {
    en: 'A copy of a cited page was kept',
    ar: 'حُفظت نسخة من صفحة مستشهد بها',
    body: told.extend({
      url: z.string(),
      at: z.string(),
      /** SHA-256 of the page itself; the other one is that of the whole copy. */
      document: z.string(),
      /** SHA-256 of the quote: the words themselves go with the copy when it is taken away. */
      quote: z.string().nullable(),
    }),
    public: true,
  },
  'snapshot.failed': {
    en: 'No copy of a cited page could be made',
    ar: 'تعذّر عمل نسخة من صفحة مستشهد بها',
    body: code.extend({ fault: z.string(), detail: z.string() }),
  },
  'snapshot.withheld': {
    en: 'A copy on which something stands is to be taken away; it is withheld until another person decides',
    ar: 'طُلبت إزالة نسخة يُستند إليها، وهي محجوبة حتى يقرر شخص آخر',
    body: told,
    public: true,
    notable: true,
  },
  'snapshot.returned': {
    en: 'A copy that was withheld stays',
    ar: 'تبقى نسخة كانت محجوبة',
    body: told,
    public: true,
  },
  'snapshot.removed': {
    en: 'A copy of a cited page was taken away',
    ar: 'أُزيلت نسخة من صفحة مستشهد بها',
    body: told,
    public: true,
    notable: true,
  },
  'snapshot.given': {
    en: 'A copy of a cited page was opened or saved',
    ar: 'فُتحت نسخة من صفحة مستشهد بها أو حُفظت',
    body: code,
  },
  'link.changed': {
    en: 'What became of a cited page changed',
    ar: 'تغيّر حال صفحة مستشهد بها',
    body: code.extend({ from: z.string(), to: z.string(), url: z.string() }),
    public: true,
  },
  'link.looked': {
    en: 'Cited pages were looked at',
    ar: 'نُظر في صفحات مستشهد بها',
    body: z.object({ looks: z.array(z.object({ code: z.string(), state: z.string() })) }),
  },
})
