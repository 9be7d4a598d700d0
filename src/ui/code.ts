import { type Html, html } from './html.ts'

/** Codes, addresses, hashes and phone numbers: read left to right in every language. */
export function code(value: string): Html {
  return html`<code dir="ltr" translate="no">${value}</code>`
}

/** Text that people typed: its direction is its own and does not disturb the sentence around it. */
export function typed(value: string): Html {
  return html`<bdi>${value}</bdi>`
}

/** A code as it is read and typed: groups of four letters. */
export function grouped(letters: string): string {
  return (letters.match(/.{1,4}/g) ?? []).join('-')
}
