import { z } from 'zod'
import { hostsIn } from './hosts-in.ts'

/** Up to twenty host names. */
const NAMES =
  /^([a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6}( [a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6}){0,19})?$/

/** Of a pasted address its host; what is none stays as it was, to be refused. */
const asNames = (text: string) =>
  text
    .split(/[\s,;]+/)
    .map((one) => hostsIn(one, 1)[0] ?? one)
    .join(' ')
    .trim()

/** Names of hosts as they are kept, small and with a space between, none too; pasted addresses are taken as well. */
export const hostNames = z
  .string()
  .max(2_000)
  .overwrite(asNames)
  .regex(NAMES, 'Write names like news.example with spaces between.')
