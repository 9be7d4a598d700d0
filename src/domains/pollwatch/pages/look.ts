import type { Message } from '../../../core/text.ts'
import { readNumber } from '../../../core/number.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { areaInAddress } from '../../../core/written-area.ts'
import { MINUTE, msBetween } from '../../../core/time.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { chosenOf, digitsOf, type Field } from '../../../lib/questionnaire/index.ts'
import type { EntryPart } from '../actions/desk.ts'
import { formTexts } from '../actions/form.ts'
import { type Book, bookFrom, formOf } from '../forms.ts'
import { type GroupRow, type IssueRow, type IssueState, MAX_SERIAL, type Place } from '../schema.ts'
import { deskTexts } from '../texts/desk.ts'
import { publicTexts } from '../texts/public.ts'
import { valueTexts } from '../texts/values.ts'
import { watchTexts } from '../texts/watch.ts'

/** Pages of the office and of the desk. */
export const GROUPS = '/console/observers'
export const DESK = '/console/watch'
export const CALLS = `${DESK}/calls`
export const MESSAGES = `${DESK}/messages`
export const OBSERVERS = `${DESK}/observers`
export const OBSERVER_ROWS = `${OBSERVERS}/rows`
export const BROADCAST = `${OBSERVERS}/message`
export const PLACES = `${DESK}/stations`
export const ANSWERS = `${DESK}/answers`
export const FORMS = `${DESK}/forms`
export const ISSUES = '/console/issues'
/** Pages of everybody. */
export const PUBLIC_ISSUES = '/issues'
export const PRESS = `${PUBLIC_ISSUES}/press`
export const BULLETIN = `${PUBLIC_ISSUES}/bulletin`
export const REGISTER = '/observers'
export const APPLICATION = `${REGISTER}/application`

export const entryPath = (ref: string) => `${DESK}/entries/${ref}`
/** Where the desk writes down what an observer says in a call about an asking of a form. */
export const calledPath = (observer: string, { form, serial }: { form: string; serial: number }) =>
  withSearch(`${CALLS}/${observer}`, { form, serial: String(serial) })
export const groupPath = (group: string) => `${GROUPS}/${group}`
/** The page of everybody for an area; that of the nation is the list of all. */
export const issueAreaPath = (area: string) =>
  area === '/' ? PUBLIC_ISSUES : `${PUBLIC_ISSUES}/areas/${areaInAddress(area)}`
export const issuePath = (code: string) => `${ISSUES}/${code}`

/** Which asking of a form an address means, in any digits; undefined where it does not say. */
export function askedSerial({ serial = '' }: PageContext['search']): number | undefined {
  const number = readNumber(serial, 'whole')
  return number === null ? undefined : Math.min(Math.max(number, 0), MAX_SERIAL)
}

const ISSUE_LOOK: Readonly<Record<IssueState, readonly [Tone, Shape]>> = {
  unconfirmed: ['plain', 'ring'],
  confirmed: ['bad', 'triangle'],
  answered: ['info', 'circle'],
  closed: ['ok', 'tick'],
  rejected: ['plain', 'cross'],
}

/** The state of an issue as a badge. */
export function issueBadge({ t }: Pick<View, 't'>, state: IssueState): Html {
  return badge(...ISSUE_LOOK[state], t(valueTexts[state]))
}

const GROUP_LOOK: Readonly<Record<GroupRow['state'], readonly [Tone, Shape]>> = {
  applied: ['warn', 'ring'],
  accredited: ['ok', 'tick'],
  refused: ['plain', 'cross'],
  appealed: ['warn', 'diamond'],
  ended: ['plain', 'cross'],
  withdrawn: ['plain', 'dash'],
}

/** The state of a group as a badge. */
export function groupBadge({ t }: Pick<View, 't'>, state: GroupRow['state']): Html {
  return badge(...GROUP_LOOK[state], t(valueTexts[state]))
}

const VERDICT_LOOK: Readonly<Record<EntryPart['verdict'], readonly [Tone, Shape]>> = {
  ok: ['ok', 'tick'],
  flagged: ['bad', 'diamond'],
  missing: ['plain', 'circle'],
}

/** What answers amount to as a badge. */
export function verdictBadge({ t }: Pick<View, 't'>, verdict: EntryPart['verdict']): Html {
  return badge(...VERDICT_LOOK[verdict], t(deskTexts[verdict]))
}

/** How bad an issue is, in words. */
export function severityWords(severity: number): Message {
  const words = [
    valueTexts.severity1,
    valueTexts.severity2,
    valueTexts.severity3,
    valueTexts.severity4,
  ]
  return words[severity - 1] ?? valueTexts.severity1
}

/** Where somebody stood: the station, and below it the areas that lead to it. */
export function placeOf({ t }: Pick<View, 't'>, { number, name, way }: Place): Html {
  const station = t.parts(publicTexts.station, { number: typed(number), name: typed(name) })
  return html`${station}<br><span class="hint">${typed(way.join(' › '))}</span>`
}

type Clocked = Pick<IssueRow, 'dueAt' | 'answeredAt' | 'confirmedAt' | 'state'>

/** The clock of an answer: running, late, or stopped by the answer. */
export function clockOf(view: View, { dueAt, answeredAt, confirmedAt, state }: Clocked): Html {
  const { t, now } = view
  if (answeredAt !== null && confirmedAt !== null) {
    const time = t.duration(Math.max(MINUTE, msBetween(confirmedAt, answeredAt)))
    return html`${t(publicTexts.after, { time })}`
  }
  if (state === 'rejected') return html`–`
  if (dueAt === null) return html`<span class="hint">${t(publicTexts.noClock)}</span>`
  const words = dueAt < now ? publicTexts.overdue : publicTexts.due
  const time = t.parts(words, { time: moment(view, dueAt) })
  return dueAt < now ? badgeOfLate(time) : html`${time}`
}

function badgeOfLate(words: unknown): Html {
  return html`<strong class="of-bad">${words as Html}</strong>`
}

/** An answer as its question says it: yes or no, the words of what was chosen, else its digits. */
export function answerWords(view: Pick<View, 't'>, field: Field, value: number): string {
  const { type, options = [] } = field
  const digits = digitsOf(field, value)
  if (type === 'yes-no' && value === 1) return view.t(watchTexts.yes)
  if (type === 'yes-no' && value === 2) return view.t(watchTexts.no)
  const chosen = chosenOf(field, value)
  const words = options.filter((one) => chosen.includes(one.value))
  if (words.length < chosen.length) return digits
  return view.t.list(words.map(({ text }) => inLanguage(view, text)))
}

type Said = Pick<EntryPart, 'form' | 'version' | 'answers' | 'comment'> &
  Partial<Pick<EntryPart, 'texts'>>

/** The forms for a page to draw with. */
export async function bookOfPage(ctx: PageContext): Promise<Book> {
  return bookFrom(ctx.node, (await ctx.call(formTexts, {})).texts)
}

/** The name of a form as far as its first mark: what else its title says is for who answers it. */
export function nameOfForm(view: Pick<View, 't'>, book: Book, prefix: string): string {
  const form = formOf(book, prefix)
  return form === undefined ? prefix : (inLanguage(view, form.title).split(':')[0] ?? prefix)
}

/** What was answered, question by question, and the words beside it. */
export function answersOf(
  view: Pick<View, 't'>,
  book: Book,
  { form: prefix, version, answers, comment, texts: said = {} }: Said,
): Html {
  const form = formOf(book, prefix, version)
  const lines = (form?.fields ?? []).flatMap((field) => {
    const value = answers[field.tag]
    const own = said[field.tag]
    if (value === undefined && own === undefined) return []
    const words = value === undefined ? typed(own ?? '') : answerWords(view, field, value)
    return [html`<li><span>${inLanguage(view, field.text)}</span> <b>${words}</b></li>`]
  })
  const words = comment !== '' && html`<p>${typed(comment)}</p>`
  return html`${lines.length > 0 && html`<ul class="rows">${lines}</ul>`}${words}`
}
