// What people may do with a site, as mark and sentence: the same words wherever it is told.
import type { Message, Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import type { Html } from '../../ui/html.ts'
import { publicTexts as texts } from './texts/public.ts'
import type { SiteConduct, SiteUse } from './use.ts'

const LOOK: Readonly<Record<SiteUse, readonly [Tone, Shape]>> = {
  works: ['ok', 'tick'],
  'no-mail': ['ok', 'tick'],
  slow: ['warn', 'diamond'],
  maintenance: ['plain', 'dash'],
  read: ['warn', 'triangle'],
  unknown: ['plain', 'ring'],
  unreachable: ['bad', 'dash'],
  disbelieve: ['bad', 'triangle'],
  avoid: ['bad', 'cross'],
}

/** What may be said of a site while it is being looked at: what is safe until it is known. */
export const LOOKED: Readonly<Partial<Record<SiteUse, Message>>> = {
  avoid: texts.avoidLooked,
  disbelieve: texts.disbelieveLooked,
  unreachable: texts.unreachableLooked,
  unknown: texts.unknownLooked,
  read: texts.readLooked,
  maintenance: texts.maintenanceLooked,
  'no-mail': texts['no-mailLooked'],
}

/** What may be done with it, in a word or two. */
export function conductMark({ use, isUnsettled }: SiteConduct): Message {
  return isUnsettled ? texts.looked : texts[use]
}

/** The same as word, shape and colour. */
export function conductBadge(t: Translator, conduct: SiteConduct): Html {
  const [tone, shape] = conduct.isUnsettled ? (['warn', 'ring'] as const) : LOOK[conduct.use]
  return badge(tone, shape, t(conductMark(conduct)))
}

/** What may be done with it, in a sentence. */
export function conductWords({ use, isUnsettled }: SiteConduct): Message {
  return (isUnsettled ? LOOKED[use] : undefined) ?? texts[`${use}More`]
}
