import { z } from 'zod'
import { areaRange } from '../../../core/permission.ts'
import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type {
  AnswerChannel,
  AttemptState,
  ClaimReason,
  OwnerKind,
  Predicate,
  Purpose,
  RouteChannel,
  StepChannel,
  StepTarget,
} from '../reach.ts'
import type { AlertState, Answer, RevisionKind, Way } from '../schema.ts'

/** Rows as `migrations/0040-alerting.sql`, `0041-reach.sql`, `0044-proposal-read.sql` and `0061-alert-way.sql` declare them; JSON columns are text here. */
interface Tables {
  alert: {
    id: string
    state: AlertState
    origin: string | null
    content: string
    event_code: string
    severity: string
    scope: string
    revision: number
    made_by: string
    made_device: string | null
    made_at: Time
    issued_at: Time | null
    expires_at: Time | null
    ended_at: Time | null
    finding_closed_at: Time | null
    review_due_at: Time | null
    reviewed_by: string | null
    review: string | null
  }
  alert_proposal: {
    alert: string
    content: string
    confirmed: string
    proposed_by: string
    proposed_device: string | null
    proposed_at: Time
    id: string
    refused_by: string | null
    refused_at: Time | null
  }
  alert_revision: {
    alert: string
    revision: number
    kind: RevisionKind
    sent: Time
    expires_at: Time
    event_code: string
    urgency: string
    severity: string
    certainty: string
    scope: string
    texts: string
    answers: string
    area_names: string
    cap_xml: string
    sha256: string
    audience_count: number
    audience_hash: string
    proposed_by: string
    released_by: string
    released_device: string | null
    released_at: Time
    break_glass_reason: string | null
    standing_order: string | null
    way: Way | null
  }
  alert_target: { alert: string; revision: number; area: string; is_carried: number }
  reception: {
    alert: string
    revision: number
    station: string
    area: string
    delivered_at: Time | null
    seen_at: Time | null
    answered_at: Time | null
    answer: Answer | null
  }
  acknowledgement: {
    id: string
    alert: string
    revision: number
    station: string
    area: string
    client_key: string
    answer: Answer
    reason: string | null
    comment: string | null
    given_by: string
    captured_at: Time
    received_at: Time
    skew_ms: number | null
    channel: AnswerChannel
  }
  contact_route: {
    id: string
    owner_kind: OwnerKind
    owner: string
    station: string | null
    area: string
    channel: RouteChannel
    address: string
    language: string | null
    source: 'territory' | 'entered'
    since: Time
    confirmed_at: Time | null
    removed_at: Time | null
  }
  escalation_step: {
    severity: string
    n: number
    wait_s: number
    predicate: Predicate
    channel: StepChannel
    target: StepTarget
    repeat_every_s: number
    max_repeats: number
  }
  escalation_run: {
    alert: string
    revision: number
    area: string
    step: number
    station: string
    predicate: Predicate
    channel: StepChannel
    target: StepTarget
    repeat_every_s: number
    max_repeats: number
    occurrence: number
    due_at: Time
    cursor: string
    state: 'waiting' | 'done' | 'closed'
  }
  attempt: {
    alert: string
    revision: number
    step: number
    occurrence: number
    route: string
    owner: string
    station: string | null
    channel: RouteChannel
    purpose: Purpose
    silent: number
    state: AttemptState
    due_at: Time
    tries: number
    provider_id: string | null
    provider_status: string | null
    body: string | null
    at: Time
  }
  answer_link: {
    hash: string
    alert: string
    revision: number
    station: string
    area: string
    place: string
    owner: string
    route: string
    made_at: Time
    expires_at: Time
  }
  contact_code: { route: string; hash: string; tries: number; expires_at: Time }
  station_card: {
    id: string
    station: string
    area: string
    issued_by: string
    issued_at: Time
    cancelled_at: Time | null
  }
  card_code: {
    hash: string
    card: string
    n: number
    used_at: Time | null
    used_for: string | null
    used_from: string | null
  }
  sms_claim: {
    id: string
    at: Time
    number: string
    body: string
    reason: ClaimReason
    station: string | null
  }
  answer_refusal: {
    station: string
    given_by: string
    hour_at: Time
    area: string
    too_many: number
    not_meant: number
    told: number
  }
  sms_try: { key: string; window_at: Time; count: number }
  standing_order: {
    id: string
    state: 'proposed' | 'approved' | 'suspended' | 'revoked'
    site: string | null
    event_code: string
    severity: string
    content: string
    valid_until: Time
    proposed_by: string
    proposed_device: string | null
    proposed_at: Time
    approved_by: string | null
    approved_at: Time | null
    revoked_by: string | null
    revoked_at: Time | null
    confirmed: string
    target: string | null
    target_before: string | null
    suspended_at: Time | null
  }
  standing_order_area: { standing_order: string; area: string }
  standing_order_use: { alert: string; standing_order: string; site: string; used_at: Time }
  station_problem: {
    id: string
    station: string
    area: string
    symptom: string
    note: string
    client_key: string
    reported_by: string
    captured_at: Time
    reported_at: Time
    state: 'open' | 'taken' | 'settled'
    owner: string | null
    taken_at: Time | null
    remedy: string | null
    settled_at: Time | null
    alert: string | null
  }
  stream_head: { shard: string; epoch: string; seq: number; chain: string; begun_at: Time }
  stream_entry: {
    shard: string
    epoch: string
    seq: number
    record_id: string
    alert: string
    revision: number
    kind: string
    frame: string
    skip_frame: string
    areas: string
    at: Time
  }
}

export type Row<T extends keyof Tables> = Tables[T]

export const db = tables<Tables>()

const textList = z.array(z.string())

/** A JSON list of texts as stored. */
export function listOf(json: string): string[] {
  return textList.parse(JSON.parse(json))
}

/** The area itself and every area above it, the nation first. */
export function withAncestors(area: string): string[] {
  const parts = area.split('/').slice(1, -1)
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`)]
}

/** What a column of area paths is compared with to find what touches `areas`: inside them, or around them. */
export function touching(areas: readonly string[]): {
  ranges: { from: string; to: string }[]
  above: string[]
} {
  return {
    ranges: areas.map(areaRange),
    above: [...new Set(areas.flatMap(withAncestors))],
  }
}
