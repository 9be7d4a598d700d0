/**
 * TLS hellos as pure code: a ClientHello that offers exactly one protocol version, and a reader for what the server
 * shows in clear text (version, suite, extensions, chain as served, alert). No cryptography takes place.
 * Made to ask a server which versions it still speaks. It sends nothing; that is the caller's part.
 * Source: RFC 8446, 5246, 4346, 2246; extended master secret RFC 7627; secure renegotiation RFC 5746.
 */
export { encodeClientHello, type HelloOptions, type OfferedVersion } from './client-hello.ts'
export {
  MAX_FLIGHT_BYTES,
  type FlightReader,
  parseServerFlight,
  type ServerFlight,
  serverFlightReader,
  TlsError,
} from './server-flight.ts'
export { groupName, OFFERED_GROUPS, offeredSuites, suiteName } from './suites.ts'
