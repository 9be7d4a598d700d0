// Whether what was typed is of the kind that is said of it. It is refused as it stands: nobody's finding is repaired.
import { z } from 'zod'
import type { ObservableKind } from './schema/observation.ts'

const isIPv4 = (text: string) => z.ipv4().safeParse(text).success
const isIPv6 = (text: string) => z.ipv6().safeParse(text).success

/** Labels of letters, digits, `-` and `_` in any script, with a dot between. Source: RFC 5890 §2.3.2.3. */
const NAME =
  /^(?=.{1,253}$)[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]{0,62})(?:\.[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,62}){1,30}\.?$/u

const isName = (text: string) => NAME.test(text) && !isIPv4(text)

function isMail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [mailbox, host] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  return /^[^\s@]{1,64}$/u.test(mailbox) && isName(host)
}

const CHECKS: Readonly<Partial<Record<ObservableKind, (text: string) => boolean>>> = {
  'ipv4-addr': isIPv4,
  'ipv6-addr': isIPv6,
  'domain-name': isName,
  url: (text) => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text),
  'email-addr': isMail,
}

/** Whether a value is of its kind; accounts, files, processes and software are called as people call them. */
export function isOfKind(kind: ObservableKind, value: string): boolean {
  return CHECKS[kind]?.(value) ?? true
}
