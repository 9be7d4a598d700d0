/**
 * `good`: as it should be; `advice`: works, and could be better; `wrong`: somebody will be failed by it; `unseen`: it
 * could not be looked at, so nothing is known.
 */
export type DiagnosisState = 'good' | 'advice' | 'wrong' | 'unseen'

/** What one look at the machine found, in plain words. */
export interface Diagnosis {
  /** What was looked at, one word of the handbook: clock, disk, dns … */
  readonly check: string
  readonly state: DiagnosisState
  /** What is so, one sentence or two. */
  readonly what: string
  /** How to mend it; null where there is nothing to do. */
  readonly mend: string | null
}

/** Makes the diagnoses of one check. */
export function diagnosesOf(check: string) {
  return {
    good: (what: string): Diagnosis => ({ check, state: 'good', what, mend: null }),
    advice: (what: string, mend: string): Diagnosis => ({ check, state: 'advice', what, mend }),
    wrong: (what: string, mend: string): Diagnosis => ({ check, state: 'wrong', what, mend }),
    unseen: (what: string, mend: string | null = null): Diagnosis => ({
      check,
      state: 'unseen',
      what,
      mend,
    }),
  }
}
