import { isSameSite, type Thing } from '../../../lib/html/index.ts'
import { hostOf, isForeign, isState, type JudgedFact, type Look } from './fact-look.ts'
import { hostState, isForAnybody } from './hosts.ts'
import { isImitation } from './imitation.ts'
import { isFontFirm, isService, takesReports } from './services.ts'

/** Where what people type is sent; every other target is where something says that it is, or a program asks. */
export function isOfForm({ path }: Thing): boolean {
  return /^(?:form>|a@ping)/.test(path)
}

/** What something has that is another firm's: its pages in networks, its pictures. */
const BESIDE =
  />(?:sameAs|logo|subjectOf|isBasedOn)$|^link@(?:og|twitter):(?:image|video|audio|player)/

/**
 * Another host where a page, an office or an election says that it is, or from which a program takes what it runs or asks.
 * `isInPlace`: it stands in place of one that was always there.
 */
export function judgeAddress(
  thing: Thing,
  look: Look & { readonly isInPlace: boolean },
): JudgedFact | null {
  const host = hostOf(thing)
  const { home } = look.reading
  if (!isForeign(thing) || (host !== null && isSameSite(host, home.host))) return null
  const isKnown = host !== null && isReached(host, look)
  if (isState(thing)) return judgeProgram(thing, { ...look, host, isKnown })
  if (BESIDE.test(thing.path)) return isKnown ? null : { level: 'M', code: 'other_address' }
  if (look.isInPlace) return { level: isKnown ? 'M' : 'H', code: 'other_address' }
  if (isKnown) return null
  // Structured data of one more office or event name its address too.
  const isGrave = thing.path.startsWith('link@') || (host !== null && isImitation(host, home.host))
  return { level: isGrave ? 'H' : 'M', code: 'other_address' }
}

const KINDS = ['script', 'frame', 'sheet', 'image'] as const

/** Whether links of the page lead to a host, or something of the page comes from it. */
function isReached(host: string, { profile }: Look): boolean {
  if (isForAnybody(host)) return false
  return (
    profile.linkHosts.has(host) || KINDS.some((kind) => hostState(profile, kind, host) !== 'new')
  )
}

interface Asked extends Look {
  readonly host: string | null
  readonly isKnown: boolean
  readonly isInPlace: boolean
}

/** What a program that is drawn from the data of the page asks, or takes in. */
function judgeProgram(thing: Thing, { host, isKnown, isInPlace }: Asked): JudgedFact | null {
  const isFirm = host !== null && (isService(host) || isFontFirm(host) || takesReports(host))
  const code = thing.path.startsWith('state>code>') ? 'other_program' : 'form_sends'
  if (isInPlace) return { level: isKnown || isFirm ? 'M' : 'H', code }
  return isKnown || isFirm ? null : { level: 'H', code }
}
