import { table } from '../../../lib/sql/table.ts'
import { erasureRow } from '../schema/erasure.ts'

export const erasures = table('case_erasure', erasureRow)
