import { table } from '../../lib/sql/table.ts'
import { policyRow } from './deadlines.ts'
import { correctionRow } from './correction.ts'
import { letterRow } from './letter-row.ts'
import { restrictionRow } from './restriction.ts'
import * as noun from './schema.ts'

export const notices = table('accuracy_notice', noun.noticeRow)
export const steps = table('notice_step', noun.stepRow)
export const policies = table('notice_policy', policyRow)
export const restrictions = table('notice_restriction', restrictionRow)
export const corrections = table('notice_correction', correctionRow)
export const letters = table('notice_letter', letterRow)
