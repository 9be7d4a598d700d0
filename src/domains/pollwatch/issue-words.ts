// Words of voting issues that people wrote and everybody is to read: which wait for a second reader, and what they may name.
import type { QueryContext } from '../../core/action.ts'
import type { Hand } from '../../core/two-persons.ts'
import { piiParts } from '../../lib/pii/pii.ts'
import { refusal } from './refusals.ts'
import type * as noun from './schema.ts'
import * as store from './store.ts'

/** Times that an issue is opened again whose reasons are read at once. */
const MAX_UNREAD = 50

/** Words that one person wrote and no second one read yet. */
export interface Unread {
  readonly words: string
  readonly by: Hand
  /** The step of a reason; null of the summary. */
  readonly step: string | null
}

/** Words of an issue that wait for a second reader, in the order in which they were written. */
export async function unreadOf(
  tx: QueryContext['tx'],
  row: noun.IssueRow,
): Promise<readonly Unread[]> {
  const { summary: words, openedBy: person, openedDevice: device } = row
  const own = row.readAt === null ? [{ words, by: { person, device }, step: null }] : []
  const of = { issue: row.id, kind: 'reopened', readAt: null } as const
  const steps =
    row.reopened === 0 ? [] : await store.steps.many(tx, of, { order: ['id'], limit: MAX_UNREAD })
  return [
    ...own,
    ...steps.map((one) => ({
      words: one.words,
      by: { person: one.person, device: one.device },
      step: one.id,
    })),
  ]
}

/** What everybody reads of its place anyway. */
export function publicNames({ place }: noun.IssueRow): string[] {
  return [place.name, place.number, ...place.way]
}

/** Throws 409 Problem `pollwatch.names_somebody` where words may name a person and nobody said that they are meant to. */
export function checkNames(row: noun.IssueRow, said: string, mayName = false): void {
  const parts = mayName ? [] : piiParts(said, publicNames(row))
  if (parts.length > 0)
    throw refusal('namesSomebody', {
      params: { parts: parts.map(({ words: one }) => one).join(', ') },
    })
}
