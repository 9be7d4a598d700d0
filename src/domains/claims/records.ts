import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const code = z.object({ code: z.string() })
const word = z.object({ word: z.string() })
const check = code.extend({ check: z.string(), version: z.number() })

/** What this slice writes into the record log: codes and hashes, no words and no names. */
export const records = recordTypes('claims', {
  'claim.taken': { en: 'A claim was taken in', ar: 'سُجّل ادعاء', body: code },
  'claim.triaged': {
    en: 'A claim was judged: what it is, who said it',
    ar: 'صُنّف ادعاء: ما هو ومن قاله',
    body: code.extend({ kind: z.string() }),
  },
  'claim.ended': {
    en: 'A claim was set aside',
    ar: 'نُحّي ادعاء جانبًا',
    body: code.extend({ state: z.string() }),
  },
  'claim.translated': {
    en: 'A claim was put into another language',
    ar: 'تُرجم ادعاء إلى لغة أخرى',
    body: code.extend({ language: z.string() }),
  },
  'claim.seen': {
    en: 'Another place where a claim was said was noted',
    ar: 'سُجّل موضع آخر ورد فيه ادعاء',
    body: code,
  },
  'factcheck.proposed': {
    en: 'A check of a claim was put forward',
    ar: 'قُدّم تحقق من ادعاء',
    body: check,
  },
  'factcheck.returned': {
    en: 'A check of a claim was given back',
    ar: 'أُعيد تحقق من ادعاء',
    body: check,
  },
  'factcheck.published': {
    en: 'A check of a claim was published by a second person',
    ar: 'نشر شخص ثانٍ تحققًا من ادعاء',
    body: check.extend({ verdict: z.string(), sha256: z.string() }),
    public: true,
    notable: true,
  },
  'factcheck.withdrawn': {
    en: 'A check of a claim was withdrawn',
    ar: 'سُحب تحقق من ادعاء',
    body: check,
    public: true,
    notable: true,
  },
  'officialword.proposed': {
    en: 'What the office says about voting was put forward',
    ar: 'اقتُرح ما يقوله المكتب عن التصويت',
    body: word,
  },
  'officialword.agreed': {
    en: 'A second person agreed to what the office says about voting',
    ar: 'وافق شخص ثانٍ على ما يقوله المكتب عن التصويت',
    body: word.extend({ sha256: z.string() }),
    public: true,
    notable: true,
  },
  'officialword.ended': {
    en: 'What the office said about voting was taken down',
    ar: 'أُزيل ما قاله المكتب عن التصويت',
    body: word,
    public: true,
    notable: true,
  },
})
