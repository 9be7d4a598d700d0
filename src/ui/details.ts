import type { Translator } from '../core/text.ts'
import { REFUSED } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import type { View } from '../core/slice.ts'
import type { Time } from '../core/time.ts'
import { texts } from './texts.ts'
import { clockMark, type Moment, timeMark } from './time.ts'

/** One line of a summary: what it is, its value, and where it can be changed. */
export type SummaryLine = {
  readonly label: string
  readonly value: Content
  readonly changeHref?: string
}

/** Facts about one thing, or answers to check before they are sent; what is false is left out. */
export function summaryList(t: Translator, lines: readonly (SummaryLine | false)[]): Html {
  const shown = lines.filter((line) => line !== false)
  const rows = shown.map(({ label, value, changeHref }) => {
    const change =
      changeHref !== undefined &&
      html`<dd class="change"><a href="${safeUrl(changeHref)}">${t(texts.change)}<span class="hidden"> ${label}</span></a></dd>`
    return html`<div><dt>${label}</dt><dd>${value}</dd>${change}</div>`
  })
  return html`<dl class="summary">${rows}</dl>`
}

/** More for those who want it, closed at first; open where a form or a field in it was refused, so that what was typed is seen, or where somebody is at work in it. */
export function disclosure(summary: string, body: Content, isOpen = false): Html {
  const inside = html`${body}`
  return html`<details${(isOpen || isRefused(inside)) && html` open`}><summary>${summary}</summary><div class="disclosed">${inside}</div></details>`
}

/** One of several subjects of a page of which the reader opens what he wants; `id` is where an address leads to it. Open as {@link disclosure}. */
export function foldedBlock(
  { id, title, isOpen }: { readonly id: string; readonly title: string; readonly isOpen: boolean },
  body: Content,
): Html {
  const inside = html`${body}`
  return html`<details class="block" id="${id}"${(isOpen || isRefused(inside)) && html` open`}><summary>${title}</summary>${inside}</details>`
}

function isRefused(inside: Html): boolean {
  const words = String(inside)
  return words.includes(String(REFUSED)) || words.includes(' aria-invalid="true"')
}

/** One event of a timeline. */
export type TimelineEvent = {
  readonly moment: Moment
  readonly title: Content
  readonly body?: Content
}

/** What happened, in the order given. */
export function timeline(t: Translator, events: readonly TimelineEvent[]): Html {
  const items = events.map(
    ({ moment, title, body }) =>
      html`<li><p class="timeline-time">${timeMark(t, moment)}</p><p class="timeline-title">${title}</p>${body && html`<div>${body}</div>`}</li>`,
  )
  return html`<ol class="timeline">${items}</ol>`
}

/** What happened, in the order given, each with its time under the heading of its day. */
export function dayLog(
  { t, node }: Pick<View, 't' | 'node'>,
  events: readonly { readonly at: Time; readonly what: Content }[],
): Html {
  const { zone } = node
  const days = Map.groupBy(events, ({ at }) => t.date(at, zone))
  const items = [...days].map(
    ([day, own]) =>
      html`<li class="day">${day}</li>${own.map(({ at, what }) => html`<li>${clockMark(t, { at, zone })}<div>${what}</div></li>`)}`,
  )
  return html`<ol class="log">${items}</ol>`
}

export type TaskState = 'done' | 'to-do' | 'waiting'

/** Steps of a longer piece of work and how far each is; a waiting step has no link yet. */
export function taskList(
  t: Translator,
  tasks: readonly { readonly label: string; readonly href: string; readonly state: TaskState }[],
): Html {
  const words = { done: texts.done, 'to-do': texts.toDo, waiting: texts.waiting }
  const items = tasks.map(({ label, href, state }) => {
    const name = state === 'waiting' ? label : html`<a href="${safeUrl(href)}">${label}</a>`
    return html`<li><span>${name}</span><span class="task-${state}">${t(words[state])}</span></li>`
  })
  return html`<ul class="tasks">${items}</ul>`
}

/** The pages of a long list, reached by address: `hrefOf(2)`. Nothing where one page is all. */
export function pagination(
  t: Translator,
  { page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string },
): Html | null {
  if (pages <= 1) return null
  const link = (to: number, label: string, rel: string) =>
    html`<a rel="${rel}" href="${safeUrl(hrefOf(to))}">${label}</a>`
  return html`<nav class="pages" aria-label="${t(texts.pages)}">${page > 1 && link(page - 1, t(texts.previous), 'prev')}<span>${t(texts.pageOf, { page, pages })}</span>${page < pages && link(page + 1, t(texts.next), 'next')}</nav>`
}

/** Views of one thing, each its own address. */
export function tabs(
  label: string,
  links: readonly {
    readonly href: string
    readonly label: string
    readonly isCurrent: boolean
    /** How many stand there; `isHot` where one of them may not wait. */
    readonly count?: { readonly words: string; readonly isHot: boolean }
  }[],
): Html {
  const items = links.map(
    ({ href, label, isCurrent, count }) =>
      html`<li><a href="${safeUrl(href)}"${isCurrent && html` aria-current="page"`}>${label}${count && html` <b class="count${count.isHot && ' hot'}">${count.words}</b>`}</a></li>`,
  )
  return html`<nav class="tabs" aria-label="${label}"><ul>${items}</ul></nav>`
}
