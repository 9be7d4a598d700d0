import { z } from 'zod'
import { DAY } from './time.ts'

/** Highest number of anything that is counted one by one: a thousand a second for thirty years. Far above it sums are still exact. */
export const MAX_COUNT = 1e12

/** Longest span of time that anybody means; added to a time it stays a time. */
export const MAX_SPAN_MS = 366 * DAY

/** What is counted one by one from 0: the leaf index of a record, the size of a log, the row of a file. */
export const count = z.number().int().min(0).max(MAX_COUNT)

/** How many bytes something has; up to a pebibyte. */
export const byteCount = z
  .number()
  .int()
  .min(0)
  .max(2 ** 50)

/** A span of time in whole ms. */
export const spanMs = z.number().int().min(0).max(MAX_SPAN_MS)
