import type { NodeFacts, QueryContext } from '../../core/action.ts'
import { kept } from '../../core/kept.ts'
import {
  type Answers,
  type Form,
  type Judgement,
  isSms,
  judge,
  readForm,
  readSms,
  type SmsForm,
} from '../../lib/questionnaire/index.ts'
import type { Place } from './schema.ts'
import { MAX_FORMS } from './schema-form.ts'
import * as store from './store/form.ts'

/**
 * The forms that ship in the order of a day: the file in `content/forms` by the letters with which messages begin. A version
 * that was used is never changed, a new one has its own number.
 */
const SHIPPED = [
  ['OP', 'opening'],
  ['TU', 'turnout'],
  ['TU', 'turnout-2'],
  ['CL', 'closing'],
  ['CL', 'closing-2'],
  ['IN', 'incident'],
] as const
const SHIPPED_PREFIXES = [...new Set<string>(SHIPPED.map(([prefix]) => prefix))]

/**
 * Letters with which messages of the node's own forms begin: F and one that is not mistaken for a digit. They are set
 * beforehand, because the door for messages asks no store whose a message is.
 */
const OWN_PREFIXES = [...'ABCDEFGHJKMNPQRSTUVWXYZ'].map((letter) => `F${letter}`)
const PREFIXES = [...SHIPPED_PREFIXES, ...OWN_PREFIXES]

/** Whether a form of the node's own may have these letters. */
export function isPrefix(prefix: string): boolean {
  return PREFIXES.includes(prefix)
}

/** Texts of forms that are kept as they were read. */
const MAX_READ = 200

const readText = kept(MAX_READ, (text: string) => readForm(JSON.parse(text)))

/** All forms of a node: those in force, and every version that ever was. */
export interface Book {
  /** In force, in the order of a day. */
  readonly forms: readonly Form[]
  /** Every version that is or was in force, by `OP 1`. */
  readonly versions: ReadonlyMap<string, Form>
}

/** The forms that ship, with those of these texts that were put in force. */
export function bookFrom(node: Pick<NodeFacts, 'shippedContent'>, own: readonly string[]): Book {
  const shipped = SHIPPED.map(([, file]) => node.shippedContent(`forms/${file}.json`))
  const all = [...shipped, ...own].map(readText).toSorted((a, b) => a.version - b.version)
  const newest = new Map(all.map((form) => [form.prefix, form]))
  return {
    forms: PREFIXES.flatMap((prefix) => newest.get(prefix) ?? []),
    versions: new Map(all.map((form) => [`${form.prefix} ${form.version}`, form])),
  }
}

/** The forms as a command or a query reads them. */
export async function bookOf({ tx, node }: Pick<QueryContext, 'tx' | 'node'>): Promise<Book> {
  return bookFrom(node, await store.releasedTexts(tx, MAX_FORMS))
}

/** The form of a prefix in this version, else the one in force; undefined where there is none. */
export function formOf(book: Book, prefix: string, version?: number): Form | undefined {
  return version === undefined
    ? book.forms.find((form) => form.prefix === prefix)
    : book.versions.get(`${prefix} ${version}`)
}

/** The newest version that ships, which nobody replaces under its own number; undefined for letters of the node's own. */
export function shippedForm(
  node: Pick<NodeFacts, 'shippedContent'>,
  prefix: string,
): Form | undefined {
  return bookFrom(node, []).forms.find((form) => form.prefix === prefix)
}

/** What is to be said of answers from a place, as far as something is known of it. */
export function judgeAt(
  form: Form,
  answers: Answers,
  at: { readonly place: Pick<Place, 'registered'> | null } | undefined,
): Judgement {
  return judge(form, answers, { '$location.registered': at?.place?.registered })
}

/** What a short message says that begins as a form of an observer does, by the questions of the form in force; null for any other. */
export function readMessage(text: string, book?: Book): SmsForm | null {
  return readSms(text, PREFIXES, (prefix) => (book && formOf(book, prefix)?.fields) ?? [])
}

/** Whether a short message is a form of an observer. */
export function isForm(text: string): boolean {
  return isSms(text, PREFIXES)
}

/** The code with which a station answers: ten letters with a line in the middle, or with a number behind. */
const STATION_CODE = /(?<!\p{L})[a-z]{5}(?:-[a-z]{5}(?!\p{L})|\s?[a-z]{5}[\s.,:]{0,3}p?\p{Nd})/iu

/** Whether a text that is no form may be an observer's all the same: it has not the code of a station in front. */
export function mayBeObserver(text: string): boolean {
  return !STATION_CODE.test(text.slice(0, 40))
}
