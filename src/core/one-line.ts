/** What ends a line, moves the cursor, turns the direction of reading or takes no room, and half a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * A text as one line of a terminal: what strangers wrote in it can begin no line of its own, hide none and colour none.
 * Marks that nobody sees are written as JSON escapes (`\u202e`), so that a line of JSON stays one with the same meaning;
 * tabs stay.
 */
export function oneLine(text: string): string {
  return text.replaceAll(UNSEEN, (mark) =>
    mark === '\t' ? mark : mark.split('').map(escaped).join(''),
  )
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A value as indented JSON, line by line. */
export function jsonLines(value: object): string[] {
  return JSON.stringify(value, null, 2).split('\n')
}
