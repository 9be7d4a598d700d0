// What answers to a questionnaire amount to: which questions are asked, what an answer is, what is missing, and which
// rules find a problem. One evaluator for node and browser, so that both say the same; plain ES2018 for old telephones.
// Three-valued: what was not answered makes unknown whatever depends on it, and so does a division by nought.

import { groupedDigits, partsOf } from '../digits/grouped.js'
import { plainDigits } from '../digits/plain.js'

/** @typedef {'=' | '!=' | '<' | '<=' | '>' | '>='} Comparison */
/** @typedef {'+' | '-' | '*' | '/'} Arithmetic */
/** @typedef {'abs' | 'min' | 'max' | 'count' | 'pct'} FunctionName */
/**
 * A rule as it was read: what stands in it, part by part.
 * @typedef {(
 *   | { readonly is: 'number', readonly value: number }
 *   | { readonly is: 'name', readonly name: string }
 *   | { readonly is: 'negative', readonly of: Node }
 *   | { readonly is: 'arithmetic', readonly sign: Arithmetic, readonly left: Node, readonly right: Node }
 *   | { readonly is: 'call', readonly name: FunctionName, readonly of: readonly Node[] }
 *   | { readonly is: 'compare', readonly sign: Comparison, readonly left: Node, readonly right: Node }
 *   | { readonly is: 'empty', readonly of: Node, readonly wanted: boolean }
 *   | { readonly is: 'not', readonly of: Node }
 *   | { readonly is: 'all' | 'any', readonly of: readonly Node[] }
 * )} Node
 */
/** A rule that was read. @typedef {{ readonly root: Node }} Rule */
/** What a name in a rule stands for; null where nobody answered. @typedef {(name: string) => number | null} ValueOf */
/** Answers by tag. @typedef {Readonly<Record<string, number>>} Answers */
/** What rules may know of the place. @typedef {Readonly<Record<string, number | null | undefined>>} PlaceFacts */
/**
 * A question as far as its answer goes.
 * @typedef {{
 *   readonly type: 'integer' | 'time' | 'yes-no' | 'select' | 'multi' | 'text'
 *   readonly min?: number | undefined
 *   readonly max?: number | undefined
 *   readonly options?: readonly { readonly value: number }[] | undefined
 * }} Question
 */
/** @typedef {Question & { readonly tag: string, readonly isRequired: boolean, readonly asked: Rule | null }} AskedField */
/**
 * A form as far as its answers are judged.
 * @typedef {{
 *   readonly fields: readonly AskedField[]
 *   readonly rules: readonly { readonly name: string, readonly read: Rule }[]
 * }} Judged
 */
/** `flagged`: a rule found a problem; `missing`: an answer is not there yet; else all is well. @typedef {'ok' | 'flagged' | 'missing'} Verdict */
/**
 * What is to be said of answers: what is missing, which rules they break, and both in one word.
 * @typedef {{ readonly verdict: Verdict, readonly missing: readonly string[], readonly flags: readonly string[] }} Judgement
 */

/** Most options of one question, and letters of an answer in words. */
export const MAX_OPTIONS = 20
export const MAX_WORDS_ANSWER = 300

/** Largest number that is answered. */
export const MAX_VALUE = 999999999

/** Whether the rule holds; null where an answer that it hangs on is missing. @param {Rule} rule @param {ValueOf} valueOf */
export function holds(rule, valueOf) {
  return truth(rule.root, valueOf)
}

/** @param {Node} node @param {ValueOf} valueOf @returns {boolean | null} */
function truth(node, valueOf) {
  switch (node.is) {
    case 'compare':
      return compared(node.sign, number(node.left, valueOf), number(node.right, valueOf))
    case 'empty':
      return (number(node.of, valueOf) === null) === node.wanted
    case 'not': {
      const inner = truth(node.of, valueOf)
      return inner === null ? null : !inner
    }
    case 'all':
    case 'any': {
      // One false decides "all", one true decides "any", whatever is unknown beside it.
      const decides = node.is === 'any'
      const each = node.of.map((one) => truth(one, valueOf))
      if (each.includes(decides)) return decides
      return each.includes(null) ? null : !decides
    }
    default:
      return null
  }
}

/** @param {Comparison} sign @param {number | null} left @param {number | null} right */
function compared(sign, left, right) {
  if (left === null || right === null) return null
  switch (sign) {
    case '=':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

/** @param {Node} node @param {ValueOf} valueOf @returns {number | null} */
function number(node, valueOf) {
  switch (node.is) {
    case 'number':
      return node.value
    case 'name':
      return valueOf(node.name)
    case 'negative': {
      const inner = number(node.of, valueOf)
      return inner === null ? null : -inner
    }
    case 'arithmetic':
      return reckoned(node.sign, number(node.left, valueOf), number(node.right, valueOf))
    case 'call':
      return called(
        node.name,
        node.of.map((one) => number(one, valueOf)),
      )
    default:
      return null
  }
}

/** @param {Arithmetic} sign @param {number | null} left @param {number | null} right */
function reckoned(sign, left, right) {
  if (left === null || right === null) return null
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? null : left / right
  }
}

/** @param {FunctionName} name @param {readonly (number | null)[]} given */
function called(name, given) {
  /** @type {number[]} */
  const values = []
  for (const one of given) if (one !== null) values.push(one)
  if (name === 'count') return values.length
  if (values.length < given.length) return null
  const [first = 0, second = 0] = values
  if (name === 'abs') return Math.abs(first)
  if (name === 'pct') return second === 0 ? null : (100 * first) / second
  return name === 'min' ? Math.min(...values) : Math.max(...values)
}

/** @param {Question} question @param {number} value */
function hasOption({ options = [] }, value) {
  return options.some((each) => each.value === value)
}

/** Options of one digit. */
const ONE_DIGIT = 9

/** Whether a question with several answers has more options than digits tell apart: its answer is the sum of a bit for each. @param {Pick<Question, 'type' | 'options'>} question */
export function isWide({ type, options = [] }) {
  return type === 'multi' && options.some(({ value }) => value > ONE_DIGIT)
}

/** The options that an answer names. @param {Pick<Question, 'type' | 'options'>} question @param {number} value @returns {number[]} */
export function chosenOf(question, value) {
  if (question.type !== 'multi') return [value]
  if (!isWide(question)) return Array.from(String(value), Number)
  return (question.options || []).map((one) => one.value).filter((one) => value & (1 << one))
}

/** How the digits of an answer are read, by the type of its question. @type {Readonly<Record<Question['type'], (question: Question, digits: string) => number | null>>} */
const READERS = {
  integer({ min = 0, max = MAX_VALUE }, digits) {
    const value = Number(digits)
    return value >= min && value <= max ? value : null
  },
  'yes-no': (_, digits) => (/^[12]$/.test(digits) ? Number(digits) : null),
  select: (question, digits) => (hasOption(question, Number(digits)) ? Number(digits) : null),
  multi(question, digits) {
    if (isWide(question)) {
      const values = Array.from(new Set(digits.split(',').map(Number)))
      if (!values.every((one) => hasOption(question, one))) return null
      return values.reduce((sum, one) => sum + (1 << one), 0)
    }
    const all = Array.from(new Set(digits)).sort()
    const isRight =
      all.length === digits.length && all.every((one) => hasOption(question, Number(one)))
    return isRight ? Number(all.join('')) : null
  },
  time(_, digits) {
    const hours = Math.floor(Number(digits) / 100)
    const minutes = Number(digits) % 100
    const isTime = digits.length >= 3 && digits.length <= 4 && hours < 24 && minutes < 60
    return isTime ? hours * 60 + minutes : null
  },
  text: () => null,
}

/** The answer that these digits are; null where the question has no such answer. @param {Question} question @param {string} digits */
export function answerOf(question, digits) {
  const pattern = isWide(question) ? /^\d{1,2}(,\d{1,2}){0,19}$/ : /^\d{1,9}$/
  return pattern.test(digits) ? READERS[question.type](question, digits) : null
}

/** An answer in digits as it was sent. @param {Pick<Question, 'type' | 'options'>} question @param {number} value */
export function digitsOf(question, value) {
  if (isWide(question)) return chosenOf(question, value).join(',')
  if (question.type !== 'time') return String(value)
  /** @param {number} n */
  const two = (n) => String(n).padStart(2, '0')
  return `${two(Math.floor(value / 60))}:${two(value % 60)}`
}

/** The signs that people write between digits, and those that may part the groups of a number. */
const SIGNS = /[\s.,:'\u066c-]/g
const GROUP_SIGNS = ".,'\u066c"

/** The digits of what was typed; as it was typed where a number has a sign that parts no groups (`45.5`, `-45`). @param {Question | undefined} question @param {string} typed */
function digitsTyped(question, typed) {
  const plain = plainDigits(typed)
  if (question && isWide(question))
    return plain
      .split(/[\s.,;:'+/&\u066c\u060c-]+/)
      .filter(Boolean)
      .join(',')
  if (!question || question.type !== 'integer') return plain.replace(SIGNS, '')
  const number = plain.replace(/\s/g, '').replace(/^-$|[.,]$/, '')
  const parts = partsOf(number)
  return (parts && groupedDigits(parts, GROUP_SIGNS)) || number
}

/**
 * What was typed into fields as answers: digits of any script, with the signs that people write between them, and words where
 * a question asks for them, in `texts`. `wrong` are
 * tags with an answer that their question does not have, `unknown` those without a question; what was left empty is neither.
 * @param {Pick<Judged, 'fields'>} form @param {Readonly<Record<string, string>>} given
 */
export function readTyped(form, given) {
  /** @type {Record<string, number>} */
  const answers = {}
  /** @type {Record<string, string>} */
  const texts = {}
  /** @type {string[]} */
  const wrong = []
  /** @type {string[]} */
  const unknown = []
  for (const tag of Object.keys(given)) {
    const field = form.fields.find((one) => one.tag === tag)
    if (field && field.type === 'text') {
      const words = (given[tag] || '').replace(/\s+/g, ' ').trim()
      if (words.length > MAX_WORDS_ANSWER) wrong.push(tag)
      else if (words) texts[tag] = words
      continue
    }
    const digits = digitsTyped(field, given[tag] || '')
    if (digits === '') continue
    const value = field ? answerOf(field, digits) : null
    if (!field) unknown.push(tag)
    else if (value === null) wrong.push(tag)
    else answers[tag] = value
  }
  return { answers, texts, wrong, unknown }
}

/** @param {Answers} answers @param {PlaceFacts} place @returns {ValueOf} */
function valueOf(answers, place) {
  return (name) => {
    const value = name.charAt(0) === '$' ? place[name] : answers[name]
    return value === undefined ? null : value
  }
}

/**
 * The questions that are asked of whoever answered so far.
 * @template {AskedField} F
 * @param {{ readonly fields: readonly F[] }} form @param {Answers} answers @param {PlaceFacts} [place]
 * @returns {F[]}
 */
export function askedFields(form, answers, place = {}) {
  const read = valueOf(answers, place)
  return form.fields.filter(({ asked }) => asked === null || holds(asked, read) === true)
}

/**
 * Judges answers. A problem that is there counts more than one that is not known yet.
 * @param {Judged} form @param {Answers} answers @param {PlaceFacts} [place]
 * @returns {Judgement}
 */
export function judge(form, answers, place = {}) {
  const read = valueOf(answers, place)
  const missing = askedFields(form, answers, place)
    .filter((one) => one.isRequired && answers[one.tag] === undefined)
    .map((one) => one.tag)
  const flags = form.rules.filter((one) => holds(one.read, read) === true).map(({ name }) => name)
  if (flags.length > 0) return { verdict: 'flagged', missing, flags }
  return { verdict: missing.length > 0 ? 'missing' : 'ok', missing, flags }
}

/**
 * What was sent, as one text whose hash says that the same lies at both ends.
 * @param {{
 *   form: string, version: number, serial: number, capturedAt: string, station: string, isUrgent: boolean, comment: string,
 *   given: Readonly<Record<string, string>>, photos: readonly string[]
 * }} sent
 */
export function sentText(sent) {
  const given = Object.keys(sent.given)
    .sort()
    .map((tag) => [tag, sent.given[tag]])
  const { form, version, serial, capturedAt, station, isUrgent, comment, photos } = sent
  return JSON.stringify([
    form,
    version,
    serial,
    capturedAt,
    station,
    isUrgent,
    comment,
    given,
    photos,
  ])
}
