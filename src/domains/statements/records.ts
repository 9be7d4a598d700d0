import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import * as noun from './schema.ts'

const text = z.string()
const ofVersion = z.strictObject({ version: text, form: noun.form })
const ofNotice = z.strictObject({ notice: text, name: text })

/**
 * What this slice writes into the record log: ids, hashes and what is said by fixed words. Sentences stay in rows; the
 * hash of those that were released is public, and is proved to anybody.
 */
export const records = recordTypes('statements', {
  'statement.due': {
    en: 'A press statement is due',
    ar: 'استحق بيان للجمهور',
    body: z.strictObject({
      code: text,
      incident: text,
      kind: noun.kind.nullable(),
      phase: noun.phase,
      dueAt: text,
      planned: z.array(text),
    }),
    bare: true,
  },
  'statement.classified': {
    en: 'It was said what a statement is about',
    ar: 'حُدّد موضوع بيان',
    body: z.strictObject({
      kind: noun.kind.nullable(),
      phase: noun.phase,
      planned: z.array(text),
      dropped: z.array(text),
    }),
    bare: true,
  },
  'statement.ended': { en: 'A statement is no longer due', ar: 'لم يعد بيان مستحقًا' },
  'statement.resumed': {
    en: 'A statement is due again',
    ar: 'استحق بيان من جديد',
    body: z.strictObject({ dueAt: text }),
    bare: true,
  },
  'statement.proposed': {
    en: 'A press statement was written',
    ar: 'كُتب بيان للجمهور',
    body: ofVersion,
    bare: true,
  },
  'statement.turnedDown': {
    en: 'A press statement was turned down',
    ar: 'رُفض نص بيان للجمهور',
    body: ofVersion,
    bare: true,
  },
  'statement.released': {
    en: 'A statement was published',
    ar: 'نُشر بيان',
    body: z.strictObject({
      code: text,
      number: z.number().int(),
      form: noun.form,
      /** What stands above the text; records of before said nothing of it. */
      kind: noun.kind.nullable().exactOptional(),
      /** SHA-256 of code, form, number and words in RFC 8785 form. */
      sha256: noun.sha256,
    }),
    notable: true,
    public: true,
  },
  'notice.given': {
    en: 'Somebody was told of an incident by the plan',
    ar: 'أُبلغت جهة بحادثة وفق الخطة',
    body: ofNotice.extend({ sha256: noun.sha256.exactOptional() }),
    bare: true,
  },
  'notice.left': {
    en: 'A row of the notification plan was left out with a reason',
    ar: 'أُسقط بند من خطة الإبلاغ بسبب مذكور',
    body: ofNotice,
    bare: true,
  },
  'breach.begun': {
    en: 'The clock of a breach of personal data began',
    ar: 'بدأت مدة خرق بيانات شخصية',
    body: z.strictObject({ awareAt: text, planned: z.array(text) }),
    notable: true,
    bare: true,
  },
  'breach.described': {
    en: 'A breach of personal data was described',
    ar: 'وُصف خرق بيانات شخصية',
    body: z.strictObject({ awareAt: text }),
    bare: true,
  },
  'breach.judged': {
    en: 'Somebody says that a breach needs no letter',
    ar: 'يرى شخص أن خرقًا لا يوجب إخطارًا',
    bare: true,
  },
  'breach.agreed': {
    en: 'Two persons say that a breach needs no letter',
    ar: 'يرى شخصان أن خرقًا لا يوجب إخطارًا',
    body: z.strictObject({ dropped: z.array(text) }),
    notable: true,
    bare: true,
  },
  'breach.declined': {
    en: 'A second person says that a breach needs its letters',
    ar: 'يرى شخص ثانٍ أن خرقًا يوجب الإخطار',
    bare: true,
  },
  'length.entered': {
    en: 'The length that a law sets was entered',
    ar: 'أُدخلت مدة يحددها القانون',
    body: noun.lengthRow.omit({ enteredBy: true, enteredAt: true }),
    notable: true,
  },
})
