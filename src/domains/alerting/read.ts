import { canonicalHash } from '../../core/canonical-hash.ts'
import type { JsonValue } from '../../lib/jcs/jcs.ts'
import type { Content } from './content.ts'
import type { ProposalRow } from './store/alert.ts'
import type { OrderRow } from './store/order.ts'

/** Whom a proposal reaches: a hash of exactly these stations, and the areas as they are called, by path. */
export interface Recipients {
  readonly hash: string
  readonly names: ReadonlyMap<string, string>
}

/**
 * What a person read of a proposal, as one hash: which proposal it is, its content, exactly which stations it reaches,
 * how their areas are called, which is sent with it, and the languages that were confirmed. Another proposal of the same
 * words is another hash.
 */
export function readOfProposal(proposal: ProposalRow, { hash, names }: Recipients): string {
  const { alert, id, content, confirmed } = proposal
  return canonicalHash({
    of: 'proposal',
    alert,
    id,
    content: parsed(content),
    confirmed,
    audience: hash,
    areaNames: Object.fromEntries(names),
  })
}

/** What a person read of a draft before it was proposed. */
export function readOfDraft(content: Content): string {
  return canonicalHash({ of: 'draft', content: parsed(JSON.stringify(content)) })
}

/**
 * The same of a standing order: also where its site is watched. Its stations are counted anew whenever it issues, so its
 * areas stand for them.
 */
export function readOfOrder(order: OrderRow): string {
  const { id, content, confirmed, site, target, proposedAt: at, validUntil: until } = order
  return canonicalHash({
    of: 'order',
    id,
    content: parsed(content),
    confirmed,
    site,
    // An order for every site is for those that were there then.
    at,
    target,
    until,
  })
}

function parsed(json: string): JsonValue {
  return JSON.parse(json) as JsonValue
}
