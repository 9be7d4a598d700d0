import type { ClausePart } from '../../core/clause.ts'
import { records } from './records.ts'
import { clauseTexts as texts } from './texts/clauses.ts'

/** What the programme asks for and monitoring does. */
export const clauses: readonly ClausePart[] = [
  {
    number: 4,
    text: texts.c4,
    pages: ['/checks'],
    counted: [records['site.added']],
    figure: texts.sites,
  },
  {
    number: 8,
    text: texts.c8,
    pages: [''],
    counted: [records['visit.covered']],
    figure: texts.visits,
  },
  {
    number: 9,
    text: texts.c9,
    pages: ['/checks'],
    counted: [records['finding.opened']],
    figure: texts.findings,
  },
]
