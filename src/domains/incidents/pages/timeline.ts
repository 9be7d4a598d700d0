import type { View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { timeOf } from '../../../ui/time.ts'
import { type EntryPart, note } from '../actions/entry.ts'
import { ENTRY_KINDS } from '../schema.ts'
import { texts } from '../texts/pages.ts'
import { entryTexts } from '../texts/values.ts'
import type { IncidentData } from './incident-data.ts'
import { pathOf } from './look.ts'

/** The timeline of an incident, newest first, with what may belong to it. */
export function timelinePart(data: IncidentData, view: View): Html {
  const { entries, mayNote } = data
  const { t } = view
  const rows =
    entries.items.length === 0
      ? html`<p class="pad">${t(texts.noEntries)}</p>`
      : html`<ol class="timeline">${entries.items.map((entry) => entryItem(data, entry, view))}</ol>`
  const cut =
    entries.isCut &&
    html`<p class="hint">${t(texts.moreEntries, { count: entries.items.length })}</p>`
  const write = mayNote && html`<div class="no-print">${writePart(data, view)}</div>`
  return html`${block(t(texts.timeline), html`${write}${kindsPart(data, view)}${live('incident-timeline', html`${rows}${cut}`)}`)}${live('incident-loose', loosePart(data, view))}`
}

function kindsPart({ found, kind, entries }: IncidentData, { t, base }: View): Content {
  if (entries.items.length === 0 && kind === undefined) return null
  const to = `${base}${pathOf(found.id)}`
  const links = [
    { href: to, label: t(texts.all), isCurrent: kind === undefined },
    ...ENTRY_KINDS.map((one) => ({
      href: withSearch(to, { kind: one }),
      label: t(entryTexts[one]),
      isCurrent: one === kind,
    })),
  ]
  return html`<div class="no-print">${disclosure(t(texts.show), tabs(t(texts.what), links), kind !== undefined)}</div>`
}

function writePart({ found }: IncidentData, view: View): Html {
  const form = actionForm(view, {
    name: 'note',
    action: note,
    labels: texts,
    hidden: { incident: found.id },
    looks: {
      text: { rows: 3 },
      at: { calendar: 'moment' },
      offset: { direction: 'ltr', width: 'short' },
      observable: { direction: 'ltr' },
    },
    button: texts.add,
    kind: 'secondary',
  })
  return disclosure(view.t(texts.addNote), form)
}

function entryItem(data: IncidentData, entry: EntryPart, view: View): Html {
  const { found, mayNote, names } = data
  const { t, base } = view
  const { at, written, kind, text, path, tag, observable, record, addedBy } = entry
  const when = at === null ? html`${t(texts.undated)}` : timeOf(view, at)
  const spelt = record === null && written !== '' && kind === 'note'
  const asWritten = spelt && html` <span class="hint">${t(texts.asWritten, { written })}</span>`
  const name = path === '' ? typed(text) : html`<a href="${base}${path}">${typed(text)}</a>`
  const more = [
    tag !== '' && html` <span class="hint">${typed(tag)}</span>`,
    observable !== '' && html`<br>${code(observable)}`,
    record === null && html`<br><span class="hint">${personName(view, names, addedBy)}</span>`,
  ]
  const out =
    mayNote &&
    record !== null &&
    postForm(view, {
      name: ofRow('unlink', entry.id),
      hidden: { incident: found.id, entry: entry.id },
      label: t(texts.unlink),
      kind: 'secondary',
    })
  return html`<li><p class="timeline-time">${when}${asWritten}</p><p class="timeline-title">${t(entryTexts[kind])}: ${name}</p><div>${more}${out && html`<div class="no-print">${disclosure(t(texts.otherwise), out)}</div>`}</div></li>`
}

/** What was recorded and belongs to no incident: it may belong to this one. */
function loosePart({ loose, found, mayNote }: IncidentData, view: View): Html {
  const { t, base } = view
  if (!mayNote || loose.items.length === 0) return html``
  const rows = loose.items.map((entry) => {
    const take = postForm(view, {
      name: ofRow('link', entry.id),
      hidden: { incident: found.id, entry: entry.id },
      label: t(texts.link),
      kind: 'secondary',
    })
    const name =
      entry.path === ''
        ? typed(entry.text)
        : html`<a href="${base}${entry.path}">${typed(entry.text)}</a>`
    return html`<li>${entry.at !== null && timeOf(view, entry.at)} ${t(entryTexts[entry.kind])}: ${name} ${take}</li>`
  })
  return html`<div class="no-print">${disclosure(t(texts.loose), html`<ul>${rows}</ul>`)}</div>`
}

/** The timeline as rows of a file: times as they were written, the moment beside them. */
export function entryRows(items: readonly EntryPart[], t: Translator) {
  const columns = [
    texts.at,
    texts.written,
    texts.offset,
    texts.what,
    texts.text,
    texts.tag,
    texts.observable,
  ]
  return {
    columns: columns.map((column) => t(column)),
    rows: items.map(({ at, written, offsetMin, kind, text, tag, observable }) => [
      at ?? '',
      written,
      offsetMin === null ? '' : offsetOf(offsetMin),
      t(entryTexts[kind]),
      text,
      tag,
      observable,
    ]),
  }
}

function offsetOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const all = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(all / 60))}:${two(all % 60)}`
}
