/** Clauses of the programme that no slice carries out yet. A clause that gets its slice leaves this list in the same commit. */
export const OPEN_CLAUSES: readonly number[] = [3, 5, 10, 11, 13, 14, 16, 18]
