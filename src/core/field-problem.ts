import type { z } from 'zod'
import { defineTexts, type Message, text, type Translator } from './text.ts'
import type { FieldProblem } from './problem.ts'

/** Plain words for what can be wrong with a field. */
const texts = defineTexts('field', {
  missing: { en: 'Fill this in.', ar: 'املأ هذه الخانة.' },
  choice: { en: 'Choose one of the list.', ar: 'اختر واحدًا من القائمة.' },
  choices: { en: 'Choose one of these: {limit}.', ar: 'اختر واحدًا من هذه: {limit}.' },
  number: {
    en: 'Write a number in digits, such as 2400 or 2,400.',
    ar: 'اكتب عددًا بالأرقام، مثل 2400 أو ٢٤٠٠.',
  },
  kind: { en: 'This is not of the right kind.', ar: 'هذا ليس من النوع الصحيح.' },
  short: { en: 'At least {limit} characters.', ar: 'على الأقل {limit} من الأحرف.' },
  long: { en: 'At most {limit} characters.', ar: 'على الأكثر {limit} من الأحرف.' },
  low: { en: 'At least {limit}.', ar: 'على الأقل {limit}.' },
  high: { en: 'At most {limit}.', ar: 'على الأكثر {limit}.' },
  few: { en: 'At least {limit} of these.', ar: 'على الأقل {limit} من هذه.' },
  many: { en: 'At most {limit} of these.', ar: 'على الأكثر {limit} من هذه.' },
  secret: {
    en: 'A secret key stood here; it was not kept. Enter the public one, age1….',
    ar: 'كان هنا مفتاح سري، ولم يُحفظ. أدخل المفتاح العام، age1….',
  },
  format: { en: 'This does not have the right form.', ar: 'الصيغة غير صحيحة.' },
  unknown: { en: 'There is no such field: {limit}.', ar: 'لا توجد خانة بهذا الاسم: {limit}.' },
})

type Reason = keyof typeof texts
type Issue = z.core.$ZodIssue

/** What an issue of zod means for the person who typed, in English; `translatedField` says it in another language. */
export function fieldProblem(issue: Issue): FieldProblem {
  const [reason, limit] = reasonOf(issue)
  const path = issue.path.map(String).join('.')
  // A schema's own words about a form say more than ours.
  const isOwn = reason === 'format' && !issue.message.startsWith('Invalid')
  const message = isOwn ? issue.message.slice(0, MAX_MESSAGE) : said(text('en'), reason, limit)
  return { path, message, reason, limit }
}

const MAX_MESSAGE = 300

/** Longest list of choices in one sentence; an enumeration of every language or country goes beyond it. */
const MAX_CHOICES_TEXT = 240

/** The same field problem in the translator's language; English keeps the schema's own words. */
export function translatedField(problem: FieldProblem, t: Translator): FieldProblem {
  const { reason, limit } = problem
  if (t.language === 'en' || reason === undefined || !Object.hasOwn(texts, reason)) return problem
  return { ...problem, message: said(t, reason as Reason, limit ?? '') }
}

/**
 * For a form that was typed: one problem for each field, an empty field is only asked to be filled in, and choices are
 * not told again, because the form shows them in the reader's words.
 */
export function typedProblems(
  fields: readonly FieldProblem[],
  values: Readonly<Record<string, string>>,
): FieldProblem[] {
  const byPath = new Map<string, FieldProblem>()
  for (const field of fields) {
    if (byPath.has(field.path)) continue
    // What stood there as a secret is gone from the values.
    const isEmpty = values[field.path] === '' && field.reason !== 'secret'
    const reason = isEmpty ? 'missing' : field.reason
    const isOfForm = reason === 'missing' || reason === 'choices'
    byPath.set(field.path, isOfForm ? plain(field.path, reason) : field)
  }
  return [...byPath.values()]
}

/** For a field into which a secret key was written. */
export function secretKeyProblem(path: string): FieldProblem {
  return { path, message: said(text('en'), 'secret', ''), reason: 'secret', limit: '' }
}

function plain(path: string, reason: 'missing' | 'choices'): FieldProblem {
  const shown = reason === 'missing' ? 'missing' : 'choice'
  return { path, message: said(text('en'), shown, ''), reason: shown, limit: '' }
}

function said(t: Translator, reason: Reason, limit: string): string {
  const message: Message = texts[reason] as Message
  return t.parts(message, { limit } as never).join('')
}

function reasonOf(issue: Issue): [Reason, string] {
  switch (issue.code) {
    case 'invalid_type':
      return [missingOr(issue), '']
    case 'invalid_value':
      return ['choices', listed(issue.values)]
    case 'invalid_union':
      return 'options' in issue ? ['choices', listed(issue.options ?? [])] : ['kind', '']
    case 'too_small':
      return smallReason(issue.origin, String(issue.minimum))
    case 'too_big':
      return bigReason(issue.origin, String(issue.maximum))
    case 'unrecognized_keys':
      return ['unknown', issue.keys.slice(0, 5).join(', ').slice(0, 100)]
    case 'invalid_format':
    case 'custom':
      return ['format', '']
    default:
      return ['kind', '']
  }
}

/** The choices as they are written, as many as fit; what is left out shows as an ellipsis. */
function listed(values: readonly unknown[]): string {
  const whole = values.map(String).join(', ')
  if (whole.length <= MAX_CHOICES_TEXT) return whole
  return `${whole.slice(0, whole.lastIndexOf(', ', MAX_CHOICES_TEXT))}, …`
}

function missingOr(issue: Issue & { code: 'invalid_type' }): Reason {
  if (issue.input === undefined && issue.message.endsWith('received undefined')) return 'missing'
  return issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'kind'
}

function smallReason(origin: string, limit: string): [Reason, string] {
  if (origin === 'string') return limit === '1' ? ['missing', ''] : ['short', limit]
  return [origin === 'array' || origin === 'set' ? 'few' : 'low', limit]
}

function bigReason(origin: string, limit: string): [Reason, string] {
  if (origin === 'string') return ['long', limit]
  return [origin === 'array' || origin === 'set' ? 'many' : 'high', limit]
}
