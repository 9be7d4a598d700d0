import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'

/**
 * Resolves a name for a connection, after `judge` looked at every one of its addresses and threw for one that must not be
 * connected to: the address that is connected to has been judged.
 */
export function permittedLookup(judge: (addresses: readonly string[]) => unknown): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      try {
        judge(found.map(({ address }) => address))
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '')
      }
      if (options.all === true) return callback(null, found)
      const [first] = found
      return callback(null, first?.address ?? '', first?.family ?? 4)
    })
  }
}
