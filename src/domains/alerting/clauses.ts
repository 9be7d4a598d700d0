import type { ClausePart } from '../../core/clause.ts'
import { records } from './records.ts'
import { clauseTexts as texts } from './texts/clauses.ts'

/** What the programme asks for and alerting does. */
export const clauses: readonly ClausePart[] = [
  {
    number: 12,
    text: texts.c12,
    pages: ['/alerts'],
    counted: [records['alert.issued']],
    figure: texts.alerts,
  },
]
