import type { Hono } from 'hono'
import { clientAddress } from './request.ts'

/** Path under which a caller learns how its own request arrived; `scrutineer doctor` judges the proxies by it. */
export const ARRIVAL = '/.well-known/scrutineer-arrival'

/**
 * Answers with what the node takes for the caller's address, the number of addresses in X-Forwarded-For and the number
 * of proxies it believes. Told to anybody: it holds nothing but what the caller sent, and where from.
 */
export function addArrival(app: Hono, trustProxy: number): void {
  app.get(ARRIVAL, (c) => {
    const header = c.req.header('x-forwarded-for') ?? ''
    const forwarded = header.split(',').filter((part) => part.trim() !== '').length
    return c.json({ address: clientAddress(c, trustProxy), forwarded, trusted: trustProxy })
  })
}
