import { asObject, JsonError, parseBoundedJson } from '../json/bounded.ts'
import { faultsOf, type Found } from './check.ts'
import { MAX_DEPTH, MAX_TEXT, type Playbook, playbook } from './model.ts'

/** A text that is no playbook of CACAO 2.0; `at` says where: an identifier, or the way through properties. */
export class CacaoError extends Error {
  override readonly name = 'CacaoError'
  readonly reason: JsonError['reason'] | 'version' | 'credentials' | 'form' | Found['fault']
  readonly at: string

  constructor(reason: CacaoError['reason'], at = '') {
    super(`no playbook: ${reason}${at === '' ? '' : ` at ${at}`}`)
    this.reason = reason
    this.at = at
  }
}

/** Reads a playbook. Throws CacaoError for what is none, for what it does not allow, and for what is too large. */
export function parsePlaybook(text: string): Playbook {
  const value = readJson(text)
  const facts = asObject(value)
  if (facts === null || facts['type'] !== 'playbook') throw new CacaoError('form', 'type')
  if (facts['spec_version'] !== 'cacao-2.0') throw new CacaoError('version', 'spec_version')
  if ('authentication_info_definitions' in facts)
    throw new CacaoError('credentials', 'authentication_info_definitions')
  const parsed = playbook.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? []
    throw new CacaoError('form', path.slice(0, MAX_DEPTH).join('.').slice(0, 300))
  }
  const [found] = faultsOf(parsed.data)
  if (found !== undefined) throw new CacaoError(found.fault, found.at)
  return parsed.data
}

/** Any JSON within the limits of a playbook. Throws CacaoError. */
export function readJson(text: string): unknown {
  try {
    return parseBoundedJson(text, { maxLength: MAX_TEXT, maxDepth: MAX_DEPTH })
  } catch (error) {
    throw error instanceof JsonError ? new CacaoError(error.reason) : error
  }
}

/** The playbook as JSON that people can read and compare. Throws CacaoError for what would not be read again. */
export function writePlaybook(value: Playbook): string {
  const text = `${JSON.stringify(value, null, 2)}\n`
  parsePlaybook(text)
  return text
}
