// Where words of people are asked to be erased, and are: the list of what was asked, and the words of one kind.
import type { Command } from '../core/action.ts'
import type { Erasure } from '../core/erasing.ts'
import type { Words } from '../core/erasable.ts'
import { beginningOf } from '../core/line.ts'
import { BACKUP_DAYS } from '../core/retention.ts'
import type { PageForm, View } from '../core/slice.ts'
import type { Message, Translator } from '../core/text.ts'
import { addMs, DAY } from '../core/time.ts'
import { actionForm } from './action-form.ts'
import { block } from './block.ts'
import { typed } from './code.ts'
import { disclosure } from './details.ts'
import { erasureTexts as texts } from './erasure-texts.ts'
import { selectField } from './field.ts'
import { button, fieldStates, filters, ofRow, postForm } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { table } from './table.ts'
import { shortMoment } from './time.ts'

/** What of long words the page shows, in UTF-16 units. */
const SHOWN_LENGTH = 600

/** What is sent to ask for it, beside the row that the words belong to. */
type Asking = Readonly<Record<'kind' | 'subject' | 'basis', string>>

type Asked<K extends string> = Omit<Erasure<K>, 'basisSalt' | 'askedDevice'>

/** What is shown, to whom, and how the slice names things. */
export interface ErasureView<K extends string> {
  readonly found: { readonly items: readonly Words[]; readonly asked: readonly Asked<K>[] }
  /** The kind of words that is shown. */
  readonly kind: K | undefined
  readonly kinds: Readonly<Record<K, Message>>
  readonly mayAsk: boolean
  readonly mayErase: boolean
  /** What the words belong to, as the forms name it. */
  readonly of: Readonly<Record<string, string>>
  /** Where words of one kind are shown. */
  path(kind: K): string
  person(id: string): Html
  /** The action that asks for words to be erased. */
  readonly ask: Pick<Command<string, Asking>, 'input'>
}

/** The two forms of such a page, by the actions that they send to. */
export function erasurePageForms(
  actions: Readonly<Record<'ask' | 'erase', PageForm['action']>>,
  back: Pick<PageForm, 'next' | 'keeps'>,
): Readonly<Record<'ask' | 'erase', PageForm>> {
  return {
    ask: { action: actions.ask, ...back, said: texts.saidAsked },
    erase: {
      action: actions.erase,
      ...back,
      said: texts.saidErased,
      asks: { title: texts.eraseTitle, what: texts.eraseWhat, act: texts.erase },
    },
  }
}

/** Words as they were typed; what was erased says so. */
export function wordsOf(t: Translator, words: string): Html {
  return words === '' ? html`<i>${t(texts.erased)}</i>` : typed(words)
}

/** The same where no markup may stand. */
export function plainWords(t: Translator, words: string): string {
  return words === '' ? t(texts.erased) : words
}

/** What was asked to be erased, and was. */
export function erasureList<K extends string>(shown: ErasureView<K>, view: View): Html {
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.erasure),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: shown.found.asked,
    columns: [
      {
        label: t(texts.what),
        cell: ({ kind }) => html`<a href="${base}${shown.path(kind)}">${t(shown.kinds[kind])}</a>`,
      },
      { label: t(texts.basis), cell: (row) => wordsOf(t, row.basis) },
      { label: t(texts.by), cell: (row) => shown.person(row.askedBy) },
      { label: t(texts.state), cell: (row) => stateOf(row, view) },
    ],
  })
  const told = t(texts.told, { days: BACKUP_DAYS })
  return html`<p class="hint">${told}</p>${block(t(texts.erasure), rows, { isFlush: true })}`
}

function stateOf(
  { askedAt, doneAt }: Pick<Asked<string>, 'askedAt' | 'doneAt'>,
  view: View,
): Content {
  const { t, node } = view
  if (doneAt === null) return t.parts(texts.open, { time: shortMoment(view, askedAt) })
  const date = t.date(addMs(doneAt, BACKUP_DAYS * DAY), node.zone)
  return html`${t.parts(texts.done, { time: shortMoment(view, doneAt) })}<br><small>${t(texts.backups, { date })}</small>`
}

/** What kind of words is shown, and those, each with what the reader does about it. */
export function erasureForms<K extends string>(shown: ErasureView<K>, view: View): Content[] {
  return [kindPart(shown, view), wordsPart(shown, view)]
}

function kindPart<K extends string>({ kind, kinds }: ErasureView<K>, { t }: View): Html {
  const field = selectField(t, {
    ...fieldStates('kinds', null)('kind', kind ?? ''),
    label: t(texts.what),
    choices: Object.entries<Message>(kinds).map(([value, label]) => ({ value, label: t(label) })),
  })
  const press = button({ label: t(texts.show), kind: 'secondary' })
  return html`${filters(t, [field, press], kind !== undefined)}`
}

function wordsPart<K extends string>(shown: ErasureView<K>, view: View): Content {
  const { found, kind, kinds } = shown
  if (kind === undefined) return null
  const { t } = view
  const ofKind = found.asked.filter((row) => row.kind === kind && row.doneAt === null)
  const open = new Map(ofKind.map((row) => [row.subject, row]))
  const rows = table(t, {
    caption: t(texts.words),
    isCaptionHidden: true,
    empty: t(texts.noWords),
    rows: found.items,
    columns: [
      { label: t(texts.words), cell: ({ text }) => typed(beginningOf(text, SHOWN_LENGTH)) },
      {
        label: t(texts.state),
        cell: ({ subject }) => actOn({ subject, asked: open.get(subject) }, shown, view),
      },
    ],
  })
  return block(t(kinds[kind]), rows, { isFlush: true })
}

/** What the reader does about these words. */
function actOn<K extends string>(
  { subject, asked }: { readonly subject: string; readonly asked: Asked<K> | undefined },
  shown: ErasureView<K>,
  view: View,
): Content {
  const { t, refused } = view
  if (asked !== undefined) {
    const told = html`${stateOf(asked, view)}<br>${typed(asked.basis)}`
    if (!shown.mayErase) return told
    const name = ofRow('erase', asked.id)
    const hidden = { ...shown.of, erasure: asked.id }
    return [told, postForm(view, { name, hidden, label: t(texts.erase), kind: 'danger' })]
  }
  if (!shown.mayAsk) return '–'
  const name = ofRow('ask', subject.replaceAll(/[^0-9a-z]/gi, '-'))
  const hidden: Readonly<Record<'kind' | 'subject', string>> = {
    ...shown.of,
    kind: shown.kind ?? '',
    subject,
  }
  const asking = actionForm(view, {
    name,
    action: shown.ask,
    labels: texts,
    hidden,
    button: texts.ask,
    kind: 'secondary',
  })
  return disclosure(t(texts.ask), asking, refused?.form === name)
}
