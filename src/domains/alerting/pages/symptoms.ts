// The cards of what stations report: a list in their order, and the page on which one is written.
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type PageForm, type View } from '../../../core/slice.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { languageName, spoken, spokenLines } from '../../../ui/words.ts'
import { symptoms } from '../actions/symptom.ts'
import { purposes } from '../found.ts'
import { refusal } from '../refusals.ts'
import {
  type Card,
  OWN_SYMPTOMS,
  shippedWords,
  symptom,
  type Symptom,
  wordsOf,
} from '../symptoms.ts'
import { symptomPageTexts as texts } from '../texts/symptom-pages.ts'
import { writingPart } from './symptom-form.ts'

const PATH = '/console/symptoms'
/** What the summary of what is wrong calls the fields. */
const LABELS = { title: texts.saying, advice: texts.advice, event: texts.event }
const NEW = `${PATH}/new`
const writing = {
  surface: 'console',
  permission: 'alerting:write-symptoms',
  reach: 'nation',
} as const

const cardAddress = (one: Symptom) => `${PATH}/${one}`
const back = { to: 'before' } as const
type Changed = { readonly symptom: Symptom; readonly revision: number }

/** What it was before comes back, until somebody changes them again. */
const undoWords: PageForm['undo'] = {
  action: 'alerting.restoreSymptom',
  input: (_sent, { symptom: one, revision, before }: Changed & { readonly before: object }) => ({
    symptom: one,
    revision,
    ...before,
    ...back,
  }),
}

async function load(ctx: PageContext) {
  return (await ctx.call(symptoms, {})).items
}
type Row = Awaited<ReturnType<typeof load>>[number]

export const symptomsPage = page({
  ...writing,
  path: PATH,
  nav: { under: '/console/escalation', after: '/console/cards', label: texts.title },
  forms: {
    move: {
      action: 'alerting.moveSymptom',
      next: () => PATH,
      said: texts.saidMoved,
      undo: {
        action: 'alerting.moveSymptom',
        input: ({ symptom: one, to }: { symptom: Symptom; to: 'up' | 'down' }) => ({
          symptom: one,
          to: to === 'up' ? 'down' : 'up',
        }),
      },
    },
  },
  found: purposes.symptoms,
  load,
  render(rows, view) {
    const { t, base, node } = view
    const left =
      OWN_SYMPTOMS.length - rows.filter((row) => OWN_SYMPTOMS.includes(row.symptom)).length
    const add = buttonLink({ href: `${base}${NEW}`, label: t(texts.add) })
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      rows,
      columns: [
        { label: t(texts.number), cell: ({ number }) => `P${number}` },
        { label: t(texts.card), cell: (row) => cardCell(row, view) },
        { label: t(texts.words), cell: (row) => stateCell(row, view) },
        { label: t(texts.order), cell: (row) => orderCell(rows, row, view) },
      ],
    })
    const realm = node.realm === 'actual' ? texts.ofActual : texts.ofExercise
    const more = left > 0 ? t(texts.left, { count: left }) : t(texts.noneLeft)
    const main = html`${refusedPart(view)}<p>${t(texts.intro)}</p><p class="hint">${t(realm)} ${t(texts.numbers)}</p>${list}<p class="hint">${more}</p>`
    return { title: t(texts.title), main, ...(left > 0 && { acts: add }) }
  },
})

function cardCell(row: Row, view: View): Content {
  const { title, advice, language } = wordsOf(view.t, row)
  const link = html`<a href="${view.base}${cardAddress(row.symptom)}">${spoken(language, title)}</a>`
  return html`${link}<br><span class="small">${spokenLines(language, advice)}</span>`
}

/** Languages of the node in which a card does not say what the node wrote, though it wrote something. */
function others({ symptom: one, texts: own }: Card, { node }: View): string[] {
  const isOther = (language: string) => own[language] === undefined
  return Object.keys(own).length === 0 && shippedWords(one) !== null
    ? []
    : node.languages.filter(isOther)
}

function stateCell(row: Row, view: View): Content {
  const { t } = view
  const left = others(row, view)
  const isOwn = Object.keys(row.texts).length > 0
  const isShipped = shippedWords(row.symptom) !== null
  const named = { languages: t.list(left.map(languageName)) }
  const warning =
    left.length > 0 &&
    html`<br><span class="small of-warn">${t(isShipped ? texts.stale : texts.unwritten, named)}</span>`
  return html`${t(isOwn ? texts.own : texts.shipped)}${row.isHidden && html` · <strong>${t(texts.hidden)}</strong>`}${warning}`
}

function orderCell(rows: readonly Row[], row: Row, view: View): Content {
  const move = (to: 'up' | 'down') =>
    postForm(view, {
      name: 'move',
      hidden: { symptom: row.symptom, to },
      label: view.t(texts[to]),
      kind: 'secondary',
    })
  const [first, last] = [rows[0] === row, rows.at(-1) === row]
  return html`<div class="buttons">${!first && move('up')}${!last && move('down')}</div>`
}

async function loadOne(ctx: PageContext) {
  const { data: wanted } = symptom.safeParse(ctx.params['symptom'])
  const row = (await load(ctx)).find((one) => one.symptom === wanted)
  if (row === undefined) throw refusal('unknownSymptom')
  return { row, names: await namesOf(ctx, { persons: [row.changedBy] }) }
}

export const newSymptomPage = page({
  ...writing,
  path: NEW,
  forms: {
    add: { action: 'alerting.addSymptom', next: () => PATH, said: texts.saidAdded },
  },
  load: async () => null,
  render(_, view) {
    const { t } = view
    const main = html`${refusedPart(view, LABELS)}${writingPart(view, 'add', null)}`
    return { title: t(texts.add), main, breadcrumb: [{ path: PATH, label: t(texts.title) }] }
  },
})

export const symptomPage = page({
  ...writing,
  path: `${PATH}/:symptom`,
  forms: {
    change: {
      action: 'alerting.changeSymptom',
      next: ({ symptom: one }: Changed) => cardAddress(one),
      said: texts.saidSaved,
      undo: undoWords,
    },
    restore: {
      action: 'alerting.restoreSymptom',
      next: ({ symptom: one }: Changed) => cardAddress(one),
      asks: { title: texts.askTitle, what: texts.askWhat, act: texts.askAct },
      said: texts.saidRestored,
      undo: undoWords,
    },
  },
  load: loadOne,
  render({ row, names }, view) {
    const { t } = view
    const { changedAt, changedBy } = row
    const isOwn = Object.keys(row.texts).length > 0
    const left = others(row, view)
    const isShipped = shippedWords(row.symptom) !== null
    const named = { languages: t.list(left.map(languageName)) }
    const warning =
      left.length > 0 &&
      notification(t, { tone: 'warn', body: t(isShipped ? texts.stale : texts.unwritten, named) })
    const by =
      changedAt !== null &&
      html`<p class="hint">${t.parts(texts.changed, { time: moment(view, changedAt), person: personName(view, names, changedBy) })}</p>`
    const restore =
      isOwn &&
      isShipped &&
      postForm(view, {
        name: 'restore',
        hidden: { symptom: row.symptom, revision: String(row.revision), to: 'shipped' },
        label: t(texts.restore),
        kind: 'secondary',
      })
    const main = html`${refusedPart(view, LABELS)}${warning}${writingPart(view, 'change', row)}${by}${restore}`
    const sub = html`P${row.number}${row.isHidden && html` · ${t(texts.hidden)}`}`
    const breadcrumb = [{ path: PATH, label: t(texts.title) }]
    return { title: wordsOf(t, row).title, sub, main, breadcrumb }
  },
})
