import type { Block, Reading, Thing } from '../../../lib/html/index.ts'
import type { JudgedFact, Look } from './fact-look.ts'
import { isAboutVote, isAboutVoting } from './words-of.ts'

/** What leaves a text readable, and in its order. */
const MILD = / (?:upright|direction|unheard)$/
/** Parts that stand around what a page is about. */
const AROUND = />(?:nav|header|footer|aside)(?:[#>]|$)/

/** A style that from now on makes something else than is written of what voters go by; elsewhere the style itself is told. */
export function judgeDrawn(thing: Thing, { reading }: Look): JudgedFact | null {
  const path = thing.path.slice(0, thing.path.lastIndexOf('>@'))
  const isMild = MILD.test(thing.label) && !/^(?:table|tr|tbody|ol|ul) /.test(thing.label)
  if (AROUND.test(path) || !(NAMED.test(path) || holdsVoting(path, reading))) return null
  return { level: isMild ? 'M' : 'H', code: 'drawn_otherwise' }
}

/** Names that pages give to parts that voters go by. */
const NAMED = /#\w*(?:ballot|candidat|station|poll|vote|voting|precinct|deadline)/i

const ABOUT = new WeakMap<Reading, readonly Block[]>()

/** Texts in sight that are about voting, or stand below a heading about elections; found once a visit. */
function textsAboutVoting(reading: Reading): readonly Block[] {
  const known = ABOUT.get(reading)
  if (known) return known
  const heads = new Map<string, boolean>()
  const isBelow = (heading: string) => {
    const about = heads.get(heading) ?? isAboutVote(heading)
    heads.set(heading, about)
    return about
  }
  const made = reading.blocks.filter(
    ({ isHidden, text, heading }) => !isHidden && (isAboutVoting(text) || isBelow(heading)),
  )
  ABOUT.set(reading, made)
  return made
}

function holdsVoting(path: string, reading: Reading): boolean {
  return textsAboutVoting(reading).some((block) => `${block.path}>`.startsWith(`${path}>`))
}
