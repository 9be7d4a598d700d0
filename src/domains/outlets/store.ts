import { table } from '../../lib/sql/table.ts'
import * as noun from './schema.ts'

export const persons = table('outlet_person', noun.personRow, ['person'])
export const commitments = table('outlet_commitment', noun.commitmentRow, ['source', 'version'])
