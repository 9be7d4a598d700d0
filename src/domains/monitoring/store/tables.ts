import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { OpeningKind } from '../opening.ts'
import type { FindingState, MarkKind, SiteStatus } from '../schema.ts'
import type { SignalFormat, SignalKind, SystemKind } from '../system-schema.ts'

/** Rows as `migrations/0030-monitoring.sql`, `0031-inside-system.sql` and `0033-opening.sql` declare them. */
interface Tables {
  organization: { id: string; name: string; area: string; added_at: Time }
  site: {
    id: string
    organization: string
    name: string
    host: string
    https_port: number
    http_port: number
    path: string
    area: string
    affected: string
    keyword: string | null
    phrases: string
    moves_addresses: number
    slow_ms: number
    visit_ms: number | null
    allow_private: number
    is_public: number
    added_at: Time
    ended_at: Time | null
    aimed_at: Time
  }
  site_word: { word: string; site: string }
  authorisation: {
    id: string
    site: string
    scope: 'passive' | 'active'
    legal_basis: string
    granted_by: string
    recorded_by: string
    recorded_at: Time
    until_at: Time
    approved_by: string | null
    approved_at: Time | null
    revoked_by: string | null
    revoked_at: Time | null
    recorded_device: string | null
  }
  site_state: {
    site: string
    status: SiteStatus
    since_at: Time
    letter: string | null
    score: number | null
  }
  site_seen: { site: string; visit: string; seen_at: Time; stale_at: Time }
  visit: {
    id: string
    site: string
    at: Time
    duration_ms: number
    letter: string | null
    score: number | null
    hash: string
    verdict_set: string
    verdicts: string | null
    snapshot: string | null
    is_kept: number
  }
  visit_observation: {
    visit: string
    n: number
    kind: string
    sha256: string | null
    content: string
    bytes: Uint8Array | null
  }
  verdict_set: { hash: string; content: string }
  finding: {
    id: string
    /** Exactly one of site and system is null; a visit belongs to the first, a signal to the second. */
    site: string | null
    system: string | null
    check_name: string
    subject: string
    state: FindingState
    reason: string
    severity: string
    verdict: string
    visit: string | null
    signal: string | null
    suspected_at: Time
    opened_at: Time | null
    closed_at: Time | null
    previous: string | null
  }
  finding_vote: {
    finding: string
    visit: string
    at: Time
    says: 'bad' | 'good' | 'none'
    is_counted: number
  }
  mark: {
    id: string
    finding: string
    kind: MarkKind
    reason: string
    until_at: Time | null
    made_by: string
    made_at: Time
    withdrawn_at: Time | null
  }
  baseline: {
    id: string
    site: string
    visit: string
    content: string
    state: 'proposed' | 'approved' | 'replaced'
    proposed_at: Time
    approved_by: string | null
    approved_at: Time | null
  }
  grade: {
    id: string
    site: string
    visit: string
    at: Time
    letter: string | null
    score: number | null
  }
  opening: {
    kind: OpeningKind
    value: string
    reason: string
    opened_by: string | null
    opened_at: Time
  }
  visit_cover: { id: number; at: Time; visit: string }
  body_leaving: { sha256: string; since_at: Time }
  inside_system: {
    id: string
    organization: string
    name: string
    area: string
    affected: string
    kind: SystemKind
    backup_max_age_ms: number | null
    restore_max_age_ms: number | null
    sensor_least: 'C' | 'H' | 'M' | 'L'
    added_at: Time
    ended_at: Time | null
  }
  system_key: { system: string; secret: string; made_at: Time }
  expected_signal: {
    system: string
    kind: SignalKind
    every_ms: number
    grace_ms: number
    since_at: Time
  }
  value_rule: {
    id: string
    system: string
    kind: Exclude<SignalKind, 'sensor-alert'>
    value: string
    least: number | null
    most: number | null
    most_drop: number | null
    same_as_value: string | null
    same_as_system: string | null
  }
  signal: {
    id: string
    system: string
    kind: SignalKind
    format: SignalFormat
    number: number
    sent_at: Time
    at: Time
    sha256: string
    payload: string
    content: string
  }
  signal_seen: { system: string; kind: SignalKind; at: Time; number: number; quiet: number }
}

export type Row<T extends keyof Tables> = Tables[T]

/** The query builder over a lent transaction, knowing the tables of this slice. */
export const db = tables<Tables>()
