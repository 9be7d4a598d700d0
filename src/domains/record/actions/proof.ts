import { z } from 'zod'
import { query } from '../../../core/action.ts'
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
    const { seq, body, salt, bodyHash, ...fields } = found(isPublic ? row : null, 'notPublic')
    const checkpoint = node.checkpoint(seq + 1)
    if (checkpoint === null) throw refusal('notPublished')
    const { size } = unverifiedCheckpoint(checkpoint)
    const hashAt = await readHashes(inclusionNodes(seq, size), size, (tile) =>
      store.tileHashes(tx, tile),
    )
    const envelope: Envelope = { v: 1, ...fields, body_hash: Buffer.from(bodyHash).toString('hex') }
    return {
      proof: proofText({ index: seq, hashes: inclusionProof(seq, size, hashAt), checkpoint }),
      envelope: envelopeBytes(envelope).toString(),
      salt: salt === null ? null : Buffer.from(salt).toString('hex'),
      body,
    }
  },
})
