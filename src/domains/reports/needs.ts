import { need } from '../../core/action.ts'
import { recordProof as proof } from '../../lib/provable/index.ts'

/** One file that proves to anybody that a public record is in the log. */
export const recordProof = need<{ record: string }>()('record.proof', proof)
