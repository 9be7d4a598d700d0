// Where citizens report: there nobody is counted or told to wait, and slow lines have time.

const REPORTING = /^(\/exercise)?\/[a-z]{2}\/report\b/

/** How long one request may take to come there: a minute until there is room for a file, and a file on a slow line. */
export const PATIENT_MS = 150_000

/** Whether an address is one of the pages on which citizens report. */
export function isReporting(path: string): boolean {
  return REPORTING.test(path)
}
