/** A DNS message, name or text that is not well formed, or goes beyond a limit of RFC 1035. */
export class DnsError extends Error {
  override readonly name = 'DnsError'
}
