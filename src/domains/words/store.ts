import { table } from '../../lib/sql/table.ts'
import { wordingRow } from './schema.ts'

/** The node's own and confirmed texts. */
export const wordings = table('wording', wordingRow, ['language', 'slice', 'key'])
