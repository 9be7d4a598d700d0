// A questionnaire of observers: what is asked under which letters, what may be answered, when a question is asked at all,
// and what among the answers is a problem. Answers are numbers, so that no name can be one; but for questions that ask for words,
// whose answers no rule and no figure reads.
import { z } from 'zod'
import { isWide, MAX_OPTIONS, MAX_VALUE, type Rule } from './evaluate.js'
import { MAX_RULE, readRule, RuleError } from './rule.ts'

/** Most questions of one form, options of one question, and rules. */
const MAX_FIELDS = 80
const MAX_RULES = 40
const MAX_WORDS = 300

/** Letters that stand for a question in a short message: none that is mistaken for a digit. */
export const tag = z
  .string()
  .regex(/^[A-HJKMNP-Z]{1,3}$/, 'one to three letters without I, L and O')

/** Words by language; English always. */
const words = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1).max(MAX_WORDS))

const option = z.strictObject({ value: z.number().int().min(1).max(MAX_OPTIONS), text: words })

const field = z.strictObject({
  tag,
  /**
   * `time` is asked as hours and minutes, `yes-no` as 1 and 2, `multi` as the digits of what applies, with commas where there
   * are more than nine options, `text` as words, on a page alone.
   */
  type: z.enum(['integer', 'time', 'yes-no', 'select', 'multi', 'text']),
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
  /** How often it is asked on a day, `X1` to so many; a turnout form is asked several times where it is not said. */
  askings: z.number().int().min(1).max(99).optional(),
  /**
   * By how many per cent a short message may change a number that the page of a telephone sent, before somebody calls; five
   * where it is not said.
   */
  tolerance: z.number().int().min(0).max(100).optional(),
  fields: z.array(field).min(1).max(MAX_FIELDS),
  rules: z.array(ruleFact).max(MAX_RULES).default([]),
})
export type FormFact = z.infer<typeof formFact>

/** A form that was read, with its rules. */
export interface Form extends Omit<FormFact, 'fields' | 'rules'> {
  readonly fields: readonly (Field & { readonly asked: Rule | null })[]
  readonly rules: readonly (z.infer<typeof ruleFact> & { readonly read: Rule })[]
}

/** What rules may know of the place besides the answers. */
const PLACE_NAMES = ['$location.registered'] as const

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
  const known = (name: string) => {
    const own = fact.fields.find((one) => one.tag === name)
    return own === undefined
      ? PLACE_NAMES.some((one) => one === name)
      : own.type !== 'text' && !isWide(own)
  }
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
  if (own.type === 'text' && (own.isRequired || own.analysis !== 'none'))
    throw new RuleError(`${own.tag} asks for words: nobody has to, and nothing counts them`, at)
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
