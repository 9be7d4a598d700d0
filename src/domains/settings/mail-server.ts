/** A mail server without user and password, and those where its address held them. */
export interface MailServer {
  /** `smtp://host:port` or `smtps://host:port` */
  readonly url: string
  readonly user: string
  readonly password: string
}

/** Port where encryption comes first, and the one where it is asked for. Source: RFC 8314 §3.3, RFC 6409 §3.1. */
const SMTPS_PORT = '465'
const SUBMISSION_PORT = '587'

/** Reads a server as people write it: a whole address, or a host with or without port. Null for what is none. */
export function mailServerOf(text: string): MailServer | null {
  const [, said = '', rest = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(text) ?? []
  const scheme = said.toLowerCase()
  // Read as https, whose hosts are checked; what is no part of a server must not be there.
  const url = URL.parse(`https://${rest}`)
  if (url === null || url.pathname + url.search + url.hash !== '/') return null
  const [, port] = /:(\d+)\/?$/.exec(rest) ?? []
  const isSecure = scheme === 'smtps' || (scheme === '' && port === SMTPS_PORT)
  if (!['', 'smtp', 'smtps'].includes(scheme)) return null
  const usual = isSecure ? SMTPS_PORT : SUBMISSION_PORT
  const server = `${isSecure ? 'smtps' : 'smtp'}://${url.hostname}:${port ?? usual}`
  return signedIn(server, url)
}

function signedIn(server: string, { username, password }: URL): MailServer | null {
  try {
    const [user, secret] = [username, password].map(decodeURIComponent)
    return { url: server, user: user ?? '', password: secret ?? '' }
  } catch {
    // A lone % in it.
    return null
  }
}
