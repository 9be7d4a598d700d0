import type { IntakeView } from '../../../core/intake.ts'
import type { PublicAgency } from '../../../core/contacts.ts'
import type { Message, Translator } from '../../../core/text.ts'
import { telephone } from '../../../ui/contact.ts'
import { disclosure } from '../../../ui/details.ts'
import { type Choice, radioGroup, textArea, textField } from '../../../ui/field.ts'
import {
  button,
  type FieldState,
  fieldStates,
  hiddenFields,
  refusedPart,
  RAW,
  type RefusedForm,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { reportFilesPart } from '../../../ui/report-files.ts'
import { reportFilesTexts as fileTexts } from '../../../ui/report-files-texts.ts'
import { sealingPart } from '../../../ui/sealing.ts'
import { forward, MAX_TEXT, what, when, where, who } from '../schema.ts'
import { ANYWHERE, MAX_LINE, type Step, stepsAsked } from '../steps.ts'
import { texts } from '../texts/report.ts'
import { routedRows, sealedRows } from './answered.ts'
import { MULTIPART, plainField } from './plain-file.ts'
import type { StepData } from './step-data.ts'

/** Leaves at once where somebody comes: on every page of a report. */
export const LEAVE = 'leave.js'

/** A page of a report. */
export interface Drawn {
  readonly title: string
  readonly sub?: Html
  readonly main: Html
  readonly scripts: readonly string[]
}

/** Name that the ids of the page's fields begin with. */
const FORM = 'report'

const TITLES: Readonly<Record<Step, Message>> = {
  danger: texts.danger,
  what: texts.what,
  place: texts.place,
  area: texts.area,
  teller: texts.teller,
  moment: texts.moment,
  agency: texts.agency,
  consents: texts.consents,
  tell: texts.tell,
  check: texts.check,
}

/** One page of the report: its question, what was answered before unseen, one button on and one back. */
export function stepPage(data: StepData, view: IntakeView): Drawn {
  const { step, answers } = data
  const { t } = view
  const refused = refusedOf(data)
  const state = fieldStates(FORM, refused)
  const shown = (field: string) => state(field, answers[field] ?? '')
  const own = fieldsOf(data, shown, view)
  const carried = Object.entries(answers).filter(([name]) => !own.names.includes(name))
  const { seed, drawnAt, given } = data
  const isGiven = given.length > 0
  const more = {
    ...(seed && { seed }),
    ...(drawnAt && { drawnAt }),
    ...(isGiven && { given: given.join(' ') }),
  }
  const unseen = { step, ...Object.fromEntries(carried), ...more }
  const go = button({ label: t(step === 'check' ? texts.send : texts.next) })
  const back = button({ label: t(texts.back), kind: 'secondary', name: 'back', value: '1' })
  const sealing = step === 'tell' && sealingPart(t, view.base)
  // A browser that seals keeps what its form sends back: the way back is a form of its own there.
  const isApart = step === 'tell'
  const change = isGiven && (isApart || step === 'check') && changeButton(t)
  const buttons = html`<p class="buttons">${go} ${!isApart && back} ${!isApart && change}</p>`
  const body = [hiddenFields(unseen), own.body, sealing, buttons]
  const main = html`${refusedPart({ t, refused }, labelsOf())}${form(view, body, own.attributes)}${isApart && form(view, [hiddenFields(unseen), html`<p class="buttons">${back} ${change}</p>`])}`
  const scripts = [step === 'tell' ? 'report.js' : LEAVE]
  return { title: t(TITLES[step]), ...placeOf(data, view), main, scripts }
}

/** Asks again what was said before the report began. */
export function changeButton(t: Translator): Html {
  return button({ label: t(texts.changeSaid), kind: 'secondary', name: 'change', value: '1' })
}

/** How far one is; the last page asks nothing. */
function placeOf(
  { step, receivers, areas, given }: StepData,
  { t }: IntakeView,
): { readonly sub?: Html } {
  const offered = {
    agencies: receivers.map(({ agency }) => agency),
    areas: areas.map(({ path }) => path),
    given,
  }
  const asked = stepsAsked(offered).slice(0, -1)
  const at = asked.indexOf(step) + 1
  return at === 0 ? {} : { sub: html`${t(texts.at, { n: at, of: asked.length })}` }
}

/** A form to this address, which never has anything in it. */
export function formTo(path: string) {
  return ({ base }: Pick<IntakeView, 'base'>, body: Content, attributes?: Html): Html =>
    html`<form method="post" novalidate autocomplete="off" action="${base}${path}"${attributes}>${body}</form>`
}

/** A form of the report: always to the same address. */
export const form = formTo('/report')

function refusedOf({ wrong, answers }: StepData): RefusedForm | null {
  if (wrong === null) return null
  const { field: path, message } = wrong
  const fields = path === '' ? [] : [{ path, message }]
  const problem = { message: path === '' ? message : '', fields }
  return { form: FORM, values: answers, problem }
}

/** Fields by the words in front of them, for what is said above the form. */
function labelsOf(): Readonly<Record<string, Message>> {
  return {
    ...TITLES,
    forward: texts.forward,
    contact: texts.contact,
    'sealed.text': texts.text,
    'sealed.place': texts.exactPlace,
    'sealed.name': texts.name,
    'sealed.contact': texts.reach,
    [RAW]: fileTexts.plain,
  }
}

interface Fields {
  readonly names: readonly string[]
  readonly body: Content
  readonly attributes?: Html
}
type Shown = (field: string) => FieldState

function fieldsOf(data: StepData, shown: Shown, view: IntakeView): Fields {
  const { t } = view
  switch (data.step) {
    case 'danger':
      return question(t, shown('danger'), texts.danger, yesNo(t))
    case 'what': {
      const asked = question(t, shown('what'), texts.what, choices(t, what.options, whatTexts))
      const isInDanger = data.answers['danger'] === 'yes'
      return { ...asked, body: [isInDanger && dangerPart(data.contacts, view), asked.body] }
    }
    case 'place':
      return question(t, shown('place'), texts.place, choices(t, where.options, whereTexts))
    case 'area': {
      const parts = data.areas.map(({ path: value, name: label }) => ({ value, label }))
      const anywhere = { value: ANYWHERE, label: t(texts.anyArea) }
      return question(t, shown('area'), texts.area, [...parts, anywhere])
    }
    case 'teller':
      return question(t, shown('teller'), texts.teller, choices(t, who.options, whoTexts))
    case 'moment':
      return question(t, shown('moment'), texts.moment, choices(t, when.options, texts))
    case 'agency': {
      const all = data.receivers.map(({ agency: value, name: label }) => ({ value, label }))
      return question(t, shown('agency'), texts.agency, all)
    }
    case 'consents': {
      const handOn = choices(t, forward.options, texts)
      const first = radios(t, shown('forward'), texts.forward, handOn)
      const second = radios(t, shown('contact'), texts.contact, yesNo(t))
      return { names: ['forward', 'contact'], body: [first.body, second.body] }
    }
    case 'tell':
      return tellFields(data, shown, view)
    case 'check': {
      const rows = html`<dl>${routedRows(data, t)}${sealedRows(data, t)}</dl>`
      const hint = html`<p class="hint">${t(texts.sealedHere)}</p>`
      const body = [rows, hint, plainField(t, shown(RAW))]
      return { names: [], body, attributes: html` enctype="${MULTIPART}"` }
    }
  }
}

function radios(t: Translator, state: FieldState, label: Message, all: readonly Choice[]): Fields {
  const body = radioGroup(t, { ...state, label: t(label), choices: all })
  return { names: [state.name], body }
}

/** The question of a page is its title, and is said once. */
function question(
  t: Translator,
  state: FieldState,
  label: Message,
  all: readonly Choice[],
): Fields {
  const body = radioGroup(t, { ...state, label: t(label), isLabelHidden: true, choices: all })
  return { names: [state.name], body }
}

function choices<K extends string>(
  t: Translator,
  options: readonly K[],
  words: Readonly<Record<K, Message>>,
): Choice[] {
  return options.map((value) => ({ value, label: t(words[value]) }))
}

function yesNo(t: Translator): Choice[] {
  return [
    { value: 'yes', label: t(texts.yes) },
    { value: 'no', label: t(texts.no) },
  ]
}

/** Help first: a number to call, if one was confirmed of late. */
export function dangerPart(
  contacts: readonly PublicAgency[],
  { t, node }: Pick<IntakeView, 't' | 'node'>,
): Html {
  const numbers =
    node.realm === 'exercise' ? [] : contacts.flatMap(({ emergency }) => emergency ?? [])
  const [first] = numbers
  return html`<div class="card hot"><p>${t(texts.dangerFirst)}</p>${first !== undefined && html`<p>${telephone(first)}</p>`}</div>`
}

/** What is sealed is typed on one page, so that a browser that can seal lets none of it out. */
function tellFields(data: StepData, shown: Shown, { t, base }: IntakeView): Fields {
  const line = { isOptional: true, maxLength: MAX_LINE, autocomplete: 'off' } as const
  const receiver = data.receivers.find(({ agency }) => agency === data.answers['agency'])
  const { readers = [], namers = [] } = receiver ?? {}
  const who =
    namers.length > 0 &&
    html`<h2>${t(texts.who)}</h2><p class="hint">${t(texts.whoHint)}</p>${textField(t, { ...shown('sealed.name'), ...line, label: t(texts.name) })}${textField(t, { ...shown('sealed.contact'), ...line, label: t(texts.reach) })}`
  const text = textArea(t, {
    ...shown('sealed.text'),
    label: t(texts.text),
    hint: t(texts.textHint),
    rows: 10,
    maxLength: MAX_TEXT,
  })
  const place = textField(t, { ...shown('sealed.place'), ...line, label: t(texts.exactPlace) })
  const { challenge } = data
  const puzzle =
    challenge !== undefined &&
    html` data-challenge="${challenge.text}" data-bits="${challenge.bits}"`
  return {
    names: ['sealed.text', 'sealed.place', 'sealed.name', 'sealed.contact'],
    body: [
      text,
      place,
      reportFilesPart(t, base),
      who,
      disclosure(t(texts.soFar), html`<dl>${routedRows(data, t)}</dl>`),
    ],
    attributes: html` data-seal data-recipients="${readers.join(' ')}" data-custodians="${namers.join(' ')}"${puzzle}`,
  }
}
