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
  'claim.resumed': {
    en: 'A claim that was set aside was taken up again',
    ar: 'استُؤنف ادعاء كان منحّى',
    body: code,
  },
  'claim.merged': {
    en: 'A person said that a claim repeats another one',
    ar: 'قال شخص إن ادعاءً يكرر ادعاءً آخر',
    body: code.extend({ into: z.string(), why: z.string() }),
  },
  'claim.unmerged': {
    en: 'A claim stands by itself again',
    ar: 'عاد ادعاء قائمًا بذاته',
    body: code.extend({ from: z.string() }),
  },
  'claim.toldApart': {
    en: 'A person said that two claims are not the same',
    ar: 'قال شخص إن ادعاءين ليسا واحدًا',
    body: code.extend({ other: z.string() }),
  },
  'claim.indexed': {
    en: 'A claim of an earlier version of this system was made findable',
    ar: 'أصبح ادعاء من إصدار سابق لهذا النظام قابلًا للبحث',
    body: code,
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
    body: check.extend({
      verdict: z.string(),
      sha256: z.string(),
      /** Quotes that stand in no kept copy, where the second person said why. */
      unfound: z.number().optional(),
    }),
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
  'objection.received': {
    en: 'Somebody said that a check is about them and wrong',
    ar: 'قال أحدهم إن تحققًا يخصه وهو خطأ',
    body: code.extend({ objection: z.string() }),
    public: true,
  },
  'objection.displaced': {
    en: 'An objection lost its place: far more came within one hour than are kept',
    ar: 'فقد اعتراض مكانه: ورد في ساعة واحدة أكثر بكثير مما يُحفظ',
    body: z.object({ objection: z.string(), turn: z.number() }),
    public: true,
  },
  'objection.answered': {
    en: 'An objection to a check was answered by another person',
    ar: 'أجاب شخص آخر عن اعتراض على تحقق',
    body: code.extend({ objection: z.string(), outcome: z.string(), isLate: z.boolean() }),
    public: true,
    notable: true,
  },
  'objection.forgotten': {
    en: 'Who objected to a check was taken away',
    ar: 'أُزيلت هوية من اعترض على تحقق',
    body: z.object({ objection: z.string() }),
  },
  'checkpublisher.registered': {
    en: 'A publisher of checks was registered with its domains',
    ar: 'سُجّل ناشر تحققات مع نطاقاته',
    body: z.object({ publisher: z.string(), domains: z.array(z.string()) }),
  },
  'otherschecks.brought': {
    en: 'Checks of another publisher were taken in',
    ar: 'أُدخلت تحققات ناشر آخر',
    body: z.object({
      publisher: z.string(),
      added: z.number(),
      renewed: z.number(),
      same: z.number(),
      quarantined: z.number(),
    }),
  },
  'otherscheck.judged': {
    en: 'A person let a check of another publisher in, or refused it',
    ar: 'قبل شخص تحققًا لناشر آخر أو رفضه',
    body: z.object({ check: z.string(), state: z.string() }),
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
