import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const version = z.object({ code: z.string(), version: z.number() })

/** What this slice writes into the record log: codes and hashes; no words, and nothing of any case. */
export const records = recordTypes('attacks', {
  'attack.written': {
    en: 'A text about an attack was written',
    ar: 'كُتب نص عن هجوم',
    body: version,
  },
  'attack.sent': {
    en: 'A text about an attack was put forward',
    ar: 'قُدّم نص عن هجوم للموافقة',
    body: version.extend({ sha256: z.string(), confirmed: z.number() }),
  },
  'attack.approved': {
    en: 'A second person approved the text about an attack',
    ar: 'وافق شخص ثانٍ على نص عن هجوم',
    body: version,
  },
  'attack.consented': {
    en: 'The prosecutor said that nothing stands against a text about an attack',
    ar: 'قال المدعي العام إنه لا مانع من نشر نص عن هجوم',
    body: version,
  },
  'attack.refused': {
    en: 'A text about an attack was refused',
    ar: 'رُفض نص عن هجوم',
    body: version,
  },
  'attack.explained': {
    en: 'An attack was explained to the public',
    ar: 'شُرح هجوم للعموم',
    body: version.extend({ sha256: z.string() }),
    notable: true,
    public: true,
  },
  'attack.withdrawn': {
    en: 'The explanation of an attack was withdrawn',
    ar: 'سُحب شرح هجوم',
    body: version,
    notable: true,
    public: true,
  },
  'attack.casesImported': {
    en: 'Cases of elsewhere were taken in',
    ar: 'أُدخلت حالات من الخارج',
    body: z.object({ codes: z.array(z.string()) }),
  },
  'attack.caseRemoved': {
    en: 'A case of elsewhere was taken away',
    ar: 'أُزيلت حالة من الخارج',
  },
  'attack.leftOut': {
    en: 'A closed incident is not explained to the public',
    ar: 'حادثة مغلقة لا تُشرح للعموم',
  },
})
