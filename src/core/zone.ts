import { z } from 'zod'

/** IANA name of a time zone. */
export const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  }, 'no such time zone; write it like Europe/Paris')
