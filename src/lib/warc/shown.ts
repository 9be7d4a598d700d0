// What of a stored page is shown: a list of what is let through, so that what nobody thought of is left out.

/** Elements that are written as they are. */
const SHOWN = new Set(
  `a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em
  fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd legend li main mark nav ol p pre q rp rt
  ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`.split(
    /\s+/,
  ),
)

/** Elements of which not even the words are shown: they are none, or the page's own machinery. */
const NOTHING = new Set(
  `applet area audio base canvas datalist embed frame frameset iframe input link map meta meter noframes object optgroup
  option param progress script select source style svg template textarea title track video math`.split(
    /\s+/,
  ),
)

const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr'])

/** Attributes that say how words are read or where they stand in a table. */
const EVERYWHERE = new Set(['dir', 'lang', 'title'])
const OWN: Readonly<Record<string, readonly string[]>> = {
  col: ['span'],
  colgroup: ['span'],
  details: ['open'],
  img: ['alt', 'height', 'width'],
  li: ['value'],
  ol: ['reversed', 'start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
}
/** Characters of an attribute. */
const MAX_VALUE = 500

/** Whether neither the element nor what it holds is shown. */
export function isNothing(tag: string): boolean {
  return NOTHING.has(tag)
}

/** Whether an element has no end. */
export function isVoid(tag: string): boolean {
  return VOID.has(tag)
}

/** The tag that stands for an element; null where only what it holds is shown. An element of the page's own is a block. */
export function shownTag(tag: string): string | null {
  if (SHOWN.has(tag)) return tag
  return tag.includes('-') ? 'div' : null
}

/** Attributes that are shown, with values; where a link led is its title, so that it can be read and leads nowhere. */
export function shownAttributes(
  tag: string,
  attributes: readonly { readonly name: string; readonly value: string }[],
): [string, string][] {
  const own = OWN[tag] ?? []
  const shown = attributes
    .filter(({ name }) => EVERYWHERE.has(name) || own.includes(name))
    .map(({ name, value }): [string, string] => [name, value.slice(0, MAX_VALUE)])
  const address = tag === 'a' ? attributes.find(({ name }) => name === 'href')?.value : undefined
  if (address === undefined || !/^(?:https?:)?\/\/?[^\s]/i.test(address)) return shown
  return [...shown.filter(([name]) => name !== 'title'), ['title', address.slice(0, MAX_VALUE)]]
}
