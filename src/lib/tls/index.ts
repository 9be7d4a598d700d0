/**
 * TLS hellos as pure code: a ClientHello that offers exactly one protocol version, and a reader for what the server
 * shows in clear text (version, suite, extensions, chain as served, staple, Diffie-Hellman parameters, alert), to ask a
 * server which versions and suites it still speaks; and the certificates of a handshake that somebody else finished, in
 * TLS 1.3 with its secret. It sends nothing; that is the caller's part.
 * Source: RFC 8446, 5246, 4346, 2246; extended master secret RFC 7627; secure renegotiation RFC 5746.
 */
export { encodeClientHello, type HelloOptions, type OfferedVersion } from './client-hello.ts'
export { type DhGroup, dhGroup } from './dh.ts'
export { sentCertificates } from './sent-certificates.ts'
export {
  type DhParameters,
  MAX_FLIGHT_BYTES,
  type FlightReader,
  parseServerFlight,
  type ServerFlight,
  serverFlightReader,
  TlsError,
} from './server-flight.ts'
export {
  afterAnswer,
  nextOffer,
  type SuiteAnswer,
  type SuiteSearch,
  suiteSearch,
} from './suite-search.ts'
export { everySuite, groupName, OFFERED_GROUPS, offeredSuites, suiteName } from './suites.ts'
