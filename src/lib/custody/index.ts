// Custody of evidence as pure code: who had a thing, when, and what was done to it. Each act is one event of a closed
// form (form) in canonical JSON (event); what each kind of act must and may say is a table (rules); the events of one
// item form a chain in which each names the hash of the one before (chain); an event carries the node's signature and,
// for what a person must answer for, an officer's passkey over its hash (signature). Events hold ids, hashes and salted
// commitments, never names or texts. Nothing here reads a store or a clock.
// Source: ISO/IEC 27037 (auditable, repeatable, reproducible, justified); RFC 8785; RFC 8032; W3C Web Authentication.
export {
  advance,
  type ChainFault,
  type ChainProblem,
  type ChainState,
  checkChain,
  faultsAfter,
  START,
} from './chain.ts'
export {
  commit,
  CustodyError,
  type CustodyErrorCode,
  eventBytes,
  eventHash,
  isCommitted,
  MAX_EVENT_BYTES,
  parseEvent,
} from './event.ts'
export {
  commitmentsOf,
  type CustodyEvent,
  custodyEvent,
  EVENT_TYPES,
  type EventType,
  eventType,
  MAX_EVENTS,
  type Party,
} from './form.ts'
export { fieldsOf, OFFICER_SIGNS } from './rules.ts'
export {
  type Assertion,
  assertion,
  challengeOf,
  checkAssertion,
  isAnswered,
  isSignedByNode,
} from './signature.ts'
