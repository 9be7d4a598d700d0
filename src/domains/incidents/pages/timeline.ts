import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { erasureTexts } from '../../../ui/erasure-texts.ts'
import { momentField, selectField, textField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  filters,
  hiddenFields,
  ofRow,
  postForm,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { timeOf } from '../../../ui/time.ts'
import { type EntryPart, note } from '../actions/entry.ts'
import { BEGINNING } from '../timeline-pages.ts'
import { entryName, ownTag } from './entry-name.ts'
import { texts } from '../texts/pages.ts'
import { entryTexts, sourceTexts } from '../texts/values.ts'
import { exactMark } from './exact-mark.ts'
import { CLOCKS, inAddress, type IncidentData } from './incident-data.ts'
import { erasurePath, pathOf } from './look.ts'
import { rowsPath } from './timeline-rows.ts'
import { asWritten } from './written.ts'

/** The timeline of an incident, newest first, with what may belong to it. */
export function timelinePart(data: IncidentData, view: View): Html {
  const { entries, filter, mayNote } = data
  const { t } = view
  const { items, total } = entries
  const empty = t(total === 0 ? texts.noEntries : texts.noneFit)
  const rows =
    items.length === 0
      ? html`<p class="pad">${empty}</p>`
      : html`<ol class="timeline">${items.map((entry) => entryItem(data, entry, view))}</ol>`
  const isWhole = entries.older === null && entries.newer === null
  const cut = !isWhole && pagesPart(data, view)
  const isNarrowed = Object.keys(filter).length > 0
  const rest =
    isNarrowed &&
    isWhole &&
    html`<p class="hint">${t(texts.leftOut, { count: total - items.length })}</p>`
  const full =
    entries.leftOut > 0 &&
    html`<p class="hint">${t(texts.fullTold, { count: entries.leftOut })}</p>`
  const write = mayNote && html`<div class="no-print">${writePart(data, view)}</div>`
  const list = live('incident-timeline', html`${clocksPart(data, view)}${rows}${cut}${rest}${full}`)
  return html`${block(t(texts.timeline), html`${write}${total > 0 && filterPart(data, view)}${list}`)}${live('incident-loose', loosePart(data, view))}`
}

/** How many of all are shown, and the ways to the others. */
function pagesPart(data: IncidentData, view: View): Html {
  const { found, filter, clock, entries, isFirstPage } = data
  const { t, base, node } = view
  const asked = { ...inAddress(filter, node.zone), zone: clock === 'nation' ? '' : clock }
  const link = (search: Record<string, string>, label: Message) =>
    html` <a href="${withSearch(`${base}${pathOf(found.id)}`, { ...asked, ...search })}">${t(label)}</a>`
  const { older, newer, items, total } = entries
  const back = !isFirstPage && link({}, texts.newest)
  const nearer = newer !== null && link({ newer }, texts.newer)
  const further = older !== null && link({ older }, texts.older)
  const first = older !== null && link({ newer: BEGINNING }, texts.oldest)
  const told = t(texts.shownOf, { count: items.length, total: t.number(total) })
  return html`<p class="hint">${told}</p><nav class="pages" aria-label="${t(texts.timeline)}">${back}${nearer}${further}${first}</nav>`
}

/** In whose time the moments stand, as links; on paper as words. */
function clocksPart(
  { found, filter, clock, entries }: IncidentData,
  { t, base, node }: View,
): Content {
  if (entries.total === 0) return null
  const to = `${base}${pathOf(found.id)}`
  const nation = t(texts.ofCountry, { zone: node.zone })
  const words = { nation, utc: t(texts.utc), written: t(texts.spelt) }
  const links = CLOCKS.map((one) => ({
    href: withSearch(to, { ...inAddress(filter, node.zone), zone: one === 'nation' ? '' : one }),
    label: words[one],
    isCurrent: one === clock,
  }))
  return tabs(t(texts.times), links)
}

function filterPart({ filter, clock }: IncidentData, { t, node }: View): Html {
  const asked = inAddress(filter, node.zone)
  const { source = '', tag = '', observable = '', from = '', until = '' } = asked
  const state = fieldStates('entries', null)
  const body = [
    clock !== 'nation' && hiddenFields({ zone: clock }),
    selectField(t, {
      ...state('source', source),
      label: t(texts.source),
      choices: Object.entries(sourceTexts).map(([value, words]) => ({ value, label: t(words) })),
      none: t(texts.all),
      isOptional: true,
    }),
    textField(t, { ...state('tag', tag), label: t(texts.tag), width: 'medium', maxLength: 40 }),
    textField(t, {
      ...state('observable', observable),
      label: t(texts.observable),
      width: 'medium',
      direction: 'ltr',
      maxLength: 300,
    }),
    momentField(t, { ...state('from', from), label: t(texts.from), isOptional: true }),
    momentField(t, { ...state('until', until), label: t(texts.until), isOptional: true }),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  return html`<div class="no-print">${filters(t, body, Object.keys(filter).length > 0)}</div>`
}

function writePart({ found }: IncidentData, view: View): Html {
  const form = actionForm(view, {
    name: 'note',
    action: note,
    labels: texts,
    hidden: { incident: found.id },
    looks: {
      text: { rows: 3 },
      at: { direction: 'ltr' },
      offset: { direction: 'ltr', width: 'short' },
      observable: { direction: 'ltr' },
    },
    button: texts.add,
    kind: 'secondary',
  })
  const { t, base } = view
  const rows = buttonLink({
    href: `${base}${rowsPath(found.id)}`,
    label: t(texts.bringIn),
    kind: 'secondary',
  })
  return html`${disclosure(t(texts.addNote), form)}<p>${rows}</p>`
}

function entryItem(data: IncidentData, entry: EntryPart, view: View): Html {
  const { found, mayNote, names } = data
  const { t, base } = view
  const { kind, tag, observable, readIn, file, fileRow, record, addedBy } = entry
  const name = entryName(entry, view)
  const more = [
    ownTag(view, tag) !== '' && html`<div class="hint">${typed(tag)}</div>`,
    observable !== '' && html`<div>${code(observable)}</div>`,
    readIn !== '' && html`<div class="hint">${t(texts.readIn)}: ${typed(readIn)}</div>`,
    file !== null && html`<div class="hint">${ofFile(data, { file, fileRow }, view)}</div>`,
    record === null && html`<div class="hint">${personName(view, names, addedBy)}</div>`,
  ]
  const erase =
    data.mayAskErasure &&
    kind !== 'task-done' &&
    html`<a href="${base}${erasurePath(found.id, { kind: 'entry', subject: entry.id })}">${t(erasureTexts.ask)}</a>`
  const out =
    mayNote &&
    record !== null &&
    postForm(view, {
      name: ofRow('unlink', entry.id),
      hidden: { incident: found.id, entry: entry.id },
      label: t(texts.unlink),
      kind: 'secondary',
    })
  return html`<li><p class="timeline-time">${whenOf(data, entry, view)}</p><p class="timeline-title">${t(entryTexts[kind])}: ${name}</p><div>${more}${(out || erase) && html`<div class="no-print">${disclosure(t(texts.otherwise), [out, erase])}</div>`}</div></li>`
}

/** Which row of which file it was; the file is named by the beginning of its hash. */
function ofFile(
  { found, files }: IncidentData,
  { file, fileRow }: { readonly file: string; readonly fileRow: number | null },
  { t, base }: View,
): Content {
  const hash = code(`${files.get(file)?.slice(0, 12) ?? ''}…`)
  const link = html`<a href="${base}${rowsPath(found.id)}#${file}">${hash}</a>`
  return t.parts(texts.ofFile, { row: t.number(fileRow ?? 0), file: link })
}

/** The time of an entry by the chosen clock; what a person wrote down otherwise stands beside it. */
function whenOf({ clock }: IncidentData, entry: EntryPart, view: View): Content {
  const { t } = view
  const { written, kind } = entry
  const spelt = asWritten(entry)
  if (clock === 'written') return spelt === '' ? t(texts.undated) : typed(spelt)
  const zone = clock === 'utc' ? 'UTC' : view.node.zone
  const trueTime =
    entry.corrected === null ? null : exactMark(view, { ...entry, at: entry.corrected }, zone)
  const right =
    trueTime !== null &&
    html` <span class="hint">${t.parts(texts.correctedTo, { time: trueTime })}</span>`
  const when = html`${exactMark(view, entry, zone) ?? t(texts.undated)}${right}`
  if (kind !== 'note' || written === '') return when
  return html`${when} <span class="hint">${t.parts(texts.asWritten, { written: typed(spelt) })}</span>`
}

/** What was recorded and belongs to no incident: it may belong to this one. */
function loosePart({ loose, found, mayNote }: IncidentData, view: View): Html {
  const { t } = view
  if (!mayNote || loose.items.length === 0) return html``
  const rows = loose.items.map((entry) => {
    const take = postForm(view, {
      name: ofRow('link', entry.id),
      hidden: { incident: found.id, entry: entry.id },
      label: t(texts.link),
      kind: 'secondary',
    })
    const name = entryName(entry, view)
    return html`<li>${entry.at !== null && timeOf(view, entry.at)} ${t(entryTexts[entry.kind])}: ${name} ${take}</li>`
  })
  return html`<div class="no-print">${disclosure(t(texts.loose), html`<ul>${rows}</ul>`)}</div>`
}
