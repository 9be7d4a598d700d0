import { clauseNow, type ClausePart } from '../../core/clause.ts'
import type { PageContext } from '../../core/slice.ts'
import { shortMoment } from '../../ui/time.ts'
import { watchFigures } from './actions/learned.ts'
import { records } from './records.ts'
import { clauseTexts as texts } from './texts/clauses.ts'

const load = (ctx: PageContext) => ctx.call(watchFigures, {})

const passages = clauseNow({
  load,
  render: ({ passages: count }, { t }) => (count === 0 ? null : t(texts.passages, { count })),
})

const addresses = clauseNow({
  load,
  render: ({ addresses: count }, { t }) => (count === 0 ? null : t(texts.addresses, { count })),
})

const lastChange = clauseNow({
  load,
  render({ addresses: count, changeAt }, view) {
    const { t } = view
    if (changeAt !== null) return t.parts(texts.lastChange, { time: shortMoment(view, changeAt) })
    return count === 0 ? null : t(texts.noChange)
  },
})

/** What the programme asks for and monitoring does. */
export const clauses: readonly ClausePart[] = [
  {
    number: 4,
    text: texts.c4,
    pages: ['/checks'],
    counted: [records['site.added']],
    figure: texts.sites,
    now: passages,
  },
  {
    number: 8,
    text: texts.c8,
    pages: [''],
    counted: [records['visit.covered']],
    figure: texts.visits,
    now: addresses,
  },
  {
    number: 9,
    text: texts.c9,
    pages: ['/checks'],
    counted: [records['finding.opened']],
    figure: texts.findings,
    now: lastChange,
  },
]
