import { fold } from '../../core/fold.ts'
import { hostsIn } from '../../core/hosts-in.ts'
import { plainDigits } from '../../lib/digits/index.ts'
import type { Pointed } from './schema.ts'

/** Things of one kind that are pointed out; whoever has more takes some out and sees the rest. */
const MAX_POINTED = 50

const MAIL = /[^\s@<>()"'،؛]{1,64}@[^\s@<>()"'،؛]{1,253}/gu
const V4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g
/** Groups of hexadecimal digits with at least two colons: IPv6, shortened or not. */
const V6 = /(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi
/** Digits with what people put between them; days and pairs of years are taken out below. */
const PHONE = /[+(]?\d(?:[ ().\-/\u00a0\u202f]{0,2}\d){6,14}/g
const DAYS = /^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{4}$|^\d{4}[-/]\d{4}$/
/** What tells an address from a time of day. */
const NO_CLOCK = /::|[a-f]|(?::.*){5}/i

/**
 * What in a text could tell who or which site it is about, each once, by its looks: mail addresses, telephone numbers,
 * addresses of the net, names of hosts; and those of `names` that stand in it. Linear in the text.
 */
export function pointedOut(text: string, names: readonly Pointed[]): Pointed[] {
  const plain = plainDigits(text)
  const found = (kind: Pointed['kind'], texts: Iterable<string>): Pointed[] =>
    [...new Set(texts)].slice(0, MAX_POINTED).map((one) => ({ kind, text: one }))
  const all = (pattern: RegExp) => [...plain.matchAll(pattern)].map(([one]) => one)
  const addresses = [...all(V4), ...all(V6).filter((one) => NO_CLOCK.test(one))]
  const phones = all(PHONE).filter((one) => !DAYS.test(one) && !addresses.includes(one))
  const mails = all(MAIL)
  const ofMails = new Set(mails.map((one) => fold(one.slice(one.indexOf('@') + 1))))
  return [
    ...names,
    ...found('mail', mails),
    ...found('phone', phones),
    ...found('address', addresses),
    ...found('host', hostsIn(text, MAX_POINTED)).filter(({ text: host }) => !ofMails.has(host)),
  ]
}

/** Those that nobody confirmed. */
export function unconfirmed(
  all: readonly Pointed[],
  confirmed: readonly Pick<Pointed, 'text'>[],
): Pointed[] {
  const known = new Set(confirmed.map(({ text }) => text))
  return all.filter(({ text }) => !known.has(text))
}

/** Names that groups are given by those who accuse them, by how such names are made; and those that are known best. */
const ACCUSED = [
  /\b(?:APT ?|UNC|FIN|TA|DEV-|Storm-)\d{1,5}\b/,
  /\b[A-Z][a-z]{1,20} (?:Bear|Panda|Kitten|Chollima|Spider|Typhoon|Blizzard|Sandstorm|Sleet|Tempest)\b/,
  /\b(?:Anonymous|Wizard Spider|Guardians of Peace)\b/,
  /\b(?:lulzsec|lazarus|sandworm|conti|killnet|lockbit|revil|darkside|blackcat|hive ransomware)\b/i,
]

/** The first name of a group in a text that is said to attack; null where there is none that can be told by its looks. */
export function accusedIn(text: string): string | null {
  for (const pattern of ACCUSED) {
    const [name] = pattern.exec(text) ?? []
    if (name !== undefined) return name
  }
  return null
}
