import type { FactLook } from './fact-look.ts'
import type { Draft } from './item.ts'
import { judgeFacts } from './judge-facts.ts'
import { judgeFields } from './judge-fields.ts'

/** What is told of a page outside its text: new things, facts, and fields that together ask who somebody is. */
export function judgeOutside(look: FactLook, things: readonly Draft[]): Draft[] {
  const facts = judgeFacts(look)
  const rest = things.filter((item) => item.class !== 'contact' || !isTold(item, facts))
  return [...rest, ...facts, ...judgeFields(look.profile, look.reading)]
}

/** Whether a new contact is told as one that stands in place of another. */
function isTold({ place = '' }: Draft, facts: readonly Draft[]): boolean {
  return facts.some((fact) => fact.old && fact.place?.startsWith(`${place}>a@`))
}
