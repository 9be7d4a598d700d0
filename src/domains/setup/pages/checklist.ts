import type { Counted, View } from '../../../core/slice.ts'
import { stateBadge } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure, taskList } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import type { Readiness } from '../readiness.ts'
import { setupTexts as texts } from '../texts.ts'

const LOOKS = {
  ready: { words: texts.ready, tone: 'ok' },
  missing: { words: texts.missing, tone: 'warn' },
  waived: { words: texts.waived, tone: 'plain' },
} as const

/** How many items are settled, in words. */
export function readyCount(list: readonly Readiness[], { t }: View): Html {
  const ready = list.filter(({ state }) => state !== 'missing').length
  if (ready === list.length) return html`<p>${t(texts.allReady)}</p>`
  return html`<p><strong>${t(texts.readyCount, { ready, all: list.length })}</strong></p>`
}

/** Step 5: every item with its state, what to do, and the way to say that it does not apply. */
export function checklist(list: readonly Readiness[], view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.checklistTitle),
    isCaptionHidden: true,
    rows: list,
    columns: [
      { label: t(texts.item), cell: ({ item }) => t(item.title) },
      {
        label: t(texts.state),
        cell: ({ state, counted }) =>
          html`${stateBadge(LOOKS[state].tone, t(LOOKS[state].words))}${counted !== null && html`<br><span class="hint">${countedWords(counted, view)}</span>`}`,
      },
      { label: t(texts.whatToDo), cell: (one) => whatToDo(one, view) },
    ],
  })
  return html`<h2>${t(texts.checklistTitle)}</h2>${readyCount(list, view)}${rows}`
}

function countedWords({ count, of, words }: Counted, { t }: View): string {
  return t(words, { count, of: t.number(of) })
}

function whatToDo({ item, state, reason, path }: Readiness, view: View): Content {
  const { t, base } = view
  if (state === 'ready') return '–'
  if (state === 'waived') {
    const hidden = { item: item.name }
    const label = t(texts.endWaiver)
    return [typed(reason), postForm(view, { name: 'endWaiver', hidden, label, kind: 'secondary' })]
  }
  const link =
    path !== null &&
    html` <a href="${base}${path}">${t(texts.open)}<span class="hidden">: ${t(item.title)}</span></a>`
  return [html`<p>${t(item.todo)}${link}</p>`, waiveForm(item.name, view)]
}

function waiveForm(item: string, view: View): Html {
  const { t } = view
  const name = ofRow('waive', item)
  const body = textField(t, {
    ...fieldStates(name, view.refused)('reason'),
    label: t(texts.reason),
    maxLength: 300,
    width: 'medium',
  })
  const label = t(texts.waiveButton)
  const waive = postForm(view, { name, hidden: { item }, body, label, kind: 'secondary' })
  return disclosure(t(texts.waive), waive)
}

/** What the console keeps in sight until everything is ready; nothing when it is. */
export function readinessAside(list: readonly Readiness[], view: View): Html | null {
  const { t, base } = view
  const missing = list.filter(({ state }) => state === 'missing')
  if (missing.length === 0) return null
  const tasks = missing.map(({ item, path }) => ({
    label: t(item.title),
    href: `${base}${path ?? '/console/setup'}`,
    state: 'to-do' as const,
  }))
  return html`${readyCount(list, view)}${taskList(t, tasks)}<p><a href="${base}/console/setup">${t(texts.asideMore)}</a></p>`
}
