// Private persons are not named in public: what names them in a text is shown as a mark. What was written stays in the store.

/** What stands where a name was taken out. */
const MARK = '[…]'

/** A public text without the parts that name private persons. */
export function publicWords(
  { redacted }: { readonly redacted: readonly string[] },
  text: string,
): string {
  return redacted.reduce((left, part) => left.replaceAll(part, MARK), text)
}
