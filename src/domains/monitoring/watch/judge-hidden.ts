import type { Block, Reading } from '../../../lib/html/index.ts'
import { concernsVoters } from './about-lists.ts'
import { contactsIn } from './facts.ts'
import { type Draft, why } from './item.ts'
import { type Firm, type Index, partOf } from './known.ts'

/** Whether people call, write or go by a text. */
export function isContact({ sample, path }: Pick<Firm, 'sample' | 'path'>): boolean {
  return contactsIn(sample).length > 0 || />address(?:[#>]|$)/.test(path)
}

/** Firm texts that are hidden or struck where they always stood in sight, while the same stands elsewhere. */
export function hiddenHere({ firm }: Index, { blocks, calendar }: Reading): Draft[] {
  const shown = new Set<string>()
  const hidden = new Map<string, { readonly block: Block; readonly at: number }>()
  for (const [at, block] of blocks.entries())
    if (!block.isHidden) shown.add(placed(block)).add(block.key)
    else hidden.set(placed(block), { block, at })
  if (hidden.size === 0) return []
  return firm.flatMap((one) => {
    if (one.form === null || one.shape.isHidden || !shown.has(one.form)) return []
    const place = placed({ path: one.path, key: one.form })
    const found = shown.has(place) ? undefined : hidden.get(place)
    return found ? itemOf(one, found, concernsVoters(found.block, calendar)) : []
  })
}

function placed({ path, key }: Pick<Block, 'path' | 'key'>): string {
  return `${path} ${key}`
}

/** A question to a person where voters do not go by it. */
function itemOf(firm: Firm, { at }: { readonly at: number }, isOfVoters: boolean): Draft {
  const isGrave = firm.shape.isVoting || isOfVoters || isContact(firm)
  return {
    class: 'text',
    id: `hidden ${firm.id}`,
    level: isGrave ? 'H' : 'M',
    why: why('hidden_text'),
    place: firm.path,
    old: firm.sample,
    now: null,
    parts: { blocks: [at], gone: [partOf(firm)] },
  }
}
