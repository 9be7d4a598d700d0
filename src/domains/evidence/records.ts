import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { keySince } from './schema.ts'

const text = z.string()
const number = z.number()

/** What evidence writes into the record log: ids, hashes of files and salted commitments, never names or texts. */
export const records = recordTypes('evidence', {
  'item.opened': {
    en: 'Handing in a piece of evidence began',
    ar: 'بدأ تسليم دليل',
    body: z.object({ kind: text, parent: text.exactOptional() }),
    bare: true,
  },
  'item.handedIn': {
    en: 'All of a piece of evidence came',
    ar: 'وصل الدليل كاملًا',
    body: z.object({ parts: number, size: number }),
    bare: true,
  },
  'item.preserved': {
    en: 'A piece of evidence was preserved',
    ar: 'حُفظ دليل',
    body: z.object({
      kind: text,
      size: number.exactOptional(),
      sha256: text.exactOptional(),
      sha512: text.exactOptional(),
      /** Hash of the last event that its chain began with, and that event's number. */
      head: text,
      seq: number,
    }),
    public: true,
  },
  'item.named': {
    en: 'The log committed to what a piece of evidence is called',
    ar: 'التزم السجل باسم دليل',
    /** Salted commitments to its title and its file name. */
    body: z.object({ title: text.exactOptional(), 'file-name': text.exactOptional() }),
    public: true,
  },
  'item.skipped': {
    en: 'A visit was not preserved: the site has too many today',
    ar: 'لم تُحفظ زيارة: للموقع زيارات أكثر من الحد اليوم',
    body: z.object({ day: text }),
    bare: true,
  },
  'item.dropped': {
    en: 'A piece of evidence was not handed in to its end',
    ar: 'لم يكتمل تسليم دليل',
    body: z.object({ why: z.enum(['person', 'late']) }),
    bare: true,
  },
  'item.assigned': {
    en: 'A piece of evidence became that of an incident',
    ar: 'صار دليل من أدلة حادثة',
    body: z.object({ incident: text }),
    bare: true,
  },
  'item.downloaded': { en: 'A piece of evidence was downloaded', ar: 'نُزّل دليل', bare: true },
  'item.checked': {
    en: 'The content of a piece of evidence was hashed anew',
    ar: 'حُسبت بصمة محتوى دليل من جديد',
    body: z.object({ isWhole: z.boolean() }),
    bare: true,
  },
  'custody.appended': {
    en: 'An act of custody was signed',
    ar: 'وُقّع إجراء عهدة',
    body: z.object({ seq: number, type: text, hash: text }),
    public: true,
  },
  'custody.keyed': {
    en: 'The log named the key of custody',
    ar: 'سمّى السجل مفتاح العهدة',
    body: z.object({
      /** Raw Ed25519 key in hex. */
      key: text,
      since: keySince,
    }),
    public: true,
  },
  'custody.asked': {
    en: 'A second person asked for an act of custody',
    ar: 'طلب شخص ثانٍ إجراء عهدة',
    body: z.object({ type: text }),
    bare: true,
  },
  'custody.broken': {
    en: 'A chain of custody is broken',
    ar: 'انكسرت سلسلة عهدة',
    body: z.object({ fault: text, place: number }),
    notable: true,
    bare: true,
  },
  'bundle.asked': {
    en: 'A bundle of evidence was asked for',
    ar: 'طُلبت حزمة أدلة',
    body: z.object({ about: text, items: number }),
    bare: true,
  },
  'bundle.made': {
    en: 'A bundle of evidence was made',
    ar: 'أُعدّت حزمة أدلة',
    body: z.object({
      about: text,
      items: number,
      size: number,
      /** SHA-256 of its manifest. */
      manifest: text,
    }),
    public: true,
  },
  'bundle.failed': {
    en: 'A bundle of evidence could not be made',
    ar: 'تعذّر إعداد حزمة أدلة',
    body: z.object({ fault: text }),
    bare: true,
  },
  'bundle.downloaded': {
    en: 'A bundle of evidence was downloaded',
    ar: 'نُزّلت حزمة أدلة',
    bare: true,
  },
  'bundle.dropped': {
    en: 'A bundle of evidence was deleted',
    ar: 'حُذفت حزمة أدلة',
    body: z.object({ why: z.enum(['late', 'erased']) }),
    bare: true,
  },
  'content.erased': {
    en: 'The content of a piece of evidence was erased',
    ar: 'مُحي محتوى دليل',
    body: z.object({ seq: number }),
    notable: true,
    public: true,
  },
})
