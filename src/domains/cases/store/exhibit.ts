import { table } from '../../../lib/sql/table.ts'
import { exhibitRow, referralRow } from '../schema/exhibit.ts'

export const referrals = table('case_referral', referralRow, ['case'])
export const exhibits = table('case_exhibit', exhibitRow, ['case', 'item'])
