// Records that can be proved to a stranger, as pure code: what of a record the log covers (envelope), and the one file
// with which anybody shows years later, without the node, that a record stood in its log and what it said (proof).
// Source: RFC 8785; RFC 9162; c2sp.org tlog-proof, tlog-policy.
export { type Envelope, envelopeBytes, parseEnvelope, saltedHash } from './envelope.ts'
export {
  judgeRecord,
  type JudgedRecord,
  parseRecordProof,
  type RecordFault,
  type RecordProof,
  recordProof,
  UnreadableProof,
} from './proof.ts'
