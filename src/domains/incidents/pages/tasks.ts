import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { addTask } from '../actions/task.ts'
import { texts } from '../texts/pages.ts'
import type { IncidentData } from './incident-data.ts'

type Task = IncidentData['found']['tasks'][number]

/** What has to be done about an incident, by whom and until when. */
export function tasksPart(data: IncidentData, view: View): Html {
  const { found, names, mayNote, desk } = data
  const { t } = view
  const rows = table(t, {
    caption: t(texts.tasks),
    isCaptionHidden: true,
    empty: t(texts.noTasks),
    rows: found.tasks,
    columns: [
      { label: t(texts.task), cell: (row) => typed(row.title) },
      {
        label: t(texts.taskOwner),
        cell: (row) => (row.owner === null ? t(texts.anybody) : personName(view, names, row.owner)),
      },
      {
        label: t(texts.due),
        cell: (row) => (row.dueAt === null ? '–' : moment(view, row.dueAt)),
      },
      { label: t(texts.state), cell: (row) => actOf(row, data, view) },
    ],
  })
  const form = actionForm(view, {
    name: 'addTask',
    action: addTask,
    labels: { title: texts.task, owner: texts.taskOwner, due: texts.due },
    hidden: { incident: found.id },
    choices: { owner: desk.map(({ id: value, name: label }) => ({ value, label })) },
    none: texts.anybody,
    looks: { due: { calendar: 'moment' } },
    button: texts.addTask,
    kind: 'secondary',
  })
  const add = mayNote && html`<div class="no-print">${disclosure(t(texts.addTask), form)}</div>`
  return block(t(texts.tasks), html`${rows}${add}`)
}

function actOf(row: Task, { found, names, mayNote }: IncidentData, view: View): Content {
  const { t } = view
  if (row.doneAt !== null) {
    const time = shortMoment(view, row.doneAt)
    return html`${t.parts(texts.doneAt, { time })}<br>${personName(view, names, row.doneBy)}`
  }
  if (!mayNote) return null
  const hidden = { incident: found.id, task: row.id }
  const button = (name: 'doTask' | 'dropTask') =>
    postForm(view, { name: ofRow(name, row.id), hidden, label: t(texts[name]), kind: 'secondary' })
  return [button('doTask'), button('dropTask')]
}
