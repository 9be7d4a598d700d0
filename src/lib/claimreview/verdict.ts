import { z } from 'zod'

/** Verdicts in an order, worst first, with their place on the scale that ratings have. */
const ORDERED = { false: 1, mostly_false: 2, mixed: 3, mostly_true: 4, true: 5 } as const
/** Verdicts that stand in no order: they are never a number. */
const UNORDERED = ['missing_context', 'altered_media', 'satire', 'unproven'] as const

/** All verdicts on the words of a claim. */
export const VERDICTS = [
  ...(Object.keys(ORDERED) as (keyof typeof ORDERED)[]),
  ...UNORDERED,
] as const

/** A verdict on the words of a claim, never on whoever said them. */
export const verdict = z.enum(VERDICTS)
export type Verdict = z.infer<typeof verdict>

/** The verdict of somebody else: `unmapped` until a person says which of ours the label means. It is never guessed. */
export const importedVerdict = z.enum([...VERDICTS, 'unmapped'])
export type ImportedVerdict = z.infer<typeof importedVerdict>

/** Best and worst place on the scale. */
export const BEST_RATING = 5
export const WORST_RATING = 1

/** The place of an ordered verdict, from 1 (false) to 5 (true); null for those that stand in no order. */
export function ratingOf(of: ImportedVerdict): number | null {
  return Object.hasOwn(ORDERED, of) ? ORDERED[of as keyof typeof ORDERED] : null
}

/** Longest label of a verdict, in the words of whoever gave it. */
export const MAX_LABEL = 100

/** A label as two of them are compared: without case, needless spaces and the signs around it. */
export function labelKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
