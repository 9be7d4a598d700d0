/**
 * DNS messages as pure code: wire form to values and back, record data as the text of zone files.
 * Made for clients that must read hostile answers: every length is checked, compression pointers only go backwards,
 * and whatever is malformed throws DnsError. It asks nobody; sending is the caller's part.
 * Source: RFC 1035, 3597, 6891 (EDNS0), 8659 (CAA), 8914 (extended errors).
 */
export { addressBytes, addressText } from './address.ts'
export { DnsError } from './dns-error.ts'
export { isIn, isWithin, type Network, networkText, parseNetwork } from './network.ts'
export { readName, writeName } from './name.ts'
export { registeredName } from './suffix.ts'
export {
  decodeMessage,
  type DnsMessage,
  type DnsQuestion,
  type DnsRecord,
  encodeQuery,
  encodeResponse,
  type ResponseParts,
  UDP_BYTES,
} from './message.ts'
export { rdataBytes, rdataText, TYPE_NUMBERS, typeName, type TypeName } from './rdata.ts'
