import type { Reading, Thing } from '../../../lib/html/index.ts'
import type { WhyCode } from './item.ts'
import { isAlways, type Profile } from './profile.ts'

/** Passwords, cards, and numbers by which the state knows a person. */
const SECRET =
  /^password:|cc-|card|cvv|cvc|iban|passw|passwd|pincode|ssn|social.?security|national.?id|passport|otp|current-password/i

export function isSecretField(key: string): boolean {
  return SECRET.test(key)
}

/** A new field: nothing where its name was drawn by chance as known ones are. */
export function judgeField(
  { key }: Thing,
  { profile }: { readonly profile: Profile },
): { readonly level: 'H' | 'M'; readonly code: WhyCode } | null {
  if (isSecretField(key)) return { level: 'H', code: 'secret_field' }
  return isDrawn(key, profile) ? null : { level: 'M', code: 'new_field' }
}

/** Known fields whose names are patterns that are tried. */
const MAX_PATTERNS = 20

/** Whether a name is one of a known pattern, `text:hp-*`, that differs in drawn parts alone. */
function isDrawn(key: string, { things }: Profile): boolean {
  const kept = [...(things.get('field')?.keys() ?? [])]
  return kept
    .filter((known) => known.includes('*') && /^\w+:.*[a-z]/i.test(known))
    .slice(0, MAX_PATTERNS)
    .some((known) => fits(key, known))
}

function fits(key: string, pattern: string): boolean {
  const [parts, known] = [key, pattern].map((text) => text.split(/[\s._~[\]-]/))
  if (parts?.length !== known?.length) return false
  // Words of small letters alone are names that a person gave.
  return (known ?? []).every((part, at) => {
    const own = parts?.[at] ?? ''
    return part === own || (part === '*' && /[\dA-Z]/.test(own))
  })
}

/** Kinds of fields that ask for what everybody may know: a mail address, a name, words to search for. */
const LITTLE = /^(?:email|search|text|hidden|checkbox|radio|submit|button|reset|select|textarea):/
/** Names of fields for who somebody is, beyond his name. */
const MUCH =
  /birth|\bdob\b|bday|naissance|nacimiento|nascimento|geburt|phone|\btel|street|postal|address-|addr\b|voter|ident|\bid\b|dni|cpf|passport|document|number|nummer|рожд|паспорт|هوية|ميلاد|身份|生日/i
/** Fields of a form that asks little. */
const MAX_LITTLE = 8

/** Whether what is asked for on the page and was not before is no more than a mail address, a name or words, while all known forms stay. */
export function asksLittle(
  { things, fetches, limits }: Profile,
  { inventories }: Reading,
): boolean {
  if (limits.has('field') || limits.has('form')) return false
  const known = things.get('field')
  const more = [...inventories.field.values()].filter(
    ({ key, count }) => count > (known?.get(key)?.most ?? 0),
  )
  if (more.length === 0 || more.length > MAX_LITTLE) return false
  const isGone = (['form', 'field'] as const).some((kind) =>
    (things.get(kind) ?? new Map())
      .entries()
      .some(([key, { seen }]) => isAlways(seen, fetches) && !inventories[kind].has(key)),
  )
  return (
    !isGone && more.every(({ key }) => LITTLE.test(key) && !MUCH.test(key) && !isSecretField(key))
  )
}
