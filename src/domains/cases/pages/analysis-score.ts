// Where an analyst marks the matrix by himself: a table of fields that works without script.
import type { View } from '../../../core/slice.ts'
import type { Mark } from '../../../lib/ach/index.ts'
import { block } from '../../../ui/block.ts'
import { fieldStates, form, button, hiddenFields, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { analysisTexts as texts, markTexts } from '../texts/analysis.ts'
import {
  type AnalysisData,
  changedSince,
  type RowPart,
  shortName,
  shownRows,
} from './analysis-data.ts'
import { factColumn, rowsNav } from './analysis-rows.ts'

/** In this order the same letter typed twice goes from the mark to the stronger one. */
const CHOICES: readonly ('' | Mark)[] = ['', 'C', 'CC', 'N', 'I', 'II']

/** In a table of so many rows each choice says what its letters mean; in a longer one the line above it does. */
const SPELT_ROWS = 8

/** What the reader does now: name, begin, mark, hand in, or wait. */
export function nowPart(data: AnalysisData, view: View): Html {
  const { found, of } = data
  const { t } = view
  const { round, isAnalyst } = found
  const parts: Content[] = [roundPart(data, view)]
  if (round === null) parts.push(isAnalyst && html`<p>${t(texts.nameFirst)}</p>`)
  else if (found.isScoring) parts.push(html`<p>${t(texts.scoreNow)}</p>`)
  else if (found.results.length === 0)
    parts.push(
      html`<p>${t(isAnalyst ? texts.waitForOthers : texts.waitForScores, { count: found.needed })}</p>`,
    )
  const isNew = changedSince(found) > 0
  const mayBegin = isAnalyst && (round === null ? isComplete(found) : isNew)
  if (mayBegin) {
    const name = round === null ? 'start' : 'startAgain'
    const label = t(round === null ? texts.start : texts.startAgain)
    const kind = round === null ? {} : ({ kind: 'secondary' } as const)
    parts.push(postForm(view, { name, hidden: { case: of }, label, ...kind }))
  }
  const marks = scorePart(data, view)
  return html`<div class="no-print">${block(t(texts.now), parts)}</div>${marks && html`<div>${marks}</div>`}`
}

function isComplete({ hypotheses, rows }: Found): boolean {
  const live = <R extends { droppedAt: string | null }>(all: readonly R[]) =>
    all.filter(({ droppedAt }) => droppedAt === null).length
  return live(hypotheses) >= 2 && live(rows) > 0
}

function roundPart({ found, names }: AnalysisData, view: View): Content {
  const { round, handedIn } = found
  const { t } = view
  if (round === null) return null
  const time = shortMoment(view, round.startedAt)
  const who = handedIn.map((person, n) => [n > 0 && ', ', memberName(view, names, person)])
  const changed = changedSince(found)
  return html`<p>${t.parts(texts.round, { number: round.number, time })}. ${t(texts.handedIn)}: ${handedIn.length === 0 ? t(texts.nobodyYet) : who}</p>${changed > 0 && html`<p class="hint">${t(texts.newRows, { count: changed })}</p>`}`
}

/** Id of the part of the page in which an analyst marks. */
export const MARKS = 'marks'

function scorePart(data: AnalysisData, view: View): Content {
  const { found, of } = data
  const { round, own } = found
  const { t } = view
  if (round === null || !found.isScoring) return null
  const sent = { case: of, round: round.id }
  const left = cellsLeft(round, own)
  const isWhole = left === 0
  const save = button({ label: t(texts.saveMarks), ...(isWhole ? { kind: 'secondary' } : {}) })
  const body = [
    hiddenFields(sent),
    html`<p class="hint">${t(texts.legend)}</p>`,
    html`<p>${isWhole ? t(texts.allMarked) : t(texts.marksLeft, { count: left })}</p>`,
    marksTable(data, view),
    html`<p class="no-print">${save}</p>`,
  ]
  const hand =
    isWhole &&
    html`<div class="no-print">${postForm(view, { name: 'handIn', hidden: sent, label: t(texts.handIn) })}</div>`
  const marks = form({ name: 'score', key: view.newKey(), body })
  return html`<div id="${MARKS}">${block(t(texts.yourMarks), html`${marks}${rowsNav(data, view)}${hand}`)}</div>`
}

type Found = AnalysisData['found']

/** Cells of the round that the analyst has not marked. */
function cellsLeft({ rows, hypotheses }: NonNullable<Found['round']>, own: Found['own']): number {
  const marked = Object.values(own?.marks ?? {}).flat()
  return rows.length * hypotheses.length - marked.filter((mark) => mark !== null).length
}

/** One field a cell; the tabulator goes along the rows, and the letter of a mark chooses it. */
function marksTable(data: AnalysisData, view: View): Html {
  const { found } = data
  const { t, refused } = view
  const { round, own } = found
  const state = fieldStates('score', refused)
  const { shown } = shownRows(data)
  const isShort = shown.length <= SPELT_ROWS
  const columns = (round?.hypotheses ?? []).map((column, n) => {
    const label = shortName(t, found, column)
    return {
      label,
      cell: (row: RowPart) => {
        const name = `marks.${row.id}.${column}`
        const { value } = state(name, own?.marks[row.id]?.[n] ?? '')
        const options = CHOICES.map(
          (mark) =>
            html`<option value="${mark}"${mark === value && html` selected`}>${mark === '' ? '–' : isShort ? t(markTexts[mark]) : mark}</option>`,
        )
        const words = t(texts.cell, { n: row.n, hypothesis: label })
        return html`<select name="${name}" aria-label="${words}" class="short">${options}</select>`
      },
    }
  })
  return table(t, {
    caption: t(texts.yourMarks),
    isCaptionHidden: true,
    rows: shown,
    columns: [factColumn(data, view), ...columns],
  })
}
