import { table } from '../../lib/sql/table.ts'
import { snoozeRow, workRow } from './schema.ts'

/** What somebody has in hand. */
export const works = table('work', workRow, ['subject'])
/** What somebody has put aside for a while. */
export const snoozes = table('snooze', snoozeRow, ['subject', 'person'])
