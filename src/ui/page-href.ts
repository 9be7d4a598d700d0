import type { Realm } from '../core/action.ts'
import type { Language } from '../core/text.ts'

/** Address of a page: `path` starts with `/` and has neither realm nor language. */
export function pageHref(realm: Realm, language: Language, path: string): string {
  return `${realm === 'exercise' ? '/exercise' : ''}/${language}${path}`
}

/** The address with these questions, before the part of the page that it names; empty ones are left out. */
export function withSearch(
  address: string,
  search: Readonly<Record<string, string | undefined>>,
): string {
  const asked = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as [string, string]],
  )
  if (asked.length === 0) return address
  const [page = '', ...part] = address.split('#')
  return [`${page}?${new URLSearchParams(asked).toString()}`, ...part].join('#')
}
