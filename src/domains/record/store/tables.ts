import { tables } from '../../../lib/sql/tables.ts'

interface Tables {
  record: {
    id: string
    seq: number | null
    at: string
    type: string
    action: string
    actor: string
    subject: string
    area: string
    marking: string
    body: string | null
    salt: Uint8Array | null
    hash: Uint8Array
  }
}

export type Row<T extends keyof Tables> = Tables[T]

export const db = tables<Tables>()
