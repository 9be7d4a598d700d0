import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'

/** Rows as `migrations/0010-accounts.sql` to `0013-browser.sql` declare them. */
interface Tables {
  person: { id: string; name: string; joined_at: Time }
  role_grant: {
    id: string
    person: string
    role: string
    area: string
    given_at: Time
    given_by: string
    withdrawn_at: Time | null
    withdrawn_by: string | null
  }
  invitation: {
    id: string
    secret_hash: string
    kind: 'join' | 'first' | 'recover'
    name: string | null
    role: string | null
    area: string | null
    person: string | null
    made_by: string
    made_at: Time
    expires_at: Time
    used_at: Time | null
    withdrawn_at: Time | null
  }
  invitation_role: { invitation: string; role: string }
  passkey: {
    id: string
    person: string
    credential_id: string
    public_key: string
    counter: number
    is_synced: number
    label: string
    added_at: Time
    used_at: Time | null
    removed_at: Time | null
  }
  recovery_code: {
    code_hash: string
    person: string
    made_at: Time
    used_at: Time | null
    replaced_at: Time | null
  }
  session: {
    id: string
    secret_hash: string
    person: string
    opened_with: string
    opened_at: Time
    expires_at: Time
    closed_at: Time | null
    closed_by: string | null
  }
  browser: { id: string; secret_hash: string; first_seen_at: Time }
  browser_person: { browser: string; person: string; bound_at: Time; bound_with: string }
  session_seen: { subject: string; seen_at: Time }
  challenge: {
    id: string
    value: string
    purpose: 'join' | 'sign-in' | 'confirm' | 'add'
    subject: string
    person: string
    expires_at: Time
  }
  code_try: { space: string; since: Time; wrong: number }
  device_offer: {
    id: string
    station: string
    area: string
    code_head: string
    code_hash: string
    code_expires_at: Time
    secret_hash: string
    expires_at: Time
    made_by: string
    made_at: Time
    used_at: Time | null
    withdrawn_at: Time | null
  }
  device: {
    id: string
    station: string
    area: string
    label: string
    secret_hash: string
    offer: string
    enrolled_at: Time
    expires_at: Time
    revoked_at: Time | null
  }
  token: {
    id: string
    name: string
    role: string
    area: string
    secret_hash: string
    made_by: string
    made_at: Time
    expires_at: Time
    revoked_at: Time | null
  }
}

export type Row<T extends keyof Tables> = Tables[T]

/** The query builder over a lent transaction, knowing the tables of this slice. */
export const db = tables<Tables>()
