// A questionnaire of observers: what is asked under which letters, what may be answered, when a question is asked at all,
// and what among the answers is a problem. Answers are numbers: no name and no other words can be one.
import { z } from 'zod'
import { holds, MAX_RULE, readRule, type Rule, RuleError } from './rule.ts'

/** Most questions of one form, options of one question, and rules. */
const MAX_FIELDS = 40
const MAX_OPTIONS = 9
const MAX_RULES = 40
const MAX_WORDS = 300
/** Largest number that is answered. */
const MAX_VALUE = 999_999_999

/** Letters that stand for a question in a short message: none that is mistaken for a digit. */
export const tag = z
  .string()
  .regex(/^[A-HJKMNP-Z]{1,3}$/, 'one to three letters without I, L and O')

/** Words by language; English always. */
const words = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1).max(MAX_WORDS))

const option = z.strictObject({ value: z.number().int().min(1).max(9), text: words })

const field = z.strictObject({
  tag,
  /** `time` is asked as hours and minutes, `yes-no` as 1 and 2, `multi` as the digits of what applies. */
  type: z.enum(['integer', 'time', 'yes-no', 'select', 'multi']),
  text: words,
  min: z.number().int().min(0).max(MAX_VALUE).optional(),
  max: z.number().int().min(0).max(MAX_VALUE).optional(),
  options: z.array(option).min(1).max(MAX_OPTIONS).optional(),
  isRequired: z.boolean().default(false),
  /** `result`: counted votes, which no majority ever decides. */
  analysis: z.enum(['none', 'count', 'mean', 'turnout', 'result']).default('none'),
  /** Asked only where this holds. */
  when: z.string().max(MAX_RULE).optional(),
})
export type Field = z.infer<typeof field>

const ruleFact = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  /** What is a problem where it holds. */
  rule: z.string().max(MAX_RULE),
  text: words,
})

export const formFact = z.strictObject({
  v: z.literal(1),
  /** Two letters with which a message begins. */
  prefix: z.string().regex(/^[A-Z]{2}$/),
  version: z.number().int().min(1).max(1000),
  kind: z.enum(['opening', 'turnout', 'closing', 'incident']),
  title: words,
  /** Each entry stands for itself, as two incidents do; none is compared with another's. */
  isApart: z.boolean().default(false),
  fields: z.array(field).min(1).max(MAX_FIELDS),
  rules: z.array(ruleFact).max(MAX_RULES).default([]),
})
export type FormFact = z.infer<typeof formFact>

/** A form that was read, with its rules. */
export interface Form extends Omit<FormFact, 'fields' | 'rules'> {
  readonly fields: readonly (Field & { readonly asked: Rule | null })[]
  readonly rules: readonly (z.infer<typeof ruleFact> & { readonly read: Rule })[]
}

/** Answers by tag. */
export type Answers = Readonly<Record<string, number>>

/** What rules may know of the place besides the answers. */
const PLACE_NAMES = ['$location.registered'] as const
export type PlaceName = (typeof PLACE_NAMES)[number]
export type PlaceFacts = { readonly [name in PlaceName]?: number | null }

/**
 * Reads a form from what its file holds. Throws ZodError for what has another shape, and RuleError, with a sentence for
 * whoever wrote it, for a rule that is none, a tag that is there twice, or a choice without options.
 */
export function readForm(given: unknown): Form {
  const fact = formFact.parse(given)
  checkWords(fact)
  fact.fields.forEach((one, n) => checkField(one, n, fact.fields))
  const names = fact.rules.map(({ name }) => name)
  checkOnce(names, (name, n) => new RuleError(`${name} is the name of two rules`, ['rules', n]))
  const tags = fact.fields.map((one) => one.tag)
  const known = (name: string) => tags.includes(name) || PLACE_NAMES.some((one) => one === name)
  return {
    ...fact,
    fields: fact.fields.map((one, n) => ({
      ...one,
      asked: one.when === undefined ? null : ruleAt(one.when, known, ['fields', n, 'when']),
    })),
    rules: fact.rules.map((one, n) => ({
      ...one,
      read: ruleAt(one.rule, known, ['rules', n, 'rule']),
    })),
  }
}

/** A rule, which says where it stands when it is none. */
function ruleAt(text: string, known: (name: string) => boolean, path: readonly PropertyKey[]) {
  try {
    return readRule(text, known)
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    throw new RuleError(error.message, path)
  }
}

function checkOnce(all: readonly string[], error: (one: string, n: number) => RuleError): void {
  const n = all.findIndex((one, at) => all.indexOf(one) < at)
  if (n >= 0) throw error(all[n] ?? '', n)
}

const isChoice = ({ type }: Field) => type === 'select' || type === 'multi'

function checkField(own: Field, n: number, all: readonly Field[]): void {
  const at = ['fields', n]
  if (all.findIndex((one) => one.tag === own.tag) < n)
    throw new RuleError(`${own.tag} stands for two questions`, at)
  if (own.tag === 'X') throw new RuleError('X tells forms apart and stands for no question', at)
  if (isChoice(own) !== (own.options !== undefined))
    throw new RuleError(`${own.tag} has options exactly where one is chosen from them`, at)
  const values = (own.options ?? []).map(({ value }) => String(value))
  checkOnce(values, (value) => new RuleError(`${own.tag} has two options ${value}`, at))
  if (own.min !== undefined && own.max !== undefined && own.min > own.max)
    throw new RuleError(`the smallest answer of ${own.tag} is above the largest`, at)
}

/** English is the language that every node has. */
function checkWords({ title, fields, rules }: FormFact): void {
  const all: (readonly [Readonly<Record<string, string>>, readonly PropertyKey[]])[] = [
    [title, ['title']],
    ...fields.flatMap(({ text, options = [] }, n) => [
      [text, ['fields', n, 'text']] as const,
      ...options.map((one, k) => [one.text, ['fields', n, 'options', k, 'text']] as const),
    ]),
    ...rules.map(({ text }, n) => [text, ['rules', n, 'text']] as const),
  ]
  const bare = all.find(([text]) => text['en'] === undefined)
  if (bare !== undefined) throw new RuleError('the words in English (en) are missing', bare[1])
}

type Reader = (field: Field, digits: string) => number | null

const hasOption = ({ options = [] }: Field, value: number) =>
  options.some((each) => each.value === value)

/** How the digits of an answer are read, by the type of its question. */
const READERS: Readonly<Record<Field['type'], Reader>> = {
  integer({ min = 0, max = MAX_VALUE }, digits) {
    const value = Number(digits)
    return value >= min && value <= max ? value : null
  },
  'yes-no': (_, digits) => (/^[12]$/.test(digits) ? Number(digits) : null),
  select: (field, digits) => (hasOption(field, Number(digits)) ? Number(digits) : null),
  multi(field, digits) {
    const all = [...new Set(digits)].toSorted()
    const isRight =
      all.length === digits.length && all.every((one) => hasOption(field, Number(one)))
    return isRight ? Number(all.join('')) : null
  },
  time(_, digits) {
    const [hours, minutes] = [Math.floor(Number(digits) / 100), Number(digits) % 100]
    const isTime = digits.length >= 3 && digits.length <= 4 && hours < 24 && minutes < 60
    return isTime ? hours * 60 + minutes : null
  },
}

/** The answer that these digits are; null where the question has no such answer. */
export function answerOf(field: Field, digits: string): number | null {
  return /^\d{1,9}$/.test(digits) ? READERS[field.type](field, digits) : null
}

/** An answer in digits as it was sent. */
export function digitsOf({ type }: Pick<Field, 'type'>, value: number): string {
  if (type !== 'time') return String(value)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(value / 60))}:${two(value % 60)}`
}

const valueOf = (answers: Answers, place: PlaceFacts) => (name: string) =>
  name.startsWith('$') ? (place[name as PlaceName] ?? null) : (answers[name] ?? null)

/** The questions that are asked of whoever answered so far. */
export function askedFields(form: Form, answers: Answers, place: PlaceFacts = {}) {
  const read = valueOf(answers, place)
  return form.fields.filter(({ asked }) => asked === null || holds(asked, read) === true)
}

/** `flagged`: a rule found a problem; `missing`: an answer is not there yet; else all is well. */
export type Verdict = 'ok' | 'flagged' | 'missing'

/** What is to be said of answers: what is missing, which rules they break, and both in one word. */
export interface Judgement {
  readonly verdict: Verdict
  readonly missing: readonly string[]
  readonly flags: readonly string[]
}

/** Judges answers. A problem that is there counts more than one that is not known yet. */
export function judge(form: Form, answers: Answers, place: PlaceFacts = {}): Judgement {
  const read = valueOf(answers, place)
  const missing = askedFields(form, answers, place)
    .filter(({ tag: own, isRequired }) => isRequired && answers[own] === undefined)
    .map((one) => one.tag)
  const flags = form.rules.filter((one) => holds(one.read, read) === true).map(({ name }) => name)
  if (flags.length > 0) return { verdict: 'flagged', missing, flags }
  return { verdict: missing.length > 0 ? 'missing' : 'ok', missing, flags }
}
