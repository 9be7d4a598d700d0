// Codes by which one slice names what another one holds and everybody may cite. They are never given twice: what is merged or
// withdrawn keeps its own.
import { z } from 'zod'

/** A source: who says something. */
export const sourceCode = z.string().regex(/^SRC-[A-Z]{8}$/)
/** A reference: `REF-` and what it is called in the shipped facts, `CIT-` for all that are added. */
export const itemCode = z.string().regex(/^(CIT-[A-Z]{8}|REF-[A-Z0-9-]{2,40})$/)
/** A claim that is checked. */
export const claimCode = z.string().regex(/^CLM-[A-Z]{8}$/)
/** A notice about accuracy. */
export const noticeCode = z.string().regex(/^NTC-[A-Z]{8}$/)
