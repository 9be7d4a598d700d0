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

/** Two years, the value that preload lists ask for. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains'

/** Security headers of every answer; HSTS only where the node itself is reached by https. */
export function securityHeaders(isHttps: () => boolean) {
  return async (c: Context, next: Next): Promise<void> => {
    await next()
    const { headers } = c.res
    headers.set('Content-Security-Policy', CONTENT_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    // Not no-referrer: browsers would then post forms with Origin null.
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    if (isHttps()) headers.set('Strict-Transport-Security', STRICT_TRANSPORT)
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}
