import type { Context, Next } from 'hono'

/** Content policy of every page: only our own files, nothing inline, two Trusted Types policies. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types fragments scrutineer-worker',
].join('; ')

const POLICY = 'Content-Security-Policy'

/** Two years, the value that preload lists ask for. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains'

/**
 * How to come with credentials. Bearer, because browsers open a window of their own for Basic, which no page here wants;
 * Basic is taken all the same. Source: RFC 9110 §15.5.2; RFC 6750 §3.
 */
function challengeFor(c: Context): string {
  const bearer = 'Bearer realm="Scrutineer"'
  return c.req.header('authorization') === undefined ? bearer : `${bearer}, error="invalid_token"`
}

/** Security headers of every answer; HSTS only where the node itself is reached by https. */
export function securityHeaders(isHttps: () => boolean) {
  return async (c: Context, next: Next): Promise<void> => {
    await next()
    const { headers } = c.res
    // A file to be saved brings a narrower one.
    if (!headers.has(POLICY)) headers.set(POLICY, CONTENT_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    // Not no-referrer: browsers would then post forms with Origin null.
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    if (c.res.status === 401 && !headers.has('WWW-Authenticate')) {
      headers.set('WWW-Authenticate', challengeFor(c))
    }
    if (isHttps() && c.get('onion') === undefined)
      headers.set('Strict-Transport-Security', STRICT_TRANSPORT)
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}
