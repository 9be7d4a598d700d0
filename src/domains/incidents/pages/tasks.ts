import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { plainWords, wordsOf } from '../../../ui/erasure.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { named, personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { startPlaybook } from '../actions/run.ts'
import { addTask } from '../actions/task.ts'
import { texts } from '../texts/pages.ts'
import { texts as playbookTexts } from '../texts/playbooks.ts'
import type { IncidentData } from './incident-data.ts'
import { lines } from './playbook.ts'
import { playbookPath } from './playbooks.ts'
import { answerWords, stepWord } from './step-words.ts'

type Task = IncidentData['found']['tasks'][number]

/** What has to be done about an incident, by whom and until when, and the playbooks that some of it comes from. */
export function tasksPart(data: IncidentData, view: View): Html {
  const { found, mayNote, desk } = data
  const { t } = view
  const rows = table(t, {
    caption: t(texts.tasks),
    isCaptionHidden: true,
    empty: t(texts.noTasks),
    rows: found.tasks,
    columns: [
      { label: t(texts.task), cell: (row) => taskWords(row, view) },
      { label: t(texts.taskOwner), cell: (row) => whoDoes(row, data, view) },
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
  const add = mayNote && disclosure(t(texts.addTask), form)
  return block(
    t(texts.tasks),
    html`${runsPart(data, view)}${rows}<div class="no-print">${add}${beginPart(data, view)}</div>`,
  )
}

/** Playbooks that are gone through here, each with how far it is. */
function runsPart({ found, mayLead, isOver }: IncidentData, view: View): Content {
  if (found.runs.length === 0) return null
  const { t } = view
  const items = found.runs.map((run) => {
    const state =
      run.isThrough === null
        ? playbookTexts.goesOn
        : run.isThrough
          ? playbookTexts.through
          : playbookTexts.stopped
    const time = shortMoment(view, run.endedAt ?? run.startedAt)
    const stop =
      mayLead &&
      !isOver &&
      run.endedAt === null &&
      disclosure(
        t(texts.otherwise),
        postForm(view, {
          name: ofRow('stopPlaybook', run.id),
          hidden: { incident: found.id, run: run.id },
          label: t(playbookTexts.stop),
          kind: 'secondary',
        }),
      )
    const words = Object.keys(run.names).length === 0 ? '' : inLanguage(view, run.names)
    const name = named(view, playbookPath(run.playbook), plainWords(t, words))
    return html`<li>${name} <span class="hint">${t.parts(state, { time })}</span>${stop && html`<div class="no-print">${stop}</div>`}</li>`
  })
  return html`<ul class="plain pad">${items}</ul>`
}

function beginPart({ found, mayLead, isOver, playbooks }: IncidentData, view: View): Content {
  if (!mayLead || isOver) return null
  const going = new Set(found.runs.flatMap((run) => (run.endedAt === null ? [run.playbook] : [])))
  const free = playbooks.filter(({ playbook }) => !going.has(playbook))
  if (free.length === 0) return null
  const form = actionForm(view, {
    name: 'startPlaybook',
    action: startPlaybook,
    labels: { playbook: playbookTexts.playbook },
    hidden: { incident: found.id },
    choices: {
      playbook: free.map(({ playbook: value, names }) => ({
        value,
        label: inLanguage(view, names),
      })),
    },
    button: playbookTexts.begin,
    kind: 'secondary',
  })
  return disclosure(view.t(playbookTexts.begin), form)
}

function taskWords(row: Task, view: View): Content {
  if (row.words === null) return wordsOf(view.t, row.title)
  const { name, text } = stepWord(view, row.words)
  const more = text !== '' && html`<div class="hint">${lines(text)}</div>`
  return html`<strong>${name === '' ? wordsOf(view.t, row.title) : typed(name)}</strong>${row.doneAt === null && more}`
}

/** Who did it or has it; else who should do it: a role, or whoever a playbook names. */
function whoDoes(row: Task, { names, mayNote, found }: IncidentData, view: View): Content {
  const { t, node } = view
  const person = row.doneBy ?? row.owner
  if (person !== null) return personName(view, names, person)
  const role = row.role === null ? undefined : node.roles.table.get(row.role)
  const { who } = stepWord(view, row.words)
  const meant = role === undefined ? (who === '' ? t(texts.anybody) : typed(who)) : t(role.title)
  const take =
    mayNote &&
    row.doneAt === null &&
    postForm(view, {
      name: ofRow('takeTask', row.id),
      hidden: { incident: found.id, task: row.id },
      label: t(playbookTexts.take),
      kind: 'secondary',
    })
  return html`${meant}${take && html`<div class="no-print">${take}</div>`}`
}

function actOf(row: Task, { found, mayNote }: IncidentData, view: View): Content {
  const { t } = view
  if (row.doneAt !== null) {
    const time = shortMoment(view, row.doneAt)
    const said =
      row.said !== null &&
      html`<br>${t(playbookTexts.answered, { answer: row.said === '' ? plainWords(t, '') : answerWords(view, row, row.said) })}`
    return html`${t.parts(texts.doneAt, { time })}${said}`
  }
  if (!mayNote) return null
  const hidden = { incident: found.id, task: row.id }
  const kind = 'secondary'
  if (row.answers !== null)
    return row.answers.map((said) =>
      postForm(view, {
        name: ofRow('answerTask', `${row.id}.${said}`),
        hidden: { ...hidden, said },
        label: answerWords(view, row, said),
        kind,
      }),
    )
  const button = (name: 'doTask' | 'dropTask') =>
    postForm(view, { name: ofRow(name, row.id), hidden, label: t(texts[name]), kind })
  return [button('doTask'), row.run === null && button('dropTask')]
}
