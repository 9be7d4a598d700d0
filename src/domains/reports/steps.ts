// The way through a report, a question a page. What was answered goes along in the body of every page that is sent; all of
// it is looked at again each time, so that no step is skipped and no answer is one that the page never offered.
import { isCleanLine } from '../../core/line.ts'
import type { Sent } from '../../core/intake.ts'
import { Problem } from '../../core/problem.ts'
import type { Message } from '../../core/text.ts'
import { forward, MAX_TEXT, what, when, where, who } from './schema.ts'
import { texts } from './texts/report.ts'

/** Pages with a question, in their order. */
export const STEPS = [
  'danger',
  'what',
  'place',
  'area',
  'teller',
  'moment',
  'agency',
  'consents',
  'tell',
  'check',
] as const
export type Step = (typeof STEPS)[number]

/** Answers that are chosen from a list, by field. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  danger: ['yes', 'no'],
  what: what.options,
  place: where.options,
  teller: who.options,
  moment: when.options,
  forward: forward.options,
  contact: ['yes', 'no'],
}

/** What each page asks for. */
const FIELDS: Readonly<Record<Step, readonly string[]>> = {
  danger: ['danger'],
  what: ['what'],
  place: ['place'],
  area: ['area'],
  teller: ['teller'],
  moment: ['moment'],
  agency: ['agency'],
  consents: ['forward', 'contact'],
  tell: ['sealed.text', 'sealed.place', 'sealed.name', 'sealed.contact'],
  check: [],
}

/** What may be sent besides answers: where one is, the receipt, and what a browser sealed by itself. */
const BESIDES = [
  'step',
  'back',
  'given',
  'change',
  'seed',
  'receipt',
  'sealedFile',
  'identityFile',
  'mailbox',
  'readHash',
  'recipient',
  'sealedBy',
  'puzzle',
  'drawnAt',
  'language',
  'files',
  'upload',
  'n',
]
const KNOWN: ReadonlySet<string> = new Set([...Object.values(FIELDS).flat(), ...BESIDES])

/** Most characters of each sealed field; the text has more. */
export const MAX_LINE = 300

/** The part of the country that is none: anywhere in it. */
export const ANYWHERE = '/'

/** What there is to choose from here: codes of agencies that receive, paths of areas that are told apart. */
export interface Offered {
  readonly agencies: readonly string[]
  readonly areas: readonly string[]
  /** Pages that were answered before the report began; none where left out. */
  readonly given?: readonly Step[]
}

/** What whoever comes from the finder of agencies has said there, and is not asked again. */
const FOUND_BY: readonly Step[] = ['what', 'place', 'area', 'teller', 'agency']

/** An answer that is missing or wrong. */
export interface Gap {
  readonly step: Step
  readonly field: string
  readonly message: Message
}

/** Throws Problem `http.bad_form` (400) for a field that no page has. */
export function checkFields(sent: Sent): void {
  if (Object.keys(sent).every((name) => KNOWN.has(name))) return
  throw new Problem('http.bad_form', 400, 'A field of this form is not one of ours.')
}

/** The answers that were sent, without what says where one is. */
export function answersIn(sent: Sent): Record<string, string> {
  const own = new Set(Object.values(FIELDS).flat())
  return Object.fromEntries(Object.entries(sent).filter(([name]) => own.has(name)))
}

/** The first answer that is missing or wrong up to and with a page; null where all is there. */
export function gapUpTo(
  step: Step,
  sent: Sent,
  { isSealed, ...offered }: Offered & { readonly isSealed: boolean },
): Gap | null {
  for (const one of STEPS.slice(0, STEPS.indexOf(step) + 1)) {
    // What a browser sealed nobody here can look at.
    if (one === 'tell' && isSealed) continue
    for (const field of FIELDS[one]) {
      const message = wrongIn(field, sent[field], offered)
      if (message !== null) return { step: one, field, message }
    }
  }
  return null
}

function wrongIn(
  field: string,
  value: string | undefined,
  { agencies, areas }: Offered,
): Message | null {
  const choices = { ...CHOICES, agency: agencies, area: [ANYWHERE, ...areas] }[field]
  if (choices !== undefined) return choices.includes(value ?? '') ? null : texts.chooseOne
  if (field === 'sealed.text') {
    if ((value ?? '').trim() === '') return texts.missing
    return (value ?? '').length > MAX_TEXT ? texts.tooLong : null
  }
  if (value === undefined) return null
  return value.length > MAX_LINE || !isCleanLine(value) ? texts.tooLong : null
}

/** What is given where there is only one answer, so that nobody is asked. */
export function withOnlyAnswers(sent: Sent, { agencies, areas }: Offered): Sent {
  const [only, another] = agencies
  return {
    ...sent,
    ...(only !== undefined && another === undefined ? { agency: only } : {}),
    ...(areas.length === 0 ? { area: ANYWHERE } : {}),
  }
}

/** The pages that were answered before the report began: each named as such, with an answer that is one here. */
export function givenIn(sent: Sent, offered: Offered): readonly Step[] {
  const named = (sent['given'] ?? '').split(' ')
  return FOUND_BY.filter(
    (step) =>
      named.includes(step) &&
      FIELDS[step].every((field) => wrongIn(field, sent[field], offered) === null),
  )
}

/** The pages that ask something here. */
export function stepsAsked({ agencies, areas, given = [] }: Offered): readonly Step[] {
  return STEPS.filter(
    (step) =>
      !given.includes(step) &&
      !(step === 'agency' && agencies.length === 1) &&
      !(step === 'area' && areas.length === 0),
  )
}

/** The page after or before another one; null beyond the first and the last. */
export function stepFrom(step: Step, by: 1 | -1, offered: Offered): Step | null {
  const asked = stepsAsked(offered)
  return asked[asked.indexOf(step) + by] ?? null
}

/** Whether a text names one of the pages. */
export function isStep(text: string | undefined): text is Step {
  return STEPS.some((step) => step === text)
}
