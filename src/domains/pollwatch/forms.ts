import type { NodeFacts } from '../../core/action.ts'
import { kept } from '../../core/kept.ts'
import { type Form, readForm, readSms } from '../../lib/questionnaire/index.ts'

/** The forms that ship, by their files in `content/forms`; a version that was used is never changed, a new one has its own number. */
const SHIPPED = ['opening', 'turnout', 'closing', 'incident'] as const

/** Texts of forms that are kept as they were read. */
const MAX_READ = 50

const readText = kept(MAX_READ, (text: string) => readForm(JSON.parse(text)))

/** The forms of the node in the order of a day. */
export function formsOf(node: Pick<NodeFacts, 'shippedContent'>): readonly Form[] {
  return SHIPPED.map((name) => readText(node.shippedContent(`forms/${name}.json`)))
}

/** The form of a prefix; undefined where there is none. */
export function formOf(node: Pick<NodeFacts, 'shippedContent'>, prefix: string): Form | undefined {
  return formsOf(node).find((one) => one.prefix === prefix)
}

/** Letters with which messages of observers begin: those of the forms that ship. */
const PREFIXES = ['OP', 'TU', 'CL', 'IN'] as const

/** Whether a short message is a form of an observer. */
export function isForm(text: string): boolean {
  return readSms(text, PREFIXES) !== null
}
