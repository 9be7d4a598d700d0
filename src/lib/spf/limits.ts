/** Limits of RFC 7208 section 4.6.4, which every receiver keeps: beyond them a record is void. */

/** Terms that ask DNS: `include`, `a`, `mx`, `ptr`, `exists`, `redirect`. */
export const MAX_TERMS = 10
/** Questions of such terms that have no answer. */
export const MAX_VOIDS = 2
/** Hosts of one `mx`, and names of one client that are validated. */
export const MAX_HOSTS = 10
