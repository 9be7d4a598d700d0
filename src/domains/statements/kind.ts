// What happened and when, as the incident itself says it: a person corrects it where it says too little or the wrong thing.
import { dateAt } from '../../core/civil-day.ts'
import { kept } from '../../core/kept.ts'
import type { NodeFacts } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'
import type { ElectionDay } from './needs.ts'
import { KINDS, type Kind, type Phase, plan, type PlanRow } from './schema.ts'

/** Kinds by type of incident (RSIT); of an altered thing it depends on what was altered. */
const BY_TYPE: Readonly<Record<string, Kind>> = {
  dos: 'down',
  ddos: 'down',
  misconfiguration: 'down',
  sabotage: 'down',
  outage: 'down',
  'unauthorised-information-access': 'leaked',
  'data-loss': 'leaked',
  'information-disclosure': 'leaked',
  masquerade: 'wrong',
  phishing: 'wrong',
}

/** What everybody reads, and what tells of results. */
const SITES = ['information-site', 'registration-portal', 'candidate-portal']
const RESULTS = ['results-site', 'results-transmission', 'count-aggregation']

/** What kind the facts of an incident are; null where they do not say. */
export function kindOf(type: string | undefined, asset: string | undefined): Kind | null {
  if (type === 'unauthorised-information-modification') {
    if (asset !== undefined && SITES.includes(asset)) return 'defaced'
    return asset !== undefined && RESULTS.includes(asset) ? 'wrong' : 'altered'
  }
  return BY_TYPE[type ?? ''] ?? null
}

/** What kind a finding of this check is about; null where it does not say. */
export function kindOfCheck(check: string | undefined): Kind | null {
  if (check === 'defacement') return 'defaced'
  return check === 'availability' ? 'down' : null
}

/** Phases of an incident, and of the election, as those of a plan. */
const BY_PHASE: Readonly<Record<string, Phase>> = {
  preparation: 'before',
  registration: 'before',
  campaign: 'before',
  silence: 'before',
  voting: 'during',
  polling: 'during',
  counting: 'after',
  results: 'after',
  after: 'after',
}

/** Which phase this is called by the incident; undefined where it says none. */
export function phaseNamed(name: string | undefined): Phase | undefined {
  return BY_PHASE[name ?? '']
}

/** Which phase a moment lies in, by the election that the node works for; before, where there is none. */
export function phaseAt(election: ElectionDay | null, now: Time): Phase {
  if (election === null) return 'before'
  return (
    BY_PHASE[election.phase] ?? (dateAt(now, election.zone) < election.date ? 'before' : 'after')
  )
}

/** What is planned whatever happened, and where personal data were touched. */
export type PlanName = Kind | 'unknown' | 'personal-data'

/** Names of all shipped plans. */
export const PLANS: readonly PlanName[] = ['unknown', ...KINDS, 'personal-data']

/** Plans that are kept as they were read; the files do not change while the node runs. */
const readText = kept(PLANS.length, (text: string) => plan.parse(JSON.parse(text)))

/** A row with how many minutes it has; null where the office enters them. */
export type PlannedRow = PlanRow & { readonly due: number | null }

/** Rows of a plan that are meant in this phase. */
export function rowsOf(
  node: Pick<NodeFacts, 'shippedContent'>,
  name: PlanName,
  phase: Phase,
): readonly PlannedRow[] {
  const { rows } = readText(node.shippedContent(`notifications/${name}.json`))
  return rows
    .filter(({ phases }) => phases.includes(phase))
    .map((row) => ({ ...row, due: minutesOf(row, phase) }))
}

function minutesOf({ minutes }: PlanRow, phase: Phase): number | null {
  return typeof minutes === 'object' ? minutes[phase] : (minutes ?? null)
}
