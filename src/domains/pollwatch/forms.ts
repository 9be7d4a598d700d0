import type { NodeFacts } from '../../core/action.ts'
import { kept } from '../../core/kept.ts'
import { type Form, readForm, readSms, type SmsForm } from '../../lib/questionnaire/index.ts'

/**
 * The forms that ship in the order of a day: the file in `content/forms` by the letters with which messages begin. A version
 * that was used is never changed, a new one has its own number.
 */
const SHIPPED = new Map([
  ['OP', 'opening'],
  ['TU', 'turnout'],
  ['CL', 'closing'],
  ['IN', 'incident'],
])
const PREFIXES = [...SHIPPED.keys()]

/** Texts of forms that are kept as they were read. */
const MAX_READ = 50

const readText = kept(MAX_READ, (text: string) => readForm(JSON.parse(text)))

/** The forms of the node in the order of a day. */
export function formsOf(node: Pick<NodeFacts, 'shippedContent'>): readonly Form[] {
  return PREFIXES.flatMap((prefix) => formOf(node, prefix) ?? [])
}

/** The form of a prefix; undefined where there is none. */
export function formOf(node: Pick<NodeFacts, 'shippedContent'>, prefix: string): Form | undefined {
  const file = SHIPPED.get(prefix)
  return file === undefined ? undefined : readText(node.shippedContent(`forms/${file}.json`))
}

/** What a short message says that begins as a form of an observer does; null for any other. */
export function readMessage(text: string): SmsForm | null {
  return readSms(text, PREFIXES)
}

/** Whether a short message is a form of an observer. */
export function isForm(text: string): boolean {
  return readMessage(text) !== null
}
