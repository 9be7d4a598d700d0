import type { Realm } from '../core/action.ts'
import type { Language } from '../core/text.ts'

/** Address of a page: `path` starts with `/` and has neither realm nor language. */
export function pageHref(realm: Realm, language: Language, path: string): string {
  return `${realm === 'exercise' ? '/exercise' : ''}/${language}${path}`
}
