import { fold } from './fold.ts'

/** Letters of other scripts that look like Latin ones, and those. Source: Unicode Technical Standard 39, confusables. */
const LOOK_ALIKE: ReadonlyMap<string, string> = new Map(
  ['аa', 'вb', 'еe', 'кk', 'мm', 'нh', 'оo', 'рp', 'сc', 'тt', 'уy', 'хx', 'іi', 'јj', 'ѕs']
    .concat(['αa', 'βb', 'εe', 'ιi', 'κk', 'νv', 'οo', 'ρp', 'τt', 'υu', 'χx'], ['0o', '1l', 'ıi'])
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/**
 * A name for comparing where somebody may want two spellings of one to count as two: without case, accents, spaces and
 * signs, and with letters that look alike as the same one. Two names that differ here differ to the eye.
 */
export function likeness(name: string): string {
  const plain = fold(name.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return Array.from(plain, (letter) => LOOK_ALIKE.get(letter) ?? letter).join('')
}
