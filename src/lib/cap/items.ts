import { isCapTime } from './time.ts'

/** An earlier message, named by the three values that identify it. */
export interface CapReference {
  readonly sender: string
  readonly identifier: string
  readonly sent: string
}

/**
 * The items of `addresses` or `incidents`: separated by white space, in double quotes where an item
 * holds white space itself. Returns null where a quote is not closed.
 * Source: OASIS CAP 1.2 §3.2.1.
 */
export function splitItems(text: string): string[] | null {
  const items: string[] = []
  const rest = text.replace(/"([^"]*)"|[^\s"]+/g, (item: string, quoted?: string) => {
    items.push(quoted ?? item)
    return ''
  })
  return rest.trim() === '' ? items : null
}

/**
 * The messages that `references` names, in order. Returns null where an item is not
 * `sender,identifier,sent`. Source: OASIS CAP 1.2 §3.2.1.
 */
export function parseReferences(text: string): CapReference[] | null {
  const found: CapReference[] = []
  for (const item of text.split(/\s+/).filter((part) => part !== '')) {
    const [sender, identifier, sent, more] = item.split(',')
    if (!sender || !identifier || !sent || more !== undefined || !isCapTime(sent)) return null
    found.push({ sender, identifier, sent })
  }
  return found.length === 0 ? null : found
}

/** The `references` text for messages; their `sent` goes in exactly as they carried it. */
export function formatReferences(references: readonly CapReference[]): string {
  return references.map((item) => `${item.sender},${item.identifier},${item.sent}`).join(' ')
}
