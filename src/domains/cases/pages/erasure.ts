import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { erasable } from '../actions/erasure.ts'
import { erasableTexts, erasureTexts as texts } from '../texts/erasure.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'

async function load(ctx: PageContext, of: string) {
  const found = await ctx.call(erasable, { case: of })
  return {
    found,
    mayAsk: holds(ctx.actor, 'cases:ask-erasure'),
    mayErase: holds(ctx.actor, 'cases:prosecute'),
    names: await namesOf(ctx, { persons: found.asked.map(({ askedBy }) => askedBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'erasure')

/** What of the words of a case was asked to be erased, and was. */
export const erasurePage = casePage<Data>({
  path: 'erasure',
  permission: 'cases:read',
  labels: texts,
  forms: {
    ask: { action: 'cases.askWordsErased', next: here, said: texts.saidAsked },
    erase: {
      action: 'cases.eraseWords',
      next: here,
      said: texts.saidErased,
      asks: { title: texts.eraseTitle, what: texts.eraseWhat, act: texts.erase },
    },
  },
  load,
  render: (data, view, of) => ({
    shown: listPart(data, view, of),
    forms: data.mayAsk && askPart(data, view, of),
  }),
})

function listPart({ found, names, mayErase }: Data, view: View, of: string): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.erasure),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: found.asked,
    columns: [
      {
        label: t(texts.what),
        cell: (row) => {
          const own = found.items.find(
            ({ kind, subject }) => kind === row.kind && subject === row.subject,
          )
          return html`${t(erasableTexts[row.kind])}${own && html`<br>${typed(own.text)}`}`
        },
      },
      { label: t(texts.basis), cell: (row) => typed(row.basis) },
      { label: t(texts.by), cell: (row) => memberName(view, names, row.askedBy) },
      {
        label: t(texts.state),
        cell: (row) => {
          if (row.doneAt !== null)
            return t.parts(texts.done, { time: shortMoment(view, row.doneAt) })
          if (!mayErase) return t(texts.open)
          const hidden = { case: of, erasure: row.id }
          const name = ofRow('erase', row.id)
          return postForm(view, { name, hidden, label: t(texts.erase), kind: 'danger' })
        },
      },
    ],
  })
  return html`<p class="hint">${t(texts.told)}</p>${block(t(texts.erasure), rows, { isFlush: true })}`
}

/** A form for each of the words: which they are is sent along, the legal basis is typed. */
function askPart({ found }: Data, view: View, of: string): Content {
  const { t, refused } = view
  const open = new Set(found.asked.map(({ kind, subject }) => `${kind} ${subject}`))
  const rest = found.items.filter(({ kind, subject }) => !open.has(`${kind} ${subject}`))
  if (rest.length === 0) return null
  const forms = rest.map(({ kind, subject, text }) => {
    const name = ofRow('ask', `${kind}-${subject}`)
    const field = textField(t, {
      ...fieldStates(name, refused)('basis'),
      label: t(texts.basis),
      maxLength: 300,
    })
    const form = postForm(view, {
      name,
      hidden: { case: of, kind, subject },
      body: field,
      label: t(texts.ask),
      kind: 'secondary',
    })
    return disclosure(`${t(erasableTexts[kind])}: ${text}`, form)
  })
  return disclosure(t(texts.ask), forms, refused?.form.startsWith('ask') ?? false)
}
