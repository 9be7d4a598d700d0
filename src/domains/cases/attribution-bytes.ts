// What the two persons of an attribution sign: canonical JSON of its facts, with commitments in the place of words.
import { canonicalJson, type JsonValue } from '../../lib/jcs/jcs.ts'
import { commit } from '../../lib/custody/index.ts'
import { type AttributionRow, levelOf, type OpinionRow } from './schema/attribution.ts'

/**
 * The bytes that whoever proposes an attribution signs: its level and words, and the matrix that it stands on.
 * Source: RFC 8785.
 */
export function proposalBytes(row: AttributionRow): Uint8Array {
  return bytesOf({ v: 1, ...factsOf(row) })
}

/**
 * The bytes that the second person signs: the same, with the hash that the first one signed and every opinion, so that no
 * dissent is added or lost between reading and deciding.
 */
export function decisionBytes(row: AttributionRow, opinions: readonly OpinionRow[]): Uint8Array {
  return bytesOf({
    v: 1,
    ...factsOf(row),
    proposal: row.proposed?.hash ?? '',
    proposer: row.proposed?.person ?? '',
    opinions: opinions.map(({ person, opinion, words, wordsSalt }) => ({
      person,
      opinion,
      words: commitmentOf(words, wordsSalt),
    })),
  })
}

/** The commitment to a text that stands in a row with its salt in base64url; empty where both were erased. */
export function commitmentOf(text: string, salt: string): string {
  return salt === '' ? '' : commit(Buffer.from(salt, 'base64url'), text)
}

function factsOf(row: AttributionRow) {
  const { id, kind, estimate, hypothesis, round } = row
  return {
    case: row.case,
    attribution: id,
    level: levelOf(kind),
    kind,
    estimate,
    hypothesis,
    round,
    subject: commitmentOf(row.subject, row.subjectSalt),
    note: commitmentOf(row.note, row.noteSalt),
    basis: commitmentOf(row.basis, row.basisSalt),
  }
}

function bytesOf(facts: JsonValue): Uint8Array {
  return new TextEncoder().encode(canonicalJson(facts))
}
