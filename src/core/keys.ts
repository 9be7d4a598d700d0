import type { Keys } from './port.ts'

/** What a command signs and seals with; throws Error, when it does, in a house without keys. */
export function keysFor(keys: Keys | undefined): Pick<Keys, 'signing' | 'seal'> {
  const own = () => {
    if (keys === undefined) throw new Error('this house has no keys')
    return keys
  }
  return {
    signing: (purpose) => own().signing(purpose),
    seal: (text, about) => own().seal(text, about),
  }
}
