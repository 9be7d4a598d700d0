import type { Verdict } from './checks/index.ts'
import type { SiteStatus } from './schema.ts'

/** An open finding as far as the status of its site depends on it. */
export interface OpenFinding {
  readonly check: string
  readonly severity: string
  readonly cap: Verdict['cap'] | undefined
  /** A person accepted the risk or called it a false positive. */
  readonly isExcused: boolean
}

/**
 * The status of a site by its confirmed findings: `down` where visitors do not get the page, `degraded` where they
 * are misled or stopped by something critical or high, `at_risk` where something of medium weight is open. Low ones
 * and those that a person excused leave it `ok`. Whether the site was seen lately is another question.
 */
export function statusOf(findings: readonly OpenFinding[]): SiteStatus {
  const counted = findings.filter(({ isExcused }) => !isExcused)
  if (counted.some(({ check, cap }) => check === 'availability' && cap !== undefined)) return 'down'
  if (counted.some(({ severity }) => severity === 'C' || severity === 'H')) return 'degraded'
  return counted.some(({ severity }) => severity === 'M') ? 'at_risk' : 'ok'
}
