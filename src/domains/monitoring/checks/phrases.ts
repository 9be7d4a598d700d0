/**
 * What defacers write on a page, in lower case, in the languages in which such pages are most often found. Kept to
 * phrases that election authorities do not write about themselves; what a site rightly says is in its baseline.
 */
const PHRASES: readonly string[] = [
  'hacked by',
  'h4cked by',
  'hack3d by',
  'defaced by',
  'pwned by',
  'pwn3d by',
  'you have been hacked',
  'you got hacked',
  'this site has been hacked',
  'this website has been hacked',
  'site has been seized by',
  'greetz to',
  'greetings to all hackers',
  'your security is zero',
  'security breached by',
  'تم الاختراق',
  'تم اختراق',
  'اخترق بواسطة',
  'مخترق من قبل',
  'hackeado por',
  'sitio hackeado',
  'pirateado por',
  'piraté par',
  'hacké par',
  'site piraté',
  'invadido por hackers',
  'взломано',
  'взломан хакерами',
  'сайт взломан',
  'зламано',
  'hacklendi',
  'tarafından hacklenmiştir',
  'gehackt von',
  'diretas oleh',
  'hack shod',
  'هک شد',
  'ہیک کر لیا',
  'द्वारा हैक',
  '被黑客入侵',
  '已被黑',
  '黑客入侵成功',
]

/** The phrases, built-in and own, that stand in a title or text; sorted. */
export function phrasesIn(text: string, own: readonly string[]): string[] {
  const plain = orderly(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const wanted = new Set([...PHRASES, ...own.map((phrase) => phrase.toLowerCase())])
  return [...wanted].filter((phrase) => plain.includes(phrase)).sort()
}

/**
 * Without what of a run of marks goes beyond any language: putting a run in its order takes the square of its length.
 * Source: UAX #15 section 12, Stream-Safe Text Format.
 */
function orderly(text: string): string {
  // The quicker question first: the pattern below looks at every letter of a page.
  return MARKS.test(text) ? text.replace(/(\p{M}{30})\p{M}+/gu, '$1') : text
}

/** As many units as a run of marks has at least: nothing below U+0300 is one. */
const MARKS = /[^\0-\u02ff]{31}/
