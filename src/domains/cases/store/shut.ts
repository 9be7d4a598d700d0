import { table } from '../../../lib/sql/table.ts'
import { shutRow } from '../schema/shut.ts'

export const shut = table('case_shut', shutRow, ['case', 'incident', 'person'])
