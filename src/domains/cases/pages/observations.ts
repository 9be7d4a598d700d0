import { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { button, buttonLink, fieldStates, ofRow, postForm, searchForm } from '../../../ui/form.ts'
import { textField } from '../../../ui/field.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { timeOf } from '../../../ui/time.ts'
import { table } from '../../../ui/table.ts'
import {
  correctObservation,
  dropObservation,
  mapObservation,
  observations,
  observe,
} from '../actions/observation.ts'
import { observationFiles } from '../actions/observation-file.ts'
import {
  confidenceTexts,
  evidenceTexts as texts,
  frameworkTexts,
  observableTexts,
} from '../texts/evidence.ts'
import { OBSERVATION_COLUMNS } from '../observation-sheet.ts'
import { framework, technique } from '../schema/observation.ts'
import { techniquesCalled } from '../techniques.ts'
import { casePage } from './frame.ts'
import { casePath, wordsOf } from './look.ts'
import { observationRowsPath } from './observation-rows.ts'
import { only } from './played.ts'
import { seenTimes } from './seen-times.ts'

async function load(ctx: PageContext, of: string) {
  const found = await ctx.call(observations, { case: of })
  const persons = found.items.flatMap(({ addedBy, lookedBy }) => [addedBy, lookedBy])
  const words = (ctx.search['words'] ?? '').trim().slice(0, MAX_WORDS)
  return {
    found,
    files: await filesOf(ctx, of, found.items),
    /** What somebody looked for among the techniques, and what was found; null where nobody looked. */
    sought: words === '' ? null : { words, ...techniquesCalled(ctx.node, words) },
    chosen: chosenFrom(ctx.search),
    /** Its evidence by id: what it is called, and its page. */
    titles: new Map(found.evidence.map(({ id, title }) => [id, title])),
    mayAnalyse: holds(ctx.actor, 'cases:analyse'),
    names: await namesOf(ctx, { persons }),
  }
}
/** Hashes of the files that brought observations in, by their ids. */
async function filesOf(
  ctx: PageContext,
  of: string,
  rows: readonly { readonly file: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.every(({ file }) => file === null)) return new Map()
  const { items } = await ctx.call(observationFiles, { case: of })
  return new Map(items.map(({ id, sha256 }) => [id, sha256]))
}
type Data = Awaited<ReturnType<typeof load>>
type Row = Data['found']['items'][number]

/** Longest words that are looked for. */
const MAX_WORDS = 100

/** The technique of an address to which a found one leads; null where there is none, or what is no number. */
function chosenFrom(search: PageContext['search']): Chosen | null {
  const of = chosenTechnique.safeParse({
    framework: search['framework'],
    technique: search['technique'],
  })
  return of.success ? of.data : null
}
const chosenTechnique = z.strictObject({ framework, technique })
type Chosen = z.infer<typeof chosenTechnique>

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'observations')

/** What was seen in the evidence, with its technique and its second look. */
export const observationsPage = casePage<Data>({
  path: 'observations',
  permission: 'cases:read',
  labels: texts,
  forms: {
    observe: { action: 'cases.observe', next: here, said: texts.saidObserved },
    map: { action: 'cases.mapObservation', next: here, said: texts.saidMapped },
    drop: {
      action: 'cases.dropObservation',
      next: here,
      said: texts.saidDropped,
      asks: { title: texts.dropTitle, what: texts.dropWhat, act: texts.drop },
    },
    correct: { action: 'cases.correctObservation', next: here, said: texts.saidCorrected },
    look: { action: 'cases.lookAgain', next: here, said: texts.saidLooked },
  },
  file: {
    name: 'observations',
    async rows(ctx) {
      const { items } = await ctx.call(observations, { case: ctx.params['case'] ?? '' })
      const held = items.filter(({ droppedAt, value }) => droppedAt === null && value !== '')
      return { columns: OBSERVATION_COLUMNS, rows: held.map(rowOf), isCut: false }
    },
  },
  load,
  render: (data, view, of) => ({
    shown: [listPart(data, view, of), evidencePart(data, view)],
    forms: data.mayAnalyse && formsPart(data, view, of),
  }),
})

/** An observation as a row of a file, which comes in again. */
function rowOf(row: Row) {
  const { kind, value, itemCode, place, seenFrom, seenUntil, framework, technique } = row
  return [kind, value, itemCode, place, seenFrom, seenUntil, framework, technique, row.confidence]
}

function listPart(data: Data, view: View, of: string): Html {
  const { found, names, mayAnalyse } = data
  const { t } = view
  const rows = table(t, {
    caption: t(texts.observations),
    isCaptionHidden: true,
    empty: t(texts.noObservations),
    rows: found.items,
    columns: [
      {
        label: t(texts.seen),
        cell: (row) => seenOf(row, view, data, of),
      },
      { label: t(texts.technique), cell: (row) => techniqueOf(row, view) },
      { label: t(texts.by), cell: (row) => memberName(view, names, row.addedBy) },
      {
        label: t(texts.secondLook),
        cell: (row) => {
          if (row.droppedAt !== null) return droppedOf(row, view)
          if (row.lookedBy !== null)
            return t.parts(texts.looked, { person: memberName(view, names, row.lookedBy) })
          if (row.technique === null || !mayAnalyse) return t(texts.notLooked)
          const hidden = { case: of, observation: row.id, mappedAt: row.mappedAt ?? '' }
          const label = t(texts.look)
          return postForm(view, { name: ofRow('look', row.id), hidden, label, kind: 'secondary' })
        },
      },
    ],
  })
  return block(t(texts.observations), rows, { isFlush: true })
}

function seenOf(row: Row, view: View, { files }: Data, of: string): Html {
  const { value, kind, itemCode, place, droppedAt, file, fileRow } = row
  const { t, base } = view
  const hash = file === null ? undefined : files.get(file)
  const from =
    hash !== undefined &&
    html`, ${t.parts(texts.ofFile, { row: t.number(fileRow ?? 0), file: html`<a href="${base}${observationRowsPath(of)}#${file}">${code(`${hash.slice(0, 12)}…`)}</a>` })}`
  const shown = value === '' ? wordsOf(t, '') : code(value)
  const what = droppedAt === null ? shown : html`<s>${shown}</s>`
  return html`${what}<br><small>${t(observableTexts[kind])}, ${code(itemCode)}, ${typed(place)}${seenTimes(view, row)}${from}</small>`
}

/** When it was dropped, and why. */
function droppedOf({ droppedAt, reason, instead }: Row, view: View): Content {
  if (droppedAt === null) return null
  const { t } = view
  const how = instead === null ? texts.dropped : texts.corrected
  return html`${t.parts(how, { time: timeOf(view, droppedAt) })}<br>${wordsOf(t, reason)}`
}

function techniqueOf({ framework, technique, confidence, techniqueName }: Row, { t }: View) {
  if (framework === null || technique === null || confidence === null) return t(texts.unmapped)
  return html`${code(technique)} ${techniqueName === null ? t(texts.notListed) : typed(techniqueName)}<br><small>${t(frameworkTexts[framework])}, ${t(texts.confidence)}: ${t(confidenceTexts[confidence])}</small>`
}

/** What there is to look into: each piece leads to its page, where it is downloaded. */
function evidencePart({ found, titles }: Data, { t, base }: View): Content {
  if (found.evidence.length === 0) return null
  const rows = found.evidence.map(
    ({ id, code: own }) =>
      html`<li><a href="${base}/console/evidence/${id}">${typed(titles.get(id) ?? own)}</a> ${code(own)}</li>`,
  )
  const more = found.evidenceCount - rows.length
  const cut =
    more > 0 &&
    html`<p class="hint">${t(texts.itemsCut, { count: more })} <a href="${base}/console/evidence">${t(texts.allItems)}</a></p>`
  return block(
    t(texts.items),
    html`<p class="hint">${t(texts.itemsHint)}</p><ul>${rows}</ul>${cut}`,
  )
}

/** Addresses and moments read from left to right in every language. */
const SIGHT_LOOKS = {
  value: { direction: 'ltr' },
  seenFrom: { direction: 'ltr', width: 'medium' },
  seenUntil: { direction: 'ltr', width: 'medium' },
} as const

function formsPart(data: Data, view: View, of: string): Content {
  const { found, titles } = data
  const { t } = view
  if (found.evidence.length === 0) return html`<p class="hint">${t(texts.noEvidence)}</p>`
  const items = found.evidence.map(({ id: value, code: own }) => ({
    value,
    label: `${titles.get(value) ?? ''} ${own}`.trim(),
  }))
  // Where not all are offered the code is typed: none is out of reach.
  const isAll = found.evidenceCount <= items.length
  const labels = isAll ? texts : { ...texts, itemHint: texts.itemCodeHint }
  const add = actionForm(view, {
    name: 'observe',
    action: observe,
    labels,
    hidden: { case: of },
    values: isAll ? { item: only(items) } : {},
    choices: { ...(isAll && { item: items }), kind: observableTexts },
    looks: { ...SIGHT_LOOKS, ...(!isAll && { item: { direction: 'ltr' } }) },
    button: texts.observe,
  })
  const isFirst = found.items.length === 0
  return [
    disclosure(t(texts.observe), add, isFirst),
    buttonLink({
      href: `${view.base}${observationRowsPath(of)}`,
      label: t(texts.bringIn),
      kind: 'secondary',
    }),
    mapPart(data, view, of),
    dropPart(data, view, of),
  ]
}

/** An observation as it is chosen. */
const named = ({ id: value, value: seen, itemCode }: Row) => ({
  value,
  label: `${seen} (${itemCode})`,
})

/** Where an observation that does not hold is dropped, or another put in its place. */
function dropPart({ found }: Data, view: View, of: string): Content {
  const held = found.items.filter(({ droppedAt }) => droppedAt === null)
  if (held.length === 0) return null
  const { t } = view
  const common = {
    labels: texts,
    hidden: { case: of },
    looks: SIGHT_LOOKS,
    kind: 'secondary',
  } as const
  const choices = { observation: held.map(named), kind: observableTexts }
  const drop = {
    ...common,
    name: 'drop',
    action: dropObservation,
    looks: {},
    choices: { observation: choices.observation },
    button: texts.drop,
  } as const
  const correct = {
    ...common,
    name: 'correct',
    action: correctObservation,
    choices,
    button: texts.correct,
  } as const
  return [
    disclosure(t(texts.correct), actionForm(view, correct)),
    disclosure(t(texts.drop), actionForm(view, drop)),
  ]
}

/** Where an observation is given its technique, looked for by name where nobody knows the number. */
function mapPart({ found, sought, chosen }: Data, view: View, of: string): Content {
  const held = found.items.filter(({ droppedAt }) => droppedAt === null)
  if (held.length === 0) return null
  const { t } = view
  const bare = held.find((one) => one.technique === null)
  const map = actionForm(view, {
    name: 'map',
    action: mapObservation,
    labels: texts,
    hidden: { case: of },
    values: { observation: bare?.id ?? '', framework: 'attack', ...chosen },
    choices: {
      observation: held.map(named),
      framework: frameworkTexts,
      confidence: confidenceTexts,
    },
    looks: { technique: { direction: 'ltr', width: 'short' } },
    button: texts.map,
    kind: 'secondary',
  })
  const isOpen = bare !== undefined || sought !== null || chosen !== null
  return disclosure(t(texts.map), [findPart(sought, view, of), map], isOpen)
}

/** Techniques by words of their names; choosing one fills in the form. */
function findPart(sought: Data['sought'], view: View, of: string): Html {
  const { t, base } = view
  const field = textField(t, {
    ...fieldStates('search', null)('words', sought?.words ?? ''),
    label: t(texts.findTechnique),
    hint: t(texts.findTechniqueHint),
    type: 'search',
    width: 'medium',
    maxLength: MAX_WORDS,
  })
  const form = searchForm([field, button({ label: t(texts.find), kind: 'secondary' })], FOUND)
  if (sought === null) return html`<div id="${FOUND}">${form}</div>`
  const rows = sought.items.map((one) => {
    const chosen = new URLSearchParams({ framework: one.framework, technique: one.technique })
    const href = `${base}${casePath(of, 'observations')}?${chosen.toString()}#${FOUND}`
    return html`<li><a href="${href}">${code(one.technique)} <span lang="en" dir="ltr">${one.name}</span></a> <small>${t(frameworkTexts[one.framework])}</small></li>`
  })
  const more = sought.all - sought.items.length
  return html`<div id="${FOUND}">${form}${rows.length === 0 ? html`<p>${t(texts.noneFound)}</p>` : html`<ul>${rows}</ul>`}${more > 0 && html`<p class="hint">${t(texts.moreFound, { count: more })}</p>`}</div>`
}

/** Where the found techniques stand on the page. */
const FOUND = 'techniques'
