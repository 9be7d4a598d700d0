import { z } from 'zod'
import { id } from '../../core/id.ts'
import { logFault } from '../../core/log-damage.ts'
import { Problem } from '../../core/problem.ts'
import { marking } from '../../core/record.ts'
import { defineTexts } from '../../core/text.ts'
import { time } from '../../core/time.ts'

/** A record as the auditor sees it. */
export const shownRecord = z.strictObject({
  seq: z.number().int(),
  id,
  at: time,
  type: z.string(),
  action: z.string(),
  actor: z.string(),
  subject: z.string(),
  area: z.string(),
  marking,
  /** Canonical JSON; null once erased. */
  body: z.string().nullable(),
  /** Leaf hash in hex. */
  hash: z.string(),
})
export type ShownRecord = z.infer<typeof shownRecord>

/** Most records on one page of the list. */
export const PAGE = 100

export const problems = defineTexts('problem', {
  'record.unknown': { en: 'There is no record with this id.', ar: 'لا يوجد قيد بهذا المعرّف.' },
  'record.erased': {
    en: 'The body of this record was erased before.',
    ar: 'مُحي محتوى هذا القيد من قبل.',
  },
  'record.unknown_damage': { en: 'There is no such damage.', ar: 'لا يوجد ضرر بهذا المعرّف.' },
  'record.named_before': {
    en: 'This damage was named before.',
    ar: 'سُمّي هذا الضرر من قبل.',
  },
  'record.unknown_lookout': {
    en: 'There is no such lookout.',
    ar: 'لا يوجد راصد بهذا المعرّف.',
  },
  'record.too_many_lookouts': {
    en: 'This node has as many lookouts as it takes. Remove one that is no longer used.',
    ar: 'بلغت هذه العقدة الحد الأقصى من الراصدين. أزل راصدًا لم يعد مستخدمًا.',
  },
})

/** A damage of the log as everybody may see it: where, since when, and whether an administrator has named it. */
export const shownDamage = z.strictObject({
  damage: id,
  foundAt: time,
  faults: z.array(logFault),
  namedAt: time.nullable(),
  reason: z.string().nullable(),
})
export type ShownDamage = z.infer<typeof shownDamage>

/** No damage has this id. */
export function unknownDamage(): Problem {
  return new Problem('record.unknown_damage', 404, 'There is no such damage.')
}

/** Somebody named it before. */
export function namedBefore(): Problem {
  return new Problem('record.named_before', 409, 'This damage was named before.')
}

/** No record has this id. */
export function unknownRecord(): Problem {
  return new Problem('record.unknown', 404, 'There is no record with this id.')
}

/** Its body was erased before. */
export function erasedBefore(): Problem {
  return new Problem('record.erased', 409, 'The body of this record was erased before.')
}

/** Nobody of this id looks out. */
export function unknownLookout(): Problem {
  return new Problem('record.unknown_lookout', 404, 'There is no such lookout.')
}

/** There are as many lookouts as a node takes. */
export function tooManyLookouts(): Problem {
  return new Problem(
    'record.too_many_lookouts',
    409,
    'This node has as many lookouts as it takes. Remove one that is no longer used.',
  )
}
