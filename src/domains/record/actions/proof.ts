import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { type Envelope, envelopeBytes, recordProof } from '../../../lib/provable/index.ts'
import {
  inclusionNodes,
  inclusionProof,
  proofText,
  readHashes,
  unverifiedCheckpoint,
} from '../../../lib/tlog/index.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'

/** Proofs of one answer: some three kilobytes each. */
const MAX_PROOFS = 100

export const proofs = query({
  name: 'record.proofs',
  permission: 'record:prove',
  scope: 'nation',
  summary:
    'The public records about something as proofs under one size of the log, whose checkpoint the caller has.',
  input: z.strictObject({
    subject: z.string().max(100),
    /** Leaves of the tree: those of a checkpoint that was handed out. */
    size: count.min(1),
    /** The leaf behind which it goes on. */
    after: count.or(z.literal(-1)).default(-1),
  }),
  output: z.strictObject({
    proofs: z.array(
      recordProof.omit({ proof: true }).extend({
        record: id,
        index: z.number().int(),
        /** Base64, from the sibling of the leaf to the child of the root. */
        hashes: z.array(z.string()),
      }),
    ),
    next: z.number().int().nullable(),
  }),
  async run({ tx, node }, { subject, size, after }) {
    if (!(await store.hasLeaf(tx, size - 1))) throw refusal('notPublished')
    const types = [...node.records.values()].flatMap(({ isPublic, type }) =>
      isPublic ? [type] : [],
    )
    const rows = await store.leavesOf(tx, { subject, types, after, size, limit: MAX_PROOFS })
    const nodes = rows.flatMap(({ seq }) => inclusionNodes(seq, size))
    const hashAt = await readHashes(nodes, size, (tile) => store.tileHashes(tx, tile))
    const found = rows.map((row) => ({
      record: row.id,
      index: row.seq,
      hashes: inclusionProof(row.seq, size, hashAt).map((one) =>
        Buffer.from(one).toString('base64'),
      ),
      ...leafOf(row),
    }))
    return { proofs: found, next: rows.length < MAX_PROOFS ? null : (rows.at(-1)?.seq ?? null) }
  },
})

/** What a proof says of a record: the bytes of its leaf, and what these commit to. */
function leafOf(row: store.Leaf) {
  const { seq: _, body, salt, bodyHash, ...fields } = row
  const envelope: Envelope = { v: 1, ...fields, body_hash: Buffer.from(bodyHash).toString('hex') }
  return {
    envelope: envelopeBytes(envelope).toString(),
    salt: salt === null ? null : Buffer.from(salt).toString('hex'),
    body,
  }
}

export const proof = query({
  name: 'record.proof',
  permission: 'anyone',
  scope: 'none',
  summary:
    'One file that proves to anybody, offline, that a public record is in the log and what it says.',
  input: z.strictObject({ record: id }),
  output: recordProof,
  async run({ tx, node }, { record }) {
    const row = await store.leafById(tx, record)
    // Whether there is a record of another kind is nobody's business.
    const isPublic = row !== null && node.records.get(row.type)?.isPublic === true
    const leaf = found(isPublic ? row : null, 'notPublic')
    const { seq } = leaf
    const checkpoint = node.checkpoint(seq + 1)
    if (checkpoint === null) throw refusal('notPublished')
    const { size } = unverifiedCheckpoint(checkpoint)
    const hashAt = await readHashes(inclusionNodes(seq, size), size, (tile) =>
      store.tileHashes(tx, tile),
    )
    const hashes = inclusionProof(seq, size, hashAt)
    return { proof: proofText({ index: seq, hashes, checkpoint }), ...leafOf(leaf) }
  },
})
