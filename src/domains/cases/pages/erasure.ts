import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { beginningOf } from '../../../core/line.ts'
import { namesOf } from '../../../core/names.ts'
import { BACKUP_DAYS } from '../../../core/retention.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField } from '../../../ui/field.ts'
import { button, fieldStates, filters, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { askWordsErased, erasable } from '../actions/erasure.ts'
import { type ErasableKind, erasableKind } from '../schema/erasure.ts'
import { erasableTexts, erasureTexts as texts } from '../texts/erasure.ts'
import { casePage } from './frame.ts'
import { casePath, wordsOf } from './look.ts'
import { memberName } from './member-name.ts'

/** What of long words the page shows, in UTF-16 units. */
const SHOWN_LENGTH = 600

async function load(ctx: PageContext, of: string) {
  const kind = asked(erasableKind, ctx.search['kind'])
  const found = await ctx.call(erasable, kind === undefined ? { case: of } : { case: of, kind })
  return {
    found,
    kind,
    mayAsk: holds(ctx.actor, 'cases:ask-erasure'),
    mayErase: holds(ctx.actor, 'cases:prosecute'),
    names: await namesOf(ctx, { persons: found.asked.map(({ askedBy }) => askedBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Asked = Data['found']['asked'][number]
type Item = Data['found']['items'][number]

const back = {
  next: (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
    casePath(of, 'erasure'),
  keeps: ['kind'],
} as const

/** Where words of one kind are asked to be erased, and are. */
export function erasurePath(of: string, kind: ErasableKind): string {
  return `${casePath(of, 'erasure')}?kind=${kind}`
}

/** What of the words of a case was asked to be erased, and was; and the words of one kind, each with what is done of it. */
export const erasurePage = casePage<Data>({
  path: 'erasure',
  permission: 'cases:read',
  labels: texts,
  forms: {
    ask: { action: 'cases.askWordsErased', ...back, said: texts.saidAsked },
    erase: {
      action: 'cases.eraseWords',
      ...back,
      said: texts.saidErased,
      asks: { title: texts.eraseTitle, what: texts.eraseWhat, act: texts.erase },
    },
  },
  load,
  render: (data, view, of) => ({
    shown: listPart(data, view, of),
    forms: [kindPart(data, view), wordsPart(data, view, of)],
  }),
})

function listPart({ found, names }: Data, view: View, of: string): Html {
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.erasure),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: found.asked,
    columns: [
      {
        label: t(texts.what),
        cell: ({ kind }) =>
          html`<a href="${base}${erasurePath(of, kind)}">${t(erasableTexts[kind])}</a>`,
      },
      { label: t(texts.basis), cell: (row) => wordsOf(t, row.basis) },
      { label: t(texts.by), cell: (row) => memberName(view, names, row.askedBy) },
      { label: t(texts.state), cell: (row) => stateOf(row, view) },
    ],
  })
  const told = t(texts.told, { days: BACKUP_DAYS })
  return html`<p class="hint">${told}</p>${block(t(texts.erasure), rows, { isFlush: true })}`
}

function stateOf({ askedAt, doneAt }: Asked, view: View): Content {
  const { t, node } = view
  if (doneAt === null) return t.parts(texts.open, { time: shortMoment(view, askedAt) })
  const date = t.date(addMs(doneAt, BACKUP_DAYS * DAY), node.zone)
  return html`${t.parts(texts.done, { time: shortMoment(view, doneAt) })}<br><small>${t(texts.backups, { date })}</small>`
}

/** What kind of words is shown. */
function kindPart({ kind }: Data, { t }: View): Html {
  const field = selectField(t, {
    ...fieldStates('kinds', null)('kind', kind ?? ''),
    label: t(texts.what),
    choices: erasableKind.options.map((value) => ({ value, label: t(erasableTexts[value]) })),
  })
  const press = button({ label: t(texts.show), kind: 'secondary' })
  return html`${filters(t, [field, press], kind !== undefined)}`
}

function wordsPart(data: Data, view: View, of: string): Content {
  const { found, kind } = data
  if (kind === undefined) return null
  const { t } = view
  const open = new Map(
    found.asked
      .filter((row) => row.kind === kind && row.doneAt === null)
      .map((row) => [row.subject, row]),
  )
  const rows = table(t, {
    caption: t(texts.words),
    isCaptionHidden: true,
    empty: t(texts.noWords),
    rows: found.items,
    columns: [
      { label: t(texts.words), cell: ({ text }) => typed(beginningOf(text, SHOWN_LENGTH)) },
      {
        label: t(texts.state),
        cell: (row) => actOn(row, open.get(row.subject), { data, view, of, kind }),
      },
    ],
  })
  return block(t(erasableTexts[kind]), rows, { isFlush: true })
}

interface Drawn {
  readonly data: Data
  readonly view: View
  readonly of: string
  readonly kind: ErasableKind
}

/** What the reader does about these words. */
function actOn(
  { subject }: Item,
  asked: Asked | undefined,
  { data, view, of, kind }: Drawn,
): Content {
  const { t, refused } = view
  if (asked !== undefined) {
    const told = html`${stateOf(asked, view)}<br>${typed(asked.basis)}`
    if (!data.mayErase) return told
    const name = ofRow('erase', asked.id)
    const hidden = { case: of, erasure: asked.id }
    return [told, postForm(view, { name, hidden, label: t(texts.erase), kind: 'danger' })]
  }
  if (!data.mayAsk) return '–'
  const name = ofRow('ask', subject.replaceAll(/[^0-9a-z]/gi, '-'))
  const form = actionForm(view, {
    name,
    action: askWordsErased,
    labels: texts,
    hidden: { case: of, kind, subject },
    button: texts.ask,
    kind: 'secondary',
  })
  return disclosure(t(texts.ask), form, refused?.form === name)
}
