import { isSameSite, plainHost, type Reading, type Thing } from '../../../lib/html/index.ts'
import { contactsIn } from './facts.ts'
import type { Level, WhyCode } from './item.ts'
import { isOpenPlace } from './known.ts'
import type { Profile } from './profile.ts'
import { sameTelephone } from './same-fact.ts'

interface Around {
  readonly profile: Profile
  readonly reading: Reading
}

/** A new telephone, mail address or account to pay into. What readers see of it is judged as text; what they do not, here. */
export function judgeContact(
  { key, path, label, isHidden }: Thing,
  { profile, reading }: Around,
): { readonly level: Level; readonly code: WhyCode } | null {
  if (key.startsWith('money:')) return isHidden ? null : { level: 'H', code: 'asks_money' }
  const isGrave = !bringsThings(path, profile) && !isOwnMail(key, reading) && !isSeen(key, reading)
  // A letter or call without anybody to get it is the reader's to address.
  const isToNobody = key.endsWith(':') || /^mailto:\?/i.test(label)
  return { level: isGrave && !isToNobody ? 'H' : 'M', code: 'new_contact' }
}

/** Whether things come and go at a place by themselves. */
export function bringsThings(path: string, { places }: Profile): boolean {
  const place = places.find((one) => one.path === path)
  return place !== undefined && isOpenPlace(place)
}

function isOwnMail(key: string, { home }: Reading): boolean {
  const host = /^mailto:[^@]*@([^,;?\s]+)$/.exec(key)?.[1]
  return host !== undefined && isSameSite(plainHost(host), home.host)
}

/** Characters of the page in which contacts are looked for. */
const MAX_VISIBLE = 200_000

/** Whether readers see who is called or written to. */
function isSeen(key: string, { visible }: Reading): boolean {
  const contact = key.slice(key.indexOf(':') + 1)
  const seen = visible.slice(0, MAX_VISIBLE)
  if (contact.includes('@')) return seen.toLowerCase().includes(contact)
  // Short numbers are written as they are dialled.
  if (/^\+?\d{3,6}$/.test(contact)) return seen.includes(contact)
  return contactsIn(seen).some((one) => sameTelephone(one, contact))
}
