/** Words of a table, with `|` between them, a language a line. */
export const list = (text: string): readonly string[] =>
  text
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')
