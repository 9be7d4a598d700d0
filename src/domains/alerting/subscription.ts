import { z } from 'zod'

/** A point of P-256 and a secret of 16 bytes, base64url without padding. Source: RFC 8291 §3.1. */
const POINT = /^[\w-]{87}$/
const SECRET = /^[\w-]{22}$/

/** What a browser gives when it subscribes. */
export const subscription = z.strictObject({
  endpoint: z
    .url({ protocol: /^https$/ })
    .min(12)
    .max(1_000),
  p256dh: z.string().regex(POINT, 'no public key'),
  auth: z.string().regex(SECRET, 'no secret'),
})
export type Subscription = z.infer<typeof subscription>

/** The stored form of a subscription as the address of a route. */
export function addressOfSubscription(of: Subscription): string {
  return JSON.stringify([of.endpoint, of.p256dh, of.auth])
}

/** The subscription of a stored address. Throws ZodError for anything else. */
export function subscriptionOf(address: string): Subscription {
  const [endpoint, p256dh, auth] = z
    .tuple([z.string(), z.string(), z.string()])
    .parse(JSON.parse(address))
  return subscription.parse({ endpoint, p256dh, auth })
}
